//===- Power.cpp - Exported names of Power.h ----------------------------------------===//
#include "runtime/math/Power.h"
#include "runtime/math/Define.h"

GCM_DEFINE_BINARY(pow);
GCM_DEFINE_UNARY(rsqrt);
