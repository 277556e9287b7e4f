//===- TensorListOps.cpp - lists, maps and optional values held in variants -===//

#include "dialects/tf/ops/TensorListOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TensorListOps.cpp.inc"

void graphc::tf::registerTensorListOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/TensorListOps.cpp.inc"
      >();
}
