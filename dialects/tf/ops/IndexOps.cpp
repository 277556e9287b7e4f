//===- IndexOps.cpp - searching, sorting, counting and scattering ---------===//

#include "dialects/tf/ops/IndexOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/IndexOps.cpp.inc"

void graphc::tf::registerIndexOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/IndexOps.cpp.inc"
      >();
}
