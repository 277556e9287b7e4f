//===- StatelessRandomOps.h - random numbers by seed ----------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_STATELESSRANDOMOPS_H
#define GRAPHC_DIALECTS_TF_OPS_STATELESSRANDOMOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/StatelessRandomOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_STATELESSRANDOMOPS_H
