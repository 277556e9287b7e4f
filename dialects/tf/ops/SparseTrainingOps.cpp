//===- SparseTrainingOps.cpp - steps of optimizers on some rows -----------===//

#include "dialects/tf/ops/SparseTrainingOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SparseTrainingOps.cpp.inc"

void graphc::tf::registerSparseTrainingOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/SparseTrainingOps.cpp.inc"
      >();
}
