//===- ShapeOps.cpp - shapes as values, shape changes without data movement ---===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>

using namespace graphc::reference;

namespace {

Tensor shapeTensor(const Op &op, const Tensor &x) {
  DType type = op.attr<DType>("out_type", DType::Int32);
  return makeInts(op, type, {x.rank()}, x.shape());
}

Outputs shape(const Op &op) { return {shapeTensor(op, op.in(0))}; }

Outputs shapeN(const Op &op) {
  Outputs results;
  for (const Tensor &x : op.call.inputs)
    results.push_back(shapeTensor(op, x));
  return results;
}

Outputs rank(const Op &op) { return {Tensor::scalar<int32_t>(op.in(0).rank())}; }

Outputs size(const Op &op) {
  return {makeInts(op, op.attr<DType>("out_type", DType::Int32), {}, {{op.in(0).numElements()}})};
}

/// The size that -1 stands for in `shape`. Zero sizes count only when `shape` has one too: an
/// empty [0,3] reshapes to [0,-1] as [0,3].
int64_t inferredSize(const Tensor &x, const Shape &shape) {
  bool asksForZero = std::find(shape.begin(), shape.end(), 0) != shape.end();
  int64_t available = 1, asked = 1;
  for (int64_t dim : x.shape())
    if (dim > 0 || !asksForZero)
      available *= dim;
  int64_t unknown = 0;
  for (int64_t dim : shape) {
    unknown += dim == -1;
    require(dim >= -1, "Size must be non-negative, not ", dim);
    if (dim <= 0)
      continue;
    require(asked <= INT64_MAX / dim, "Input to reshape is a tensor with ", x.numElements(),
            " values, but the requested shape is ", toString(shape));
    asked *= dim;
  }
  require(unknown == 1, "Only one input size may be -1, got ", toString(shape));
  require(available % asked == 0, "Input to reshape is a tensor with ", x.numElements(),
          " values, but the requested shape requires a multiple of ", asked);
  return available / asked;
}

/// One size may be -1: what is left of the element count.
Outputs reshape(const Op &op) {
  const Tensor &x = op.in(0);
  Shape shape = readInts(op, op.in(1));
  auto unknown = std::find(shape.begin(), shape.end(), -1);
  if (unknown != shape.end())
    *unknown = inferredSize(x, shape);
  require(countElements(shape) == x.numElements(), "Input to reshape is a tensor with ",
          x.numElements(), " values, but the requested shape has ",
          countElements(shape).value_or(-1));
  return {x.reshaped(shape)};
}

/// Removes the given dimensions of size 1, or all of them.
Outputs squeeze(const Op &op) {
  const Tensor &x = op.in(0);
  auto axes =
      op.attr<std::vector<int64_t>>("squeeze_dims", op.attr<std::vector<int64_t>>("axis", {}));
  std::vector<bool> removed(x.rank(), axes.empty());
  for (int64_t axis : axes) {
    int64_t dim = normalizeAxis(axis, x.rank());
    require(x.dim(dim) == 1, "Can not squeeze dim[", dim, "], expected a dimension of 1, got ",
            x.dim(dim));
    removed[dim] = true;
  }
  Shape shape;
  for (int64_t i = 0; i < x.rank(); ++i)
    if (!removed[i] || x.dim(i) != 1)
      shape.push_back(x.dim(i));
  return {x.reshaped(shape)};
}

Outputs expandDims(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t axis = normalizeAxis(readInt(op, op.in(1)), x.rank() + 1);
  Shape shape = x.shape();
  shape.insert(shape.begin() + axis, 1);
  return {x.reshaped(shape)};
}

/// start, start + delta, ... while short of limit. Element i is start + i * delta, rounded to T
/// after each operation as TensorFlow's kernel does.
Outputs range(const Op &op) {
  const Tensor &start = op.in(0), &limit = op.in(1), &delta = op.in(2);
  for (const Tensor *x : {&start, &limit, &delta})
    require(x->numElements() == 1 && x->dtype() == start.dtype(),
            "start, limit and delta must be scalars of one type");
  return {dispatch(op, RealTypes(), start.dtype(), [&]<typename T>() {
    T first = start.data<T>()[0], last = limit.data<T>()[0], step = delta.data<T>()[0];
    require(step != T(0), "Requires delta != 0: ", static_cast<double>(step));
    if (step > T(0))
      require(first <= last, "Requires start <= limit when delta > 0: ", static_cast<double>(first),
              "/", static_cast<double>(last));
    else
      require(first >= last, "Requires start >= limit when delta < 0: ", static_cast<double>(first),
              "/", static_cast<double>(last));
    int64_t count = 0;
    if constexpr (isFloatType<T>) {
      double steps = std::ceil(std::fabs((widen<T>(last) - widen<T>(first)) / widen<T>(step)));
      require(steps < 0x1p62, "range has too many elements");
      count = static_cast<int64_t>(steps);
    } else {
      // Unsigned distances cannot overflow.
      uint64_t distance =
          last > first ? widen<T>(last) - widen<T>(first) : widen<T>(first) - widen<T>(last);
      uint64_t stride = step > T(0) ? widen<T>(step) : 0 - widen<T>(step);
      uint64_t steps = distance / stride + (distance % stride != 0);
      require(steps < (uint64_t{1} << 62), "range has too many elements");
      count = static_cast<int64_t>(steps);
    }
    Tensor result = op.make<T>({count});
    Wide<T> position = 0;
    for (T &out : result.mutableData<T>()) {
      out = narrow<T>(widen<T>(first) + widen<T>(narrow<T>(position * widen<T>(step))));
      position += 1;
    }
    return result;
  })};
}

/// `num` evenly spaced values; the last is exactly `stop`.
Outputs linSpace(const Op &op) {
  int64_t num = readInt(op, op.in(2));
  require(num > 0, "Requires num > 0: ", num);
  double start = readDouble(op, op.in(0)), stop = readDouble(op, op.in(1));
  std::vector<double> values;
  op.make(op.in(0).dtype(), {num});
  for (int64_t i = 0; i < num; ++i)
    values.push_back(i + 1 == num && num > 1 ? stop : start + (stop - start) / (num - 1) * i);
  if (num == 1)
    values[0] = start;
  return {fromDoubles(op, op.in(0).dtype(), {num}, values)};
}

/// Where each operand of a concat along `axis` begins.
Outputs concatOffset(const Op &op) {
  int64_t axis = readInt(op, op.in(0));
  Outputs results;
  int64_t offset = 0;
  for (int k = 1; k < op.numInputs(); ++k) {
    Shape dims = readInts(op, op.in(k));
    int64_t dim = normalizeAxis(axis, dims.size());
    Shape begin(dims.size(), 0);
    begin[dim] = offset;
    offset += dims[dim];
    results.push_back(makeInts(op, op.in(k).dtype(), {static_cast<int64_t>(begin.size())}, begin));
  }
  return results;
}

Outputs broadcastArgs(const Op &op) {
  Shape common = broadcastShapes(readInts(op, op.in(0)), readInts(op, op.in(1)));
  return {makeInts(op, op.in(0).dtype(), {static_cast<int64_t>(common.size())}, common)};
}

/// For two shapes that broadcast together, the axes each operand's gradient is summed over.
Outputs broadcastGradientArgs(const Op &op) {
  Shape a = readInts(op, op.in(0)), b = readInts(op, op.in(1));
  Shape common = broadcastShapes(a, b);
  int64_t rank = common.size();
  a.insert(a.begin(), rank - a.size(), 1);
  b.insert(b.begin(), rank - b.size(), 1);
  Shape sumA, sumB;
  // Equal shapes need no sums; otherwise an axis of size 1 in both may be summed harmlessly.
  if (a != b || readInts(op, op.in(0)).size() != readInts(op, op.in(1)).size())
    for (int64_t i = 0; i < rank; ++i) {
      if (a[i] == 1)
        sumA.push_back(i);
      if (b[i] == 1)
        sumB.push_back(i);
    }
  DType type = op.in(0).dtype();
  return {makeInts(op, type, {static_cast<int64_t>(sumA.size())}, sumA),
          makeInts(op, type, {static_cast<int64_t>(sumB.size())}, sumB)};
}

Outputs invertPermutation(const Op &op) {
  Shape x = readInts(op, op.in(0));
  int64_t count = x.size();
  Shape inverse(count, -1);
  for (int64_t i = 0; i < count; ++i) {
    require(x[i] >= 0 && x[i] < count, x[i], " is not between 0 and ", count);
    require(inverse[x[i]] == -1, x[i], " is duplicated in the input");
    inverse[x[i]] = i;
  }
  return {makeInts(op, op.in(0).dtype(), {count}, inverse)};
}

constexpr OpEntry entries[] = {
    {"BroadcastArgs", broadcastArgs},
    {"BroadcastGradientArgs", broadcastGradientArgs},
    {"ConcatOffset", concatOffset},
    {"ExpandDims", expandDims},
    {"InvertPermutation", invertPermutation},
    {"LinSpace", linSpace},
    {"Range", range},
    {"Rank", rank},
    {"Reshape", reshape},
    {"Shape", shape},
    {"ShapeN", shapeN},
    {"Size", size},
    {"Squeeze", squeeze},
};

} // namespace

std::span<const OpEntry> graphc::reference::shapeOps() { return entries; }
