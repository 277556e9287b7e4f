//===- ImageOps.cpp - images, colours and sound ---------------------------===//

#include "dialects/tf/ops/ImageOps.h"

#include "dialects/tf/ops/Families.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ImageOps.cpp.inc"

void graphc::tf::registerImageOps(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/ops/ImageOps.cpp.inc"
      >();
}
