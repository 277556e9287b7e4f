//===- Windows.cpp - sizes of convolutions and pools ----------------------===//

#include "dialects/tf/shapes/Windows.h"

using namespace mlir;

namespace graphc::tf {

FailureOr<ImageLayout> imageLayout(const ShapeContext &c, unsigned rank) {
  StringRef format = c.stringAttr("data_format", rank == 4 ? "NHWC" : "NDHWC");
  ImageLayout layout{.rank = rank, .channel = rank - 1, .firstSpatial = 1};
  if (format == "NHWC" || format == "NDHWC" || format == "NWC" || format.empty())
    return layout;
  if (format == "NCHW" || format == "NCDHW" || format == "NCW") {
    layout.channel = 1;
    layout.firstSpatial = 2;
    return layout;
  }
  c.error() << "data_format '" << format << "' is not supported, expected channels last or first";
  return failure();
}

FailureOr<SymExpr> numWindows(const ShapeContext &c, const SymExpr &input, const Window &window,
                              StringRef padding) {
  if (padding == "SAME")
    return SymExpr::ceilDiv(input, window.stride);
  SymExpr extent = (window.size - 1) * SymExpr(window.dilation) + 1;
  SymExpr room = input;
  if (padding == "EXPLICIT")
    room += SymExpr(window.padBefore) + SymExpr(window.padAfter);
  SymExpr count = SymExpr::floorDiv(room - extent, window.stride) + 1;
  if (count.asConstant().value_or(0) < 0) {
    c.error() << "a window of " << extent.str() << " elements does not fit into " << room.str()
              << " elements";
    return failure();
  }
  return count;
}

FailureOr<SmallVector<Window, 3>> windowsOf(const ShapeContext &c, const ImageLayout &layout,
                                            StringRef sizes) {
  auto spatial = [&](ArrayRef<int64_t> list, unsigned i, int64_t orElse) {
    unsigned at = layout.firstSpatial + i;
    return at < list.size() ? list[at] : orElse;
  };
  SmallVector<int64_t> strides = c.intsAttr("strides"), dilations = c.intsAttr("dilations");
  SmallVector<int64_t> pads = c.intsAttr("explicit_paddings");
  SmallVector<int64_t> kernel = sizes.empty() ? SmallVector<int64_t>() : c.intsAttr(sizes);
  if (dilations.empty())
    dilations = c.intsAttr("rates");
  SmallVector<Window, 3> windows;
  for (unsigned i = 0; i < layout.numSpatial(); ++i) {
    Window window;
    window.size = spatial(kernel, i, 1);
    window.stride = spatial(strides, i, 1);
    window.dilation = spatial(dilations, i, 1);
    unsigned at = 2 * (layout.firstSpatial + i);
    if (at + 1 < pads.size()) {
      window.padBefore = pads[at];
      window.padAfter = pads[at + 1];
    }
    if (window.stride < 1 || window.dilation < 1) {
      c.error() << "strides and dilations must be at least 1, got " << window.stride << " and "
                << window.dilation;
      return failure();
    }
    windows.push_back(window);
  }
  return windows;
}

} // namespace graphc::tf
