//===- ConvOps.cpp - convolutions -----------------------------------------===//

#include "dialects/tf/ops/ConvOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ConvOps.cpp.inc"

void graphc::tf::registerConvOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ConvOps.cpp.inc"
      >();
}
