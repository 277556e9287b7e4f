//===- TrainingOps.h - steps of optimizers --------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TRAININGOPS_H
#define GRAPHC_DIALECTS_TF_OPS_TRAININGOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TrainingOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_TRAININGOPS_H
