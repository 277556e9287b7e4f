//===- RaggedOps.h - ragged tensors, sets and counts ----------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_RAGGEDOPS_H
#define GRAPHC_DIALECTS_TF_OPS_RAGGEDOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/RaggedOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_RAGGEDOPS_H
