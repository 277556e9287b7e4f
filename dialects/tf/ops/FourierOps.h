//===- FourierOps.h - Fourier transforms ----------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FOURIEROPS_H
#define GRAPHC_DIALECTS_TF_OPS_FOURIEROPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/FourierOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_FOURIEROPS_H
