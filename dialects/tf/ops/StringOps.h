//===- StringOps.h - strings ----------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_STRINGOPS_H
#define GRAPHC_DIALECTS_TF_OPS_STRINGOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/StringOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_STRINGOPS_H
