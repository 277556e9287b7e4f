//===- BinaryOps.cpp - element by element, several operands, broadcast ----===//

#include "dialects/tf/ops/BinaryOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/BinaryOps.cpp.inc"

void graphc::tf::registerBinaryOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/BinaryOps.cpp.inc"
      >();
}
