//===- Pipeline.cpp - the order of memory ---------------------------------===//

#include "passes/memory/Passes.h"

#include "mlir/Pass/PassManager.h"

void graphc::memory::buildMemoryPipeline(mlir::OpPassManager &pm) {
  pm.addPass(createPlaceConstantsPass());
}
