//===- ScalarBuilder.h - scalar arithmetic with TensorFlow's rules --------===//
//
// Builds the bodies of graph.map. Values are signless scalars; whether an
// integer is unsigned is the builder's state (that of the first operand), so
// that `less` or `div` mean the right thing. Half and bfloat16 arithmetic is
// the caller's choice: `widen` computes in f32 and `narrow` rounds once.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LEGALIZE_SCALARBUILDER_H
#define GRAPHC_PASSES_LEGALIZE_SCALARBUILDER_H

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace graphc::legalize {

/// Thread-compatible; lives while one body is built.
class ScalarBuilder {
public:
  /// `elementType` is the tensor element type (ui8, f16, ..) the rules follow.
  ScalarBuilder(mlir::ImplicitLocOpBuilder &builder, mlir::Type elementType);

  mlir::ImplicitLocOpBuilder &builder() { return b; }
  bool isFloat() const;
  bool isUnsigned() const { return unsignedRules; }
  bool isBool() const;
  /// The scalar type of the element type.
  mlir::Type type() const { return scalar; }

  mlir::Value constant(double number); ///< of type()
  mlir::Value constant(double number, mlir::Type type);
  mlir::Value constantLike(mlir::Value like, double number);

  // Floats: IEEE. Integers wrap.
  mlir::Value add(mlir::Value a, mlir::Value c);
  mlir::Value sub(mlir::Value a, mlir::Value c);
  mlir::Value mul(mlir::Value a, mlir::Value c);
  /// Floats: IEEE. Integers: towards zero; a zero divisor fails the run.
  mlir::Value div(mlir::Value a, mlir::Value c);
  /// Remainder with the sign of `a` (C's %, fmod).
  mlir::Value rem(mlir::Value a, mlir::Value c);
  mlir::Value floorDiv(mlir::Value a, mlir::Value c);
  mlir::Value floorMod(mlir::Value a, mlir::Value c);
  mlir::Value neg(mlir::Value a);
  mlir::Value abs(mlir::Value a);
  /// Eigen's max and min: NaN propagates.
  mlir::Value max(mlir::Value a, mlir::Value c);
  mlir::Value min(mlir::Value a, mlir::Value c);
  mlir::Value less(mlir::Value a, mlir::Value c);
  mlir::Value lessEqual(mlir::Value a, mlir::Value c);
  mlir::Value equal(mlir::Value a, mlir::Value c);
  mlir::Value notEqual(mlir::Value a, mlir::Value c);
  mlir::Value select(mlir::Value condition, mlir::Value a, mlir::Value c);
  mlir::Value logicalAnd(mlir::Value a, mlir::Value c);
  mlir::Value logicalOr(mlir::Value a, mlir::Value c);
  mlir::Value logicalNot(mlir::Value a);
  mlir::Value isNan(mlir::Value a);

  /// A function of the math library; f16 and bf16 go through f32.
  mlir::Value math(llvm::StringRef function, mlir::ValueRange arguments);
  mlir::Value sqrt(mlir::Value a);
  mlir::Value floor(mlir::Value a);
  mlir::Value ceil(mlir::Value a);
  mlir::Value round(mlir::Value a); ///< half to even
  mlir::Value trunc(mlir::Value a);

  /// f16 and bf16 to f32; everything else as it is.
  mlir::Value widen(mlir::Value a);
  /// To the builder's type, rounding once.
  mlir::Value narrow(mlir::Value a);
  /// TensorFlow's Cast. `fromUnsigned` says how to read an integer `a`.
  mlir::Value cast(mlir::Value a, bool fromUnsigned, mlir::Type toElement);

private:
  mlir::ImplicitLocOpBuilder &b;
  mlir::Type scalar;
  bool unsignedRules;
};

} // namespace graphc::legalize

#endif // GRAPHC_PASSES_LEGALIZE_SCALARBUILDER_H
