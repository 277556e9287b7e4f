//===- RandomOps.cpp - random numbers from hidden state -------------------===//

#include "dialects/tf/ops/RandomOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/RandomOps.cpp.inc"

void graphc::tf::registerRandomOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/RandomOps.cpp.inc"
      >();
}
