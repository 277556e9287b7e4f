//===- Define.h - Exported names of a function template -------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_DEFINE_H
#define GRAPHC_RUNTIME_MATH_DEFINE_H

#include "runtime/math/Simd.h"

// The widths that no C++ calling convention passes in registers (f32x32, f64x16) are put together
// from two halves in LLVM IR when the bitcode is built.
#define GCM_FOR_EACH_TYPE(define, fn)                                                              \
  define(fn, float, 1, f32);                                                                       \
  define(fn, float, 4, f32x4);                                                                     \
  define(fn, float, 8, f32x8);                                                                     \
  define(fn, float, 16, f32x16);                                                                   \
  define(fn, double, 1, f64);                                                                      \
  define(fn, double, 2, f64x2);                                                                    \
  define(fn, double, 4, f64x4);                                                                    \
  define(fn, double, 8, f64x8)

#define GCM_DEFINE_UNARY_AT(fn, element, lanes, suffix)                                            \
  extern "C" graphc::math::Vec<element, lanes> gcm_##fn##_##suffix(                                \
      graphc::math::Vec<element, lanes> x) {                                                       \
    return graphc::math::fn<graphc::math::Vec<element, lanes>>(x);                                 \
  }                                                                                                \
  static_assert(true)

#define GCM_DEFINE_BINARY_AT(fn, element, lanes, suffix)                                           \
  extern "C" graphc::math::Vec<element, lanes> gcm_##fn##_##suffix(                                \
      graphc::math::Vec<element, lanes> x, graphc::math::Vec<element, lanes> y) {                  \
    return graphc::math::fn<graphc::math::Vec<element, lanes>>(x, y);                              \
  }                                                                                                \
  static_assert(true)

/// Defines gcm_fn_<type> for every type, from the template graphc::math::fn<V>.
#define GCM_DEFINE_UNARY(fn) GCM_FOR_EACH_TYPE(GCM_DEFINE_UNARY_AT, fn)
#define GCM_DEFINE_BINARY(fn) GCM_FOR_EACH_TYPE(GCM_DEFINE_BINARY_AT, fn)

/// Defines gcm_fn_f64 from graphc::math::fn(double...), and gcm_fn_f32 as its value rounded once.
#define GCM_DEFINE_SCALAR_UNARY(fn)                                                                \
  extern "C" double gcm_##fn##_f64(double x) { return graphc::math::fn(x); }                       \
  extern "C" float gcm_##fn##_f32(float x) { return static_cast<float>(graphc::math::fn(x)); }     \
  static_assert(true)

#define GCM_DEFINE_SCALAR_BINARY(fn)                                                               \
  extern "C" double gcm_##fn##_f64(double x, double y) { return graphc::math::fn(x, y); }          \
  extern "C" float gcm_##fn##_f32(float x, float y) {                                              \
    return static_cast<float>(graphc::math::fn(x, y));                                             \
  }                                                                                                \
  static_assert(true)

#define GCM_DEFINE_SCALAR_TERNARY(fn)                                                              \
  extern "C" double gcm_##fn##_f64(double x, double y, double z) {                                 \
    return graphc::math::fn(x, y, z);                                                              \
  }                                                                                                \
  extern "C" float gcm_##fn##_f32(float x, float y, float z) {                                     \
    return static_cast<float>(graphc::math::fn(x, y, z));                                          \
  }                                                                                                \
  static_assert(true)

#endif // GRAPHC_RUNTIME_MATH_DEFINE_H
