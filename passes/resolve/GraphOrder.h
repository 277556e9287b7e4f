//===- GraphOrder.h - from a graph to a sequence --------------------------===//

#ifndef GRAPHC_PASSES_RESOLVE_GRAPHORDER_H
#define GRAPHC_PASSES_RESOLVE_GRAPHORDER_H

#include "mlir/IR/Operation.h"

#include <optional>

namespace graphc {

/// `ops`, all of one block, such that each comes after the ops whose values it (or
/// an op in its regions) uses; otherwise in the order given. Uses of values in
/// `cut` do not count. Nullopt if the uses form a cycle.
std::optional<llvm::SmallVector<mlir::Operation *>>
topologicalOrder(llvm::ArrayRef<mlir::Operation *> ops,
                 llvm::function_ref<bool(mlir::Value)> isCut);

/// Calls `visit` for each value that `op` or an op in its regions uses and that
/// is defined outside of `op`.
void forEachOuterOperand(mlir::Operation *op, llvm::function_ref<void(mlir::Value)> visit);

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_GRAPHORDER_H
