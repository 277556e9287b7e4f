//===- Windows.h - sizes of convolutions and pools ------------------------===//

#ifndef GRAPHC_DIALECTS_TF_SHAPES_WINDOWS_H
#define GRAPHC_DIALECTS_TF_SHAPES_WINDOWS_H

#include "dialects/tf/shapes/ShapeContext.h"

namespace graphc::tf {

/// Where the dimensions of an image tensor are, by its data_format.
struct ImageLayout {
  unsigned rank = 4;    ///< 4, or 5 for volumes
  unsigned channel = 3; ///< 1 if channels come first
  unsigned firstSpatial = 1;

  unsigned numSpatial() const { return rank - 2; }
};

/// NHWC, NCHW, NWC, NDHWC, NCDHW ...; fails with a message for any other text.
mlir::FailureOr<ImageLayout> imageLayout(const ShapeContext &c, unsigned rank);

/// How windows move along one spatial dimension.
struct Window {
  SymExpr size = 1; ///< elements of the kernel
  int64_t stride = 1;
  int64_t dilation = 1;
  int64_t padBefore = 0, padAfter = 0; ///< of EXPLICIT padding
};

/// The number of windows in `input` elements under `padding` (SAME, VALID or
/// EXPLICIT). Fails, with a message, if a constant input is smaller than the
/// window.
mlir::FailureOr<SymExpr> numWindows(const ShapeContext &c, const SymExpr &input,
                                    const Window &window, llvm::StringRef padding);

/// The windows of the spatial dimensions from the attributes strides, dilations,
/// explicit_paddings (and `sizes`, if not empty: the attribute that holds the
/// kernel, such as "ksize"). Missing attributes read as 1 and 0.
mlir::FailureOr<llvm::SmallVector<Window, 3>>
windowsOf(const ShapeContext &c, const ImageLayout &layout, llvm::StringRef sizes);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_SHAPES_WINDOWS_H
