//===- BoxOps.h - boxes of images -----------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_BOXOPS_H
#define GRAPHC_DIALECTS_TF_OPS_BOXOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/BoxOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_BOXOPS_H
