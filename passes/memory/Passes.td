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

def PlanArenaPass : Pass<"graphc-memory-plan-arena", "::mlir::ModuleOp"> {
  let summary = "give every arena buffer its offset";
  let description = [{
    A buffer lives from the first instruction that writes it to the last that
    uses it or a view of it. Programs whose sizes are all constants get their
    offsets here, with the bytes of the arena and a lower bound beside it; where
    a size is a symbol the runtime packs the arena once a shape tuple, from the same
    lifetimes.

    ```mlir
    plan.program @f attributes {arena_bytes = "64", arena_lower_bound = "64", ..} {
      %0 = plan.arena at "0" : !plan.buffer<tensor<16xf32>>
    ```
  }];
  let options = [Option<"mapFile", "map", "std::string", "\"\"",
                        "file for a drawing of the arena over time (SVG)">];
  let statistics = [Statistic<"arenaBytes", "bytes", "Bytes of all arenas">,
                    Statistic<"lowerBound", "lower-bound", "Bytes that no plan can go below">];
}

def VerifyPlanPass : Pass<"graphc-memory-verify", "::mlir::ModuleOp"> {
  let summary = "no live arena buffer is overwritten; constants have offsets";
}

#endif
