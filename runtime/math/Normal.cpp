//===- Normal.cpp - Exported names of Normal.h ----------------------------------------===//
#include "runtime/math/Normal.h"
#include "runtime/math/Define.h"

GCM_DEFINE_UNARY(erfinv);
GCM_DEFINE_UNARY(ndtri);
