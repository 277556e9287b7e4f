//===- ErrorFunction.cpp - Exported names of ErrorFunction.h
//----------------------------------------===//
#include "runtime/math/ErrorFunction.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(erf);
GCM_DEFINE_UNARY(erfc);
