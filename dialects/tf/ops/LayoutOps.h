//===- LayoutOps.h - elements moved to other places -----------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_LAYOUTOPS_H
#define GRAPHC_DIALECTS_TF_OPS_LAYOUTOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/LayoutOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_LAYOUTOPS_H
