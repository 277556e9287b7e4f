//===- RootEmitters.h - loop structures of kernels ------------------------===//
//
// A kernel's strategy (an attribute that fuse's ChooseStrategies wrote, with
// the task count that belongs to it) names the loop structure around its root.
// Everything fused around the root is asked of an ElementEmitter.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LOWER_ROOTEMITTERS_H
#define GRAPHC_PASSES_LOWER_ROOTEMITTERS_H

#include "passes/lower/ElementEmitter.h"

namespace graphc::lower {

/// "loop": every element of the results on its own; a task is a run of at most
/// `chunk` elements of the last dimension.
void emitLoop(KernelBuilder &k);

/// "concat": a task copies one block of every operand, as a memcpy would.
void emitConcatRows(KernelBuilder &k);

/// "rows": a reduction over dimensions that include the last one; a task is one
/// element of the result, lanes run along the last dimension.
void emitRowReduction(KernelBuilder &k);

/// "softmax": a task is one row: maximum, sum of exponentials, quotients.
void emitSoftmax(KernelBuilder &k);

/// "scan": a task is one line along the scanned dimension.
void emitScan(KernelBuilder &k);

/// "contract": register tiles of a batched matrix product; a task is one panel of
/// columns by at most `row_block` rows.
void emitContractTiles(KernelBuilder &k);

/// "conv": register tiles of an unpadded convolution; a task is one panel of
/// output channels by one line of pixels.
void emitConvTiles(KernelBuilder &k);

/// Lanes that fit one vector register of the target for the widest scalar the
/// kernel computes with.
int64_t laneCount(graph::KernelOp kernel, const TargetInfo &target);

/// The values the kernel returns.
mlir::ValueRange kernelResults(graph::KernelOp kernel);

/// The index of row number `row` in the dimensions `sizes`, outermost first.
Indices delinearize(KernelBuilder &k, mlir::Value row, llvm::ArrayRef<SymExpr> sizes);

/// Calls `body(position, mask)` for groups of `width` positions in [from, to);
/// the last group has a mask where the range is not known to divide.
void forLanes(KernelBuilder &k, mlir::Value from, mlir::Value to, int64_t width,
              llvm::function_ref<void(mlir::Value, mlir::Value)> body);

} // namespace graphc::lower

#endif // GRAPHC_PASSES_LOWER_ROOTEMITTERS_H
