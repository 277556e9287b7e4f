//===- BinaryOps.h - element by element, several operands, broadcast ------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_BINARYOPS_H
#define GRAPHC_DIALECTS_TF_OPS_BINARYOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/BinaryOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_BINARYOPS_H
