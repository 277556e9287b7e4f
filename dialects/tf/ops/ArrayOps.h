//===- ArrayOps.h - shapes, joining and cutting ---------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_ARRAYOPS_H
#define GRAPHC_DIALECTS_TF_OPS_ARRAYOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ArrayOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_ARRAYOPS_H
