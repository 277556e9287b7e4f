//===- Remainder.cpp - Exported names of Remainder.h ----------------------------------------===//
#include "runtime/math/Remainder.h"
#include "runtime/math/Define.h"

GCM_DEFINE_BINARY(fmod);
