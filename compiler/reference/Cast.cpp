//===- Cast.cpp - conversions between element types -------------------------===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <bit>
#include <cmath>
#include <cstring>

using namespace graphc::reference;

namespace {

/// Float to integer as x86 does it, which is what TensorFlow's CPU kernels show: toward zero; what
/// does not fit the conversion's width (32 bits, or 64 for uint32 and 64-bit results) or is NaN
/// gives the lowest integer of that width, and narrower results keep the low bits.
template <typename R> R truncateToInteger(double value) {
  auto convert = []<typename W>(double v) {
    constexpr double limit = -static_cast<double>(std::numeric_limits<W>::min());
    return v >= -limit && v < limit ? static_cast<W>(v) : std::numeric_limits<W>::min();
  };
  if constexpr (std::is_same_v<R, uint64_t>) {
    if (value >= 0x1p63)
      return value < 0x1p64 ? static_cast<uint64_t>(value) : uint64_t{1} << 63;
    return static_cast<uint64_t>(convert.template operator()<int64_t>(value));
  } else if constexpr (sizeof(R) == 8 || std::is_same_v<R, uint32_t>) {
    return static_cast<R>(convert.template operator()<int64_t>(value));
  } else {
    return static_cast<R>(convert.template operator()<int32_t>(value));
  }
}

template <typename R, typename T> R convert(T value) {
  if constexpr (isComplexType<T> && isComplexType<R>)
    return R(static_cast<typename R::value_type>(value.real()),
             static_cast<typename R::value_type>(value.imag()));
  else if constexpr (isComplexType<T> && std::is_same_v<R, bool>)
    return value != T(0);
  else if constexpr (isComplexType<T>)
    return convert<R>(value.real());
  else if constexpr (isComplexType<R>)
    return R(static_cast<typename R::value_type>(value));
  else if constexpr (std::is_same_v<R, bool>)
    return value != T(0);
  else if constexpr (isFloatType<T> && !isFloatType<R>)
    return truncateToInteger<R>(widen<T>(value));
  else if constexpr (isFloatType<T>)
    return static_cast<R>(widen<T>(value));
  else if constexpr (std::is_same_v<R, Half> || std::is_same_v<R, BFloat16>)
    return R(static_cast<double>(value));
  else
    return static_cast<R>(value);
}

using CastTypes = decltype(NumberTypes() + Types<bool>());

/// The C++ integer that a quantized type is stored in; other types stay.
DType storedType(DType type) {
  switch (type) {
  case DType::QInt8:
    return DType::Int8;
  case DType::QUInt8:
    return DType::UInt8;
  case DType::QInt16:
    return DType::Int16;
  case DType::QUInt16:
    return DType::UInt16;
  case DType::QInt32:
    return DType::Int32;
  default:
    return type;
  }
}

/// `Truncate`: the mantissa bits that the shorter float lacks are cut off before the conversion.
template <typename T, typename R> T clearLostBits(T value) {
  constexpr int fromBits = std::is_same_v<T, double> ? 52 : 23;
  constexpr int toBits = std::is_same_v<R, double>  ? 52
                         : std::is_same_v<R, float> ? 23
                         : std::is_same_v<R, Half>  ? 10
                                                    : 7;
  using Bits = std::conditional_t<sizeof(T) == 8, uint64_t, uint32_t>;
  if constexpr (toBits >= fromBits) {
    return value;
  } else {
    Bits mask = ~((Bits(1) << (fromBits - toBits)) - 1);
    return std::isnan(value) ? value : std::bit_cast<T>(std::bit_cast<Bits>(value) & mask);
  }
}

Outputs cast(const Op &op) {
  DType target = op.attr<DType>("DstT");
  bool truncate = op.attr<bool>("Truncate", false);
  const Tensor &x = op.in(0);
  if (x.dtype() == target)
    return {x};
  Tensor source = x.reinterpreted(storedType(x.dtype()));
  Tensor result = op.make(storedType(target), x.shape());
  dispatch(op, CastTypes(), source.dtype(), [&]<typename T>() {
    dispatch(op, CastTypes(), result.dtype(), [&]<typename R>() {
      std::span<const T> in = source.data<T>();
      std::span<R> out = result.mutableData<R>();
      for (size_t i = 0; i < out.size(); ++i) {
        if constexpr (std::is_floating_point_v<T> && isFloatType<R>)
          out[i] = convert<R>(truncate ? clearLostBits<T, R>(in[i]) : in[i]);
        else
          out[i] = convert<R>(in[i]);
      }
    });
  });
  return {result.reinterpreted(target)};
}

/// The same bytes read as another type. Wider to narrower adds a last dimension; narrower to wider
/// removes one.
Outputs bitcast(const Op &op) {
  DType target = op.attr<DType>("type");
  const Tensor &x = op.in(0);
  int64_t from = dtypeSize(x.dtype()), to = dtypeSize(target);
  if (from == 0 || to == 0)
    op.unsupportedType(from == 0 ? x.dtype() : target);
  Shape shape = x.shape();
  if (from > to) {
    shape.push_back(from / to);
  } else if (from < to) {
    require(!shape.empty() && shape.back() == to / from, "Cannot bitcast from ",
            dtypeName(x.dtype()), " to ", dtypeName(target), ": shape ", toString(x.shape()),
            " does not end in ", to / from);
    shape.pop_back();
  }
  Tensor result = op.make(target, shape);
  if (result.numElements() > 0)
    std::memcpy(result.mutableData<uint8_t>().data(), x.bytes().data(), x.bytes().size());
  return {result};
}

/// Real and imaginary parts of the operands' common shape.
Outputs complex(const Op &op) {
  return {dispatch(op, WideFloatTypes(), op.in(0).dtype(), [&]<typename T>() {
    return zipTensors<std::complex<T>, T>(op, op.in(0), op.in(1),
                                          [](T re, T im) { return std::complex<T>(re, im); });
  })};
}

/// A function from complex to its real type.
template <auto F> Outputs fromComplex(const Op &op) {
  return {dispatch(op, ComplexTypes(), op.in(0).dtype(), [&]<typename T>() {
    return mapTensor<typename T::value_type, T>(op, op.in(0), [](T z) {
      return static_cast<typename T::value_type>(F(std::complex<double>(z)));
    });
  })};
}

constexpr auto realPart = [](std::complex<double> z) { return z.real(); };
constexpr auto imaginaryPart = [](std::complex<double> z) { return z.imag(); };
constexpr auto magnitude = [](std::complex<double> z) { return std::abs(z); };
constexpr auto angle = [](std::complex<double> z) { return std::arg(z); };
constexpr auto conjugate = [](auto z) { return std::conj(z); };

Outputs conj(const Op &op) {
  if (!isComplex(op.in(0).dtype()))
    return {op.in(0)};
  return mapSame<conjugate, ComplexTypes>(op);
}

constexpr OpEntry entries[] = {
    {"Angle", fromComplex<angle>},
    {"Bitcast", bitcast},
    {"Cast", cast},
    {"Complex", complex},
    {"ComplexAbs", fromComplex<magnitude>},
    {"Conj", conj},
    {"Imag", fromComplex<imaginaryPart>},
    {"Real", fromComplex<realPart>},
};

} // namespace

std::span<const OpEntry> graphc::reference::castOps() { return entries; }
