//===- Passes.h - the resolve stage: tf -> tf -----------------------------===//
//
// From an imported module (one tf.graph, signatures, variables, a library of
// functions) to one func.func for each entry point, in SSA order, with shapes.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_RESOLVE_PASSES_H
#define GRAPHC_PASSES_RESOLVE_PASSES_H

#include "dialects/tf/TfDialect.h"
#include "passes/support/Evaluator.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

#include <memory>
#include <string>
#include <vector>

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace graphc {

/// What the resolve stage is asked for.
struct ResolveOptions {
  /// Signatures to keep; empty: all.
  std::vector<std::string> signatures;
  /// Tensors to feed and to fetch, "node:0". If either is given, one function
  /// `@main` is made of them and signatures are not looked at. Without feeds every
  /// placeholder in reach is an argument; without fetches every tensor that
  /// nothing uses is a result.
  std::vector<std::string> feeds, fetches;
  /// Facts of sizes. "x=b/224/224/3" gives the shape of an input (by key or
  /// tensor name; sizes are numbers, symbols or "?"); "b=1..64" bounds a symbol,
  /// "b=1..64/8" says also that it is a multiple of 8, "b=8" fixes it.
  std::vector<std::string> dims;
  /// No constant folding, so that what runs is what the graph says.
  bool noFold = false;
  /// Computes constants; null: nothing is folded. Must outlive the passes.
  Evaluator *evaluator = nullptr;
};

/// Adds the passes of the stage.
void buildResolvePipeline(mlir::OpPassManager &pm, const ResolveOptions &options);

/// The folding pass with an evaluator, which must outlive it; null folds only what
/// follows from shapes.
std::unique_ptr<mlir::Pass> createFoldConstantsPass(Evaluator *evaluator);

/// Registers each pass and the pipeline "graphc-resolve".
void registerResolvePasses();

#define GEN_PASS_DECL
#include "passes/resolve/Passes.h.inc"

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_PASSES_H
