//===- ControlEdges.h - changing the tokens of an op ----------------------===//

#ifndef GRAPHC_PASSES_SUPPORT_CONTROLEDGES_H
#define GRAPHC_PASSES_SUPPORT_CONTROLEDGES_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/Operation.h"

namespace graphc {

/// Makes `tokens` the control operands of `op`, whatever they were.
void setControlOperands(mlir::Operation *op, mlir::ValueRange tokens);

/// The control result of `op`. An op without one is replaced by a copy that has
/// one; `op` is updated and the original erased. `op` must be a tf op.
mlir::Value ensureControlResult(mlir::OpBuilder &builder, mlir::Operation *&op);

/// Replaces `op` by a copy without a control result, which must have no users.
mlir::Operation *dropControlResult(mlir::OpBuilder &builder, mlir::Operation *op);

} // namespace graphc

#endif // GRAPHC_PASSES_SUPPORT_CONTROLEDGES_H
