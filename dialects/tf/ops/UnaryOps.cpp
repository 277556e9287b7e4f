//===- UnaryOps.cpp - element by element, one operand ---------------------===//

#include "dialects/tf/ops/UnaryOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/UnaryOps.cpp.inc"

void graphc::tf::registerUnaryOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/UnaryOps.cpp.inc"
      >();
}
