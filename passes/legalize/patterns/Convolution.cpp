//===- Convolution.cpp - all convolutions as graph.conv -------------------===//

#include "passes/legalize/Patterns.h"

using namespace mlir;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

/// Window attributes of the spatial dimensions, and the layout.
struct Window {
  bool channelsFirst = false;
  SmallVector<int64_t> strides, dilations;
  /// Padding before each spatial dimension.
  Sizes low;
};

StringRef dataFormat(OpLowering &l, int64_t rank) {
  return l.stringAttr("data_format", rank == 5 ? "NDHWC" : "NHWC");
}

/// The spatial entries of a list with one entry a dimension.
SmallVector<int64_t> spatialOf(OpLowering &l, StringRef name, bool first, int64_t rank) {
  SmallVector<int64_t> all = l.intsAttr(name), spatial;
  all.resize(rank, 1);
  for (int64_t dim = first ? 2 : 1; dim < (first ? rank : rank - 1); ++dim)
    spatial.push_back(all[dim]);
  return spatial;
}

/// SAME pads so that the result has ceil(input/stride) elements, less before
/// than after; VALID not at all; EXPLICIT says so.
Window windowOf(OpLowering &l, ArrayRef<SymExpr> input, ArrayRef<SymExpr> kernel,
                ArrayRef<SymExpr> output) {
  int64_t rank = int64_t(input.size()) + 2;
  Window window;
  window.channelsFirst = dataFormat(l, rank).starts_with("NC");
  window.strides = spatialOf(l, "strides", window.channelsFirst, rank);
  window.dilations = spatialOf(l, "dilations", window.channelsFirst, rank);
  StringRef padding = l.stringAttr("padding");
  SmallVector<int64_t> explicitPads = l.intsAttr("explicit_paddings");
  explicitPads.resize(2 * rank, 0);
  for (size_t dim = 0; dim < input.size(); ++dim) {
    if (padding == "SAME") {
      SymExpr reach = (kernel[dim] - 1) * window.dilations[dim] + 1;
      SymExpr total = (output[dim] - 1) * window.strides[dim] + reach - input[dim];
      window.low.push_back(SymExpr::floorDiv(SymExpr::max(total, 0), 2));
    } else if (padding == "EXPLICIT") {
      window.low.push_back(explicitPads[2 * (dim + (window.channelsFirst ? 2 : 1))]);
    } else {
      window.low.push_back(0);
    }
  }
  return window;
}

ArrayRef<SymExpr> spatial(ArrayRef<SymExpr> sizes) { return sizes.drop_front().drop_back(); }

/// graph.conv of channels-last values; the result's sizes are given.
Value conv(OpLowering &l, Value input, Value filter, ArrayRef<SymExpr> sizes,
           ArrayRef<int64_t> strides, ArrayRef<SymExpr> low, ArrayRef<int64_t> dilations,
           ArrayRef<int64_t> inputDilations, int64_t groups) {
  auto type = shape::tensorOf(sizes, OpLowering::typeOf(input).getElementType());
  return l.builder().create<graph::ConvOp>(type, input, filter, strides,
                                           shape::exprsAttr(l.builder().getContext(), low),
                                           dilations, inputDilations, groups);
}

Sizes lastFromFirst(Sizes sizes) {
  std::rotate(sizes.begin() + 1, sizes.begin() + 2, sizes.end());
  return sizes;
}

LogicalResult lowerConv(OpLowering &l) {
  bool first = dataFormat(l, l.operandRank(0)).starts_with("NC");
  Value input = first ? l.channelsLast(l.operand(0)) : l.operand(0);
  Sizes in = shape::sizesOf(OpLowering::typeOf(input)), filter = l.operandSizes(1);
  Sizes out = first ? lastFromFirst(l.resultSizes(0)) : l.resultSizes(0);
  Window window = windowOf(l, spatial(in), ArrayRef(filter).drop_back(2), spatial(out));
  auto channels = in.back().asConstant(), perGroup = filter[filter.size() - 2].asConstant();
  if (!channels || !perGroup || *perGroup == 0 || *channels % *perGroup != 0)
    return l.fail("input has " + in.back().str() + " channels, the filter takes " +
                  filter[filter.size() - 2].str());
  SmallVector<int64_t> plain(window.strides.size(), 1);
  Value result = conv(l, input, l.operand(1), out, window.strides, window.low, window.dilations,
                      plain, *channels / *perGroup);
  return l.result(first ? l.channelsFirst(result) : result);
}

/// A depthwise filter [h, w, C, M] is a grouped one [h, w, 1, C*M].
LogicalResult lowerDepthwise(OpLowering &l) {
  bool first = dataFormat(l, 4).starts_with("NC");
  Value input = first ? l.channelsLast(l.operand(0)) : l.operand(0);
  Sizes in = shape::sizesOf(OpLowering::typeOf(input)), filter = l.operandSizes(1);
  Sizes out = first ? lastFromFirst(l.resultSizes(0)) : l.resultSizes(0);
  Window window = windowOf(l, spatial(in), ArrayRef(filter).drop_back(2), spatial(out));
  auto channels = filter[2].asConstant();
  if (!channels)
    return l.fail("unsupported: the number of channels is not known before the run");
  Value grouped = l.reshape(l.operand(1), {filter[0], filter[1], 1, filter[2] * filter[3]});
  SmallVector<int64_t> plain(2, 1);
  Value result =
      conv(l, input, grouped, out, window.strides, window.low, window.dilations, plain, *channels);
  return l.result(first ? l.channelsFirst(result) : result);
}

/// The gradient of a convolution for its input: the filter turned around, its
/// two channel dimensions exchanged, over the gradient spread by the strides.
LogicalResult lowerInputGradient(OpLowering &l) {
  int64_t rank = l.operandRank(2);
  bool first = dataFormat(l, rank).starts_with("NC");
  Value gradient = first ? l.channelsLast(l.operand(2)) : l.operand(2);
  Sizes given = shape::sizesOf(OpLowering::typeOf(gradient)), filter = l.operandSizes(1);
  Sizes result = first ? lastFromFirst(l.resultSizes(0)) : l.resultSizes(0);
  Window window = windowOf(l, spatial(result), ArrayRef(filter).drop_back(2), spatial(given));
  if (!(filter[filter.size() - 2] == result.back()))
    return l.fail("unsupported: gradient of a grouped convolution");
  size_t dims = window.strides.size();
  Sizes offsets(rank, SymExpr(0)), low;
  SmallVector<int64_t> turn(rank, 1), exchange;
  for (size_t dim = 0; dim < dims; ++dim) {
    offsets[dim] = filter[dim] - 1;
    turn[dim] = -1;
    exchange.push_back(dim);
    low.push_back((filter[dim] - 1) * window.dilations[dim] - window.low[dim]);
  }
  exchange.append({rank - 1, rank - 2});
  Value turned = l.transpose(l.slice(l.operand(1), offsets, filter, turn), exchange);
  SmallVector<int64_t> plain(dims, 1);
  Value value = conv(l, gradient, turned, result, plain, low, window.dilations, window.strides, 1);
  return l.result(first ? l.channelsFirst(value) : value);
}

LogicalResult lowerHostGradient(OpLowering &l) { return l.host("nn"); }

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"Conv2D", lowerConv},
    {"Conv2DBackpropFilter", lowerHostGradient},
    {"Conv2DBackpropInput", lowerInputGradient},
    {"Conv3D", lowerConv},
    {"Conv3DBackpropFilterV2", lowerHostGradient},
    {"Conv3DBackpropInputV2", lowerInputGradient},
    {"DepthwiseConv2dNative", lowerDepthwise},
    {"DepthwiseConv2dNativeBackpropFilter", lowerHostGradient},
    {"DepthwiseConv2dNativeBackpropInput", lowerHostGradient},
};

} // namespace

void addConvolutionLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
