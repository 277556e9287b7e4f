//===- Pipeline.cpp - the order of schedule -------------------------------===//

#include "passes/schedule/Passes.h"

#include "mlir/Pass/PassManager.h"

void graphc::schedule::buildSchedulePipeline(mlir::OpPassManager &pm) {
  pm.addPass(createBuildProgramsPass());
  pm.addPass(createVerifySchedulePass());
}
