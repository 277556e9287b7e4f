//===- Window.h - sliding windows of convolutions and pools ------*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_WINDOW_H
#define GRAPHC_COMPILER_REFERENCE_WINDOW_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

/// One dimension of a sliding window.
struct WindowDim {
  int64_t input = 1, size = 1, stride = 1, dilation = 1;
  int64_t padBefore = 0; ///< Cells of padding in front; those behind follow from `output`.
  int64_t output = 1;

  /// Position in the input of window cell `cell` at result position `at`; may lie in the padding.
  int64_t inputAt(int64_t at, int64_t cell) const {
    return at * stride - padBefore + cell * dilation;
  }
  bool inside(int64_t position) const { return position >= 0 && position < input; }
};

/// Fills in `padBefore` and `output` by TensorFlow's rules. `padding` is SAME (as many results as
/// strides fit the input, padding split with the odd cell behind), VALID (no padding) or EXPLICIT
/// with the two amounts given.
WindowDim resolveWindow(int64_t input, int64_t size, int64_t stride, int64_t dilation,
                        const std::string &padding, int64_t explicitBefore, int64_t explicitAfter);

/// Where a format keeps what: "NHWC", "NCHW", "NDHWC", "NCDHW".
struct DataFormat {
  explicit DataFormat(const Op &op, const std::string &name);
  bool channelsFirst;
  int64_t rank;
  int64_t channelAxis() const { return channelsFirst ? 1 : rank - 1; }
  int64_t spatialAxis(int64_t i) const { return i + (channelsFirst ? 2 : 1); }
  int64_t spatialRank() const { return rank - 2; }
  /// Moves the channels last, and back. Also for shapes.
  Tensor toChannelsLast(const Op &op, const Tensor &x) const;
  Tensor fromChannelsLast(const Op &op, const Tensor &x) const;
  Shape toChannelsLast(const Shape &shape) const;
};

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_WINDOW_H
