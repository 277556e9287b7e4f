//===- Families.cpp - the families of mirrored ops ------------------------===//

#include "dialects/tf/ops/Families.h"

void graphc::tf::registerOpFamilies(TfDialect &dialect) { registerControlOps(dialect); }
