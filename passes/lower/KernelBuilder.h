//===- KernelBuilder.h - the function a kernel becomes --------------------===//
//
// A kernel is lowered to one function with the kernel ABI
//
//     i64 k(ptr ctx, ptr bufs, ptr params, i64 begin, i64 end)
//
// KernelBuilder owns what every emitter needs of it: the buffers' pointers, the
// values of size expressions (computed once, in the entry block), loads and
// stores of scalars and vectors, and the status the function returns. All
// index arithmetic is i64; memory is reached through LLVM pointers, so no
// memref descriptor exists and nothing is bufferized.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LOWER_KERNELBUILDER_H
#define GRAPHC_PASSES_LOWER_KERNELBUILDER_H

#include "dialects/graph/GraphDialect.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/StringMap.h"

namespace graphc::lower {

/// What the emitters know of the machine they emit for.
struct TargetInfo {
  /// Bytes of the vector registers to use: 16, 32 or 64.
  int64_t vectorBytes = 32;
  /// Vector registers the register-tiled emitters may fill.
  int64_t vectorRegisters = 16;
};

/// The position of a group of lanes along one dimension. Lane l is at
/// `base + l*step`, or at `lanes[l]` if `lanes` is set.
struct Index {
  mlir::Value base;
  int64_t step = 0;
  mlir::Value lanes;

  bool isUniform() const { return step == 0 && !lanes; }
};

using Indices = llvm::SmallVector<Index, 6>;

/// Thread-compatible; one per kernel.
class KernelBuilder {
public:
  /// Creates `@name` before `kernel` and moves into its entry block.
  KernelBuilder(graph::KernelOp kernel, const TargetInfo &target);

  mlir::ImplicitLocOpBuilder &builder() { return b; }
  graph::KernelOp kernel() { return op; }
  const TargetInfo &target() const { return machine; }
  mlir::Value taskBegin() { return function.getArgument(3); }
  mlir::Value taskEnd() { return function.getArgument(4); }

  /// i64 values.
  mlir::Value constant(int64_t value);
  mlir::Value size(const SymExpr &expr);
  mlir::Value add(mlir::Value a, mlir::Value c);
  mlir::Value sub(mlir::Value a, mlir::Value c);
  mlir::Value mul(mlir::Value a, mlir::Value c);
  mlir::Value div(mlir::Value a, mlir::Value c);
  mlir::Value rem(mlir::Value a, mlir::Value c);
  mlir::Value less(mlir::Value a, mlir::Value c);
  std::optional<int64_t> known(mlir::Value value);

  /// for (i = from; i < to; i += step); the insertion point is in the body after the call.
  mlir::Value loop(mlir::Value from, mlir::Value to, int64_t step,
                   llvm::function_ref<void(mlir::Value)> body);
  /// The same with loop-carried values.
  llvm::SmallVector<mlir::Value>
  loop(mlir::Value from, mlir::Value to, int64_t step, mlir::ValueRange init,
       llvm::function_ref<llvm::SmallVector<mlir::Value>(mlir::Value, mlir::ValueRange)> body);

  /// Row-major position of `index` in a tensor of `type`.
  Index linearize(llvm::ArrayRef<Index> index, mlir::RankedTensorType type, int64_t width);
  Index addIndex(const Index &a, const Index &c, int64_t width);
  Index mulIndex(const Index &a, mlir::Value factor, int64_t width);
  /// All lanes as vector<W x i64> (W > 1).
  mlir::Value lanesOf(const Index &index, int64_t width);

  /// Elements of a kernel buffer (arguments first, then results) at a row-major
  /// position. Booleans are one byte in memory and i1 in registers. Lanes
  /// whose mask is false read zero and are not touched in memory.
  mlir::Value load(unsigned buffer, mlir::Type elementType, const Index &at, int64_t width,
                   mlir::Value mask);
  void store(unsigned buffer, mlir::Type elementType, mlir::Value value, const Index &at,
             int64_t width, mlir::Value mask);
  mlir::Value elementPointer(unsigned buffer, mlir::Type elementType, mlir::Value position);

  /// `value` in every lane; vectors pass through.
  mlir::Value splat(mlir::Value value, int64_t width);
  /// vector<W x i1>: lanes below `count` (which is at least 0).
  mlir::Value firstLanes(mlir::Value count, int64_t width);

  /// The run fails with `code` if `failed` (i1 or vector of i1) holds anywhere.
  void failIf(mlir::Value failed, llvm::StringRef code);

  /// Writes the return; call once, with the insertion point back at function level.
  void finish();

private:
  graph::KernelOp op;
  TargetInfo machine;
  mlir::ImplicitLocOpBuilder b;
  mlir::func::FuncOp function;
  mlir::Block *entry;
  llvm::SmallVector<mlir::Value> pointers;
  llvm::StringMap<mlir::Value> sizes;
  llvm::DenseMap<int64_t, mlir::Value> constants;
  mlir::Value statusSlot;
};

/// The type an element has in memory: booleans are bytes.
mlir::Type storageType(mlir::Type elementType);
/// vector<W x scalar>, or the scalar itself for W = 1.
mlir::Type laneType(mlir::Type scalar, int64_t width);
/// Bytes of an element in memory.
int64_t storageBytes(mlir::Type elementType);

} // namespace graphc::lower

#endif // GRAPHC_PASSES_LOWER_KERNELBUILDER_H
