//===- Pooling.cpp - pools and their gradients --------------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Window.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

/// A window over every dimension of the operand: batch and channels usually have size 1.
struct Pool {
  Shape input;
  std::vector<WindowDim> dims;

  Shape outputShape() const {
    Shape shape;
    for (const WindowDim &dim : dims)
      shape.push_back(dim.output);
    return shape;
  }
};

Pool poolOf(const Op &op, const Shape &input, const Shape &ksize, const Shape &strides) {
  require(ksize.size() == input.size() && strides.size() == input.size(),
          "ksize and strides must have one entry a dimension of ", toString(input));
  std::string padding = op.attr<std::string>("padding");
  auto paddings = op.attr<std::vector<int64_t>>("explicit_paddings", {});
  require(padding != "EXPLICIT" || paddings.size() == 2 * input.size(),
          "explicit_paddings must have ", 2 * input.size(), " entries");
  paddings.resize(2 * input.size(), 0);
  Pool pool{input, {}};
  for (size_t i = 0; i < input.size(); ++i) {
    require(ksize[i] > 0, "ksize must be positive, got ", ksize[i]);
    pool.dims.push_back(resolveWindow(input[i], ksize[i], strides[i], 1, padding, paddings[2 * i],
                                      paddings[2 * i + 1]));
  }
  return pool;
}

Pool poolOf(const Op &op, const Shape &input) {
  return poolOf(op, input, op.attr<std::vector<int64_t>>("ksize"),
                op.attr<std::vector<int64_t>>("strides"));
}

/// Calls `body(result position, input positions of its window)` for every window, both row-major.
template <typename Body> void forEachWindow(const Pool &pool, Body body) {
  Shape output = pool.outputShape(), strides = stridesOf(pool.input), cells;
  if (productOf(output) == 0)
    return;
  for (const WindowDim &dim : pool.dims)
    cells.push_back(dim.size);
  Shape position(output.size(), 0);
  int64_t at = 0;
  std::vector<int64_t> sources;
  do {
    sources.clear();
    Shape cell(cells.size(), 0);
    do {
      int64_t source = 0;
      bool inside = true;
      for (size_t i = 0; i < cell.size(); ++i) {
        int64_t p = pool.dims[i].inputAt(position[i], cell[i]);
        inside &= pool.dims[i].inside(p);
        source += p * strides[i];
      }
      if (inside)
        sources.push_back(source);
    } while (nextIndex(cell, cells));
    body(at++, sources);
  } while (nextIndex(position, output));
}

template <typename T> T lowestFinite() {
  if constexpr (std::is_same_v<T, Half>)
    return Half::fromBits(0xfbff);
  else if constexpr (std::is_same_v<T, BFloat16>)
    return BFloat16::fromBits(0xff7f);
  else
    return std::numeric_limits<T>::lowest();
}

/// The mean of the cells inside the input; padding does not count.
Outputs avgPool(const Op &op) {
  const Tensor &x = op.in(0);
  Pool pool = poolOf(op, x.shape());
  return {dispatch(op, FloatTypes(), x.dtype(), [&]<typename T>() {
    Tensor result = op.make<T>(pool.outputShape());
    std::span<const T> in = x.data<T>();
    std::span<T> out = result.mutableData<T>();
    forEachWindow(pool, [&](int64_t at, const std::vector<int64_t> &sources) {
      double sum = 0;
      for (int64_t source : sources)
        sum += widen<T>(in[source]);
      out[at] = narrow<T>(sum / sources.size());
    });
    return result;
  })};
}

/// Position of the window's first largest element; the first cell when none is above the lowest
/// finite value (NaN never is).
template <typename T>
int64_t largestOf(std::span<const T> in, const std::vector<int64_t> &sources) {
  int64_t position = sources[0];
  T best = lowestFinite<T>();
  for (int64_t source : sources)
    if (in[source] > best) {
      best = in[source];
      position = source;
    }
  return position;
}

/// TensorFlow's maximum starts from the lowest finite value: a window of -infinity or NaN, or one
/// that lies in explicit padding alone, gives that.
Tensor maxPoolOf(const Op &op, const Tensor &x, const Pool &pool) {
  return dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    Tensor result = op.make<T>(pool.outputShape());
    std::span<const T> in = x.data<T>();
    std::span<T> out = result.mutableData<T>();
    forEachWindow(pool, [&](int64_t at, const std::vector<int64_t> &sources) {
      out[at] = lowestFinite<T>();
      for (int64_t source : sources)
        if (in[source] > out[at])
          out[at] = in[source];
    });
    return result;
  });
}

Outputs maxPool(const Op &op) { return {maxPoolOf(op, op.in(0), poolOf(op, op.in(0).shape()))}; }

/// ksize and strides are operands.
Outputs maxPoolV2(const Op &op) {
  const Tensor &x = op.in(0);
  return {maxPoolOf(op, x, poolOf(op, x.shape(), readInts(op, op.in(1)), readInts(op, op.in(2))))};
}

/// Flat position of the maximum in the image [h, w, c], or in the batch of them.
Outputs maxPoolWithArgmax(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() == 4, "tensor_in must be 4-dimensional: ", toString(x.shape()));
  Pool pool = poolOf(op, x.shape());
  bool includeBatch = op.attr<bool>("include_batch_in_index", false);
  int64_t image = productOf(x.shape(), 1, 4);
  std::vector<int64_t> positions(productOf(pool.outputShape()));
  dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    forEachWindow(pool, [&](int64_t at, const std::vector<int64_t> &sources) {
      int64_t best = largestOf<T>(x.data<T>(), sources);
      positions[at] = includeBatch ? best : best % image;
    });
  });
  DType type = op.attr<DType>("Targmax", DType::Int64);
  return {maxPoolOf(op, x, pool), makeInts(op, type, pool.outputShape(), positions)};
}

/// The gradient goes to the first largest element of each window.
Tensor maxPoolGradOf(const Op &op, const Tensor &x, const Tensor &dy, const Pool &pool) {
  require(dy.shape() == pool.outputShape() && dy.dtype() == x.dtype(), "grad has shape ",
          toString(dy.shape()), ", expected ", toString(pool.outputShape()));
  return dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    std::vector<Wide<T>> dx(x.numElements(), 0);
    forEachWindow(pool, [&](int64_t at, const std::vector<int64_t> &sources) {
      if (!sources.empty())
        dx[largestOf<T>(x.data<T>(), sources)] += widen<T>(dy.data<T>()[at]);
    });
    Tensor result = op.make<T>(x.shape());
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = narrow<T>(dx[i]);
    return result;
  });
}

Outputs maxPoolGrad(const Op &op) {
  return {maxPoolGradOf(op, op.in(0), op.in(2), poolOf(op, op.in(0).shape()))};
}

Outputs maxPoolGradV2(const Op &op) {
  Pool pool = poolOf(op, op.in(0).shape(), readInts(op, op.in(3)), readInts(op, op.in(4)));
  return {maxPoolGradOf(op, op.in(0), op.in(2), pool)};
}

/// Like maxPoolGrad with the positions given.
Outputs maxPoolGradWithArgmax(const Op &op) {
  const Tensor &x = op.in(0), &dy = op.in(1);
  std::vector<int64_t> positions = readInts(op, op.in(2));
  require(x.rank() == 4 && dy.numElements() == static_cast<int64_t>(positions.size()) &&
              dy.rank() == 4 && dy.dtype() == x.dtype(),
          "grad and argmax must have the pool's shape");
  bool includeBatch = op.attr<bool>("include_batch_in_index", false);
  int64_t image = productOf(x.shape(), 1, 4), perBatch = productOf(dy.shape(), 1, 4);
  return {dispatch(op, RealTypes(), x.dtype(), [&]<typename T>() {
    std::vector<Wide<T>> dx(x.numElements(), 0);
    for (size_t i = 0; i < positions.size(); ++i) {
      int64_t at = positions[i] + (includeBatch ? 0 : i / perBatch * image);
      require(at >= 0 && at < x.numElements(), "argmax ", positions[i], " is outside the input");
      dx[at] += widen<T>(dy.data<T>()[i]);
    }
    Tensor result = op.make<T>(x.shape());
    std::span<T> out = result.mutableData<T>();
    for (size_t i = 0; i < out.size(); ++i)
      out[i] = narrow<T>(dx[i]);
    return result;
  })};
}

/// Each window's gradient is shared by its cells inside the input.
Outputs avgPoolGrad(const Op &op) {
  Shape shape = readInts(op, op.in(0));
  const Tensor &dy = op.in(1);
  require(countElements(shape).has_value(), "invalid orig_input_shape ", toString(shape));
  Pool pool = poolOf(op, shape);
  require(dy.shape() == pool.outputShape(), "grad has shape ", toString(dy.shape()), ", expected ",
          toString(pool.outputShape()));
  op.make(dy.dtype(), shape);
  std::vector<double> dx(productOf(shape), 0), grads = toDoubles(op, dy);
  forEachWindow(pool, [&](int64_t at, const std::vector<int64_t> &sources) {
    for (int64_t source : sources)
      dx[source] += grads[at] / sources.size();
  });
  return {fromDoubles(op, dy.dtype(), shape, dx)};
}

constexpr OpEntry entries[] = {
    {"AvgPool", avgPool},
    {"AvgPool3D", avgPool},
    {"AvgPool3DGrad", avgPoolGrad},
    {"AvgPoolGrad", avgPoolGrad},
    {"MaxPool", maxPool},
    {"MaxPool3D", maxPool},
    {"MaxPool3DGrad", maxPoolGrad},
    {"MaxPoolGrad", maxPoolGrad},
    {"MaxPoolGradV2", maxPoolGradV2},
    {"MaxPoolGradWithArgmax", maxPoolGradWithArgmax},
    {"MaxPoolV2", maxPoolV2},
    {"MaxPoolWithArgmax", maxPoolWithArgmax},
};

} // namespace

std::span<const OpEntry> graphc::reference::poolingOps() { return entries; }
