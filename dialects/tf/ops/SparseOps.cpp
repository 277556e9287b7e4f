//===- SparseOps.cpp - sparse tensors -------------------------------------===//

#include "dialects/tf/ops/SparseOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SparseOps.cpp.inc"

void graphc::tf::registerSparseOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/SparseOps.cpp.inc"
      >();
}
