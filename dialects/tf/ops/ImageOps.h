//===- ImageOps.h - images, colours and sound -----------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_IMAGEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_IMAGEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ImageOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_IMAGEOPS_H
