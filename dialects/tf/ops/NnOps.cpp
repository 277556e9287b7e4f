//===- NnOps.cpp - pooling, normalization and losses ----------------------===//

#include "dialects/tf/ops/NnOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/NnOps.cpp.inc"

void graphc::tf::registerNnOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/NnOps.cpp.inc"
      >();
}
