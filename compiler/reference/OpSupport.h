//===- OpSupport.h - what the body of an op is written with ------*- C++ -*-===//
//
// Internal to compiler/reference. An op is a function from `Op` (the call and the
// environment) to its results. Bad input is reported by `fail` or `require`, which
// throw an EvalError; `evaluate` is the only place that catches, so no exception
// leaves the room and no op carries error plumbing through its loops.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_OPSUPPORT_H
#define GRAPHC_COMPILER_REFERENCE_OPSUPPORT_H

#include "compiler/reference/Reference.h"

#include <sstream>
#include <type_traits>

namespace graphc::reference {

using Shape = std::vector<int64_t>;
using Outputs = std::vector<Tensor>;

/// "[2,3]".
std::string toString(std::span<const int64_t> shape);

/// Stops the op with an error whose message is the parts joined.
template <typename... Parts> [[noreturn]] void fail(EvalError::Kind kind, const Parts &...parts) {
  std::ostringstream message;
  (message << ... << parts);
  throw EvalError{kind, message.str()};
}

/// Stops the op with InvalidArgument.
template <typename... Parts> [[noreturn]] void invalid(const Parts &...parts) {
  fail(EvalError::Kind::InvalidArgument, parts...);
}

/// Stops the op with InvalidArgument unless `condition` holds.
template <typename... Parts> void require(bool condition, const Parts &...parts) {
  if (!condition)
    invalid(parts...);
}

/// A call as an op's body sees it.
struct Op {
  const OpCall &call;
  Environment &env;

  int numInputs() const { return static_cast<int>(call.inputs.size()); }
  /// Operand `index`; fails when the node has fewer.
  const Tensor &in(int index) const;

  const AttrValue *find(std::string_view name) const;

  /// The attribute `name`; fails when it is absent or of another kind.
  template <typename T> T attr(std::string_view name) const {
    const AttrValue *value = find(name);
    require(value, "attribute '", name, "' is missing");
    return cast<T>(name, *value);
  }
  /// The attribute `name`, or TensorFlow's default for it.
  template <typename T> T attr(std::string_view name, T absent) const {
    const AttrValue *value = find(name);
    return value ? cast<T>(name, *value) : absent;
  }

  /// Zeros of `shape`; fails when the shape is invalid or over the environment's limit.
  Tensor make(DType dtype, Shape shape) const;
  template <typename T> Tensor make(Shape shape) const {
    return make(dtypeOf<T>, std::move(shape));
  }

  [[noreturn]] void unsupportedType(DType dtype) const;

private:
  template <typename T> static T cast(std::string_view name, const AttrValue &value) {
    if (const T *held = std::get_if<T>(&value))
      return *held;
    // An empty list carries no element kind in a GraphDef.
    if constexpr (requires(T list) { list.clear(); } && !std::is_same_v<T, std::string>)
      if (isEmptyList(value))
        return T();
    invalid("attribute '", name, "' has the wrong kind");
  }
  static bool isEmptyList(const AttrValue &value);
};

/// Evaluates another op as a part of this one; its errors are this op's.
Outputs evaluateAs(const Op &op, const char *name, std::vector<Tensor> inputs,
                   std::map<std::string, AttrValue> attrs = {});

using OpFn = Outputs (*)(const Op &);

/// A row of a family's table.
struct OpEntry {
  std::string_view name;
  OpFn fn;
  bool stateful = false;
};

//===----------------------------------------------------------------------===//
// Element types
//===----------------------------------------------------------------------===//

template <typename... Ts> struct Types {};
template <typename... As, typename... Bs>
Types<As..., Bs...> operator+(Types<As...>, Types<Bs...>) {
  return {};
}
using Complex64 = std::complex<float>;
using Complex128 = std::complex<double>;
using FloatTypes = Types<Half, BFloat16, float, double>;
using WideFloatTypes = Types<float, double>;
using ComplexTypes = Types<Complex64, Complex128>;
using SignedTypes = Types<int8_t, int16_t, int32_t, int64_t>;
using UnsignedTypes = Types<uint8_t, uint16_t, uint32_t, uint64_t>;
using IntTypes = decltype(SignedTypes() + UnsignedTypes());
using RealTypes = decltype(FloatTypes() + IntTypes());
using NumberTypes = decltype(RealTypes() + ComplexTypes());
using IndexTypes = Types<int32_t, int64_t>;

/// Calls `body.operator()<T>()` with the T of `dtype` in the list; fails as unsupported when the
/// list has none.
template <typename... Ts, typename Body>
auto dispatch(const Op &op, Types<Ts...>, DType dtype, Body &&body) {
  using First = std::tuple_element_t<0, std::tuple<Ts...>>;
  using Ret = decltype(body.template operator()<First>());
  if constexpr (std::is_void_v<Ret>) {
    if (!((dtype == dtypeOf<Ts> ? (body.template operator()<Ts>(), true) : false) || ...))
      op.unsupportedType(dtype);
  } else {
    std::optional<Ret> result;
    (void)((dtype == dtypeOf<Ts> ? (result.emplace(body.template operator()<Ts>()), true)
                                 : false) ||
           ...);
    if (!result)
      op.unsupportedType(dtype);
    return std::move(*result);
  }
}

/// Calls `body.operator()<S>()` where S can hold any element of `dtype` for copying and comparing
/// bits: an unsigned integer of its width, std::string or VariantPtr.
template <typename Body> void dispatchStorage(const Op &op, DType dtype, Body &&body) {
  if (dtype == DType::String || dtype == DType::Resource)
    return body.template operator()<std::string>();
  if (dtype == DType::Variant)
    return body.template operator()<VariantPtr>();
  switch (dtypeSize(dtype)) {
  case 1:
    return body.template operator()<uint8_t>();
  case 2:
    return body.template operator()<uint16_t>();
  case 4:
    return body.template operator()<uint32_t>();
  case 8:
    return body.template operator()<uint64_t>();
  case 16:
    return body.template operator()<std::complex<double>>();
  default:
    op.unsupportedType(dtype);
  }
}

template <typename T> inline constexpr bool isComplexType = false;
template <typename T> inline constexpr bool isComplexType<std::complex<T>> = true;
template <typename T>
inline constexpr bool isFloatType =
    std::is_same_v<T, Half> || std::is_same_v<T, BFloat16> || std::is_floating_point_v<T>;

/// The type that sums and products of T are computed in: double for real floats, complex<double>
/// for complex ones, uint64_t (which wraps) for integers.
template <typename T>
using Wide = std::conditional_t<isComplexType<T>, std::complex<double>,
                                std::conditional_t<isFloatType<T>, double, uint64_t>>;

/// `value` in Wide<T>; integers keep their value modulo 2^64.
template <typename T> Wide<T> widen(T value) {
  if constexpr (isFloatType<T>)
    return static_cast<double>(
        static_cast<std::conditional_t<std::is_same_v<T, double>, double, float>>(value));
  else
    return static_cast<Wide<T>>(value);
}

/// Rounds (floats) or wraps (integers) to T.
template <typename T> T narrow(Wide<T> value) { return static_cast<T>(value); }

/// The operand's elements widened: double, complex<double> or uint64_t each.
template <typename T> std::vector<Wide<T>> widened(const Tensor &tensor) {
  std::span<const T> data = tensor.data<T>();
  std::vector<Wide<T>> result(data.size());
  for (size_t i = 0; i < data.size(); ++i)
    result[i] = widen<T>(data[i]);
  return result;
}

/// Any real floating tensor as doubles.
std::vector<double> toDoubles(const Op &op, const Tensor &tensor);
/// A tensor of a real floating `dtype` from doubles, each rounded once.
Tensor fromDoubles(const Op &op, DType dtype, Shape shape, std::span<const double> values);

//===----------------------------------------------------------------------===//
// Operands that are indices, sizes and flags
//===----------------------------------------------------------------------===//

/// The elements of an integer tensor (any width) as int64.
std::vector<int64_t> readInts(const Op &op, const Tensor &tensor);
/// The single element of an integer tensor.
int64_t readInt(const Op &op, const Tensor &tensor);
/// The single element of a real floating or integer tensor.
double readDouble(const Op &op, const Tensor &tensor);
bool readBool(const Op &op, const Tensor &tensor);
/// Integers as a tensor of dtype Int32 or Int64 (or any other integer).
Tensor makeInts(const Op &op, DType dtype, Shape shape, std::span<const int64_t> values);
/// `axis` in [0, rank) after counting negative axes from the end.
int64_t normalizeAxis(int64_t axis, int64_t rank);

//===----------------------------------------------------------------------===//
// Shapes and positions
//===----------------------------------------------------------------------===//

/// Product of dims [begin, end).
int64_t productOf(std::span<const int64_t> shape, int64_t begin, int64_t end);
inline int64_t productOf(std::span<const int64_t> shape) {
  return productOf(shape, 0, static_cast<int64_t>(shape.size()));
}
/// Row-major strides in elements.
Shape stridesOf(std::span<const int64_t> shape);
/// The common shape under numpy broadcasting; fails with TensorFlow's "Incompatible shapes".
Shape broadcastShapes(const Shape &a, const Shape &b);
/// For each element of `to` in order, the offset of the element of `from` that broadcasts there.
std::vector<int64_t> broadcastOffsets(const Shape &from, const Shape &to);
/// Advances `index` over `shape` in row-major order; false after the last position.
bool nextIndex(Shape &index, std::span<const int64_t> shape);
int64_t dotProduct(std::span<const int64_t> a, std::span<const int64_t> b);
Shape concatShapes(std::span<const int64_t> a, std::span<const int64_t> b);

/// Copies element `from[offsets[i]]` to position i of a result of `shape`. A negative offset
/// leaves the zero element.
Tensor gatherElements(const Op &op, const Tensor &from, Shape shape,
                      std::span<const int64_t> offsets);

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_OPSUPPORT_H
