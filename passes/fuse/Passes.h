//===- Passes.h - clusters to kernels -------------------------------------===//
//
// The fuse stage: tensor ops are grouped, outlined as kernels and given a loop
// structure. After it a function is a list of launches.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_FUSE_PASSES_H
#define GRAPHC_PASSES_FUSE_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::fuse {

#define GEN_PASS_DECL
#include "passes/fuse/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "passes/fuse/Passes.h.inc"

/// What fuse needs to know of the machine: tile shapes follow from it.
struct FuseOptions {
  int64_t vectorBytes = 32;
  int64_t vectorRegisters = 16;
};

void buildFusePipeline(mlir::OpPassManager &pm, const FuseOptions &options);

} // namespace graphc::fuse

#endif // GRAPHC_PASSES_FUSE_PASSES_H
