//===- SegmentOps.h - segments of rows ------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SEGMENTOPS_H
#define GRAPHC_DIALECTS_TF_OPS_SEGMENTOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/SegmentOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_SEGMENTOPS_H
