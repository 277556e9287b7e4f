//===- FourierOps.cpp - Fourier transforms --------------------------------===//

#include "dialects/tf/ops/FourierOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/FourierOps.cpp.inc"

void graphc::tf::registerFourierOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/FourierOps.cpp.inc"
      >();
}
