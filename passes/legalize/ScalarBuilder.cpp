#include "passes/legalize/ScalarBuilder.h"

#include "dialects/graph/GraphDialect.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"

using namespace mlir;

namespace graphc::legalize {

static bool floating(Value value) { return isa<FloatType>(value.getType()); }

ScalarBuilder::ScalarBuilder(ImplicitLocOpBuilder &builder, Type elementType)
    : b(builder), scalar(graph::scalarType(elementType)),
      unsignedRules(graph::isUnsigned(elementType)) {}

bool ScalarBuilder::isFloat() const { return isa<FloatType>(scalar); }
bool ScalarBuilder::isBool() const { return scalar.isInteger(1); }

Value ScalarBuilder::constant(double number) { return constant(number, scalar); }

Value ScalarBuilder::constant(double number, Type type) {
  if (isa<FloatType>(type))
    return b.create<arith::ConstantOp>(b.getFloatAttr(type, number));
  return b.create<arith::ConstantOp>(
      IntegerAttr::get(type, APInt(type.getIntOrFloatBitWidth(), static_cast<int64_t>(number),
                                   /*isSigned=*/true)));
}

Value ScalarBuilder::constantLike(Value like, double number) {
  return constant(number, like.getType());
}

Value ScalarBuilder::add(Value a, Value c) {
  return floating(a) ? b.create<arith::AddFOp>(a, c).getResult() : b.create<arith::AddIOp>(a, c);
}

Value ScalarBuilder::sub(Value a, Value c) {
  return floating(a) ? b.create<arith::SubFOp>(a, c).getResult() : b.create<arith::SubIOp>(a, c);
}

Value ScalarBuilder::mul(Value a, Value c) {
  return floating(a) ? b.create<arith::MulFOp>(a, c).getResult() : b.create<arith::MulIOp>(a, c);
}

/// A divisor that cannot trap: zero fails the run and reads as one, and so does
/// -1 under the smallest integer (the quotient wraps to it).
static Value safeDivisor(ScalarBuilder &s, Value a, Value c) {
  auto &b = s.builder();
  Value zero = s.constantLike(c, 0), one = s.constantLike(c, 1);
  Value isZero = b.create<arith::CmpIOp>(arith::CmpIPredicate::eq, c, zero);
  Value holds = b.create<arith::XOrIOp>(isZero, s.constantLike(isZero, 1));
  b.create<graph::RequireOp>(holds, b.getStringAttr("integer_division_by_zero"));
  Value safe = b.create<arith::SelectOp>(isZero, one, c);
  if (s.isUnsigned())
    return safe;
  unsigned bits = c.getType().getIntOrFloatBitWidth();
  Value smallest =
      b.create<arith::ConstantOp>(IntegerAttr::get(c.getType(), APInt::getSignedMinValue(bits)));
  Value minusOne = s.constantLike(c, -1);
  Value wraps =
      b.create<arith::AndIOp>(b.create<arith::CmpIOp>(arith::CmpIPredicate::eq, a, smallest),
                              b.create<arith::CmpIOp>(arith::CmpIPredicate::eq, safe, minusOne));
  return b.create<arith::SelectOp>(wraps, one, safe);
}

Value ScalarBuilder::div(Value a, Value c) {
  if (floating(a))
    return b.create<arith::DivFOp>(a, c);
  c = safeDivisor(*this, a, c);
  return unsignedRules ? b.create<arith::DivUIOp>(a, c).getResult()
                       : b.create<arith::DivSIOp>(a, c);
}

Value ScalarBuilder::rem(Value a, Value c) {
  if (floating(a))
    return math("fmod", {a, c});
  c = safeDivisor(*this, a, c);
  return unsignedRules ? b.create<arith::RemUIOp>(a, c).getResult()
                       : b.create<arith::RemSIOp>(a, c);
}

Value ScalarBuilder::floorDiv(Value a, Value c) {
  if (floating(a))
    return floor(div(a, c));
  c = safeDivisor(*this, a, c);
  if (unsignedRules)
    return b.create<arith::DivUIOp>(a, c);
  // Towards zero, then one less where the signs differ and it is not exact.
  Value quotient = b.create<arith::DivSIOp>(a, c), rest = b.create<arith::RemSIOp>(a, c);
  Value zero = constantLike(a, 0);
  Value inexact = b.create<arith::CmpIOp>(arith::CmpIPredicate::ne, rest, zero);
  Value differ =
      b.create<arith::CmpIOp>(arith::CmpIPredicate::slt, b.create<arith::XOrIOp>(a, c), zero);
  Value lower = b.create<arith::SubIOp>(quotient, constantLike(a, 1));
  return select(b.create<arith::AndIOp>(inexact, differ), lower, quotient);
}

Value ScalarBuilder::floorMod(Value a, Value c) {
  if (!floating(a) && unsignedRules)
    return rem(a, c);
  Value zero = constantLike(a, 0);
  Value rest = rem(a, c);
  Value inexact = notEqual(rest, zero);
  Value differ = notEqual(less(rest, zero), less(c, zero));
  return select(logicalAnd(inexact, differ), add(rest, c), rest);
}

Value ScalarBuilder::neg(Value a) {
  return floating(a) ? b.create<arith::NegFOp>(a).getResult()
                     : b.create<arith::SubIOp>(constantLike(a, 0), a);
}

Value ScalarBuilder::abs(Value a) {
  if (floating(a))
    return b.create<math::AbsFOp>(a);
  return unsignedRules ? a : select(less(a, constantLike(a, 0)), neg(a), a);
}

Value ScalarBuilder::max(Value a, Value c) {
  if (floating(a))
    return b.create<arith::MaximumFOp>(a, c);
  return unsignedRules ? b.create<arith::MaxUIOp>(a, c).getResult()
                       : b.create<arith::MaxSIOp>(a, c);
}

Value ScalarBuilder::min(Value a, Value c) {
  if (floating(a))
    return b.create<arith::MinimumFOp>(a, c);
  return unsignedRules ? b.create<arith::MinUIOp>(a, c).getResult()
                       : b.create<arith::MinSIOp>(a, c);
}

Value ScalarBuilder::less(Value a, Value c) {
  if (floating(a))
    return b.create<arith::CmpFOp>(arith::CmpFPredicate::OLT, a, c);
  return b.create<arith::CmpIOp>(
      unsignedRules ? arith::CmpIPredicate::ult : arith::CmpIPredicate::slt, a, c);
}

Value ScalarBuilder::lessEqual(Value a, Value c) {
  if (floating(a))
    return b.create<arith::CmpFOp>(arith::CmpFPredicate::OLE, a, c);
  return b.create<arith::CmpIOp>(
      unsignedRules ? arith::CmpIPredicate::ule : arith::CmpIPredicate::sle, a, c);
}

Value ScalarBuilder::equal(Value a, Value c) {
  return floating(a) ? b.create<arith::CmpFOp>(arith::CmpFPredicate::OEQ, a, c).getResult()
                     : b.create<arith::CmpIOp>(arith::CmpIPredicate::eq, a, c);
}

Value ScalarBuilder::notEqual(Value a, Value c) {
  return floating(a) ? b.create<arith::CmpFOp>(arith::CmpFPredicate::UNE, a, c).getResult()
                     : b.create<arith::CmpIOp>(arith::CmpIPredicate::ne, a, c);
}

Value ScalarBuilder::select(Value condition, Value a, Value c) {
  return b.create<arith::SelectOp>(condition, a, c);
}

Value ScalarBuilder::logicalAnd(Value a, Value c) { return b.create<arith::AndIOp>(a, c); }
Value ScalarBuilder::logicalOr(Value a, Value c) { return b.create<arith::OrIOp>(a, c); }
Value ScalarBuilder::logicalNot(Value a) {
  return b.create<arith::XOrIOp>(a, b.create<arith::ConstantIntOp>(1, 1));
}

Value ScalarBuilder::isNan(Value a) {
  return b.create<arith::CmpFOp>(arith::CmpFPredicate::UNO, a, a);
}

Value ScalarBuilder::widen(Value a) {
  Type type = a.getType();
  return type.isF16() || type.isBF16() ? b.create<arith::ExtFOp>(b.getF32Type(), a).getResult() : a;
}

Value ScalarBuilder::narrow(Value a) {
  return a.getType() == scalar ? a : b.create<arith::TruncFOp>(scalar, a).getResult();
}

Value ScalarBuilder::math(StringRef function, ValueRange arguments) {
  SmallVector<Value> wide;
  for (Value argument : arguments)
    wide.push_back(widen(argument));
  Value result = b.create<graph::MathOp>(wide[0].getType(), b.getStringAttr(function), wide);
  Type type = arguments[0].getType();
  return result.getType() == type ? result : b.create<arith::TruncFOp>(type, result).getResult();
}

template <typename Op> static Value viaFloat(ScalarBuilder &s, Value a) {
  Value result = s.builder().create<Op>(s.widen(a));
  return result.getType() == a.getType()
             ? result
             : s.builder().create<arith::TruncFOp>(a.getType(), result).getResult();
}

Value ScalarBuilder::sqrt(Value a) { return viaFloat<math::SqrtOp>(*this, a); }
Value ScalarBuilder::floor(Value a) { return viaFloat<math::FloorOp>(*this, a); }
Value ScalarBuilder::ceil(Value a) { return viaFloat<math::CeilOp>(*this, a); }
Value ScalarBuilder::round(Value a) { return viaFloat<math::RoundEvenOp>(*this, a); }
Value ScalarBuilder::trunc(Value a) { return viaFloat<math::TruncOp>(*this, a); }

/// Float to integer as x86's cvtt does where the value does not fit: the
/// smallest signed integer of the conversion's width, which TensorFlow's CPU
/// kernels show. Plain fptosi would be undefined there.
static Value floatToInt(ScalarBuilder &s, Value a, IntegerType to, bool toUnsigned) {
  auto &b = s.builder();
  a = s.widen(a);
  unsigned bits = to.getWidth();
  // Narrow results are converted at 32 bits and cut, 32-bit unsigned ones at 64.
  unsigned wideBits = bits <= 16 || (bits == 32 && !toUnsigned) ? 32 : 64;
  auto wide = b.getIntegerType(wideBits);
  double limit = std::ldexp(1.0, wideBits - 1);
  Value inRange = b.create<arith::AndIOp>(
      b.create<arith::CmpFOp>(arith::CmpFPredicate::OGE, a, s.constantLike(a, -limit)),
      b.create<arith::CmpFOp>(arith::CmpFPredicate::OLT, a, s.constantLike(a, limit)));
  Value safe = s.select(inRange, a, s.constantLike(a, 0));
  Value converted = b.create<arith::FPToSIOp>(wide, safe);
  Value smallest =
      b.create<arith::ConstantOp>(IntegerAttr::get(wide, APInt::getSignedMinValue(wideBits)));
  Value result = s.select(inRange, converted, smallest);
  if (bits == 64 && toUnsigned) {
    // The upper half of the range is converted shifted down.
    Value high = b.create<arith::AndIOp>(
        b.create<arith::CmpFOp>(arith::CmpFPredicate::OGE, a, s.constantLike(a, limit)),
        b.create<arith::CmpFOp>(arith::CmpFPredicate::OLT, a, s.constantLike(a, 2 * limit)));
    Value shifted =
        s.select(high, b.create<arith::SubFOp>(a, s.constantLike(a, limit)), s.constantLike(a, 0));
    Value upper = b.create<arith::XOrIOp>(b.create<arith::FPToSIOp>(wide, shifted), smallest);
    result = s.select(high, upper, result);
  }
  return bits < wideBits ? b.create<arith::TruncIOp>(to, result).getResult() : result;
}

Value ScalarBuilder::cast(Value a, bool fromUnsigned, Type toElement) {
  Type from = a.getType(), to = graph::scalarType(toElement);
  if (to.isInteger(1))
    return from.isInteger(1) ? a : notEqual(a, constantLike(a, 0));
  if (auto toFloat = dyn_cast<FloatType>(to)) {
    if (isa<FloatType>(from)) {
      if (from == to)
        return a;
      if (from.getIntOrFloatBitWidth() == 16 && to.getIntOrFloatBitWidth() == 16)
        return b.create<arith::TruncFOp>(to, widen(a));
      return from.getIntOrFloatBitWidth() < to.getIntOrFloatBitWidth()
                 ? b.create<arith::ExtFOp>(to, a).getResult()
                 : b.create<arith::TruncFOp>(to, a).getResult();
    }
    Type wide = to.getIntOrFloatBitWidth() == 16 ? b.getF32Type() : to;
    bool asUnsigned = fromUnsigned || from.isInteger(1);
    Value result = asUnsigned ? b.create<arith::UIToFPOp>(wide, a).getResult()
                              : b.create<arith::SIToFPOp>(wide, a);
    return wide == to ? result : b.create<arith::TruncFOp>(to, result).getResult();
  }
  auto toInt = dyn_cast<IntegerType>(to);
  if (isa<FloatType>(from))
    return floatToInt(*this, a, toInt, graph::isUnsigned(toElement));
  unsigned fromBits = from.getIntOrFloatBitWidth(), toBits = toInt.getWidth();
  if (fromBits == toBits)
    return a;
  if (fromBits > toBits)
    return b.create<arith::TruncIOp>(to, a);
  return fromUnsigned || fromBits == 1 ? b.create<arith::ExtUIOp>(to, a).getResult()
                                       : b.create<arith::ExtSIOp>(to, a);
}

} // namespace graphc::legalize
