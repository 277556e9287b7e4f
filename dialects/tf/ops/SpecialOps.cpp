//===- SpecialOps.cpp - special functions ---------------------------------===//

#include "dialects/tf/ops/SpecialOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SpecialOps.cpp.inc"

void graphc::tf::registerSpecialOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/SpecialOps.cpp.inc"
      >();
}
