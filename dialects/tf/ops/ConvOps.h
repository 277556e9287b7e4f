//===- ConvOps.h - convolutions -------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_CONVOPS_H
#define GRAPHC_DIALECTS_TF_OPS_CONVOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ConvOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_CONVOPS_H
