//===- NnOps.h - pooling, normalization and losses ------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_NNOPS_H
#define GRAPHC_DIALECTS_TF_OPS_NNOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/NnOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_NNOPS_H
