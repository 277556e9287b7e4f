//===- TensorArrayOps.h - arrays of tensors, and stacks -------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TENSORARRAYOPS_H
#define GRAPHC_DIALECTS_TF_OPS_TENSORARRAYOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TensorArrayOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_TENSORARRAYOPS_H
