//===- OpLowering.h - one tf op on its way to graph -----------------------===//
//
// What a lowering sees of the op it lowers and the words it builds with. A
// lowering is a plain function that appends graph values for the op's results:
//
//     LogicalResult lowerRelu(OpLowering &l) {
//       return l.result(l.map({l.operand(0)}, l.resultType(0), [&](ScalarBuilder &s, ValueRange x)
//       {
//         return s.select(s.less(x[0], s.constant(0)), s.constant(0), x[0]);
//       }));
//     }
//
// It fails, after `l.fail(..)` said why in the user's words, if graph has no
// equivalent; the driver goes on and reports all such ops at once.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LEGALIZE_OPLOWERING_H
#define GRAPHC_PASSES_LEGALIZE_OPLOWERING_H

#include "dialects/graph/GraphDialect.h"
#include "passes/legalize/ScalarBuilder.h"
#include "passes/support/ValueInference.h"

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace graphc::legalize {

/// Thread-compatible; one per op.
class OpLowering {
public:
  OpLowering(mlir::Operation *op, llvm::ArrayRef<mlir::Value> operands, mlir::OpBuilder &builder,
             ValueInference &values);

  mlir::Operation *op() const { return theOp; }
  mlir::ImplicitLocOpBuilder &builder() { return b; }

  //===--- what the op says --------------------------------------------------===//

  /// Data operands as graph values.
  unsigned numOperands() const { return operands.size(); }
  mlir::Value operand(unsigned i) const { return operands[i]; }
  llvm::ArrayRef<mlir::Value> allOperands() const { return operands; }
  mlir::RankedTensorType operandType(unsigned i) const { return typeOf(operands[i]); }
  shape::Sizes operandSizes(unsigned i) const { return shape::sizesOf(operandType(i)); }
  int64_t operandRank(unsigned i) const { return operandType(i).getRank(); }
  /// Result types in graph spelling; every result is ranked.
  unsigned numResults() const { return resultTypes.size(); }
  mlir::RankedTensorType resultType(unsigned i) const { return resultTypes[i]; }
  shape::Sizes resultSizes(unsigned i) const { return shape::sizesOf(resultTypes[i]); }

  int64_t intAttr(llvm::StringRef name, int64_t orElse = 0) const;
  double floatAttr(llvm::StringRef name, double orElse = 0) const;
  bool boolAttr(llvm::StringRef name, bool orElse = false) const;
  llvm::StringRef stringAttr(llvm::StringRef name, llvm::StringRef orElse = "") const;
  llvm::SmallVector<int64_t> intsAttr(llvm::StringRef name) const;

  /// Elements of a small integer operand as expressions over sizes; nullopt
  /// unless all are known.
  std::optional<shape::Sizes> knownSizes(unsigned i);
  /// The same as numbers.
  std::optional<llvm::SmallVector<int64_t>> knownInts(unsigned i);
  /// One number, negative axes counted from `rank`.
  std::optional<int64_t> knownAxis(unsigned i, int64_t rank);
  /// The operand as a constant of any dtype.
  std::optional<mlir::DenseElementsAttr> constant(unsigned i);

  //===--- building ----------------------------------------------------------===//

  /// A graph.map over inputs of the result's shape. The function gets and gives
  /// scalars (integers signless).
  mlir::Value map(mlir::ValueRange inputs, mlir::RankedTensorType type,
                  llvm::function_ref<mlir::Value(ScalarBuilder &, mlir::ValueRange)> body);
  /// Operands broadcast to the result's shape under NumPy's rule, then map.
  mlir::Value broadcastMap(mlir::ValueRange inputs, mlir::RankedTensorType type,
                           llvm::function_ref<mlir::Value(ScalarBuilder &, mlir::ValueRange)> body);
  /// `value` repeated to the sizes of `type` (trailing dimensions aligned).
  mlir::Value broadcastTo(mlir::Value value, mlir::RankedTensorType type);
  /// Operand dimension i becomes result dimension dims[i].
  mlir::Value broadcastDims(mlir::Value value, llvm::ArrayRef<int64_t> dims,
                            mlir::RankedTensorType type);
  mlir::Value reshape(mlir::Value value, llvm::ArrayRef<SymExpr> sizes);
  mlir::Value transpose(mlir::Value value, llvm::ArrayRef<int64_t> permutation);
  mlir::Value slice(mlir::Value value, llvm::ArrayRef<SymExpr> offsets,
                    llvm::ArrayRef<SymExpr> sizes, llvm::ArrayRef<int64_t> strides);
  mlir::Value concat(mlir::ValueRange values, int64_t dimension, mlir::RankedTensorType type);
  /// `low`, `high` elements of `value` (a scalar tensor) around, `interior` between.
  mlir::Value pad(mlir::Value input, mlir::Value value, llvm::ArrayRef<SymExpr> low,
                  llvm::ArrayRef<SymExpr> sizes, llvm::ArrayRef<int64_t> interior = {});
  mlir::Value reduce(graph::Combiner combiner, mlir::Value input, llvm::ArrayRef<int64_t> dims,
                     bool mean = false);
  /// The element type changed with TensorFlow's Cast semantics.
  mlir::Value cast(mlir::Value value, mlir::Type elementType);
  /// A tensor of one repeated number; integers are truncated to the type.
  mlir::Value splat(double number, mlir::RankedTensorType type);
  mlir::Value scalarConstant(double number, mlir::Type elementType) {
    return splat(number, mlir::RankedTensorType::get({}, elementType));
  }
  mlir::Value constantTensor(mlir::DenseElementsAttr value);
  /// NCHW and its kin: data_format of rank `rank` to channels-last, and back.
  mlir::Value channelsLast(mlir::Value value);
  mlir::Value channelsFirst(mlir::Value value);

  //===--- ending ------------------------------------------------------------===//

  /// Sets result `i` (in order). The type must be that of resultType(i), up to
  /// sizes that are spelled differently.
  mlir::LogicalResult result(mlir::Value value);
  /// All operands and attributes go to the host kernel of the op's own name in `family`.
  mlir::LogicalResult host(llvm::StringRef family, bool stateful = false);
  /// The same with another kernel name, operands or configuration.
  mlir::LogicalResult hostCall(llvm::StringRef family, llvm::StringRef kernel,
                               mlir::ValueRange inputs, mlir::DictionaryAttr config,
                               bool stateful = false);
  /// A diagnostic "node 'n' (Op): <why>" and failure().
  mlir::LogicalResult fail(const llvm::Twine &why);

  llvm::ArrayRef<mlir::Value> results() const { return values; }

  static mlir::RankedTensorType typeOf(mlir::Value value) {
    return mlir::cast<mlir::RankedTensorType>(value.getType());
  }

private:
  mlir::Operation *theOp;
  llvm::SmallVector<mlir::Value> operands;
  llvm::SmallVector<mlir::RankedTensorType> resultTypes;
  llvm::SmallVector<mlir::Value> values;
  mlir::ImplicitLocOpBuilder b;
  ValueInference &inference;
};

/// The graph spelling of a tf type: strings, resources and variants get graph's
/// types, quantized ones their storage. Null if it has no rank.
mlir::RankedTensorType graphType(mlir::Type type);
/// The same for an element type.
mlir::Type graphElementType(mlir::Type type);
/// Configuration of a host call: the op's attributes in builtin form.
mlir::DictionaryAttr hostConfig(mlir::Operation *op);

} // namespace graphc::legalize

#endif // GRAPHC_PASSES_LEGALIZE_OPLOWERING_H
