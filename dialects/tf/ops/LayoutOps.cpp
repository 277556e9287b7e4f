//===- LayoutOps.cpp - elements moved to other places ---------------------===//

#include "dialects/tf/ops/LayoutOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/LayoutOps.cpp.inc"

void graphc::tf::registerLayoutOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/LayoutOps.cpp.inc"
      >();
}
