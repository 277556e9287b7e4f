//===- Passes.h - the place stage ------------------------------------------===//

#ifndef GRAPHC_PASSES_PLACE_PASSES_H
#define GRAPHC_PASSES_PLACE_PASSES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc::place {

#define GEN_PASS_DECL
#include "passes/place/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "passes/place/Passes.h.inc"

void buildPlacePipeline(mlir::OpPassManager &pm);

} // namespace graphc::place

#endif // GRAPHC_PASSES_PLACE_PASSES_H
