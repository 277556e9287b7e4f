//===- RaggedOps.cpp - ragged tensors, sets and counts --------------------===//

#include "dialects/tf/ops/RaggedOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/RaggedOps.cpp.inc"

void graphc::tf::registerRaggedOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/RaggedOps.cpp.inc"
      >();
}
