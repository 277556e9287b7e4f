//===- Image.cpp - resizing and colours -----------------------------------===//
//
// Resizing with known sizes is gathering: which rows and columns, and with what
// weights, are constants. Sizes that only the run tells go to the host.
//
//===----------------------------------------------------------------------===//

#include "passes/legalize/Patterns.h"

#include <cmath>

using namespace mlir;
using graphc::graph::Combiner;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

/// Where output pixel `i` lies in the input, in TensorFlow's f32 arithmetic.
struct Scaler {
  float scale;
  bool halfPixel;

  Scaler(int64_t in, int64_t out, bool alignCorners, bool halfPixel) : halfPixel(halfPixel) {
    scale = alignCorners && out > 1 ? (in - 1) / static_cast<float>(out - 1)
                                    : in / static_cast<float>(out);
  }
  float operator()(int64_t i) const {
    return halfPixel ? (static_cast<float>(i) + 0.5f) * scale - 0.5f
                     : static_cast<float>(i) * scale;
  }
};

Value indexVector(OpLowering &l, ArrayRef<int32_t> values) {
  auto type = RankedTensorType::get({int64_t(values.size())}, l.builder().getI32Type());
  return l.constantTensor(DenseElementsAttr::get(type, values));
}

Value floatVector(OpLowering &l, ArrayRef<float> values) {
  auto type = RankedTensorType::get({int64_t(values.size())}, l.builder().getF32Type());
  return l.constantTensor(DenseElementsAttr::get(type, values));
}

/// Rows (axis 1) or columns (axis 2) of an image batch.
Value pick(OpLowering &l, Value image, ArrayRef<int32_t> positions, int64_t axis) {
  Sizes sizes = shape::sizesOf(OpLowering::typeOf(image));
  sizes[axis] = positions.size();
  auto type = shape::tensorOf(sizes, OpLowering::typeOf(image).getElementType());
  return l.builder().create<graph::GatherOp>(type, image, indexVector(l, positions), axis,
                                             /*batch_dims=*/0, /*zero=*/false);
}

/// Heights and widths of input and output, if they are numbers.
std::optional<std::array<int64_t, 4>> knownExtents(OpLowering &l) {
  Sizes in = l.operandSizes(0), out = l.resultSizes(0);
  std::array<int64_t, 4> extents;
  Sizes sizes{in[1], in[2], out[1], out[2]};
  for (auto [i, size] : llvm::enumerate(sizes)) {
    auto known = size.asConstant();
    if (!known || *known <= 0)
      return std::nullopt;
    extents[i] = *known;
  }
  return extents;
}

/// The two neighbours of every output position and the weight of the second.
struct Interpolation {
  SmallVector<int32_t> lower, upper;
  SmallVector<float> weight;

  Interpolation(int64_t in, int64_t out, const Scaler &scaler) {
    for (int64_t i = 0; i < out; ++i) {
      float at = scaler(i), floor = std::floor(at);
      lower.push_back(std::max<int64_t>(static_cast<int64_t>(floor), 0));
      upper.push_back(std::min<int64_t>(static_cast<int64_t>(std::ceil(at)), in - 1));
      weight.push_back(at - floor);
    }
  }
};

Value lerp(OpLowering &l, Value from, Value to, Value weights, int64_t axis) {
  auto type = OpLowering::typeOf(from);
  Value spread = l.broadcastDims(weights, {axis}, type);
  return l.map({from, to, spread}, type, [](ScalarBuilder &s, ValueRange x) {
    return s.add(x[0], s.mul(s.sub(x[1], x[0]), x[2]));
  });
}

LogicalResult lowerResizeBilinear(OpLowering &l) {
  auto extents = knownExtents(l);
  if (!extents)
    return l.host("image");
  auto [height, width, newHeight, newWidth] = *extents;
  bool align = l.boolAttr("align_corners"), half = l.boolAttr("half_pixel_centers");
  Interpolation rows(height, newHeight, Scaler(height, newHeight, align, half));
  Interpolation columns(width, newWidth, Scaler(width, newWidth, align, half));
  Value image = l.cast(l.operand(0), l.builder().getF32Type());
  Value top = pick(l, image, rows.lower, 1), bottom = pick(l, image, rows.upper, 1);
  Value across = floatVector(l, columns.weight), down = floatVector(l, rows.weight);
  Value upper = lerp(l, pick(l, top, columns.lower, 2), pick(l, top, columns.upper, 2), across, 2);
  Value lower =
      lerp(l, pick(l, bottom, columns.lower, 2), pick(l, bottom, columns.upper, 2), across, 2);
  return l.result(lerp(l, upper, lower, down, 1));
}

SmallVector<int32_t> nearest(int64_t in, int64_t out, bool align, bool half) {
  Scaler scaler(in, out, align, /*halfPixel=*/false);
  SmallVector<int32_t> positions;
  for (int64_t i = 0; i < out; ++i) {
    float at = half ? (static_cast<float>(i) + 0.5f) * scaler.scale : scaler(i);
    float whole = align ? std::round(at) : std::floor(at);
    positions.push_back(std::clamp<int64_t>(static_cast<int64_t>(whole), 0, in - 1));
  }
  return positions;
}

LogicalResult lowerResizeNearest(OpLowering &l) {
  auto extents = knownExtents(l);
  if (!extents)
    return l.host("image");
  auto [height, width, newHeight, newWidth] = *extents;
  bool align = l.boolAttr("align_corners"), half = l.boolAttr("half_pixel_centers");
  Value rows = pick(l, l.operand(0), nearest(height, newHeight, align, half), 1);
  return l.result(pick(l, rows, nearest(width, newWidth, align, half), 2));
}

/// Channel `c` of the last dimension, which becomes of size one.
Value channel(OpLowering &l, Value image, int64_t c) {
  Sizes sizes = shape::sizesOf(OpLowering::typeOf(image)), offsets(sizes.size(), SymExpr(0));
  SmallVector<int64_t> strides(sizes.size(), 1);
  sizes.back() = 1;
  offsets.back() = c;
  return l.slice(image, offsets, sizes, strides);
}

using Colours = std::array<Value, 3>;

Colours split(OpLowering &l, Value image) {
  return {channel(l, image, 0), channel(l, image, 1), channel(l, image, 2)};
}

Value join(OpLowering &l, const Colours &colours) {
  auto type = l.resultType(0);
  return l.concat({colours[0], colours[1], colours[2]}, type.getRank() - 1,
                  shape::withElement(type, OpLowering::typeOf(colours[0]).getElementType()));
}

template <typename Body> Value each(OpLowering &l, const Colours &x, Body body) {
  return l.map({x[0], x[1], x[2]}, OpLowering::typeOf(x[0]), body);
}

Colours toHsv(OpLowering &l, const Colours &rgb) {
  auto value = [](ScalarBuilder &s, ValueRange x) { return s.max(s.max(x[0], x[1]), x[2]); };
  auto range = [=](ScalarBuilder &s, ValueRange x) {
    return s.sub(value(s, x), s.min(s.min(x[0], x[1]), x[2]));
  };
  Value hue = each(l, rgb, [&](ScalarBuilder &s, ValueRange x) {
    Value zero = s.constant(0), v = value(s, x), spread = range(s, x);
    Value norm = s.div(s.constant(1), s.mul(s.constant(6), spread));
    Value blue = s.add(s.mul(norm, s.sub(x[0], x[1])), s.constant(4.0 / 6.0));
    Value green = s.add(s.mul(norm, s.sub(x[2], x[0])), s.constant(2.0 / 6.0));
    Value red = s.mul(norm, s.sub(x[1], x[2]));
    Value h = s.select(s.equal(x[0], v), red, s.select(s.equal(x[1], v), green, blue));
    h = s.select(s.less(zero, spread), h, zero);
    return s.select(s.less(h, zero), s.add(h, s.constant(1)), h);
  });
  Value saturation = each(l, rgb, [&](ScalarBuilder &s, ValueRange x) {
    Value zero = s.constant(0), v = value(s, x);
    return s.select(s.less(zero, v), s.div(range(s, x), v), zero);
  });
  return {hue, saturation, each(l, rgb, value)};
}

Colours toRgb(OpLowering &l, const Colours &hsv) {
  auto component = [&](double centre, bool red) {
    return each(l, hsv, [=](ScalarBuilder &s, ValueRange x) {
      Value zero = s.constant(0), one = s.constant(1);
      Value distance = s.abs(s.sub(s.mul(x[0], s.constant(6)), s.constant(centre)));
      Value ramp = red ? s.sub(distance, one) : s.sub(s.constant(2), distance);
      ramp = s.min(s.max(ramp, zero), one);
      return s.mul(s.add(s.sub(one, x[1]), s.mul(x[1], ramp)), x[2]);
    });
  };
  return {component(3, true), component(2, false), component(4, false)};
}

LogicalResult lowerRgbToHsv(OpLowering &l) {
  return l.result(join(l, toHsv(l, split(l, l.operand(0)))));
}

LogicalResult lowerHsvToRgb(OpLowering &l) {
  return l.result(join(l, toRgb(l, split(l, l.operand(0)))));
}

/// Changes hue or saturation of an image; half goes through f32.
template <typename Change> LogicalResult adjust(OpLowering &l, Change change) {
  Type wide = l.operandType(0).getElementType();
  Value image = l.operand(0);
  if (wide.isF16())
    image = l.cast(image, wide = l.builder().getF32Type());
  Colours hsv = toHsv(l, split(l, image));
  Value amount = l.broadcastDims(l.cast(l.operand(1), wide), {}, OpLowering::typeOf(hsv[0]));
  change(hsv, amount);
  return l.result(l.cast(join(l, toRgb(l, hsv)), l.resultType(0).getElementType()));
}

LogicalResult lowerAdjustHue(OpLowering &l) {
  return adjust(l, [&](Colours &hsv, Value delta) {
    hsv[0] = l.map({hsv[0], delta}, OpLowering::typeOf(hsv[0]), [](ScalarBuilder &s, ValueRange x) {
      Value turned = s.add(x[0], x[1]);
      return s.sub(turned, s.floor(turned));
    });
  });
}

LogicalResult lowerAdjustSaturation(OpLowering &l) {
  return adjust(l, [&](Colours &hsv, Value scale) {
    hsv[1] = l.map({hsv[1], scale}, OpLowering::typeOf(hsv[1]), [](ScalarBuilder &s, ValueRange x) {
      return s.min(s.constant(1), s.max(s.constant(0), s.mul(x[0], x[1])));
    });
  });
}

/// (x - mean) * factor + mean, the mean of each image's channel.
LogicalResult lowerAdjustContrast(OpLowering &l) {
  Type wide = l.builder().getF32Type();
  Value image = l.cast(l.operand(0), wide);
  auto type = OpLowering::typeOf(image);
  int64_t rank = type.getRank();
  Value mean = l.reduce(Combiner::Add, image, {rank - 3, rank - 2}, /*mean=*/true);
  SmallVector<int64_t> dims;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (dim != rank - 3 && dim != rank - 2)
      dims.push_back(dim);
  Value spread = l.broadcastDims(mean, dims, type);
  Value factor = l.broadcastDims(l.cast(l.operand(1), wide), {}, type);
  Value result = l.map({image, spread, factor}, type, [](ScalarBuilder &s, ValueRange x) {
    return s.add(s.mul(s.sub(x[0], x[1]), x[2]), x[1]);
  });
  return l.result(l.cast(result, l.resultType(0).getElementType()));
}

/// Every tap of the window is a strided slice; they are joined along channels.
LogicalResult lowerExtractPatches(OpLowering &l) {
  auto sizes = l.intsAttr("ksizes"), strides = l.intsAttr("strides"), rates = l.intsAttr("rates");
  Sizes in = l.operandSizes(0), out = l.resultSizes(0), low(4, SymExpr(0)), padded = in;
  for (int dim : {1, 2}) {
    SymExpr needed = (out[dim] - 1) * strides[dim] + (sizes[dim] - 1) * rates[dim] + 1;
    SymExpr total = SymExpr::max(needed - in[dim], 0);
    low[dim] = l.stringAttr("padding") == "SAME" ? SymExpr::floorDiv(total, 2) : SymExpr(0);
    padded[dim] = SymExpr::max(needed, in[dim] + low[dim]);
  }
  Value zero = l.scalarConstant(0, l.operandType(0).getElementType());
  Value image = l.pad(l.operand(0), zero, low, padded);
  SmallVector<Value> taps;
  Sizes tap = out;
  tap[3] = in[3];
  for (int64_t row = 0; row < sizes[1]; ++row)
    for (int64_t column = 0; column < sizes[2]; ++column)
      taps.push_back(l.slice(image, {0, row * rates[1], column * rates[2], 0}, tap,
                             {1, strides[1], strides[2], 1}));
  return l.result(l.concat(taps, 3, l.resultType(0)));
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"AdjustContrastv2", lowerAdjustContrast},
    {"AdjustHue", lowerAdjustHue},
    {"AdjustSaturation", lowerAdjustSaturation},
    {"ExtractImagePatches", lowerExtractPatches},
    {"HSVToRGB", lowerHsvToRgb},
    {"RGBToHSV", lowerRgbToHsv},
    {"ResizeBilinear", lowerResizeBilinear},
    {"ResizeNearestNeighbor", lowerResizeNearest},
};

} // namespace

void addImageLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
