//===- LinalgOps.h - matrices ---------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_LINALGOPS_H
#define GRAPHC_DIALECTS_TF_OPS_LINALGOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/LinalgOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_LINALGOPS_H
