//===- VariableOps.cpp - variables and updates of their parts -------------===//

#include "dialects/tf/ops/VariableOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/VariableOps.cpp.inc"

void graphc::tf::registerVariableOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/VariableOps.cpp.inc"
      >();
}
