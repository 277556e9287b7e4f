//===- ArrayOps.cpp - shapes, joining and cutting -------------------------===//

#include "dialects/tf/ops/ArrayOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ArrayOps.cpp.inc"

void graphc::tf::registerArrayOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ArrayOps.cpp.inc"
      >();
}
