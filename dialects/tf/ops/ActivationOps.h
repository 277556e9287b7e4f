//===- ActivationOps.h - activations and their gradients ------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_ACTIVATIONOPS_H
#define GRAPHC_DIALECTS_TF_OPS_ACTIVATIONOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ActivationOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_ACTIVATIONOPS_H
