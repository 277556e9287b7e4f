//===- InverseTrigonometric.cpp - Exported names of InverseTrigonometric.h
//----------------------------------------===//
#include "runtime/math/InverseTrigonometric.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(acos);
GCM_DEFINE_UNARY(asin);
GCM_DEFINE_UNARY(atan);
GCM_DEFINE_BINARY(atan2);
