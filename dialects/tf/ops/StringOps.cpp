//===- StringOps.cpp - strings --------------------------------------------===//

#include "dialects/tf/ops/StringOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/StringOps.cpp.inc"

void graphc::tf::registerStringOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/StringOps.cpp.inc"
      >();
}
