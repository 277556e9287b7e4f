//===- ControlOps.cpp - constants, feeds, checks and hand-over ------------===//

#include "dialects/tf/ops/ControlOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ControlOps.cpp.inc"

void graphc::tf::registerControlOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ControlOps.cpp.inc"
      >();
}
