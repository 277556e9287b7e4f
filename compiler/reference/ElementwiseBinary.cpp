//===- ElementwiseBinary.cpp - arithmetic, bits and logic on two operands ---===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <bit>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

constexpr auto add = [](auto a, auto b) { return a + b; };
constexpr auto subtract = [](auto a, auto b) { return a - b; };
constexpr auto multiply = [](auto a, auto b) { return a * b; };

void requireNonZero(bool nonZero) { require(nonZero, "Integer division by zero"); }

/// Quotient rounded toward zero; the lowest value divided by -1 wraps.
template <typename T> T truncatedQuotient(T a, T b) {
  requireNonZero(b != 0);
  if constexpr (std::is_signed_v<T>)
    if (b == T(-1))
      return static_cast<T>(0 - widen<T>(a));
  return static_cast<T>(a / b);
}

template <typename T> T truncatedRemainder(T a, T b) {
  requireNonZero(b != 0);
  if constexpr (std::is_signed_v<T>)
    if (b == T(-1))
      return 0;
  return static_cast<T>(a % b);
}

constexpr auto divideTruncating = []<typename T>(T a, T b) {
  if constexpr (isComplexType<T>)
    return static_cast<T>(Wide<T>(a) / Wide<T>(b));
  else if constexpr (isFloatType<T>)
    return widen<T>(a) / widen<T>(b);
  else
    return truncatedQuotient(a, b);
};

constexpr auto truncateQuotient = []<typename T>(T a, T b) {
  if constexpr (isFloatType<T>)
    return std::trunc(widen<T>(narrow<T>(widen<T>(a) / widen<T>(b))));
  else
    return truncatedQuotient(a, b);
};

/// The quotient is rounded to T before the floor, as TensorFlow computes it: the floor of the
/// exact quotient may be one less.
constexpr auto floorQuotient = []<typename T>(T a, T b) {
  if constexpr (isFloatType<T>) {
    return std::floor(widen<T>(narrow<T>(widen<T>(a) / widen<T>(b))));
  } else {
    T quotient = truncatedQuotient(a, b);
    T remainder = truncatedRemainder(a, b);
    return static_cast<T>(remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient);
  }
};

/// Remainder with the dividend's sign.
constexpr auto truncateRemainder = []<typename T>(T a, T b) {
  if constexpr (isFloatType<T>)
    return std::fmod(widen<T>(a), widen<T>(b));
  else
    return truncatedRemainder(a, b);
};

/// Remainder with the divisor's sign.
constexpr auto floorRemainder = []<typename T>(T a, T b) {
  if constexpr (isFloatType<T>) {
    double remainder = std::fmod(widen<T>(a), widen<T>(b));
    return remainder != 0 && (remainder < 0) != (widen<T>(b) < 0) ? remainder + widen<T>(b)
                                                                  : remainder;
  } else {
    T remainder = truncatedRemainder(a, b);
    return static_cast<T>(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder);
  }
};

constexpr auto divideNoNan = [](auto a, auto b) {
  return b == decltype(b)(0) ? decltype(a)(0) : a / b;
};
constexpr auto multiplyNoNan = [](auto a, auto b) {
  return b == decltype(b)(0) ? decltype(a)(0) : a * b;
};
constexpr auto xDivY = [](auto a, auto b) { return a == decltype(a)(0) ? decltype(a)(0) : a / b; };
constexpr auto xLogY = [](auto a, auto b) {
  return a == decltype(a)(0) ? decltype(a)(0) : a * std::log(b);
};
constexpr auto xLog1pY = [](auto a, auto b) {
  if constexpr (std::is_same_v<decltype(a), double>)
    return a == 0 ? 0 : a * std::log1p(b);
  else
    return a == decltype(a)(0) ? decltype(a)(0) : a * std::log(1.0 + b);
};

constexpr auto squaredDifference = [](auto a, auto b) {
  auto difference = a - b;
  if constexpr (isComplexType<decltype(difference)>)
    return std::conj(difference) * difference;
  else
    return difference * difference;
};

template <typename T> T integerPower(T base, T exponent) {
  require(!(exponent < T(0)), "Integers to negative integer powers are not allowed");
  uint64_t result = 1, factor = widen<T>(base), left = widen<T>(exponent);
  for (; left; left >>= 1, factor *= factor)
    if (left & 1)
      result *= factor;
  return static_cast<T>(result);
}

constexpr auto power = []<typename T>(T a, T b) {
  if constexpr (isComplexType<T>)
    return static_cast<T>(std::pow(Wide<T>(a), Wide<T>(b)));
  else if constexpr (isFloatType<T>)
    return std::pow(widen<T>(a), widen<T>(b));
  else
    return integerPower(a, b);
};

constexpr auto arcTangent2 = [](double y, double x) { return std::atan2(y, x); };

/// A NaN in either operand is the result.
constexpr auto larger = []<typename T>(T a, T b) {
  if constexpr (isFloatType<T>)
    if (std::isnan(widen<T>(a)))
      return a;
  return a > b ? a : b;
};
constexpr auto smaller = []<typename T>(T a, T b) {
  if constexpr (isFloatType<T>)
    if (std::isnan(widen<T>(a)))
      return a;
  return a < b ? a : b;
};

constexpr auto bitAnd = [](auto a, auto b) { return a & b; };
constexpr auto bitOr = [](auto a, auto b) { return a | b; };
constexpr auto bitXor = [](auto a, auto b) { return a ^ b; };
constexpr auto logicalAnd = [](bool a, bool b) { return a && b; };
constexpr auto logicalOr = [](bool a, bool b) { return a || b; };

/// Shift counts are clamped to [0, width - 1].
template <typename T> int shiftCount(T count) {
  constexpr int top = sizeof(T) * 8 - 1;
  if (count < T(0))
    return 0;
  return static_cast<uint64_t>(count) > top ? top : static_cast<int>(count);
}
constexpr auto shiftLeft = []<typename T>(T a, T b) { return widen<T>(a) << shiftCount(b); };
constexpr auto shiftRight = []<typename T>(T a, T b) { return a >> shiftCount(b); };

/// The neighbour of `a` toward `b`, by stepping the bit pattern.
template <typename T> T neighbour(T a, T b) {
  using Bits = std::conditional_t<sizeof(T) == 4, uint32_t, uint64_t>;
  if (std::isnan(a) || std::isnan(b))
    return std::numeric_limits<T>::quiet_NaN();
  Bits bits = std::bit_cast<Bits>(a);
  constexpr Bits signBit = Bits(1) << (sizeof(T) * 8 - 1);
  if ((bits & ~signBit) == 0 && (std::bit_cast<Bits>(b) & ~signBit) == 0)
    return b;
  if (a == b)
    return b;
  if ((bits & ~signBit) == 0)
    return std::bit_cast<T>(static_cast<Bits>((b > 0 ? 0 : signBit) | 1));
  bool away = (a < b) == !(bits & signBit);
  return std::bit_cast<T>(static_cast<Bits>(away ? bits + 1 : bits - 1));
}
constexpr auto nextAfter = [](auto a, auto b) { return neighbour(a, b); };

/// Strings are concatenated.
Outputs addOrConcatenate(const Op &op) {
  if (op.in(0).dtype() == DType::String)
    return {zipTensors<std::string, std::string>(
        op, op.in(0), op.in(1), [](const std::string &a, const std::string &b) { return a + b; })};
  return zipWide<add, NumberTypes>(op);
}

/// The sum of all operands, each of the same shape. The running sum is kept wide.
Outputs addN(const Op &op) {
  const Tensor &first = op.in(0);
  if (first.dtype() == DType::Variant)
    op.unsupportedType(first.dtype());
  return {dispatch(op, NumberTypes(), first.dtype(), [&]<typename T>() {
    std::vector<Wide<T>> sum = widened<T>(first);
    for (int k = 1; k < op.numInputs(); ++k) {
      require(op.in(k).shape() == first.shape(), "Inputs to operation ", op.call.node,
              " of type AddN must have the same size and shape.  Input 0: ",
              toString(first.shape()), " != input ", k, ": ", toString(op.in(k).shape()));
      require(op.in(k).dtype() == first.dtype(), "operands differ in type");
      std::span<const T> term = op.in(k).data<T>();
      for (size_t i = 0; i < sum.size(); ++i)
        sum[i] += widen<T>(term[i]);
    }
    Tensor result = op.make<T>(first.shape());
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = narrow<T>(sum[i]);
    return result;
  })};
}

/// Adds a rank-1 bias along the channel axis: last for NHWC, second for NCHW.
Outputs biasAdd(const Op &op) {
  const Tensor &value = op.in(0), &bias = op.in(1);
  std::string format = op.attr<std::string>("data_format", "NHWC");
  require(value.rank() >= 2, "input tensor must be at least 2D: ", toString(value.shape()));
  require(bias.rank() == 1, "biases must be 1D: ", toString(bias.shape()));
  int64_t axis = format == "NCHW" ? 1 : value.rank() - 1;
  require(bias.dim(0) == value.dim(axis),
          "must provide as many biases as the channel dimension: ", toString(bias.shape()), " vs. ",
          value.dim(axis), " in ", toString(value.shape()));
  Shape shape(value.rank(), 1);
  shape[axis] = bias.dim(0);
  return evaluateAs(op, "AddV2", {value, bias.reshaped(shape)});
}

constexpr OpEntry entries[] = {
    {"AccumulateNV2", addN},
    {"Add", addOrConcatenate},
    {"AddN", addN},
    {"AddV2", addOrConcatenate},
    {"Atan2", zipWide<arcTangent2, FloatTypes>},
    {"BiasAdd", biasAdd},
    {"BiasAddV1", biasAdd},
    {"BitwiseAnd", zipSame<bitAnd, IntTypes>},
    {"BitwiseOr", zipSame<bitOr, IntTypes>},
    {"BitwiseXor", zipSame<bitXor, IntTypes>},
    {"Div", zipSame<divideTruncating, NumberTypes>},
    {"DivNoNan", zipWide<divideNoNan, FloatComplexTypes>},
    {"FloorDiv", zipSame<floorQuotient, RealTypes>},
    {"FloorMod", zipSame<floorRemainder, RealTypes>},
    {"LeftShift", zipSame<shiftLeft, IntTypes>},
    {"LogicalAnd", zipSame<logicalAnd, Types<bool>>},
    {"LogicalOr", zipSame<logicalOr, Types<bool>>},
    {"Maximum", zipSame<larger, RealTypes>},
    {"Minimum", zipSame<smaller, RealTypes>},
    {"Mod", zipSame<truncateRemainder, RealTypes>},
    {"Mul", zipWide<multiply, NumberTypes>},
    {"MulNoNan", zipWide<multiplyNoNan, FloatComplexTypes>},
    {"NextAfter", zipSame<nextAfter, WideFloatTypes>},
    {"Pow", zipSame<power, NumberTypes>},
    {"RealDiv", zipSame<divideTruncating, NumberTypes>},
    {"RightShift", zipSame<shiftRight, IntTypes>},
    {"SquaredDifference", zipWide<squaredDifference, NumberTypes>},
    {"Sub", zipWide<subtract, NumberTypes>},
    {"TruncateDiv", zipSame<truncateQuotient, RealTypes>},
    {"TruncateMod", zipSame<truncateRemainder, RealTypes>},
    {"Xdivy", zipWide<xDivY, FloatComplexTypes>},
    {"Xlog1py", zipWide<xLog1pY, FloatComplexTypes>},
    {"Xlogy", zipWide<xLogY, FloatComplexTypes>},
};

} // namespace

std::span<const OpEntry> graphc::reference::elementwiseBinaryOps() { return entries; }
