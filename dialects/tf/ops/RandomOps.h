//===- RandomOps.h - random numbers from hidden state ---------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_RANDOMOPS_H
#define GRAPHC_DIALECTS_TF_OPS_RANDOMOPS_H

#include "dialects/tf/ops/OpBase.h"

#define GET_OP_CLASSES
#include "dialects/tf/ops/RandomOps.h.inc"

#endif // GRAPHC_DIALECTS_TF_OPS_RANDOMOPS_H
