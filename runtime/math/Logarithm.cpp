//===- Logarithm.cpp - Exported names of Logarithm.h ----------------------------------------===//
#include "runtime/math/Logarithm.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(log);
GCM_DEFINE_UNARY(log1p);
GCM_DEFINE_UNARY(log2);
