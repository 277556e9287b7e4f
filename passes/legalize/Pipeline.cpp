//===- Pipeline.cpp - the order of legalize -------------------------------===//

#include "passes/legalize/Passes.h"

#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

void graphc::legalize::buildLegalizePipeline(OpPassManager &pm, Evaluator *evaluator) {
  pm.addPass(createLegalizeToGraphPass(evaluator));
  pm.addPass(createVerifyLegalizedPass());
  // Operands that were only read at compile time (axes, shapes) are dead now.
  pm.addPass(createCanonicalizerPass());
}
