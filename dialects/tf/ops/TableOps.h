//===- TableOps.h - lookup tables, queues, locks and other shared state ---===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TABLEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_TABLEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/TableOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_TABLEOPS_H
