//===- DeadOps.h - ops that nobody needs ----------------------------------===//

#ifndef GRAPHC_PASSES_RESOLVE_DEADOPS_H
#define GRAPHC_PASSES_RESOLVE_DEADOPS_H

#include "mlir/IR/Operation.h"

namespace graphc {

/// Whether nobody can tell that `op` did not run, once nobody uses its results.
/// Loops count: one that never ends is not a result.
bool isRemovable(mlir::Operation *op);

/// Erases what is removable and unused in the regions of `root`.
void eraseDeadOps(mlir::Operation *root);

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_DEADOPS_H
