//===- RnnOps.h - recurrent cells -----------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_RNNOPS_H
#define GRAPHC_DIALECTS_TF_OPS_RNNOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/RnnOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_RNNOPS_H
