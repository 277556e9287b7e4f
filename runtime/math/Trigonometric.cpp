//===- Trigonometric.cpp - Exported names of Trigonometric.h
//----------------------------------------===//
#include "runtime/math/Trigonometric.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(cos);
GCM_DEFINE_UNARY(sin);
GCM_DEFINE_UNARY(tan);
