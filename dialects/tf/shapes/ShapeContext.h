//===- ShapeContext.h - what a shape function sees of its op --------------===//
//
// A shape function is a plain function that reads the shapes, the attributes
// and the known values of an op's operands and sets the shapes of its results:
//
//     LogicalResult inferL2Loss(ShapeContext &c) {
//       c.setResult(0, Shape::scalar());
//       return success();
//     }
//
// It fails, after `c.error() << ...`, only where the op cannot succeed whatever
// the sizes that are still symbols turn out to be.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_SHAPES_SHAPECONTEXT_H
#define GRAPHC_DIALECTS_TF_SHAPES_SHAPECONTEXT_H

#include "dialects/tf/shapes/Shape.h"

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Operation.h"

namespace graphc::tf {

/// What a resource or variant handle stands for: a variable's value, or the
/// elements of a tensor list or array stacked along a new first dimension.
struct HandleData {
  Shape shape;
  mlir::Type elementType;
};

/// The world around the op that is looked at; implemented by the pass that
/// drives the inference and by tests. Thread-compatible.
class ShapeEnvironment {
public:
  virtual ~ShapeEnvironment();

  /// The elements of `value` as far as they are known; see SymTensor.
  virtual std::optional<SymTensor> knownValue(mlir::Value value) = 0;

  /// Told of two sizes that are equal in every run in which `op` succeeds.
  virtual void requireEqual(mlir::Operation *op, const SymExpr &a, const SymExpr &b) {}

  /// Told of a value of unknown rank that has this rank in every run in which `op`
  /// succeeds.
  virtual void requireRank(mlir::Operation *op, mlir::Value value, unsigned rank) {}

  /// A size that is known only once `op` has run: a symbol that stays the same
  /// for the same `op` and `index`. `upperBound` may be unknown().
  virtual SymExpr defineSize(mlir::Operation *op, unsigned index, const SymExpr &upperBound) {
    return SymExpr::unknown();
  }

  /// The interval of `expr`'s values under all that is known of the symbols.
  virtual shape::SymRange rangeOf(const SymExpr &expr) { return expr.bounds(); }
};

/// One op, while its result shapes are inferred. Thread-compatible.
class ShapeContext {
public:
  ShapeContext(mlir::Operation *op, ShapeEnvironment &environment);

  mlir::Operation *op() const { return theOp; }
  /// The same for another op, such as the one that made a handle.
  ShapeContext forOp(mlir::Operation *other) const { return ShapeContext(other, environment); }

  // Operands: data operands only, in the order of the op definition, variadic
  // ones spread out.
  unsigned numOperands() const { return operands.size(); }
  mlir::Value operand(unsigned i) const { return operands[i]; }
  /// Unknown rank if `i` is out of range (a malformed op), never a crash.
  Shape shape(unsigned i) const;
  mlir::Type elementType(unsigned i) const;
  std::optional<HandleData> handle(unsigned i) const;

  /// The known elements of operand `i`; nullopt if nothing is known, not even
  /// how many there are.
  std::optional<SymTensor> value(unsigned i) const;
  /// The only element of operand `i`, else unknown().
  SymExpr scalar(unsigned i) const;
  std::optional<int64_t> constantScalar(unsigned i) const { return scalar(i).asConstant(); }
  /// All elements of operand `i` as numbers, if each is known to be one.
  std::optional<llvm::SmallVector<int64_t>> constants(unsigned i) const;
  /// The shape that the integer vector operand `i` describes: unknown rank if the
  /// length is unknown; -1 and unknown elements become unknown sizes.
  Shape shapeFrom(unsigned i) const;

  // Attributes. A missing one, or one of another kind, reads as the default.
  int64_t intAttr(llvm::StringRef name, int64_t orElse = 0) const;
  bool boolAttr(llvm::StringRef name, bool orElse = false) const;
  llvm::StringRef stringAttr(llvm::StringRef name, llvm::StringRef orElse = "") const;
  llvm::SmallVector<int64_t> intsAttr(llvm::StringRef name) const;
  Shape shapeAttr(llvm::StringRef name) const;
  /// Element `i` of a list of shapes.
  Shape shapeAttr(llvm::StringRef name, unsigned i) const;
  unsigned numShapesAttr(llvm::StringRef name) const;

  // Results: data results only.
  unsigned numResults() const { return results.size(); }
  mlir::Value resultValue(unsigned i) const { return results[i]; }
  mlir::Type resultElementType(unsigned i) const;
  /// Ignored if `i` is out of range. A result that is not set has no rank.
  void setResult(unsigned i, Shape shape);
  void setResultHandle(unsigned i, std::optional<HandleData> data);
  const Shape &result(unsigned i) const { return resultShapes[i]; }
  const std::optional<HandleData> &resultHandle(unsigned i) const { return resultHandles[i]; }

  // Relations. `what` names the thing in a message: "inner dimension".

  /// Both have the same sizes in a run that succeeds: the more telling of each
  /// pair. Fails if two constants, or the ranks, differ.
  mlir::FailureOr<SymExpr> merge(const SymExpr &a, const SymExpr &b, const llvm::Twine &what);
  mlir::FailureOr<Shape> merge(const Shape &a, const Shape &b, const llvm::Twine &what);
  /// Sizes under NumPy's rule: equal, or one of them is 1.
  mlir::FailureOr<SymExpr> broadcast(const SymExpr &a, const SymExpr &b);
  mlir::FailureOr<Shape> broadcast(const Shape &a, const Shape &b);

  /// `shape(i)` if it has this rank, unknown sizes if it has none.
  mlir::FailureOr<Shape> withRank(unsigned i, unsigned rank);
  mlir::FailureOr<Shape> withRankAtLeast(unsigned i, unsigned rank);
  mlir::LogicalResult requireScalar(unsigned i) { return withRank(i, 0); }
  /// Maps -rank..rank-1 to 0..rank-1.
  mlir::FailureOr<unsigned> axis(int64_t axis, unsigned rank);

  /// A new symbol for a size that only running the op tells.
  SymExpr defineSize(const SymExpr &upperBound = SymExpr::unknown());
  shape::SymRange rangeOf(const SymExpr &expr) const { return environment.rangeOf(expr); }
  /// True if expr >= bound for all sizes that are possible.
  bool atLeast(const SymExpr &expr, int64_t bound) const;

  /// An error at the op, beginning "node 'name' (Type): ".
  mlir::InFlightDiagnostic error() const;

private:
  mlir::Operation *theOp;
  ShapeEnvironment &environment;
  llvm::SmallVector<mlir::Value> operands;
  llvm::SmallVector<mlir::Value> results;
  llvm::SmallVector<Shape, 2> resultShapes;
  llvm::SmallVector<std::optional<HandleData>, 2> resultHandles;
  unsigned definedSizes = 0;
};

/// The shape that a tensor type states; unknown rank for anything else.
Shape shapeOf(mlir::Type type);
/// What the type of a handle says of the thing it stands for.
std::optional<HandleData> handleOf(mlir::Type type);
/// `tensor<*xT>` or a ranked tensor type with symbolic sizes. `handle` is stored
/// as the encoding of a handle's type (only where all sizes are numbers).
mlir::Type tensorType(const Shape &shape, mlir::Type elementType,
                      const std::optional<HandleData> &handle = std::nullopt);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_SHAPES_SHAPECONTEXT_H
