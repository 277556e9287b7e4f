//===- Pipeline.cpp - the order of fuse -----------------------------------===//

#include "passes/fuse/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

void graphc::fuse::buildFusePipeline(OpPassManager &pm) {
  // Clusters are per value: two equal ops would be fused twice.
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(createFormClustersPass());
  pm.addPass(createOutlineKernelsPass());
  // Needs whole kernels; must precede schedule, which copies the task counts.
  pm.addPass(createChooseStrategiesPass());
  pm.addPass(createVerifyFusedPass());
}
