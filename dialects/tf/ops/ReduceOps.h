//===- ReduceOps.h - reductions and running sums --------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_REDUCEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_REDUCEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ReduceOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_REDUCEOPS_H
