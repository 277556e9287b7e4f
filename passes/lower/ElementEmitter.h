//===- ElementEmitter.h - the value of a tensor at an index ---------------===//
//
// The heart of kernel emission. A cluster is a small graph of tensor ops; the
// emitter answers one question for any value in it: what is its element (or
// group of W neighbouring elements, the lanes) at this index? The answer is
// scalar or vector IR, found by asking the operands at indices that follow from
// the op:
//
//     map        the operands at the same index, then the body
//     broadcast  the operand at the index without the repeated dimensions
//     transpose  the operand at the permuted index
//     slice      the operand at index*stride + offset
//     pad        the operand at index-low if that is inside, else the value
//     reduce     a loop over the reduced dimensions
//     argument   a load
//
// So fusion needs no buffers, every op compiles whatever it is fused with, and
// lanes are contiguous wherever the composition of the index maps is: an
// index is `base + lane*step` as long as it can be, explicit lanes (a gather
// load) only where it cannot. Emitters with a faster loop structure for
// one root (tiled contraction, rows) use this class for what is fused
// around the root.
//
// The same expression evaluated twice at the same index is emitted once within
// one scope of dominance.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_LOWER_ELEMENTEMITTER_H
#define GRAPHC_PASSES_LOWER_ELEMENTEMITTER_H

#include "passes/lower/KernelBuilder.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

namespace graphc::lower {

/// Thread-compatible; lives while one loop nest is emitted.
class ElementEmitter {
public:
  /// Emits groups of `width` elements (a power of two; 1: scalars).
  ElementEmitter(KernelBuilder &kernel, int64_t width) : k(kernel), width(width) {}

  /// The element(s) of `value` at `at`: a scalar if it is the same for all
  /// lanes, else a vector of `width`.
  mlir::Value emit(mlir::Value value, llvm::ArrayRef<Index> at);

  /// Lanes that exist; null: all. Loads of other lanes read zero.
  void setMask(mlir::Value lanes) { mask = lanes; }
  mlir::Value getMask() const { return mask; }

  /// From now on `value` is `element` at whatever index it is asked for: how a
  /// root that is computed by other means enters the fused ops after it.
  void bind(mlir::Value value, mlir::Value element) { bound[value] = element; }

  /// Values emitted while a Scope lives are forgotten when it dies: open
  /// one for every region the insertion point enters.
  class Scope {
  public:
    explicit Scope(ElementEmitter &emitter) : e(emitter), mark(e.memo.size()) {}
    ~Scope() { e.memo.resize(mark); }

  private:
    ElementEmitter &e;
    size_t mark;
  };

  /// Combines two elements (scalars or vectors) of compute type.
  mlir::Value combine(graph::Combiner combiner, mlir::Value a, mlir::Value c, bool isUnsigned);
  /// The combiner's identity as a scalar of type `scalar`.
  mlir::Value identity(graph::Combiner combiner, mlir::Type scalar, bool isUnsigned);
  /// f16 and bf16 widened to f32, everything else as it is; and back.
  mlir::Value widen(mlir::Value element);
  mlir::Value narrow(mlir::Value element, mlir::Type scalar);

private:
  struct Memo {
    mlir::Value value;
    Indices at;
    mlir::Value element;
  };

  mlir::Value emitOp(mlir::Value value, llvm::ArrayRef<Index> at);
  mlir::Value emitConstant(graph::ConstantOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitMap(graph::MapOp op, unsigned result, llvm::ArrayRef<Index> at);
  mlir::Value emitIota(graph::IotaOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitSizes(graph::SizesOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitBroadcast(graph::BroadcastOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitReshape(mlir::Value input, mlir::RankedTensorType from, mlir::RankedTensorType to,
                          llvm::ArrayRef<Index> at);
  mlir::Value emitTranspose(graph::TransposeOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitSlice(graph::SliceOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitPad(graph::PadOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitMirrorPad(graph::MirrorPadOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitConcat(graph::ConcatOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitGather(graph::GatherOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitReduce(graph::ReduceOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitArgReduce(graph::ArgReduceOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitWindow(graph::WindowOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitContract(graph::ContractOp op, llvm::ArrayRef<Index> at);
  mlir::Value emitConv(graph::ConvOp op, llvm::ArrayRef<Index> at);

  /// `inside()` where `condition` holds (a scalar or lanes of i1), `outside`
  /// elsewhere. A uniform condition becomes a branch, lanes become a mask.
  mlir::Value guarded(mlir::Value condition, mlir::Type scalar,
                      llvm::function_ref<mlir::Value()> inside, mlir::Value outside);
  mlir::Value compare(mlir::arith::CmpIPredicate predicate, const Index &a, mlir::Value limit);
  mlir::Value both(mlir::Value a, mlir::Value c);
  /// Nested loops over `extents` carrying accumulators (all of width lanes).
  llvm::SmallVector<mlir::Value>
  reduceLoops(llvm::ArrayRef<mlir::Value> extents, llvm::SmallVector<mlir::Value> init,
              llvm::function_ref<llvm::SmallVector<mlir::Value>(llvm::ArrayRef<mlir::Value>,
                                                                mlir::ValueRange)>
                  body);
  Index uniform(mlir::Value base) { return {base, 0, mlir::Value()}; }
  Index divide(const Index &a, mlir::Value divisor);
  Index remainder(const Index &a, mlir::Value divisor);
  mlir::Value asLanes(const Index &index);
  /// acc + a*c in the accumulator's type.
  mlir::Value multiplyAdd(mlir::Value a, mlir::Value c, mlir::Value acc);

  KernelBuilder &k;
  int64_t width;
  mlir::Value mask;
  llvm::DenseMap<mlir::Value, mlir::Value> bound;
  llvm::SmallVector<Memo> memo;
};

/// The type a reduction accumulates `scalar` in: f32 for f16 and bf16.
mlir::Type accumulatorType(mlir::Type scalar);

} // namespace graphc::lower

#endif // GRAPHC_PASSES_LOWER_ELEMENTEMITTER_H
