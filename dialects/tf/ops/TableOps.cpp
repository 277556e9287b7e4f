//===- TableOps.cpp - lookup tables, queues, locks and other shared state -===//

#include "dialects/tf/ops/TableOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TableOps.cpp.inc"

void graphc::tf::registerTableOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/TableOps.cpp.inc"
      >();
}
