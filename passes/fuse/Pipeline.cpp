//===- Pipeline.cpp - the order of fuse -----------------------------------===//

#include "passes/fuse/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

void graphc::fuse::buildFusePipeline(OpPassManager &pm, const FuseOptions &options) {
  // Clusters are per value: two equal ops would be fused twice.
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(createFormClustersPass());
  pm.addPass(createOutlineKernelsPass());
  // Needs whole kernels; strategies see the shapes it leaves.
  pm.addPass(createCollapseDimsPass());
  // Must precede schedule, which copies the task counts.
  pm.addPass(createChooseStrategiesPass(
      {.vectorBytes = options.vectorBytes, .vectorRegisters = options.vectorRegisters}));
  pm.addPass(createPackWeightsPass());
  pm.addPass(createVerifyFusedPass());
}
