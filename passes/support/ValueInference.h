//===- ValueInference.h - small values that are known before the run ------===//
//
// Programs compute sizes as data: Shape, StridedSlice, Mul, Pack, Reshape. This
// follows such computations backwards on demand and gives their elements as
// expressions over the sizes in the types of the function.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_SUPPORT_VALUEINFERENCE_H
#define GRAPHC_PASSES_SUPPORT_VALUEINFERENCE_H

#include "dialects/tf/shapes/ShapeContext.h"
#include "passes/support/Evaluator.h"
#include "passes/support/SymbolFacts.h"

#include "llvm/ADT/DenseMap.h"

namespace graphc {

/// Known elements of values of one function, remembered from question to
/// question. Thread-compatible. Valid while types and ops it has looked at stay
/// the same; `forget` after changing them.
class ValueInference : public tf::ShapeEnvironment {
public:
  /// Largest constant that `constantValue` computes.
  static constexpr int64_t maxConstantBytes = int64_t(1) << 20;

  /// `evaluator` may be null; it is used by `constantValue` only.
  explicit ValueInference(SymbolFacts facts = {}, Evaluator *evaluator = nullptr)
      : facts(std::move(facts)), evaluator(evaluator) {}

  /// The elements of an integer or boolean tensor of at most 1024 elements, with
  /// its shape; nullopt if nothing is known.
  std::optional<tf::SymTensor> knownValue(mlir::Value value) override;

  /// The same without the shape: row-major elements, unknown() for those that
  /// are not known.
  std::optional<llvm::SmallVector<SymExpr>> knownElements(mlir::Value value);

  /// The elements as numbers, if each of them is known to be one.
  std::optional<llvm::SmallVector<int64_t>> knownNumbers(mlir::Value value);

  /// The value as a constant, of any dtype: a Const, known elements, or what the
  /// evaluator makes of an op without effects on constants. At most
  /// `maxConstantBytes`, where computed.
  std::optional<mlir::DenseElementsAttr> constantValue(mlir::Value value);

  shape::SymRange rangeOf(const SymExpr &expr) override { return facts.rangeOf(expr); }

  void forget() {
    memo.clear();
    constants.clear();
  }

protected:
  SymbolFacts facts;

private:
  std::optional<tf::SymTensor> compute(mlir::OpResult result);
  std::optional<mlir::DenseElementsAttr> evaluated(mlir::OpResult result);

  Evaluator *evaluator;
  llvm::DenseMap<mlir::Value, std::optional<tf::SymTensor>> memo;
  llvm::DenseMap<mlir::Value, std::optional<mlir::DenseElementsAttr>> constants;
  unsigned depth = 0;
};

} // namespace graphc

#endif // GRAPHC_PASSES_SUPPORT_VALUEINFERENCE_H
