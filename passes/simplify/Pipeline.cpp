//===- Pipeline.cpp - the order of simplify -------------------------------===//

#include "passes/simplify/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

void graphc::simplify::buildSimplifyPipeline(OpPassManager &pm) {
  pm.addNestedPass<func::FuncOp>(createSimplifyAlgebraPass());
  pm.addNestedPass<func::FuncOp>(createNormalizeLayoutsPass());
  // Transposes that layouts brought in may meet their inverses.
  pm.addNestedPass<func::FuncOp>(createSimplifyAlgebraPass());
  // Equal subexpressions meet only once everything is in its simplest form.
  pm.addPass(createCSEPass());
}
