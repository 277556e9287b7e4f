//===- IoOps.h - files, readers, checkpoints and summaries ----------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_IOOPS_H
#define GRAPHC_DIALECTS_TF_OPS_IOOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/IoOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_IOOPS_H
