//===- Passes.td - passes of the fuse stage -------------------*- tablegen -*-===//

#ifndef GRAPHC_PASSES_FUSE_PASSES_TD
#define GRAPHC_PASSES_FUSE_PASSES_TD

include "mlir/Pass/PassBase.td"

def FormClustersPass : Pass<"graphc-fuse-form-clusters", "::mlir::func::FuncOp"> {
  let summary = "decide which ops run in one kernel";
  let description = [{
    Writes the attribute `clusters` on every tensor op: the numbers of the clusters
    that compute it. Ops that only move elements may be in several (each computes
    them on the fly); an op that is the root of its cluster is stored to
    memory. Deciding and outlining are two passes so that the decision can be
    read and tested.

    ```mlir
    %0 = graph.map(%x) {clusters = array<i64: 0>} ..    // fused into its only user
    %1 = graph.map(%0) {clusters = array<i64: 0>, root = 0 : i64} ..
    ```
  }];
  let statistics = [Statistic<"clustersFormed", "clusters", "Clusters formed">,
                    Statistic<"opsFused", "fused", "Ops fused into a consumer">];
}

def OutlineKernelsPass : Pass<"graphc-fuse-outline-kernels", "::mlir::ModuleOp"> {
  let summary = "move clusters into graph.kernel ops of the module @kernels";
  let description = [{
    Sizes that are not constant become the kernel's parameters p0, p1, .. so that
    equal clusters have equal text; each is outlined once.

    ```mlir
    %1 = graph.launch @k0_map(%x) parameters = ["b"] : (tensor<?xf32, ["b"]>) -> tensor<?xf32, ["b"]>
    module @kernels {
      graph.kernel @k0_map(%x: tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]> { .. }
    }
    ```
  }];
  let statistics = [Statistic<"outlined", "kernels", "Kernels outlined">,
                    Statistic<"shared", "shared", "Launches of a kernel that existed already">];
}

def ChooseStrategiesPass : Pass<"graphc-fuse-choose-strategies", "::mlir::ModuleOp"> {
  let summary = "give every kernel its loop structure, task count and grain";
  let description = [{
    The strategy is chosen from the kernel alone (its ops and sizes), before
    schedule, because the launch must know how many tasks there are. Lower emits what is
    written here and decides nothing.

    ```mlir
    graph.kernel @k(..) attributes {strategy = "rows", tasks = "p0", grain = "64"} { .. }
    ```
  }];
  let options = [
    Option<"vectorBytes", "vector-bytes", "int64_t", "32", "bytes of a vector register">,
    Option<"vectorRegisters", "vector-registers", "int64_t", "16", "number of vector registers">,
  ];
}

def CollapseDimsPass : Pass<"graphc-fuse-collapse-dims", "::mlir::ModuleOp"> {
  let summary = "merge dimensions that every op of a kernel treats alike";
  let description = [{
    Between outlining and strategies: a kernel is a function of memory, so that
    [n, h, w, c] may as well be [n*h*w, c] where nothing tells n, h and w apart. Longer
    inner loops and fewer divisions follow.

    ```mlir
    graph.kernel @k(%x: tensor<4x8xf32>) -> tensor<4x8xf32>    // becomes
    graph.kernel @k(%x: tensor<32xf32>) -> tensor<32xf32>
    ```
  }];
  let statistics = [Statistic<"collapsed", "kernels", "Kernels with merged dimensions">];
}

def PackWeightsPass : Pass<"graphc-fuse-pack-weights", "::mlir::ModuleOp"> {
  let summary = "store constant right operands in the panels the tile emitter reads";
  let description = [{
    After strategies, which say how wide a panel is. [K, N] becomes
    [ceil(N/NR), K, NR] with zeros in what the last panel has too much; the kernel gets
    the attribute `packed`.

    ```mlir
    %w = graph.constant dense_resource<w> : tensor<64x100xf32>    // becomes, with panels of 16 columns
    %w = graph.constant dense_resource<packed> : tensor<7x64x16xf32>
    ```
  }];
  let statistics = [Statistic<"packed", "packed", "Constants packed">];
}

def VerifyFusedPass : Pass<"graphc-fuse-verify", "::mlir::ModuleOp"> {
  let summary = "functions hold launches, host calls and constants only";
}

#endif
