//===- Passes.td - passes of the simplify stage ---------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_SIMPLIFY_PASSES_TD
#define GRAPHC_PASSES_SIMPLIFY_PASSES_TD

include "mlir/Pass/PassBase.td"

def SimplifyAlgebraPass : Pass<"graphc-simplify-algebra", "::mlir::func::FuncOp"> {
  let summary = "rewrites that need no target: movement ops composed, no-ops dropped";
  let description = [{
    Only what changes no bit of any result. Transposes of transposes compose,
    reshapes of broadcasts of scalars become broadcasts, padding by nothing and
    slices of everything go.

    ```mlir
    %1 = graph.transpose %0 perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
    %2 = graph.transpose %1 perm = [1, 0] : tensor<3x2xf32> to tensor<2x3xf32>
    // %2 becomes %0
    ```
  }];
}

#endif
