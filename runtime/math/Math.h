//===- Math.h - The math library as native scalar functions ---------------------===//
//
// gcm_<fn>_f32 and gcm_<fn>_f64 of library graphc_math, for host kernels: the same sources that
// kernels get as bitcode, so a folded, a host and a compiled result have the same bits. No state,
// no errno, no exception flags promised; thread-safe.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_MATH_H
#define GRAPHC_RUNTIME_MATH_MATH_H

extern "C" {
#define GCM_UNARY(fn)                                                                              \
  float gcm_##fn##_f32(float x);                                                                   \
  double gcm_##fn##_f64(double x);
#define GCM_BINARY(fn)                                                                             \
  float gcm_##fn##_f32(float x, float y);                                                          \
  double gcm_##fn##_f64(double x, double y);
#define GCM_SCALAR_UNARY(fn) GCM_UNARY(fn)
#define GCM_SCALAR_BINARY(fn) GCM_BINARY(fn)
#define GCM_SCALAR_TERNARY(fn)                                                                     \
  float gcm_##fn##_f32(float x, float y, float z);                                                 \
  double gcm_##fn##_f64(double x, double y, double z);
#include "runtime/math/Functions.def"
}

#endif // GRAPHC_RUNTIME_MATH_MATH_H
