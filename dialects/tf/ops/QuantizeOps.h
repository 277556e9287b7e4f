//===- QuantizeOps.h - quantized numbers ----------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_QUANTIZEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_QUANTIZEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/QuantizeOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_QUANTIZEOPS_H
