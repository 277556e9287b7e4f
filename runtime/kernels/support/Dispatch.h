//===- Dispatch.h - from a DType to a C++ type ------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_SUPPORT_DISPATCH_H
#define GRAPHC_RUNTIME_KERNELS_SUPPORT_DISPATCH_H

#include "runtime/kernels/HostKernel.h"
#include "runtime/kernels/support/Errors.h"
#include "runtime/kernels/support/Numbers.h"

namespace graphc::runtime::host {

/// A list of C++ element types.
template <typename... Ts> struct Types {};

template <typename, typename> struct ConcatTypes;
template <typename... As, typename... Bs> struct ConcatTypes<Types<As...>, Types<Bs...>> {
  using type = Types<As..., Bs...>;
};
template <typename A, typename B> using Concat = typename ConcatTypes<A, B>::type;

using FloatTypes = Types<float, double>;
using RealFloatTypes = Types<float, double, Half, BFloat16>;
using ComplexTypes = Types<Complex64, Complex128>;
using IndexTypes = Types<int32_t, int64_t>;
using IntegerTypes =
    Types<int32_t, int64_t, uint8_t, int8_t, int16_t, uint16_t, uint32_t, uint64_t>;
/// TensorFlow's TF_CALL_REAL_NUMBER_TYPES.
using RealTypes = Concat<RealFloatTypes, IntegerTypes>;
/// TensorFlow's TF_CALL_NUMBER_TYPES.
using NumberTypes = Concat<RealTypes, ComplexTypes>;

/// A type as a value, for the argument of a generic lambda.
template <typename T> struct Tag {
  using type = T;
};

/// Calls \p body(Tag<T>()) for the type T of the list that \p dtype is; an Unimplemented status if
/// it is none of them. \p body returns Status.
template <typename... Ts, typename Fn>
Status dispatch(const HostContext &context, DType dtype, Types<Ts...>, const Fn &body) {
  Status status;
  bool found = ((dtype == dtypeOf<Ts> && (status = body(Tag<Ts>()), true)) || ...);
  if (!found)
    return unimplemented(
        concat("op ", context.opName(), " has no host kernel for dtype ", dtypeName(dtype)));
  return status;
}

/// 16 bytes that are moved and never looked at.
struct Bits128 {
  uint64_t words[2];
};

/// Calls \p body(Tag<T>()) with an unsigned type T of as many bytes as an element of \p dtype: for
/// kernels that only move elements. An Unimplemented status if \p dtype is not known.
template <typename Fn>
Status dispatchBits(const HostContext &context, DType dtype, const Fn &body) {
  switch (dtypeBytes(dtype)) {
  case 1:
    return body(Tag<uint8_t>());
  case 2:
    return body(Tag<uint16_t>());
  case 4:
    return body(Tag<uint32_t>());
  case 8:
    return body(Tag<uint64_t>());
  case 16:
    return body(Tag<Bits128>());
  default:
    return unimplemented(
        concat("op ", context.opName(), " has no host kernel for dtype ", dtypeName(dtype)));
  }
}

/// As dispatch, for the dtype int32 or int64 of an index operand or result.
template <typename Fn>
Status dispatchIndex(const HostContext &context, DType dtype, const Fn &body) {
  return dispatch(context, dtype, IndexTypes(), body);
}

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_SUPPORT_DISPATCH_H
