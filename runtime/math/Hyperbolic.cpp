//===- Hyperbolic.cpp - Exported names of Hyperbolic.h ----------------------------------------===//
#include "runtime/math/Hyperbolic.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(acosh);
GCM_DEFINE_UNARY(asinh);
GCM_DEFINE_UNARY(atanh);
GCM_DEFINE_UNARY(cosh);
GCM_DEFINE_UNARY(sinh);
GCM_DEFINE_UNARY(tanh);
