//===- ControlOps.h - constants, feeds, checks and hand-over --------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_H
#define GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ControlOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_H
