//===- SparseTrainingOps.h - steps of optimizers on some rows -------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SPARSETRAININGOPS_H
#define GRAPHC_DIALECTS_TF_OPS_SPARSETRAININGOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SparseTrainingOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_SPARSETRAININGOPS_H
