//===- Register.cpp - every pass ------------------------------------------===//

#include "passes/Register.h"

#include "passes/fuse/Passes.h"
#include "passes/legalize/Passes.h"
#include "passes/lower/Passes.h"
#include "passes/memory/Passes.h"
#include "passes/place/Passes.h"
#include "passes/resolve/Passes.h"
#include "passes/schedule/Passes.h"
#include "passes/simplify/Passes.h"

void graphc::registerAllPasses() {
  registerResolvePasses();
  legalize::registerLegalizePasses();
  simplify::registerSimplifyPasses();
  place::registerPlacePasses();
  fuse::registerFusePasses();
  schedule::registerSchedulePasses();
  memory::registerMemoryPasses();
  lower::registerLowerPasses();
}
