//===- LinalgOps.cpp - matrices -------------------------------------------===//

#include "dialects/tf/ops/LinalgOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/LinalgOps.cpp.inc"

void graphc::tf::registerLinalgOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/LinalgOps.cpp.inc"
      >();
}
