//===- ParseOps.h - numbers and messages in and out of strings ------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_PARSEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_PARSEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/ParseOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_PARSEOPS_H
