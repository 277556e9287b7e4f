//===- SparseOps.h - sparse tensors ---------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SPARSEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_SPARSEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SparseOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_SPARSEOPS_H
