//===- Evaluator.h - running single ops at compile time -------------------===//

#ifndef GRAPHC_PASSES_SUPPORT_EVALUATOR_H
#define GRAPHC_PASSES_SUPPORT_EVALUATOR_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Operation.h"

namespace graphc {

/// Computes tf ops whose operands are constants. The pipeline gives the passes
/// one that stands on the reference evaluator; passes know only this interface.
/// Thread-safe: passes on several functions may share one.
class Evaluator {
public:
  virtual ~Evaluator() = default;

  /// The data results of `op` for these data operands. Fails, without a
  /// diagnostic, if the op is not known, not a function of its operands, or
  /// itself fails (an index out of range): the run will say so.
  virtual mlir::FailureOr<llvm::SmallVector<mlir::DenseElementsAttr>>
  evaluate(mlir::Operation *op, llvm::ArrayRef<mlir::ElementsAttr> operands) = 0;
};

} // namespace graphc

#endif // GRAPHC_PASSES_SUPPORT_EVALUATOR_H
