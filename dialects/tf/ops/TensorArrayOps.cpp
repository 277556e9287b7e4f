//===- TensorArrayOps.cpp - arrays of tensors, and stacks -----------------===//

#include "dialects/tf/ops/TensorArrayOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TensorArrayOps.cpp.inc"

void graphc::tf::registerTensorArrayOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/TensorArrayOps.cpp.inc"
      >();
}
