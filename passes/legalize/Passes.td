//===- Passes.td - passes of the legalize stage ---------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_LEGALIZE_PASSES_TD
#define GRAPHC_PASSES_LEGALIZE_PASSES_TD

include "mlir/Pass/PassBase.td"

def LegalizeToGraphPass : Pass<"graphc-legalize-to-graph", "::mlir::ModuleOp"> {
  let summary = "turn tf ops into graph ops";
  let description = [{
    Op by op, in order: each has a lowering in passes/legalize/patterns. All ops
    without one, or whose lowering declines, are reported together. Needs
    ranked types everywhere (resolve gives them).

    ```mlir
    %0 = tf.Relu(%x) : (tensor<4xf32>) -> tensor<4xf32>
    // becomes
    %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
    ^bb0(%a: f32):
      %zero = arith.constant 0.0 : f32
      %1 = arith.maximumf %a, %zero : f32
      graph.yield %1 : f32
    }
    ```
  }];
  let dependentDialects = ["::graphc::graph::GraphDialect", "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
  let statistics = [Statistic<"lowered", "lowered", "tf ops lowered">];
}

def VerifyLegalizedPass : Pass<"graphc-legalize-verify", "::mlir::ModuleOp"> {
  let summary = "no tf op survives";
}

#endif
