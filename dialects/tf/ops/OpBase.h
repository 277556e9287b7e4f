//===- OpBase.h - what the generated op classes need ----------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_OPBASE_H
#define GRAPHC_DIALECTS_TF_OPS_OPBASE_H

#include "dialects/tf/TfDialect.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#endif // GRAPHC_DIALECTS_TF_OPS_OPBASE_H
