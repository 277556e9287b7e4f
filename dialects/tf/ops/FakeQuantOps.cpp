//===- FakeQuantOps.cpp - quantized and back, and uniform quantization ----===//

#include "dialects/tf/ops/FakeQuantOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/FakeQuantOps.cpp.inc"

void graphc::tf::registerFakeQuantOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/FakeQuantOps.cpp.inc"
      >();
}
