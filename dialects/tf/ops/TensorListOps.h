//===- TensorListOps.h - lists, maps and optional values held in variants -===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TENSORLISTOPS_H
#define GRAPHC_DIALECTS_TF_OPS_TENSORLISTOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TensorListOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_TENSORLISTOPS_H
