//===- FakeQuantOps.h - quantized and back, and uniform quantization ------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FAKEQUANTOPS_H
#define GRAPHC_DIALECTS_TF_OPS_FAKEQUANTOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/FakeQuantOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_FAKEQUANTOPS_H
