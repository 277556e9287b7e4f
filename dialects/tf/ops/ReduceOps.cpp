//===- ReduceOps.cpp - reductions and running sums ------------------------===//

#include "dialects/tf/ops/ReduceOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ReduceOps.cpp.inc"

void graphc::tf::registerReduceOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ReduceOps.cpp.inc"
      >();
}
