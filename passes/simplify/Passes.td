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

def NormalizeLayoutsPass : Pass<"graphc-simplify-normalize-layouts", "::mlir::func::FuncOp"> {
  let summary = "bring contractions and convolutions into the form of the tile emitter";
  let description = [{
    The right operand of a contraction becomes [batch.., K, N..] (a constant is
    stored that way), the padding of a convolution elements of its input, and a
    convolution with a filter of one tap a contraction.

    ```mlir
    %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [1] : tensor<4x8xf32>, tensor<16x8xf32> to tensor<4x16xf32>
    // becomes
    %1 = graph.transpose %b perm = [1, 0] : tensor<16x8xf32> to tensor<8x16xf32>
    %0 = graph.contract %a, %1 batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
    ```
  }];
}

#endif
