//===- StridedSlice.h - masks of StridedSlice made explicit ---------------===//

#ifndef GRAPHC_DIALECTS_TF_SHAPES_STRIDEDSLICE_H
#define GRAPHC_DIALECTS_TF_SHAPES_STRIDEDSLICE_H

#include "dialects/tf/shapes/ShapeContext.h"

namespace graphc::tf {

/// What becomes of one dimension. In the order of the result; a NewAxis has no
/// input dimension, an Index no result dimension.
struct StridedEntry {
  enum class Kind { Range, Index, NewAxis };

  Kind kind;
  unsigned inputDim = 0;
  SymExpr begin = 0;  ///< first element taken, counted from the front
  int64_t stride = 1; ///< 0: not known before the run
  SymExpr size = 1;   ///< elements taken
};

/// The operands of a strided slice as far as they are known, and its masks.
struct StridedSliceSpec {
  Shape input;
  unsigned length = 0; ///< entries of begin, end and strides
  std::optional<SymTensor> begin, end, strides;
  uint64_t beginMask = 0, endMask = 0, ellipsisMask = 0, newAxisMask = 0, shrinkMask = 0;
};

/// Reads the spec of an op whose begin, end and strides are operands `first`,
/// `first + 1` and `first + 2`; nullopt if their length is unknown.
std::optional<StridedSliceSpec> stridedSliceSpec(ShapeContext &c, const Shape &input,
                                                 unsigned first);

/// One entry per dimension and new axis. `spec.input` must have a rank. Follows
/// the rules of tf.strided_slice: out-of-range ends are clamped, an index must
/// be in range. Errors are reported through `c`.
mlir::FailureOr<llvm::SmallVector<StridedEntry>> resolveStridedSlice(ShapeContext &c,
                                                                     const StridedSliceSpec &spec);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_SHAPES_STRIDEDSLICE_H
