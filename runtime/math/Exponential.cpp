//===- Exponential.cpp - Exported names of Exponential.h
//----------------------------------------===//
#include "runtime/math/Exponential.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(exp);
GCM_DEFINE_UNARY(exp2);
GCM_DEFINE_UNARY(expm1);
GCM_DEFINE_UNARY(sigmoid);
