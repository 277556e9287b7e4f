//===- FlowOps.cpp - calls, branches and loops ----------------------------===//

#include "dialects/tf/ops/FlowOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/FlowOps.cpp.inc"

void graphc::tf::registerFlowOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/FlowOps.cpp.inc"
      >();
}
