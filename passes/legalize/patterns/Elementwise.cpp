//===- Elementwise.cpp - one scalar function an element -------------------===//
//
// An op is a line of a table: its name and the scalar function. Operands are
// broadcast under NumPy's rule. Half and bfloat16 round after every op, as
// TensorFlow's kernels do: transcendental functions go through f32 inside
// ScalarBuilder::math.
//
//===----------------------------------------------------------------------===//

#include "passes/legalize/Patterns.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace graphc::legalize {

namespace {

using S = ScalarBuilder;
using Scalar = Value (*)(S &, ValueRange);

/// Complex numbers are the host's: no cluster holds them.
bool isComplex(OpLowering &l) {
  return llvm::any_of(l.allOperands(), [](Value value) {
    return isa<ComplexType>(OpLowering::typeOf(value).getElementType());
  });
}

template <Scalar function> LogicalResult lowerScalar(OpLowering &l) {
  if (isComplex(l) || isa<ComplexType>(l.resultType(0).getElementType()))
    return l.host("complex");
  if (isa<graph::StringType>(l.operandType(0).getElementType()))
    return l.host("strings");
  return l.result(l.broadcastMap(l.allOperands(), l.resultType(0), function));
}

/// A unary function of the math library.
template <const char *name> Value mathFunction(S &s, ValueRange x) { return s.math(name, x); }

#define GRAPHC_MATH(id, name) constexpr char id[] = name;
GRAPHC_MATH(kAcos, "acos")
GRAPHC_MATH(kAcosh, "acosh")
GRAPHC_MATH(kAsin, "asin")
GRAPHC_MATH(kAsinh, "asinh")
GRAPHC_MATH(kAtan, "atan")
GRAPHC_MATH(kAtan2, "atan2")
GRAPHC_MATH(kAtanh, "atanh")
GRAPHC_MATH(kBetainc, "betainc")
GRAPHC_MATH(kCos, "cos")
GRAPHC_MATH(kCosh, "cosh")
GRAPHC_MATH(kDigamma, "digamma")
GRAPHC_MATH(kErf, "erf")
GRAPHC_MATH(kErfc, "erfc")
GRAPHC_MATH(kErfinv, "erfinv")
GRAPHC_MATH(kExp, "exp")
GRAPHC_MATH(kExpm1, "expm1")
GRAPHC_MATH(kIgamma, "igamma")
GRAPHC_MATH(kIgammac, "igammac")
GRAPHC_MATH(kLgamma, "lgamma")
GRAPHC_MATH(kLog, "log")
GRAPHC_MATH(kLog1p, "log1p")
GRAPHC_MATH(kNdtri, "ndtri")
GRAPHC_MATH(kPolygamma, "polygamma")
GRAPHC_MATH(kRsqrt, "rsqrt")
GRAPHC_MATH(kSigmoid, "sigmoid")
GRAPHC_MATH(kSin, "sin")
GRAPHC_MATH(kSinh, "sinh")
GRAPHC_MATH(kTan, "tan")
GRAPHC_MATH(kTanh, "tanh")
GRAPHC_MATH(kZeta, "zeta")
#undef GRAPHC_MATH

Value negated(S &s, Value condition) { return s.logicalNot(condition); }

Value relu(S &s, ValueRange x) {
  // Eigen's max(x, 0): NaN stays NaN.
  return s.max(x[0], s.constant(0));
}
Value relu6(S &s, ValueRange x) { return s.min(relu(s, x), s.constant(6)); }
Value elu(S &s, ValueRange x) {
  return s.select(s.less(x[0], s.constant(0)), s.math("expm1", x[0]), x[0]);
}
Value selu(S &s, ValueRange x) {
  constexpr double scale = 1.0507009873554804934193349852946;
  constexpr double scaleAlpha = 1.7580993408473768599402175208123;
  return s.select(s.less(x[0], s.constant(0)), s.mul(s.constant(scaleAlpha), s.math("expm1", x[0])),
                  s.mul(s.constant(scale), x[0]));
}
/// log(1 + exp(x)) without overflow or cancellation.
Value softplus(S &s, ValueRange x) {
  Value positive = s.max(x[0], s.constant(0));
  return s.add(positive, s.math("log1p", s.math("exp", s.neg(s.abs(x[0])))));
}
Value softsign(S &s, ValueRange x) { return s.div(x[0], s.add(s.constant(1), s.abs(x[0]))); }
Value sign(S &s, ValueRange x) {
  Value zero = s.constant(0);
  Value positive = s.less(zero, x[0]), negative = s.less(x[0], zero);
  // NaN and -0 are their own signs.
  Value otherwise = s.isFloat() ? x[0] : zero;
  return s.select(positive, s.constant(1), s.select(negative, s.constant(-1), otherwise));
}
Value isFinite(S &s, ValueRange x) {
  return s.less(s.abs(x[0]), s.constant(std::numeric_limits<double>::infinity()));
}
Value isInf(S &s, ValueRange x) {
  return s.equal(s.abs(x[0]), s.constant(std::numeric_limits<double>::infinity()));
}
Value square(S &s, ValueRange x) { return s.mul(x[0], x[0]); }
Value squaredDifference(S &s, ValueRange x) {
  Value difference = s.sub(x[0], x[1]);
  return s.mul(difference, difference);
}
Value reciprocal(S &s, ValueRange x) { return s.div(s.constant(1), x[0]); }
/// 0 where the divisor is 0.
Value divNoNan(S &s, ValueRange x) {
  Value zero = s.constant(0), isZero = s.equal(x[1], zero);
  Value divisor = s.isFloat() ? x[1] : s.select(isZero, s.constant(1), x[1]);
  return s.select(isZero, zero, s.div(x[0], divisor));
}
Value mulNoNan(S &s, ValueRange x) {
  Value zero = s.constant(0);
  return s.select(s.equal(x[1], zero), zero, s.mul(x[0], x[1]));
}
Value xdivy(S &s, ValueRange x) {
  Value zero = s.constant(0);
  return s.select(s.equal(x[0], zero), zero, s.div(x[0], x[1]));
}
Value xlogy(S &s, ValueRange x) {
  Value zero = s.constant(0);
  return s.select(s.equal(x[0], zero), zero, s.mul(x[0], s.math("log", x[1])));
}
Value xlog1py(S &s, ValueRange x) {
  Value zero = s.constant(0);
  return s.select(s.equal(x[0], zero), zero, s.mul(x[0], s.math("log1p", x[1])));
}
Value truncateMod(S &s, ValueRange x) { return s.rem(x[0], x[1]); }
Value integerPower(S &s, Value base, Value exponent) {
  // Repeated squaring over the exponent's bits; negative exponents fail the run.
  auto &b = s.builder();
  Value zero = s.constantLike(exponent, 0), one = s.constantLike(exponent, 1);
  if (!s.isUnsigned())
    b.create<graph::RequireOp>(negated(s, s.less(exponent, zero)),
                               b.getStringAttr("negative_power"));
  Value result = s.constantLike(base, 1);
  unsigned bits = exponent.getType().getIntOrFloatBitWidth();
  for (unsigned bit = 0; bit < bits; ++bit) {
    Value set = b.create<arith::AndIOp>(
        b.create<arith::ShRUIOp>(exponent, s.constantLike(exponent, bit)), one);
    result = s.select(s.notEqual(set, zero), s.mul(result, base), result);
    base = s.mul(base, base);
  }
  return result;
}
Value power(S &s, ValueRange x) {
  return s.isFloat() ? s.math("pow", x) : integerPower(s, x[0], x[1]);
}
Value shiftAmount(S &s, Value amount, unsigned bits) {
  // TensorFlow clamps the amount to [0, bits-1].
  Value limit = s.constantLike(amount, bits - 1);
  if (s.isUnsigned())
    return s.min(amount, limit);
  return s.min(s.max(amount, s.constantLike(amount, 0)), limit);
}
Value leftShift(S &s, ValueRange x) {
  return s.builder().create<arith::ShLIOp>(
      x[0], shiftAmount(s, x[1], x[0].getType().getIntOrFloatBitWidth()));
}
Value rightShift(S &s, ValueRange x) {
  Value amount = shiftAmount(s, x[1], x[0].getType().getIntOrFloatBitWidth());
  auto &b = s.builder();
  return s.isUnsigned() ? b.create<arith::ShRUIOp>(x[0], amount).getResult()
                        : b.create<arith::ShRSIOp>(x[0], amount);
}
Value bitAnd(S &s, ValueRange x) { return s.builder().create<arith::AndIOp>(x[0], x[1]); }
Value bitOr(S &s, ValueRange x) { return s.builder().create<arith::OrIOp>(x[0], x[1]); }
Value bitXor(S &s, ValueRange x) { return s.builder().create<arith::XOrIOp>(x[0], x[1]); }
Value invert(S &s, ValueRange x) {
  return s.builder().create<arith::XOrIOp>(x[0], s.constantLike(x[0], -1));
}
Value populationCount(S &s, ValueRange x) {
  Value bits = s.builder().create<math::CtPopOp>(x[0]);
  return s.cast(bits, /*fromUnsigned=*/true, s.builder().getIntegerType(8));
}

// Gradients; x = (output or input, incoming gradient) in TensorFlow's order.
Value reluGrad(S &s, ValueRange x) {
  return s.select(s.less(s.constant(0), x[1]), x[0], s.constant(0));
}
Value relu6Grad(S &s, ValueRange x) {
  Value inside = s.logicalAnd(s.less(s.constant(0), x[1]), s.less(x[1], s.constant(6)));
  return s.select(inside, x[0], s.constant(0));
}
Value eluGrad(S &s, ValueRange x) {
  return s.select(s.less(x[1], s.constant(0)), s.mul(s.add(x[1], s.constant(1)), x[0]), x[0]);
}
Value seluGrad(S &s, ValueRange x) {
  constexpr double scale = 1.0507009873554804934193349852946;
  constexpr double scaleAlpha = 1.7580993408473768599402175208123;
  return s.select(s.less(x[1], s.constant(0)), s.mul(s.add(x[1], s.constant(scaleAlpha)), x[0]),
                  s.mul(s.constant(scale), x[0]));
}
Value sigmoidGrad(S &s, ValueRange x) {
  return s.mul(s.mul(x[1], x[0]), s.sub(s.constant(1), x[0]));
}
Value tanhGrad(S &s, ValueRange x) { return s.mul(x[1], s.sub(s.constant(1), s.mul(x[0], x[0]))); }
Value softplusGrad(S &s, ValueRange x) {
  return s.div(x[0], s.add(s.constant(1), s.math("exp", s.neg(x[1]))));
}
Value softsignGrad(S &s, ValueRange x) {
  Value scale = s.add(s.constant(1), s.abs(x[1]));
  return s.div(x[0], s.mul(scale, scale));
}
Value rsqrtGrad(S &s, ValueRange x) {
  Value cube = s.mul(s.mul(x[0], x[0]), x[0]);
  return s.mul(s.mul(cube, x[1]), s.constant(-0.5));
}
Value sqrtGrad(S &s, ValueRange x) { return s.div(s.mul(x[1], s.constant(0.5)), x[0]); }
Value reciprocalGrad(S &s, ValueRange x) { return s.neg(s.mul(x[1], s.mul(x[0], x[0]))); }

/// alpha * x below zero.
LogicalResult lowerLeakyRelu(OpLowering &l) {
  double alpha = l.floatAttr("alpha", 0.2);
  return l.result(l.map(l.allOperands(), l.resultType(0), [&](S &s, ValueRange x) {
    return s.select(s.less(s.constant(0), x[0]), x[0], s.mul(s.constant(alpha), x[0]));
  }));
}

LogicalResult lowerLeakyReluGrad(OpLowering &l) {
  double alpha = l.floatAttr("alpha", 0.2);
  return l.result(l.map(l.allOperands(), l.resultType(0), [&](S &s, ValueRange x) {
    return s.select(s.less(s.constant(0), x[1]), x[0], s.mul(s.constant(alpha), x[0]));
  }));
}

LogicalResult lowerCast(OpLowering &l) {
  if (isComplex(l) || isa<ComplexType>(l.resultType(0).getElementType()))
    return l.host("complex");
  return l.result(l.cast(l.operand(0), l.resultType(0).getElementType()));
}

/// Identity-like ops: nothing is computed.
LogicalResult lowerForward(OpLowering &l) {
  for (unsigned i = 0; i < l.numResults(); ++i)
    if (failed(l.result(l.operand(i))))
      return failure();
  return success();
}

LogicalResult lowerSelectV2(OpLowering &l) {
  return l.result(l.broadcastMap(l.allOperands(), l.resultType(0),
                                 [](S &s, ValueRange x) { return s.select(x[0], x[1], x[2]); }));
}

/// The condition of version 1 is a scalar, a vector of rows, or of full shape.
LogicalResult lowerSelect(OpLowering &l) {
  Value condition = l.operand(0);
  int64_t rank = l.operandRank(0);
  if (rank == 1 && l.operandRank(1) != 1)
    condition = l.broadcastDims(condition, {0}, l.resultType(0));
  else
    condition = l.broadcastTo(condition, l.resultType(0));
  return l.result(l.map({condition, l.operand(1), l.operand(2)}, l.resultType(0),
                        [](S &s, ValueRange x) { return s.select(x[0], x[1], x[2]); }));
}

LogicalResult lowerAddN(OpLowering &l) {
  if (isComplex(l))
    return l.host("complex");
  return l.result(l.map(l.allOperands(), l.resultType(0), [](S &s, ValueRange x) {
    Value sum = x[0];
    for (Value next : x.drop_front())
      sum = s.add(sum, next);
    return sum;
  }));
}

LogicalResult lowerClip(OpLowering &l) {
  return l.result(l.broadcastMap(l.allOperands(), l.resultType(0), [](S &s, ValueRange x) {
    return s.min(s.max(x[0], x[1]), x[2]);
  }));
}

LogicalResult lowerApproximateEqual(OpLowering &l) {
  double tolerance = l.floatAttr("tolerance", 1e-5);
  return l.result(l.broadcastMap(l.allOperands(), l.resultType(0), [&](S &s, ValueRange x) {
    return s.less(s.abs(s.sub(x[0], x[1])), s.constant(tolerance));
  }));
}

LogicalResult lowerCheckNumerics(OpLowering &l) {
  return l.result(l.map(l.allOperands(), l.resultType(0), [](S &s, ValueRange x) {
    auto &b = s.builder();
    b.create<graph::RequireOp>(s.logicalNot(s.isNan(x[0])), b.getStringAttr("nan"));
    Value infinite = isInf(s, x);
    b.create<graph::RequireOp>(s.logicalNot(infinite), b.getStringAttr("inf"));
    return x[0];
  }));
}

struct ScalarOp {
  const char *name;
  Lowering lowering;
};

#define SCALAR(function) lowerScalar<+[](S &s, ValueRange x) -> Value { return function; }>

constexpr ScalarOp scalarOps[] = {
    {"Abs", SCALAR(s.abs(x[0]))},
    {"Acos", lowerScalar<mathFunction<kAcos>>},
    {"Acosh", lowerScalar<mathFunction<kAcosh>>},
    {"Add", SCALAR(s.add(x[0], x[1]))},
    {"AddV2", SCALAR(s.add(x[0], x[1]))},
    {"Asin", lowerScalar<mathFunction<kAsin>>},
    {"Asinh", lowerScalar<mathFunction<kAsinh>>},
    {"Atan", lowerScalar<mathFunction<kAtan>>},
    {"Atan2", lowerScalar<mathFunction<kAtan2>>},
    {"Atanh", lowerScalar<mathFunction<kAtanh>>},
    {"Betainc", lowerScalar<mathFunction<kBetainc>>},
    {"BitwiseAnd", lowerScalar<bitAnd>},
    {"BitwiseOr", lowerScalar<bitOr>},
    {"BitwiseXor", lowerScalar<bitXor>},
    {"Ceil", SCALAR(s.ceil(x[0]))},
    {"Cos", lowerScalar<mathFunction<kCos>>},
    {"Cosh", lowerScalar<mathFunction<kCosh>>},
    {"Digamma", lowerScalar<mathFunction<kDigamma>>},
    {"Div", SCALAR(s.div(x[0], x[1]))},
    {"DivNoNan", lowerScalar<divNoNan>},
    {"Elu", lowerScalar<elu>},
    {"EluGrad", lowerScalar<eluGrad>},
    {"Equal", SCALAR(s.equal(x[0], x[1]))},
    {"Erf", lowerScalar<mathFunction<kErf>>},
    {"Erfc", lowerScalar<mathFunction<kErfc>>},
    {"Erfinv", lowerScalar<mathFunction<kErfinv>>},
    {"Exp", lowerScalar<mathFunction<kExp>>},
    {"Expm1", lowerScalar<mathFunction<kExpm1>>},
    {"Floor", SCALAR(s.floor(x[0]))},
    {"FloorDiv", SCALAR(s.floorDiv(x[0], x[1]))},
    {"FloorMod", SCALAR(s.floorMod(x[0], x[1]))},
    {"Greater", SCALAR(s.less(x[1], x[0]))},
    {"GreaterEqual", SCALAR(s.lessEqual(x[1], x[0]))},
    {"Igamma", lowerScalar<mathFunction<kIgamma>>},
    {"Igammac", lowerScalar<mathFunction<kIgammac>>},
    {"Inv", lowerScalar<reciprocal>},
    {"InvGrad", lowerScalar<reciprocalGrad>},
    {"Invert", lowerScalar<invert>},
    {"IsFinite", lowerScalar<isFinite>},
    {"IsInf", lowerScalar<isInf>},
    {"IsNan", SCALAR(s.isNan(x[0]))},
    {"LeftShift", lowerScalar<leftShift>},
    {"Less", SCALAR(s.less(x[0], x[1]))},
    {"LessEqual", SCALAR(s.lessEqual(x[0], x[1]))},
    {"Lgamma", lowerScalar<mathFunction<kLgamma>>},
    {"Log", lowerScalar<mathFunction<kLog>>},
    {"Log1p", lowerScalar<mathFunction<kLog1p>>},
    {"LogicalAnd", SCALAR(s.logicalAnd(x[0], x[1]))},
    {"LogicalNot", SCALAR(s.logicalNot(x[0]))},
    {"LogicalOr", SCALAR(s.logicalOr(x[0], x[1]))},
    {"Maximum", SCALAR(s.max(x[0], x[1]))},
    {"Minimum", SCALAR(s.min(x[0], x[1]))},
    {"Mod", lowerScalar<truncateMod>},
    {"Mul", SCALAR(s.mul(x[0], x[1]))},
    {"MulNoNan", lowerScalar<mulNoNan>},
    {"Ndtri", lowerScalar<mathFunction<kNdtri>>},
    {"Neg", SCALAR(s.neg(x[0]))},
    {"NotEqual", SCALAR(s.notEqual(x[0], x[1]))},
    {"Polygamma", lowerScalar<mathFunction<kPolygamma>>},
    {"PopulationCount", lowerScalar<populationCount>},
    {"Pow", lowerScalar<power>},
    {"RealDiv", SCALAR(s.div(x[0], x[1]))},
    {"Reciprocal", lowerScalar<reciprocal>},
    {"ReciprocalGrad", lowerScalar<reciprocalGrad>},
    {"Relu", lowerScalar<relu>},
    {"Relu6", lowerScalar<relu6>},
    {"Relu6Grad", lowerScalar<relu6Grad>},
    {"ReluGrad", lowerScalar<reluGrad>},
    {"RightShift", lowerScalar<rightShift>},
    {"Rint", SCALAR(s.round(x[0]))},
    {"Round", SCALAR(s.isFloat() ? s.round(x[0]) : x[0])},
    {"Rsqrt", lowerScalar<mathFunction<kRsqrt>>},
    {"RsqrtGrad", lowerScalar<rsqrtGrad>},
    {"Selu", lowerScalar<selu>},
    {"SeluGrad", lowerScalar<seluGrad>},
    {"Sigmoid", lowerScalar<mathFunction<kSigmoid>>},
    {"SigmoidGrad", lowerScalar<sigmoidGrad>},
    {"Sign", lowerScalar<sign>},
    {"Sin", lowerScalar<mathFunction<kSin>>},
    {"Sinh", lowerScalar<mathFunction<kSinh>>},
    {"Softplus", lowerScalar<softplus>},
    {"SoftplusGrad", lowerScalar<softplusGrad>},
    {"Softsign", lowerScalar<softsign>},
    {"SoftsignGrad", lowerScalar<softsignGrad>},
    {"Sqrt", SCALAR(s.sqrt(x[0]))},
    {"SqrtGrad", lowerScalar<sqrtGrad>},
    {"Square", lowerScalar<square>},
    {"SquaredDifference", lowerScalar<squaredDifference>},
    {"Sub", SCALAR(s.sub(x[0], x[1]))},
    {"Tan", lowerScalar<mathFunction<kTan>>},
    {"Tanh", lowerScalar<mathFunction<kTanh>>},
    {"TanhGrad", lowerScalar<tanhGrad>},
    {"TruncateDiv", SCALAR(s.div(x[0], x[1]))},
    {"TruncateMod", lowerScalar<truncateMod>},
    {"Xdivy", lowerScalar<xdivy>},
    {"Xlog1py", lowerScalar<xlog1py>},
    {"Xlogy", lowerScalar<xlogy>},
    {"Zeta", lowerScalar<mathFunction<kZeta>>},
};

constexpr ScalarOp otherOps[] = {
    {"AccumulateNV2", lowerAddN},
    {"AddN", lowerAddN},
    {"ApproximateEqual", lowerApproximateEqual},
    {"Cast", lowerCast},
    {"CheckNumerics", lowerCheckNumerics},
    {"ClipByValue", lowerClip},
    {"DeepCopy", lowerForward},
    {"Identity", lowerForward},
    {"IdentityN", lowerForward},
    {"LeakyRelu", lowerLeakyRelu},
    {"LeakyReluGrad", lowerLeakyReluGrad},
    {"PlaceholderWithDefault", lowerForward},
    {"PreventGradient", lowerForward},
    {"Select", lowerSelect},
    {"SelectV2", lowerSelectV2},
    {"Snapshot", lowerForward},
    {"StopGradient", lowerForward},
};

} // namespace

void addElementwiseLowerings(LoweringTable &table) {
  for (const ScalarOp &op : scalarOps)
    table[op.name] = op.lowering;
  for (const ScalarOp &op : otherOps)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
