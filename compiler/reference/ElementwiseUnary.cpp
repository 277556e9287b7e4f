//===- ElementwiseUnary.cpp - one operand, one result, element by element ---===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <bit>
#include <cmath>

using namespace graphc::reference;

namespace {

constexpr auto negate = [](auto x) { return -x; };
constexpr auto square = [](auto x) { return x * x; };
constexpr auto reciprocal = [](auto x) { return decltype(x)(1) / x; };
constexpr auto squareRoot = [](auto x) { return std::sqrt(x); };
constexpr auto inverseSquareRoot = [](auto x) { return decltype(x)(1) / std::sqrt(x); };
constexpr auto exponential = [](auto x) { return std::exp(x); };
constexpr auto naturalLog = [](auto x) { return std::log(x); };
constexpr auto sine = [](auto x) { return std::sin(x); };
constexpr auto cosine = [](auto x) { return std::cos(x); };
constexpr auto tangent = [](auto x) { return std::tan(x); };
constexpr auto arcSine = [](auto x) { return std::asin(x); };
constexpr auto arcCosine = [](auto x) { return std::acos(x); };
constexpr auto arcTangent = [](auto x) { return std::atan(x); };
constexpr auto sineH = [](auto x) { return std::sinh(x); };
constexpr auto cosineH = [](auto x) { return std::cosh(x); };
constexpr auto tangentH = [](auto x) { return std::tanh(x); };
constexpr auto arcSineH = [](auto x) { return std::asinh(x); };
constexpr auto arcCosineH = [](auto x) { return std::acosh(x); };
constexpr auto arcTangentH = [](auto x) { return std::atanh(x); };
constexpr auto sigmoid = [](auto x) { return decltype(x)(1) / (decltype(x)(1) + std::exp(-x)); };
constexpr auto errorFunction = [](double x) { return std::erf(x); };
constexpr auto errorFunctionC = [](double x) { return std::erfc(x); };

constexpr auto expMinusOne = [](auto x) {
  if constexpr (std::is_same_v<decltype(x), double>)
    return std::expm1(x);
  else
    return std::exp(x) - 1.0;
};

constexpr auto logOnePlus = [](auto x) {
  if constexpr (std::is_same_v<decltype(x), double>)
    return std::log1p(x);
  else
    return std::log(1.0 + x);
};

constexpr auto absolute = []<typename T>(T x) {
  if constexpr (isFloatType<T>)
    return std::fabs(widen<T>(x));
  else if constexpr (std::is_signed_v<T>)
    return x < 0 ? static_cast<T>(0 - widen<T>(x)) : x;
  else
    return x;
};

/// -1, 0 or 1 for reals (NaN stays NaN); x/|x| for complex numbers, 0 at 0.
constexpr auto sign = []<typename T>(T x) {
  if constexpr (isComplexType<T>) {
    Wide<T> wide = x;
    return wide == Wide<T>(0) ? T(0) : static_cast<T>(wide / std::abs(wide));
  } else if constexpr (isFloatType<T>) {
    double wide = widen<T>(x);
    return std::isnan(wide) ? wide : static_cast<double>((wide > 0) - (wide < 0));
  } else {
    return (x > 0) - (x < T(0));
  }
};

/// To the nearest integer, ties to even.
constexpr auto roundToEven = []<typename T>(T x) {
  if constexpr (isFloatType<T>)
    return std::nearbyint(widen<T>(x));
  else
    return x;
};

constexpr auto roundDown = [](double x) { return std::floor(x); };
constexpr auto roundUp = [](double x) { return std::ceil(x); };

constexpr auto isNotANumber = [](auto x) { return std::isnan(widen(x)); };
constexpr auto isInfinite = [](auto x) { return std::isinf(widen(x)); };
constexpr auto isFiniteNumber = [](auto x) { return std::isfinite(widen(x)); };

constexpr auto logicalNot = [](bool x) { return !x; };
constexpr auto invertBits = [](auto x) { return ~x; };

Outputs populationCount(const Op &op) {
  const Tensor &x = op.in(0);
  return {dispatch(op, IntTypes(), x.dtype(), [&]<typename T>() {
    return mapTensor<uint8_t, T>(op, x, [](T v) {
      return static_cast<uint8_t>(std::popcount(static_cast<std::make_unsigned_t<T>>(v)));
    });
  })};
}

constexpr OpEntry entries[] = {
    {"Abs", mapSame<absolute, RealTypes>},
    {"Acos", mapWide<arcCosine, FloatComplexTypes>},
    {"Acosh", mapWide<arcCosineH, FloatComplexTypes>},
    {"Asin", mapWide<arcSine, FloatComplexTypes>},
    {"Asinh", mapWide<arcSineH, FloatComplexTypes>},
    {"Atan", mapWide<arcTangent, FloatComplexTypes>},
    {"Atanh", mapWide<arcTangentH, FloatComplexTypes>},
    {"Ceil", mapWide<roundUp, FloatTypes>},
    {"Cos", mapWide<cosine, FloatComplexTypes>},
    {"Cosh", mapWide<cosineH, FloatComplexTypes>},
    {"Erf", mapWide<errorFunction, FloatTypes>},
    {"Erfc", mapWide<errorFunctionC, FloatTypes>},
    {"Exp", mapWide<exponential, FloatComplexTypes>},
    {"Expm1", mapWide<expMinusOne, FloatComplexTypes>},
    {"Floor", mapWide<roundDown, FloatTypes>},
    {"Inv", mapWide<reciprocal, FloatComplexTypes>},
    {"Invert", mapSame<invertBits, IntTypes>},
    {"IsFinite", testEach<isFiniteNumber, FloatTypes>},
    {"IsInf", testEach<isInfinite, FloatTypes>},
    {"IsNan", testEach<isNotANumber, FloatTypes>},
    {"Log", mapWide<naturalLog, FloatComplexTypes>},
    {"Log1p", mapWide<logOnePlus, FloatComplexTypes>},
    {"LogicalNot", mapSame<logicalNot, Types<bool>>},
    {"Neg", mapWide<negate, NumberTypes>},
    {"PopulationCount", populationCount},
    {"Reciprocal", mapWide<reciprocal, FloatComplexTypes>},
    {"Rint", mapSame<roundToEven, FloatTypes>},
    {"Round", mapSame<roundToEven, RealTypes>},
    {"Rsqrt", mapWide<inverseSquareRoot, FloatComplexTypes>},
    {"Sigmoid", mapWide<sigmoid, FloatComplexTypes>},
    {"Sign", mapSame<sign, NumberTypes>},
    {"Sin", mapWide<sine, FloatComplexTypes>},
    {"Sinh", mapWide<sineH, FloatComplexTypes>},
    {"Sqrt", mapWide<squareRoot, FloatComplexTypes>},
    {"Square", mapWide<square, NumberTypes>},
    {"Tan", mapWide<tangent, FloatComplexTypes>},
    {"Tanh", mapWide<tangentH, FloatComplexTypes>},
};

} // namespace

std::span<const OpEntry> graphc::reference::elementwiseUnaryOps() { return entries; }
