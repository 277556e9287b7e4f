//===- Slice.cpp - slices, concatenations, splits ---------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/StridedSlice.h"

#include <algorithm>

using namespace graphc::reference;

std::vector<int64_t> StridedSliceSpec::offsets(const Shape &shape) const {
  Shape strides = stridesOf(shape);
  std::vector<int64_t> result;
  if (productOf(length) == 0)
    return result;
  Shape index(length.size(), 0);
  do {
    int64_t offset = 0;
    for (size_t i = 0; i < index.size(); ++i)
      offset += (begin[i] + index[i] * stride[i]) * strides[i];
    result.push_back(offset);
  } while (nextIndex(index, length));
  return result;
}

namespace {

/// One dimension of a strided slice before the bounds are resolved.
struct SliceBounds {
  int64_t begin = 0, end = 0, stride = 1;
  bool beginMasked = true, endMasked = true, shrink = false;
};

/// Appends dimension `dim` cut by `bounds` to `spec`.
void appendDimension(StridedSliceSpec &spec, int64_t axis, int64_t dim, const SliceBounds &bounds) {
  require(bounds.stride != 0, "strides[", axis, "] must be non-zero");
  if (bounds.shrink) {
    require(bounds.stride > 0, "only stride 1 allowed on non-range indexing.");
    int64_t at = bounds.begin < 0 ? bounds.begin + dim : bounds.begin;
    require(at >= 0 && at < dim, "slice index ", bounds.begin, " of dimension ", axis,
            " out of bounds.");
    spec.begin.push_back(at);
    spec.stride.push_back(1);
    spec.length.push_back(1);
    return;
  }
  // A forward slice runs over [0, dim], a backward one over [-1, dim - 1].
  bool forward = bounds.stride > 0;
  int64_t low = forward ? 0 : -1, high = forward ? dim : dim - 1;
  auto resolve = [&](int64_t bound, bool masked, int64_t whole) {
    if (masked)
      return whole;
    return std::clamp(bound < 0 ? bound + dim : bound, low, high);
  };
  int64_t begin = resolve(bounds.begin, bounds.beginMasked, forward ? low : high);
  int64_t end = resolve(bounds.end, bounds.endMasked, forward ? high : low);
  int64_t span = forward ? end - begin : begin - end;
  // The lowest stride has no positive counterpart; it takes one element like any huge stride.
  int64_t step = forward ? bounds.stride : bounds.stride == INT64_MIN ? INT64_MAX : -bounds.stride;
  int64_t length = span <= 0 ? 0 : span / step + (span % step != 0);
  spec.begin.push_back(begin);
  spec.stride.push_back(length > 1 ? bounds.stride : 1);
  spec.length.push_back(length);
  spec.finalShape.push_back(length);
}

} // namespace

StridedSliceSpec graphc::reference::resolveStridedSlice(const Op &op, const Shape &shape,
                                                        const Tensor &begin, const Tensor &end,
                                                        const Tensor &strides) {
  Shape begins = readInts(op, begin), ends = readInts(op, end), steps = readInts(op, strides);
  require(begins.size() == ends.size() && ends.size() == steps.size() && begins.size() <= 32,
          "Expected begin, end, and strides to be 1D equal size tensors, but got shapes ",
          toString(begin.shape()), ", ", toString(end.shape()), ", and ", toString(strides.shape()),
          " instead.");
  auto mask = [&](const char *name) { return op.attr<int64_t>(name, 0); };
  int64_t beginMask = mask("begin_mask"), endMask = mask("end_mask");
  int64_t ellipsisMask = mask("ellipsis_mask"), newAxisMask = mask("new_axis_mask");
  int64_t shrinkMask = mask("shrink_axis_mask");
  int64_t entries = begins.size(), rank = shape.size();

  int64_t taken = 0, ellipses = 0; // Dimensions that entries name; "..." seen.
  for (int64_t i = 0; i < entries; ++i) {
    bool ellipsis = ellipsisMask >> i & 1;
    ellipses += ellipsis;
    taken += !ellipsis && !(newAxisMask >> i & 1);
  }
  require(ellipses <= 1, "Multiple ellipses in slice spec not allowed");
  require(taken <= rank, "Index out of range using input dim ", rank, "; input has only ", rank,
          " dims");

  StridedSliceSpec spec;
  int64_t axis = 0;
  auto takeWhole = [&](int64_t count) {
    for (; count > 0; --count, ++axis)
      appendDimension(spec, axis, shape[axis], SliceBounds());
  };
  for (int64_t i = 0; i < entries; ++i) {
    if (ellipsisMask >> i & 1) {
      takeWhole(rank - taken);
    } else if (newAxisMask >> i & 1) {
      spec.finalShape.push_back(1);
    } else {
      appendDimension(spec, axis, shape[axis],
                      {.begin = begins[i],
                       .end = ends[i],
                       .stride = steps[i],
                       .beginMasked = (beginMask >> i & 1) != 0,
                       .endMasked = (endMask >> i & 1) != 0,
                       .shrink = (shrinkMask >> i & 1) != 0});
      ++axis;
    }
  }
  takeWhole(rank - axis);
  return spec;
}

namespace {

Outputs stridedSlice(const Op &op) {
  const Tensor &x = op.in(0);
  StridedSliceSpec spec = resolveStridedSlice(op, x.shape(), op.in(1), op.in(2), op.in(3));
  return {gatherElements(op, x, spec.finalShape, spec.offsets(x.shape()))};
}

/// `dy` laid into zeros of `shape` where StridedSlice would have read.
Outputs stridedSliceGrad(const Op &op) {
  Shape shape = readInts(op, op.in(0));
  const Tensor &dy = op.in(4);
  Tensor result = op.make(dy.dtype(), shape);
  StridedSliceSpec spec = resolveStridedSlice(op, shape, op.in(1), op.in(2), op.in(3));
  require(dy.shape() == spec.finalShape, "shape of dy was ", toString(dy.shape()), " instead of ",
          toString(spec.finalShape));
  std::vector<int64_t> offsets = spec.offsets(shape);
  dispatchStorage(op, dy.dtype(), [&]<typename S>() {
    for (size_t i = 0; i < offsets.size(); ++i)
      result.mutableData<S>()[offsets[i]] = dy.data<S>()[i];
  });
  return {result};
}

/// A copy of the first operand with a strided slice of it replaced.
Outputs tensorStridedSliceUpdate(const Op &op) {
  Tensor result = op.in(0);
  const Tensor &value = op.in(4);
  StridedSliceSpec spec = resolveStridedSlice(op, result.shape(), op.in(1), op.in(2), op.in(3));
  require(value.dtype() == result.dtype(), "the value has type ", dtypeName(value.dtype()));
  require(broadcastShapes(value.shape(), spec.finalShape) == spec.finalShape, "the value's shape ",
          toString(value.shape()), " does not fit the slice's shape ", toString(spec.finalShape));
  std::vector<int64_t> source = broadcastOffsets(value.shape(), spec.finalShape);
  std::vector<int64_t> offsets = spec.offsets(result.shape());
  dispatchStorage(op, result.dtype(), [&]<typename S>() {
    std::span<S> out = result.mutableData<S>();
    for (size_t i = 0; i < offsets.size(); ++i)
      out[offsets[i]] = value.data<S>()[source[i]];
  });
  return {result};
}

/// The box at `begin` of `length` (all in range).
Tensor box(const Op &op, const Tensor &x, const Shape &begin, const Shape &length) {
  StridedSliceSpec spec{begin, Shape(begin.size(), 1), length, length};
  return gatherElements(op, x, length, spec.offsets(x.shape()));
}

/// A size of -1 takes the rest of its dimension.
Outputs slice(const Op &op) {
  const Tensor &x = op.in(0);
  Shape begin = readInts(op, op.in(1)), length = readInts(op, op.in(2));
  require(static_cast<int64_t>(begin.size()) == x.rank() &&
              static_cast<int64_t>(length.size()) == x.rank(),
          "Expected begin and size arguments to be 1-D tensors of size ", x.rank(), ", but got ",
          toString(op.in(1).shape()), " and ", toString(op.in(2).shape()), " instead.");
  for (int64_t i = 0; i < x.rank(); ++i) {
    require(begin[i] >= 0 && begin[i] <= x.dim(i), "Expected begin[", i, "] in [0, ", x.dim(i),
            "], but got ", begin[i]);
    if (length[i] == -1)
      length[i] = x.dim(i) - begin[i];
    require(length[i] >= 0 && length[i] <= x.dim(i) - begin[i], "Expected size[", i, "] in [0, ",
            x.dim(i) - begin[i], "], but got ", length[i]);
  }
  return {box(op, x, begin, length)};
}

/// Operands of equal shape except along `axis`, one after the other.
Tensor concatenate(const Op &op, std::span<const Tensor> parts, int64_t rawAxis) {
  require(!parts.empty(), "expected at least one operand");
  const Tensor &first = parts[0];
  int64_t axis = normalizeAxis(rawAxis, first.rank());
  Shape shape = first.shape();
  shape[axis] = 0;
  for (const Tensor &part : parts) {
    require(part.rank() == first.rank() && part.dtype() == first.dtype(),
            "ConcatOp : Ranks of all input tensors should match: shape[0] = ",
            toString(first.shape()), " vs. ", toString(part.shape()));
    for (int64_t i = 0; i < first.rank(); ++i)
      require(i == axis || part.dim(i) == first.dim(i), "ConcatOp : Dimension ", i,
              " in both shapes must be equal: shape[0] = ", toString(first.shape()), " vs. ",
              toString(part.shape()));
    shape[axis] += part.dim(axis);
  }
  Tensor result = op.make(first.dtype(), shape);
  int64_t outer = productOf(shape, 0, axis), inner = productOf(shape, axis + 1, shape.size());
  dispatchStorage(op, first.dtype(), [&]<typename S>() {
    std::span<S> out = result.mutableData<S>();
    int64_t at = 0;
    for (const Tensor &part : parts) {
      std::span<const S> in = part.data<S>();
      int64_t chunk = part.dim(axis) * inner;
      for (int64_t o = 0; o < outer; ++o)
        std::copy_n(in.begin() + o * chunk, chunk, out.begin() + o * shape[axis] * inner + at);
      at += chunk;
    }
  });
  return result;
}

Outputs concat(const Op &op) {
  int64_t axis = readInt(op, op.in(0));
  return {concatenate(op, std::span(op.call.inputs).subspan(1), axis)};
}

Outputs concatV2(const Op &op) {
  int64_t axis = readInt(op, op.in(op.numInputs() - 1));
  return {concatenate(op, std::span(op.call.inputs).first(op.numInputs() - 1), axis)};
}

/// Operands whose first dimension is 1, stacked along it.
Outputs parallelConcat(const Op &op) { return {concatenate(op, op.call.inputs, 0)}; }

/// Stacks equal shapes along a new axis.
Outputs pack(const Op &op) {
  const Tensor &first = op.in(0);
  int64_t axis = normalizeAxis(op.attr<int64_t>("axis", 0), first.rank() + 1);
  std::vector<Tensor> parts;
  for (const Tensor &part : op.call.inputs) {
    require(part.shape() == first.shape(),
            "Shapes of all inputs must match: values[0].shape = ", toString(first.shape()),
            " != ", toString(part.shape()));
    Shape shape = part.shape();
    shape.insert(shape.begin() + axis, 1);
    parts.push_back(part.reshaped(shape));
  }
  return {concatenate(op, parts, axis)};
}

/// Cuts `x` along `axis` into pieces of the given sizes.
Outputs cut(const Op &op, const Tensor &x, int64_t axis, std::span<const int64_t> sizes) {
  Outputs results;
  Shape begin(x.rank(), 0), length = x.shape();
  for (int64_t size : sizes) {
    length[axis] = size;
    results.push_back(box(op, x, begin, length));
    begin[axis] += size;
  }
  return results;
}

Outputs unpack(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t axis = normalizeAxis(op.attr<int64_t>("axis", 0), x.rank());
  int64_t num = op.attr<int64_t>("num", x.dim(axis));
  require(num == x.dim(axis), "Input shape axis ", axis, " must equal ", num, ", got shape ",
          toString(x.shape()));
  Shape shape = x.shape();
  shape.erase(shape.begin() + axis);
  Outputs results = cut(op, x, axis, Shape(num, 1));
  for (Tensor &result : results)
    result = result.reshaped(shape);
  return results;
}

Outputs split(const Op &op) {
  const Tensor &x = op.in(1);
  int64_t axis = normalizeAxis(readInt(op, op.in(0)), x.rank());
  int64_t num = op.attr<int64_t>("num_split");
  require(num > 0 && x.dim(axis) % num == 0,
          "Number of ways to split should evenly divide the split dimension, but got split_dim ",
          axis, " (size = ", x.dim(axis), ") and num_split ", num);
  return cut(op, x, axis, Shape(num, x.dim(axis) / num));
}

/// One of the sizes may be -1: the rest.
Outputs splitV(const Op &op) {
  const Tensor &x = op.in(0);
  Shape sizes = readInts(op, op.in(1));
  int64_t axis = normalizeAxis(readInt(op, op.in(2)), x.rank());
  int64_t known = 0, unknown = -1;
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] == -1) {
      require(unknown < 0, "There can only be one -1 in the input.");
      unknown = i;
      continue;
    }
    require(sizes[i] >= 0 && sizes[i] <= x.dim(axis), "Split size at index ", i,
            " must be >= 0. Got: ", sizes[i]);
    known += sizes[i];
  }
  if (unknown >= 0)
    sizes[unknown] = x.dim(axis) - known;
  require(unknown >= 0 ? known <= x.dim(axis) : known == x.dim(axis),
          "Determined shape must either match input shape along split_dim exactly if fully "
          "specified, or be less than the size of the input along split_dim if not fully "
          "specified.  Got: ",
          known);
  return cut(op, x, axis, sizes);
}

constexpr OpEntry entries[] = {
    {"Concat", concat},
    {"ConcatV2", concatV2},
    {"Pack", pack},
    {"ParallelConcat", parallelConcat},
    {"Slice", slice},
    {"Split", split},
    {"SplitV", splitV},
    {"StridedSlice", stridedSlice},
    {"StridedSliceGrad", stridedSliceGrad},
    {"TensorStridedSliceUpdate", tensorStridedSliceUpdate},
    {"Unpack", unpack},
};

} // namespace

std::span<const OpEntry> graphc::reference::sliceOps() { return entries; }
