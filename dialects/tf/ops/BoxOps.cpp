//===- BoxOps.cpp - boxes of images ---------------------------------------===//

#include "dialects/tf/ops/BoxOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/BoxOps.cpp.inc"

void graphc::tf::registerBoxOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/BoxOps.cpp.inc"
      >();
}
