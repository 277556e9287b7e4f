//===- TfControlFlow.h - structured control flow --------------------------===//
//
// tf.if_region, tf.case_region, tf.while_region, tf.dataflow and tf.yield.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFCONTROLFLOW_H
#define GRAPHC_DIALECTS_TF_TFCONTROLFLOW_H

#include "dialects/tf/TfDialect.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/RegionKindInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#define GET_OP_CLASSES
#include "dialects/tf/TfControlFlow.h.inc"

namespace graphc::tf {

/// Adds these ops to the dialect; called by its constructor.
void registerControlFlow(TfDialect &dialect);

/// The terminator of a region of one of these ops.
YieldOp yieldOf(mlir::Region &region);

/// True for the ops of this file that hold regions.
bool isRegionOp(mlir::Operation *op);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_TFCONTROLFLOW_H
