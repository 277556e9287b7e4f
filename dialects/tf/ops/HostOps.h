//===- HostOps.h - datasets, Python and TPUs ------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_HOSTOPS_H
#define GRAPHC_DIALECTS_TF_OPS_HOSTOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/HostOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_HOSTOPS_H
