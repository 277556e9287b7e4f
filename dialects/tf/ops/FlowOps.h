//===- FlowOps.h - calls, branches and loops ------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FLOWOPS_H
#define GRAPHC_DIALECTS_TF_OPS_FLOWOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/FlowOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_FLOWOPS_H
