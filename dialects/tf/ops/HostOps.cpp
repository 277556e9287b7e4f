//===- HostOps.cpp - datasets, Python and TPUs ----------------------------===//

#include "dialects/tf/ops/HostOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/HostOps.cpp.inc"

void graphc::tf::registerHostOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/HostOps.cpp.inc"
      >();
}
