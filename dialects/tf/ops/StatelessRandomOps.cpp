//===- StatelessRandomOps.cpp - random numbers by seed --------------------===//

#include "dialects/tf/ops/StatelessRandomOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/StatelessRandomOps.cpp.inc"

void graphc::tf::registerStatelessRandomOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/StatelessRandomOps.cpp.inc"
      >();
}
