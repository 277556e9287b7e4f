//===- Passes.td - passes of the schedule stage ---------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_SCHEDULE_PASSES_TD
#define GRAPHC_PASSES_SCHEDULE_PASSES_TD

include "mlir/Pass/PassBase.td"

def BuildProgramsPass : Pass<"graphc-schedule-build-programs", "::mlir::ModuleOp"> {
  let summary = "turn functions of launches into plan.program ops";
  let description = [{
    Values become buffers: constants, the caller's arguments and results, arena
    slices, and heap buffers for what has a size that only data tell. A result is
    written in place by the instruction that computes it; it is copied only if
    it is also an argument, a constant, a view or returned twice.

    ```mlir
    func.func @f(%x: tensor<4xf32>) -> tensor<4xf32> {
      %0 = graph.launch @k(%x) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
      return %0 : tensor<4xf32>
    }
    // becomes
    plan.program @f .. {
      %x = plan.argument 0 : !plan.buffer<tensor<4xf32>>
      %y = plan.result 0 : !plan.buffer<tensor<4xf32>>
      plan.launch @k reads(%x : ..) writes(%y : ..) parameters = [] tasks = "1"
    }
    ```
  }];
  let dependentDialects = ["::graphc::plan::PlanDialect"];
  let statistics = [Statistic<"copies", "result-copies", "Results that had to be copied">];
}

def VerifySchedulePass : Pass<"graphc-schedule-verify", "::mlir::ModuleOp"> {
  let summary = "no function is left; every buffer that is read was written before";
}

#endif
