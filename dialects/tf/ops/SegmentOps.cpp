//===- SegmentOps.cpp - segments of rows ----------------------------------===//

#include "dialects/tf/ops/SegmentOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SegmentOps.cpp.inc"

void graphc::tf::registerSegmentOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/SegmentOps.cpp.inc"
      >();
}
