//===- QuantizeOps.cpp - quantized numbers --------------------------------===//

#include "dialects/tf/ops/QuantizeOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/QuantizeOps.cpp.inc"

void graphc::tf::registerQuantizeOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/QuantizeOps.cpp.inc"
      >();
}
