//===- Pipeline.cpp - the order of place ----------------------------------===//

#include "passes/place/Passes.h"

#include "mlir/Pass/PassManager.h"

using namespace mlir;

void graphc::place::buildPlacePipeline(OpPassManager &pm) {
  pm.addNestedPass<func::FuncOp>(createAssignDevicesPass());
  pm.addNestedPass<func::FuncOp>(createVerifyPlacementPass());
}
