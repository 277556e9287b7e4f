//===- Passes.h - the memory stage ------------------------------------------===//

#ifndef GRAPHC_PASSES_MEMORY_PASSES_H
#define GRAPHC_PASSES_MEMORY_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

#include <string>

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::memory {

#define GEN_PASS_DECL
#include "passes/memory/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "passes/memory/Passes.h.inc"

/// `mapFile`: SVG of the arena over time; empty: none.
void buildMemoryPipeline(mlir::OpPassManager &pm, const std::string &mapFile);

} // namespace graphc::memory

#endif // GRAPHC_PASSES_MEMORY_PASSES_H
