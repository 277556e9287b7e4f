//===- RnnOps.cpp - recurrent cells ---------------------------------------===//

#include "dialects/tf/ops/RnnOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/RnnOps.cpp.inc"

void graphc::tf::registerRnnOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/RnnOps.cpp.inc"
      >();
}
