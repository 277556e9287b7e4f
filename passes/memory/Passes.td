//===- Passes.td - passes of the memory stage -----------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_MEMORY_PASSES_TD
#define GRAPHC_PASSES_MEMORY_PASSES_TD

include "mlir/Pass/PassBase.td"

def PlaceConstantsPass : Pass<"graphc-memory-place-constants", "::mlir::ModuleOp"> {
  let summary = "give every constant its offset in the weights section";
  let description = [{
    Equal constants share their bytes, in all programs of the model. Offsets are
    multiples of 64.

    ```mlir
    %0 = plan.constant dense<1.0> : tensor<4xf32> at 0 : !plan.buffer<tensor<4xf32>>
    ```
  }];
  let statistics = [Statistic<"shared", "shared", "Constants that share another's bytes">];
}

#endif
