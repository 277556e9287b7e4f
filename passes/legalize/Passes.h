//===- Passes.h - tf to graph ---------------------------------------------===//

#ifndef GRAPHC_PASSES_LEGALIZE_PASSES_H
#define GRAPHC_PASSES_LEGALIZE_PASSES_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

#include <memory>

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc {
class Evaluator;
} // namespace graphc

namespace graphc::legalize {

#define GEN_PASS_DECL
#include "passes/legalize/Passes.h.inc"

/// The pass, with an evaluator for operands that must be known at compile time
/// (axes, paddings) and are computed; it may be null and must outlive the pass.
std::unique_ptr<mlir::Pass> createLegalizeToGraphPass(Evaluator *evaluator);

#define GEN_PASS_REGISTRATION
#include "passes/legalize/Passes.h.inc"

void buildLegalizePipeline(mlir::OpPassManager &pm, Evaluator *evaluator);

/// Whether legalize has a lowering for the TensorFlow op `name`.
bool hasLowering(llvm::StringRef name);

} // namespace graphc::legalize

#endif // GRAPHC_PASSES_LEGALIZE_PASSES_H
