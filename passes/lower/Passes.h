//===- Passes.h - kernel bodies to LLVM dialect ---------------------------===//
//
// The lower stage: `graph.kernel` bodies become loops, the loops LLVM dialect.
// It works on the module of kernels that fuse outlined; programs (plan) are
// not its business.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LOWER_PASSES_H
#define GRAPHC_PASSES_LOWER_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::lower {

#define GEN_PASS_DECL
#include "passes/lower/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "passes/lower/Passes.h.inc"

/// What lower needs to know of the machine.
struct LowerOptions {
  int64_t vectorBytes = 32;
  int64_t vectorRegisters = 16;
};

/// The stage, on a module that holds graph.kernel ops only.
void buildLowerPipeline(mlir::OpPassManager &pm, const LowerOptions &options);

} // namespace graphc::lower

#endif // GRAPHC_PASSES_LOWER_PASSES_H
