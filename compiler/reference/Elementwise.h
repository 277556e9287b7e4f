//===- Elementwise.h - ops that map elements one by one ----------*- C++ -*-===//
//
// Internal to compiler/reference. An elementwise op is a row of a table whose
// function is `mapWide<[](auto x) {...}, Types>` or one of its neighbours.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_ELEMENTWISE_H
#define GRAPHC_COMPILER_REFERENCE_ELEMENTWISE_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

using FloatComplexTypes = decltype(FloatTypes() + ComplexTypes());

/// Two operands seen under their common broadcast shape.
class BroadcastPair {
public:
  BroadcastPair(const Tensor &a, const Tensor &b)
      : common(broadcastShapes(a.shape(), b.shape())), left(offsets(a)), right(offsets(b)) {}

  const Shape &shape() const { return common; }
  /// Position in the first (second) operand of the result's element `i`.
  int64_t a(size_t i) const { return left.empty() ? i : left[i]; }
  int64_t b(size_t i) const { return right.empty() ? i : right[i]; }

private:
  /// Empty when positions are the same.
  std::vector<int64_t> offsets(const Tensor &operand) const {
    return operand.shape() == common ? std::vector<int64_t>()
                                     : broadcastOffsets(operand.shape(), common);
  }
  Shape common;
  std::vector<int64_t> left, right;
};

/// result[i] = f(operand[i]) with f from T to R.
template <typename R, typename T, typename F>
Tensor mapTensor(const Op &op, const Tensor &operand, F f) {
  Tensor result = op.make<R>(operand.shape());
  std::span<const T> in = operand.data<T>();
  std::span<R> out = result.mutableData<R>();
  for (size_t i = 0; i < out.size(); ++i)
    out[i] = f(in[i]);
  return result;
}

/// result[i] = f(a[i], b[i]) under broadcasting, with f from (T, T) to R.
template <typename R, typename T, typename F>
Tensor zipTensors(const Op &op, const Tensor &a, const Tensor &b, F f) {
  require(a.dtype() == b.dtype(), "operands have types ", dtypeName(a.dtype()), " and ",
          dtypeName(b.dtype()));
  BroadcastPair pair(a, b);
  Tensor result = op.make<R>(pair.shape());
  std::span<const T> x = a.data<T>(), y = b.data<T>();
  std::span<R> out = result.mutableData<R>();
  for (size_t i = 0; i < out.size(); ++i)
    out[i] = f(x[pair.a(i)], y[pair.b(i)]);
  return result;
}

/// Unary op: F works on Wide<T> and its result is rounded (or wrapped) once.
template <auto F, typename TypeList> Outputs mapWide(const Op &op) {
  const Tensor &x = op.in(0);
  return {dispatch(op, TypeList(), x.dtype(), [&]<typename T>() {
    return mapTensor<T, T>(op, x, [](T v) { return narrow<T>(F(widen<T>(v))); });
  })};
}

/// Unary op: F works on T itself.
template <auto F, typename TypeList> Outputs mapSame(const Op &op) {
  const Tensor &x = op.in(0);
  return {dispatch(op, TypeList(), x.dtype(), [&]<typename T>() {
    return mapTensor<T, T>(op, x, [](T v) { return static_cast<T>(F(v)); });
  })};
}

/// Unary op with a boolean result.
template <auto F, typename TypeList> Outputs testEach(const Op &op) {
  const Tensor &x = op.in(0);
  return {dispatch(op, TypeList(), x.dtype(), [&]<typename T>() {
    return mapTensor<bool, T>(op, x, [](T v) { return static_cast<bool>(F(v)); });
  })};
}

/// Binary op: F works on Wide<T> and its result is rounded (or wrapped) once.
template <auto F, typename TypeList> Outputs zipWide(const Op &op) {
  const Tensor &x = op.in(0), &y = op.in(1);
  return {dispatch(op, TypeList(), x.dtype(), [&]<typename T>() {
    return zipTensors<T, T>(op, x, y,
                            [](T a, T b) { return narrow<T>(F(widen<T>(a), widen<T>(b))); });
  })};
}

/// Binary op: F works on T itself.
template <auto F, typename TypeList> Outputs zipSame(const Op &op) {
  const Tensor &x = op.in(0), &y = op.in(1);
  return {dispatch(op, TypeList(), x.dtype(), [&]<typename T>() {
    return zipTensors<T, T>(op, x, y, [](T a, T b) { return static_cast<T>(F(a, b)); });
  })};
}

/// Binary op with a boolean result.
template <auto F, typename TypeList> Outputs compareEach(const Op &op) {
  const Tensor &x = op.in(0), &y = op.in(1);
  return {dispatch(op, TypeList(), x.dtype(), [&]<typename T>() {
    return zipTensors<bool, T>(op, x, y,
                               [](const T &a, const T &b) { return static_cast<bool>(F(a, b)); });
  })};
}

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_ELEMENTWISE_H
