//===- IoOps.cpp - files, readers, checkpoints and summaries --------------===//

#include "dialects/tf/ops/IoOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/IoOps.cpp.inc"

void graphc::tf::registerIoOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/IoOps.cpp.inc"
      >();
}
