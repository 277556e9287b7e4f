//===- ParseOps.cpp - numbers and messages in and out of strings ----------===//

#include "dialects/tf/ops/ParseOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ParseOps.cpp.inc"

void graphc::tf::registerParseOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ParseOps.cpp.inc"
      >();
}
