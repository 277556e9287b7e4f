//===- Convolution.cpp - convolutions and their gradients ---------------------===//
//
// The forward pass and both gradients visit the same triples of (result position,
// filter cell, input position); only what is accumulated differs.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Window.h"

#include <algorithm>

using namespace graphc::reference;

WindowDim graphc::reference::resolveWindow(int64_t input, int64_t size, int64_t stride,
                                           int64_t dilation, const std::string &padding,
                                           int64_t explicitBefore, int64_t explicitAfter) {
  constexpr int64_t limit = int64_t{1} << 40;
  require(stride >= 1 && stride < limit, "strides must be positive, got ", stride);
  require(dilation >= 1 && dilation < limit, "dilations must be positive, got ", dilation);
  require(size >= 0 && size < limit / dilation, "window size ", size, " is out of range");
  WindowDim dim{.input = input, .size = size, .stride = stride, .dilation = dilation};
  int64_t reach = size == 0 ? 0 : (size - 1) * dilation + 1;
  if (padding == "SAME") {
    dim.output = (input + stride - 1) / stride;
    int64_t total = std::max<int64_t>(0, (dim.output - 1) * stride + reach - input);
    dim.padBefore = total / 2;
    return dim;
  }
  int64_t padded = input;
  if (padding == "EXPLICIT") {
    require(explicitBefore >= 0 && explicitAfter >= 0 && explicitBefore < limit &&
                explicitAfter < limit,
            "explicit paddings must be nonnegative, got ", explicitBefore, " and ", explicitAfter);
    dim.padBefore = explicitBefore;
    padded += explicitBefore + explicitAfter;
  } else {
    require(padding == "VALID", "unknown padding '", padding, "'");
  }
  int64_t room = padded - reach + stride;
  require(room >= 0, "computed output size would be negative: input ", input, ", window ", reach,
          ", stride ", stride);
  dim.output = room / stride;
  return dim;
}

DataFormat::DataFormat(const Op &op, const std::string &name)
    : channelsFirst(name == "NCHW" || name == "NCDHW"), rank(static_cast<int64_t>(name.size())) {
  if (name != "NHWC" && name != "NDHWC" && !channelsFirst)
    fail(EvalError::Kind::Unsupported, "data_format ", name, " of ", op.call.op);
}

namespace {

/// Moves axis `from` to place `to`, the others keeping their order.
Tensor moveAxis(const Op &op, const Tensor &x, int64_t from, int64_t to) {
  Shape shape = x.shape(), strides = stridesOf(shape);
  int64_t dim = shape[from], stride = strides[from];
  shape.erase(shape.begin() + from);
  strides.erase(strides.begin() + from);
  shape.insert(shape.begin() + to, dim);
  strides.insert(strides.begin() + to, stride);
  std::vector<int64_t> offsets;
  if (x.numElements() > 0) {
    Shape index(shape.size(), 0);
    do
      offsets.push_back(dotProduct(index, strides));
    while (nextIndex(index, shape));
  }
  return gatherElements(op, x, shape, offsets);
}

} // namespace

Tensor DataFormat::toChannelsLast(const Op &op, const Tensor &x) const {
  return channelsFirst ? moveAxis(op, x, 1, rank - 1) : x;
}

Tensor DataFormat::fromChannelsLast(const Op &op, const Tensor &x) const {
  return channelsFirst ? moveAxis(op, x, rank - 1, 1) : x;
}

Shape DataFormat::toChannelsLast(const Shape &shape) const {
  Shape result = shape;
  if (channelsFirst)
    std::rotate(result.begin() + 1, result.begin() + 2, result.end());
  return result;
}

namespace {

/// Sizes of a convolution with channels last: input [batch, space..., groups * depth], filter
/// [space..., depth, outputs], result [batch, space..., outputs].
struct Geometry {
  int64_t batch = 0, groups = 1, depth = 0, outputs = 0;
  std::vector<WindowDim> space;

  Shape spatial(int64_t WindowDim::*member) const {
    Shape sizes;
    for (const WindowDim &dim : space)
      sizes.push_back(dim.*member);
    return sizes;
  }
  Shape inputShape() const {
    return concatShapes(concatShapes(Shape{batch}, spatial(&WindowDim::input)),
                        Shape{groups * depth});
  }
  Shape outputShape() const {
    return concatShapes(concatShapes(Shape{batch}, spatial(&WindowDim::output)), Shape{outputs});
  }
};

/// The entries of a per-dimension attribute, ones when it is absent.
Shape perDimension(const Op &op, const char *name, const DataFormat &format) {
  auto list = op.attr<std::vector<int64_t>>(name, {});
  if (list.empty())
    list.assign(format.rank, 1);
  require(static_cast<int64_t>(list.size()) == format.rank, name, " must have ", format.rank,
          " entries, got ", list.size());
  return list;
}

Geometry resolveGeometry(const Op &op, const DataFormat &format, const Shape &inputShape,
                         const Shape &filter, int64_t groups, int64_t depth, int64_t outputs) {
  Shape strides = perDimension(op, "strides", format);
  Shape dilations = perDimension(op, "dilations", format);
  std::string padding = op.attr<std::string>("padding");
  auto paddings = op.attr<std::vector<int64_t>>("explicit_paddings", {});
  require(padding != "EXPLICIT" || static_cast<int64_t>(paddings.size()) == 2 * format.rank,
          "explicit_paddings must have ", 2 * format.rank, " entries, got ", paddings.size());
  paddings.resize(2 * format.rank, 0);
  for (int64_t axis : {int64_t{0}, format.channelAxis()})
    require(strides[axis] == 1 && dilations[axis] == 1,
            "strides and dilations in the batch and depth dimensions must be 1");
  Geometry geometry{
      .batch = inputShape[0], .groups = groups, .depth = depth, .outputs = outputs, .space = {}};
  for (int64_t i = 0; i < format.spatialRank(); ++i) {
    int64_t axis = format.spatialAxis(i);
    geometry.space.push_back(resolveWindow(inputShape[i + 1], filter[i], strides[axis],
                                           dilations[axis], padding, paddings[2 * axis],
                                           paddings[2 * axis + 1]));
  }
  return geometry;
}

/// A convolution whose filter is [space..., depth, outputs]; `input` has channels last.
Geometry convGeometry(const Op &op, const DataFormat &format, const Shape &input,
                      const Shape &filter) {
  require(static_cast<int64_t>(input.size()) == format.rank &&
              static_cast<int64_t>(filter.size()) == format.rank,
          "input and filter must be ", format.rank, "-dimensional: ", toString(input), " and ",
          toString(filter));
  int64_t depth = filter[format.rank - 2], outputs = filter[format.rank - 1];
  int64_t channels = input[format.rank - 1];
  require(depth > 0 && channels % depth == 0,
          "input depth must be evenly divisible by filter "
          "depth: ",
          channels, " vs ", depth);
  int64_t groups = channels / depth;
  require(groups > 0 && outputs % groups == 0,
          "output depth must be evenly divisible by number of "
          "groups: ",
          outputs, " vs ", groups);
  return resolveGeometry(op, format, input, filter, groups, depth, outputs);
}

/// Calls `body(result position, filter cell, input position)` with flat spatial positions (the
/// batch is part of the result and input positions) for every pair that meets.
template <typename Body> void forEachTap(const Geometry &geometry, Body body) {
  Shape outputs = geometry.spatial(&WindowDim::output), cells = geometry.spatial(&WindowDim::size);
  Shape inputStrides = stridesOf(geometry.spatial(&WindowDim::input));
  int64_t inputSize = productOf(geometry.spatial(&WindowDim::input));
  if (productOf(outputs) == 0 || productOf(cells) == 0)
    return;
  for (int64_t n = 0, at = 0; n < geometry.batch; ++n) {
    Shape position(outputs.size(), 0);
    do {
      Shape cell(cells.size(), 0);
      int64_t flatCell = 0;
      do {
        int64_t source = n * inputSize;
        bool inside = true;
        for (size_t i = 0; i < cell.size(); ++i) {
          int64_t p = geometry.space[i].inputAt(position[i], cell[i]);
          inside &= geometry.space[i].inside(p);
          source += p * inputStrides[i];
        }
        if (inside)
          body(at, flatCell, source);
        ++flatCell;
      } while (nextIndex(cell, cells));
      ++at;
    } while (nextIndex(position, outputs));
  }
}

template <typename T>
Tensor rounded(const Op &op, Shape shape, const std::vector<Wide<T>> &values) {
  Tensor result = op.make<T>(std::move(shape));
  std::span<T> out = result.mutableData<T>();
  for (size_t i = 0; i < out.size(); ++i)
    out[i] = narrow<T>(values[i]);
  return result;
}

/// Calls `body(input channel, filter offset, first result channel, count)`: each input channel
/// meets `count` result channels, the ones of its group, with consecutive weights.
template <typename Body> void forEachChannel(const Geometry &g, Body body) {
  int64_t perGroup = g.outputs / g.groups;
  for (int64_t group = 0; group < g.groups; ++group)
    for (int64_t c = 0; c < g.depth; ++c)
      body(group * g.depth + c, c * g.outputs + group * perGroup, group * perGroup, perGroup);
}

template <typename T>
Tensor forward(const Op &op, const Geometry &g, const Tensor &input, const Tensor &filter) {
  auto x = widened<T>(input), w = widened<T>(filter);
  op.make<T>(g.outputShape());
  std::vector<Wide<T>> y(productOf(g.outputShape()), 0);
  forEachTap(g, [&](int64_t at, int64_t cell, int64_t source) {
    forEachChannel(g, [&](int64_t in, int64_t weight, int64_t out, int64_t count) {
      Wide<T> value = x[source * g.groups * g.depth + in];
      const Wide<T> *weights = &w[cell * g.depth * g.outputs + weight];
      Wide<T> *results = &y[at * g.outputs + out];
      for (int64_t k = 0; k < count; ++k)
        results[k] += value * weights[k];
    });
  });
  return rounded<T>(op, g.outputShape(), y);
}

template <typename T>
Tensor inputGradient(const Op &op, const Geometry &g, const Tensor &filter, const Tensor &dy) {
  auto w = widened<T>(filter), dOut = widened<T>(dy);
  op.make<T>(g.inputShape());
  std::vector<Wide<T>> dx(productOf(g.inputShape()), 0);
  forEachTap(g, [&](int64_t at, int64_t cell, int64_t source) {
    forEachChannel(g, [&](int64_t in, int64_t weight, int64_t out, int64_t count) {
      Wide<T> sum = 0;
      for (int64_t k = 0; k < count; ++k)
        sum += dOut[at * g.outputs + out + k] * w[cell * g.depth * g.outputs + weight + k];
      dx[source * g.groups * g.depth + in] += sum;
    });
  });
  return rounded<T>(op, g.inputShape(), dx);
}

template <typename T>
Tensor filterGradient(const Op &op, const Geometry &g, const Shape &filterShape,
                      const Tensor &input, const Tensor &dy) {
  auto x = widened<T>(input), dOut = widened<T>(dy);
  op.make<T>(filterShape);
  std::vector<Wide<T>> dw(productOf(filterShape), 0);
  forEachTap(g, [&](int64_t at, int64_t cell, int64_t source) {
    forEachChannel(g, [&](int64_t in, int64_t weight, int64_t out, int64_t count) {
      for (int64_t k = 0; k < count; ++k)
        dw[cell * g.depth * g.outputs + weight + k] +=
            x[source * g.groups * g.depth + in] * dOut[at * g.outputs + out + k];
    });
  });
  return rounded<T>(op, filterShape, dw);
}

using ConvTypes = decltype(FloatTypes() + Types<int32_t>());

void requireResultShape(const Geometry &g, const Tensor &dy) {
  require(dy.shape() == g.outputShape(), "out_backprop has shape ", toString(dy.shape()),
          ", expected ", toString(g.outputShape()));
}

template <int Rank> DataFormat formatOf(const Op &op) {
  return DataFormat(op, op.attr<std::string>("data_format", Rank == 2 ? "NHWC" : "NDHWC"));
}

template <int Rank> Outputs conv(const Op &op) {
  DataFormat format = formatOf<Rank>(op);
  require(op.in(0).rank() == format.rank, "input must be ", format.rank,
          "-dimensional: ", toString(op.in(0).shape()));
  require(op.in(0).dtype() == op.in(1).dtype(), "input and filter differ in type");
  Tensor input = format.toChannelsLast(op, op.in(0));
  Geometry g = convGeometry(op, format, input.shape(), op.in(1).shape());
  Tensor result = dispatch(op, ConvTypes(), input.dtype(),
                           [&]<typename T>() { return forward<T>(op, g, input, op.in(1)); });
  return {format.fromChannelsLast(op, result)};
}

/// The shape that `input_sizes` asks for, channels last. Two entries give the space only.
Shape requestedInput(const Op &op, const DataFormat &format, const Tensor &sizes,
                     const Tensor &filter, const Tensor &dy) {
  Shape shape = readInts(op, sizes);
  if (format.rank == 4 && shape.size() == 2) {
    require(filter.rank() == 4 && dy.rank() == 4, "filter and out_backprop must be 4-dimensional");
    return {dy.dim(0), shape[0], shape[1], filter.dim(2)};
  }
  require(static_cast<int64_t>(shape.size()) == format.rank && countElements(shape),
          "input_sizes must hold ", format.rank, " sizes, got ", toString(shape));
  return format.toChannelsLast(shape);
}

template <int Rank> Outputs convInputGradient(const Op &op) {
  DataFormat format = formatOf<Rank>(op);
  const Tensor &filter = op.in(1);
  require(op.in(2).rank() == format.rank, "out_backprop must be ", format.rank, "-dimensional");
  Tensor dy = format.toChannelsLast(op, op.in(2));
  Shape shape = requestedInput(op, format, op.in(0), filter, dy);
  Geometry g = convGeometry(op, format, shape, filter.shape());
  requireResultShape(g, dy);
  Tensor result = dispatch(op, ConvTypes(), dy.dtype(),
                           [&]<typename T>() { return inputGradient<T>(op, g, filter, dy); });
  return {format.fromChannelsLast(op, result)};
}

template <int Rank> Outputs convFilterGradient(const Op &op) {
  DataFormat format = formatOf<Rank>(op);
  require(op.in(0).rank() == format.rank && op.in(2).rank() == format.rank,
          "input and out_backprop must be ", format.rank, "-dimensional");
  Tensor input = format.toChannelsLast(op, op.in(0)), dy = format.toChannelsLast(op, op.in(2));
  Shape shape = readInts(op, op.in(1));
  Geometry g = convGeometry(op, format, input.shape(), shape);
  requireResultShape(g, dy);
  return {dispatch(op, ConvTypes(), dy.dtype(),
                   [&]<typename T>() { return filterGradient<T>(op, g, shape, input, dy); })};
}

/// The first versions of the 3-D gradients take a tensor where the second take its shape.
Outputs conv3dInputGradientV1(const Op &op) {
  OpCall call = op.call;
  call.inputs.at(0) = makeInts(op, DType::Int64, {op.in(0).rank()}, op.in(0).shape());
  return convInputGradient<3>(Op{call, op.env});
}

Outputs conv3dFilterGradientV1(const Op &op) {
  OpCall call = op.call;
  call.inputs.at(1) = makeInts(op, DType::Int64, {op.in(1).rank()}, op.in(1).shape());
  return convFilterGradient<3>(Op{call, op.env});
}

//===----------------------------------------------------------------------===//
// Depthwise: a convolution with one group a channel. The filter [h, w, channels,
// multiplier] is the grouped filter [h, w, 1, channels * multiplier].
//===----------------------------------------------------------------------===//

Geometry depthwiseGeometry(const Op &op, const DataFormat &format, const Shape &input,
                           const Shape &filter) {
  require(input.size() == 4 && filter.size() == 4,
          "input and filter must be 4-dimensional: ", toString(input), " and ", toString(filter));
  require(input[3] == filter[2], "input and filter must have the same depth: ", input[3], " vs ",
          filter[2]);
  require(countElements(filter).has_value(), "invalid filter shape ", toString(filter));
  return resolveGeometry(op, format, input, filter, input[3], 1, filter[2] * filter[3]);
}

Outputs depthwise(const Op &op) {
  DataFormat format = formatOf<2>(op);
  require(op.in(0).rank() == 4, "input must be 4-dimensional: ", toString(op.in(0).shape()));
  require(op.in(0).dtype() == op.in(1).dtype(), "input and filter differ in type");
  Tensor input = format.toChannelsLast(op, op.in(0));
  Geometry g = depthwiseGeometry(op, format, input.shape(), op.in(1).shape());
  Tensor result = dispatch(op, FloatTypes(), input.dtype(),
                           [&]<typename T>() { return forward<T>(op, g, input, op.in(1)); });
  return {format.fromChannelsLast(op, result)};
}

Outputs depthwiseInputGradient(const Op &op) {
  DataFormat format = formatOf<2>(op);
  require(op.in(2).rank() == 4, "out_backprop must be 4-dimensional");
  Tensor dy = format.toChannelsLast(op, op.in(2));
  Shape shape = readInts(op, op.in(0));
  require(shape.size() == 4 && countElements(shape), "input_sizes must hold 4 sizes, got ",
          toString(shape));
  Geometry g = depthwiseGeometry(op, format, format.toChannelsLast(shape), op.in(1).shape());
  requireResultShape(g, dy);
  Tensor result = dispatch(op, FloatTypes(), dy.dtype(),
                           [&]<typename T>() { return inputGradient<T>(op, g, op.in(1), dy); });
  return {format.fromChannelsLast(op, result)};
}

Outputs depthwiseFilterGradient(const Op &op) {
  DataFormat format = formatOf<2>(op);
  require(op.in(0).rank() == 4 && op.in(2).rank() == 4,
          "input and out_backprop must be 4-dimensional");
  Tensor input = format.toChannelsLast(op, op.in(0)), dy = format.toChannelsLast(op, op.in(2));
  Shape shape = readInts(op, op.in(1));
  Geometry g = depthwiseGeometry(op, format, input.shape(), shape);
  requireResultShape(g, dy);
  return {dispatch(op, FloatTypes(), dy.dtype(),
                   [&]<typename T>() { return filterGradient<T>(op, g, shape, input, dy); })};
}

constexpr OpEntry entries[] = {
    {"Conv2D", conv<2>},
    {"Conv2DBackpropFilter", convFilterGradient<2>},
    {"Conv2DBackpropInput", convInputGradient<2>},
    {"Conv3D", conv<3>},
    {"Conv3DBackpropFilter", conv3dFilterGradientV1},
    {"Conv3DBackpropFilterV2", convFilterGradient<3>},
    {"Conv3DBackpropInput", conv3dInputGradientV1},
    {"Conv3DBackpropInputV2", convInputGradient<3>},
    {"DepthwiseConv2dNative", depthwise},
    {"DepthwiseConv2dNativeBackpropFilter", depthwiseFilterGradient},
    {"DepthwiseConv2dNativeBackpropInput", depthwiseInputGradient},
};

} // namespace

std::span<const OpEntry> graphc::reference::convolutionOps() { return entries; }
