//===- VariableOps.h - variables and updates of their parts ---------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_VARIABLEOPS_H
#define GRAPHC_DIALECTS_TF_OPS_VARIABLEOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/VariableOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_VARIABLEOPS_H
