//===- IndexOps.h - searching, sorting, counting and scattering -----------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_INDEXOPS_H
#define GRAPHC_DIALECTS_TF_OPS_INDEXOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/IndexOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_INDEXOPS_H
