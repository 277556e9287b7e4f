//===- Passes.h - the simplify stage ------------------------------------------===//

#ifndef GRAPHC_PASSES_SIMPLIFY_PASSES_H
#define GRAPHC_PASSES_SIMPLIFY_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::simplify {

#define GEN_PASS_DECL
#include "passes/simplify/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "passes/simplify/Passes.h.inc"

void buildSimplifyPipeline(mlir::OpPassManager &pm);

} // namespace graphc::simplify

#endif // GRAPHC_PASSES_SIMPLIFY_PASSES_H
