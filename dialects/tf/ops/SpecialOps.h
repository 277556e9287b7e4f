//===- SpecialOps.h - special functions -----------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SPECIALOPS_H
#define GRAPHC_DIALECTS_TF_OPS_SPECIALOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SpecialOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_SPECIALOPS_H
