//===- UnaryOps.h - element by element, one operand -----------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_UNARYOPS_H
#define GRAPHC_DIALECTS_TF_OPS_UNARYOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/UnaryOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_UNARYOPS_H
