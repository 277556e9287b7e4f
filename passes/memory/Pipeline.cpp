//===- Pipeline.cpp - the order of memory ---------------------------------===//

#include "passes/memory/Passes.h"

#include "mlir/Pass/PassManager.h"

void graphc::memory::buildMemoryPipeline(mlir::OpPassManager &pm, const std::string &mapFile) {
  pm.addPass(createPlaceConstantsPass());
  pm.addPass(createPlanArenaPass({.mapFile = mapFile}));
  pm.addPass(createVerifyPlanPass());
}
