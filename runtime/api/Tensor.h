//===- Tensor.h - values and failures of the C++ API ------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_API_TENSOR_H
#define GRAPHC_RUNTIME_API_TENSOR_H

#include "runtime/api/graphc.h"

#include <complex>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace graphc {

/// A failure: TensorFlow's status code and a message that names the node or argument at fault.
struct Error {
  graphc_status code = 0;
  std::string message;
};

/// A value or an Error. value() of an error ends the process. Thread-compatible.
template <typename T> class Expected {
public:
  Expected(T value) : held(std::move(value)) {}
  Expected(Error error) : failure(std::move(error)) {}

  explicit operator bool() const { return held.has_value(); }
  T &value() { return held ? *held : (std::abort(), *held); }
  T &operator*() { return value(); }
  T *operator->() { return &value(); }
  const Error &error() const { return failure; }

private:
  std::optional<T> held;
  Error failure;
};

namespace detail {
inline Error lastError(graphc_status code) { return {code, graphc_last_error()}; }

template <typename T> struct DTypeOf;
template <> struct DTypeOf<float> {
  static constexpr int32_t value = 1;
};
template <> struct DTypeOf<double> {
  static constexpr int32_t value = 2;
};
template <> struct DTypeOf<int32_t> {
  static constexpr int32_t value = 3;
};
template <> struct DTypeOf<uint8_t> {
  static constexpr int32_t value = 4;
};
template <> struct DTypeOf<int16_t> {
  static constexpr int32_t value = 5;
};
template <> struct DTypeOf<int8_t> {
  static constexpr int32_t value = 6;
};
template <> struct DTypeOf<graphc_string> {
  static constexpr int32_t value = 7;
};
template <> struct DTypeOf<std::complex<float>> {
  static constexpr int32_t value = 8;
};
template <> struct DTypeOf<int64_t> {
  static constexpr int32_t value = 9;
};
template <> struct DTypeOf<bool> {
  static constexpr int32_t value = 10;
};
template <> struct DTypeOf<uint16_t> {
  static constexpr int32_t value = 17;
};
template <> struct DTypeOf<std::complex<double>> {
  static constexpr int32_t value = 18;
};
template <> struct DTypeOf<uint32_t> {
  static constexpr int32_t value = 22;
};
template <> struct DTypeOf<uint64_t> {
  static constexpr int32_t value = 23;
};
} // namespace detail

/// A tensor: dims of its own, and data that is borrowed or (after Context::take) owned. Movable.
/// Thread-compatible.
class Tensor {
public:
  Tensor() = default;
  /// Elements that outlive the tensor.
  template <typename T> static Tensor borrow(T *data, std::vector<int64_t> dims) {
    return borrow(detail::DTypeOf<std::remove_const_t<T>>::value,
                  const_cast<std::remove_const_t<T> *>(data), std::move(dims));
  }
  /// The same for a dtype that has no C++ type (TensorFlow's number).
  static Tensor borrow(int32_t dtype, void *data, std::vector<int64_t> dims) {
    Tensor tensor;
    tensor.type = dtype;
    tensor.shape = std::move(dims);
    tensor.elements = data;
    return tensor;
  }
  Tensor(Tensor &&other) noexcept { *this = std::move(other); }
  Tensor &operator=(Tensor &&other) noexcept {
    std::swap(type, other.type);
    std::swap(shape, other.shape);
    std::swap(elements, other.elements);
    std::swap(owned, other.owned);
    return *this;
  }
  ~Tensor() {
    graphc_tensor tensor = {type, 0, nullptr, owned ? elements : nullptr, 0};
    graphc_release_data(&tensor);
  }

  int32_t dtype() const { return type; }
  const std::vector<int64_t> &dims() const { return shape; }
  int64_t elementCount() const {
    int64_t count = 1;
    for (int64_t dim : shape)
      count *= dim;
    return count;
  }
  void *data() const { return elements; }
  /// The elements, or null if they are of another dtype.
  template <typename T> T *data() const {
    bool same = type == detail::DTypeOf<std::remove_const_t<T>>::value;
    return same ? static_cast<T *>(elements) : nullptr;
  }

private:
  friend class Context;
  int32_t type = 0;
  std::vector<int64_t> shape;
  void *elements = nullptr;
  bool owned = false;
};

} // namespace graphc

#endif // GRAPHC_RUNTIME_API_TENSOR_H
