//===- ActivationOps.cpp - activations and their gradients ----------------===//

#include "dialects/tf/ops/ActivationOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ActivationOps.cpp.inc"

void graphc::tf::registerActivationOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ActivationOps.cpp.inc"
      >();
}
