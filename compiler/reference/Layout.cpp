//===- Layout.cpp - transposes, tiles, pads, rotations ----------------------===//
//
// Every op here says for each element of its result which element of the operand
// it is; `gatherElements` does the rest.
//
//===----------------------------------------------------------------------===//

#include "compiler/reference/Elementwise.h"
#include "compiler/reference/Families.h"

#include <algorithm>
#include <numeric>

using namespace graphc::reference;

namespace {

/// A result of `shape` whose element at an index is `x` at the offset `source(index)`; a negative
/// offset leaves zero.
template <typename F> Tensor rearrange(const Op &op, const Tensor &x, Shape shape, F source) {
  op.make(x.dtype(), shape); // Checks the size before the offsets are built.
  std::vector<int64_t> offsets;
  offsets.reserve(productOf(shape));
  if (productOf(shape) > 0) {
    Shape index(shape.size(), 0);
    do
      offsets.push_back(source(std::as_const(index)));
    while (nextIndex(index, shape));
  }
  return gatherElements(op, x, std::move(shape), offsets);
}

Outputs transpose(const Op &op) {
  const Tensor &x = op.in(0);
  Shape permutation = readInts(op, op.in(1));
  require(static_cast<int64_t>(permutation.size()) == x.rank(),
          "transpose expects a vector of size ", x.rank(), ". But input(1) is a vector of size ",
          permutation.size());
  std::vector<bool> seen(x.rank());
  Shape shape, strides, own = stridesOf(x.shape());
  for (int64_t &axis : permutation) {
    axis = normalizeAxis(axis, x.rank());
    require(!seen[axis], axis, " is missing from {", toString(permutation), "}.");
    seen[axis] = true;
    shape.push_back(x.dim(axis));
    strides.push_back(own[axis]);
  }
  return {rearrange(op, x, shape, [&](const Shape &i) { return dotProduct(i, strides); })};
}

Outputs conjugateTranspose(const Op &op) {
  Outputs moved = transpose(op);
  if (!isComplex(moved[0].dtype()))
    return moved;
  return {dispatch(op, ComplexTypes(), moved[0].dtype(), [&]<typename T>() {
    return mapTensor<T, T>(op, moved[0], [](T z) { return std::conj(z); });
  })};
}

Outputs tile(const Op &op) {
  const Tensor &x = op.in(0);
  Shape multiples = readInts(op, op.in(1)), strides = stridesOf(x.shape());
  require(static_cast<int64_t>(multiples.size()) == x.rank(),
          "Expected multiples argument to be a vector of length ", x.rank(), " but got length ",
          multiples.size());
  Shape shape;
  for (int64_t i = 0; i < x.rank(); ++i) {
    require(multiples[i] >= 0, "Expected multiples[", i, "] >= 0, but got ", multiples[i]);
    require(x.dim(i) == 0 || multiples[i] <= INT64_MAX / x.dim(i), "result is too large");
    shape.push_back(x.dim(i) * multiples[i]);
  }
  return {rearrange(op, x, shape, [&](const Shape &index) {
    int64_t offset = 0;
    for (size_t i = 0; i < index.size(); ++i)
      offset += index[i] % x.dim(i) * strides[i];
    return offset;
  })};
}

Outputs broadcastTo(const Op &op) {
  const Tensor &x = op.in(0);
  Shape shape = readInts(op, op.in(1));
  require(broadcastShapes(x.shape(), shape) == shape, "Incompatible shapes: ", toString(x.shape()),
          " vs. ", toString(shape));
  op.make(x.dtype(), shape);
  return {gatherElements(op, x, shape, broadcastOffsets(x.shape(), shape))};
}

/// Rows (before, after) of a paddings operand.
std::vector<int64_t> readPaddings(const Op &op, const Tensor &x) {
  const Tensor &paddings = op.in(1);
  require(paddings.rank() == 2 && paddings.dim(1) == 2 && paddings.dim(0) == x.rank(),
          "The first dimension of paddings must be the rank of inputs: ",
          toString(paddings.shape()), ", ", toString(x.shape()));
  std::vector<int64_t> amounts = readInts(op, paddings);
  for (int64_t amount : amounts)
    require(amount >= 0 && amount <= op.env.limits.maxBytes,
            "Paddings must be non-negative: ", amount);
  return amounts;
}

Shape paddedShape(const Tensor &x, std::span<const int64_t> amounts) {
  Shape shape;
  for (int64_t i = 0; i < x.rank(); ++i)
    shape.push_back(amounts[2 * i] + x.dim(i) + amounts[2 * i + 1]);
  return shape;
}

Tensor padWith(const Op &op, const Tensor *fill) {
  const Tensor &x = op.in(0);
  std::vector<int64_t> amounts = readPaddings(op, x);
  Shape strides = stridesOf(x.shape());
  auto inside = [&](const Shape &index) {
    int64_t offset = 0;
    for (size_t i = 0; i < index.size(); ++i) {
      int64_t at = index[i] - amounts[2 * i];
      if (at < 0 || at >= x.dim(i))
        return int64_t{-1};
      offset += at * strides[i];
    }
    return offset;
  };
  Tensor result = rearrange(op, x, paddedShape(x, amounts), inside);
  if (!fill || result.numElements() == 0)
    return result;
  require(fill->numElements() == 1 && fill->dtype() == x.dtype(),
          "constant_values must be a scalar of the input's type. Found: ", toString(fill->shape()));
  dispatchStorage(op, x.dtype(), [&]<typename S>() {
    std::span<S> out = result.mutableData<S>();
    Shape index(x.rank(), 0);
    size_t i = 0;
    do {
      if (inside(index) < 0)
        out[i] = fill->data<S>()[0];
      ++i;
    } while (nextIndex(index, result.shape()));
  });
  return result;
}

Outputs pad(const Op &op) { return {padWith(op, nullptr)}; }
Outputs padV2(const Op &op) { return {padWith(op, &op.in(2))}; }

/// REFLECT mirrors about the border element, SYMMETRIC about the border itself.
Outputs mirrorPad(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t inset = op.attr<std::string>("mode") == "REFLECT" ? 1 : 0;
  std::vector<int64_t> amounts = readPaddings(op, x);
  Shape strides = stridesOf(x.shape());
  for (int64_t i = 0; i < x.rank(); ++i)
    require(amounts[2 * i] <= x.dim(i) - inset && amounts[2 * i + 1] <= x.dim(i) - inset,
            "paddings must be no greater than the dimension size: ", amounts[2 * i], ", ",
            amounts[2 * i + 1], " greater than ", x.dim(i) - inset);
  return {rearrange(op, x, paddedShape(x, amounts), [&](const Shape &index) {
    int64_t offset = 0;
    for (size_t i = 0; i < index.size(); ++i) {
      int64_t at = index[i] - amounts[2 * i];
      if (at < 0)
        at = -at - 1 + inset;
      else if (at >= x.dim(i))
        at = 2 * x.dim(i) - 1 - at - inset;
      offset += at * strides[i];
    }
    return offset;
  })};
}

Tensor reverseAxes(const Op &op, const Tensor &x, const std::vector<bool> &reversed) {
  Shape strides = stridesOf(x.shape());
  return rearrange(op, x, x.shape(), [&](const Shape &index) {
    int64_t offset = 0;
    for (size_t i = 0; i < index.size(); ++i)
      offset += (reversed[i] ? x.dim(i) - 1 - index[i] : index[i]) * strides[i];
    return offset;
  });
}

Outputs reverse(const Op &op) {
  const Tensor &x = op.in(0), &dims = op.in(1);
  require(dims.dtype() == DType::Bool && dims.numElements() == x.rank(),
          "'dims' must be a vector of ", x.rank(), " booleans, got ", toString(dims.shape()));
  std::span<const bool> flags = dims.data<bool>();
  return {reverseAxes(op, x, std::vector<bool>(flags.begin(), flags.end()))};
}

Outputs reverseV2(const Op &op) {
  const Tensor &x = op.in(0);
  std::vector<bool> reversed(x.rank());
  for (int64_t axis : readInts(op, op.in(1))) {
    int64_t dim = normalizeAxis(axis, x.rank());
    require(!reversed[dim], "axis ", dim, " specified more than once.");
    reversed[dim] = true;
  }
  return {reverseAxes(op, x, reversed)};
}

/// Reverses the first seq_lengths[b] entries along seq_dim of each slice b of batch_dim.
Outputs reverseSequence(const Op &op) {
  const Tensor &x = op.in(0);
  int64_t seqDim = op.attr<int64_t>("seq_dim"), batchDim = op.attr<int64_t>("batch_dim", 0);
  require(seqDim >= 0 && seqDim < x.rank() && batchDim >= 0 && batchDim < x.rank(),
          "seq_dim and batch_dim must be below the input's rank ", x.rank());
  Shape lengths = readInts(op, op.in(1)), strides = stridesOf(x.shape());
  require(static_cast<int64_t>(lengths.size()) == x.dim(batchDim),
          "Length of seq_lengths != ", x.dim(batchDim));
  for (int64_t length : lengths)
    require(length >= 0 && length <= x.dim(seqDim), "seq_lengths must be in [0, ", x.dim(seqDim),
            "], got ", length);
  return {rearrange(op, x, x.shape(), [&](const Shape &index) {
    int64_t length = lengths[index[batchDim]], at = index[seqDim];
    int64_t from = at < length ? length - 1 - at : at;
    return dotProduct(index, strides) + (from - at) * strides[seqDim];
  })};
}

/// Elements move `shift` places along each axis and come back at the other end.
Outputs roll(const Op &op) {
  const Tensor &x = op.in(0);
  Shape shifts = readInts(op, op.in(1)), axes = readInts(op, op.in(2));
  Shape strides = stridesOf(x.shape()), total(x.rank(), 0);
  require(x.rank() >= 1 && shifts.size() == axes.size(),
          "input must be 1-D or higher, and shift and axis must have the same size");
  for (size_t i = 0; i < axes.size(); ++i) {
    int64_t axis = normalizeAxis(axes[i], x.rank()), dim = std::max<int64_t>(x.dim(axis), 1);
    total[axis] = ((total[axis] + shifts[i] % dim) % dim + dim) % dim;
  }
  return {rearrange(op, x, x.shape(), [&](const Shape &index) {
    int64_t offset = 0;
    for (size_t i = 0; i < index.size(); ++i)
      offset += (index[i] - total[i] + x.dim(i)) % x.dim(i) * strides[i];
    return offset;
  })};
}

/// Reads [batch, space...] as blocks: the shapes of the two block ops, outer to inner.
struct BlockOp {
  Shape block;
  std::vector<int64_t> edges; ///< (begin, end) a block dimension: paddings or crops.
};

BlockOp readBlocks(const Op &op, const Tensor &x, const Tensor &block, const Tensor &edges) {
  BlockOp result{readInts(op, block), readInts(op, edges)};
  int64_t count = result.block.size();
  require(x.rank() >= count + 1, "input rank should be >= ", count + 1, " instead of ", x.rank());
  require(static_cast<int64_t>(result.edges.size()) == 2 * count,
          "paddings or crops should have shape [", count, ", 2] instead of ",
          toString(edges.shape()));
  for (int64_t size : result.block)
    require(size >= 1 && size <= INT32_MAX, "All values in block_shape must be positive, got ",
            size);
  for (int64_t edge : result.edges)
    require(edge >= 0 && edge <= INT32_MAX, "paddings and crops must be non-negative, got ", edge);
  return result;
}

/// Result[(offset * batch + b), s...] is the padded input [b, s * block + offset...].
Tensor spaceToBatch(const Op &op, const Tensor &x, const BlockOp &spec) {
  int64_t count = spec.block.size(), batch = x.dim(0);
  Shape shape = x.shape(), strides = stridesOf(x.shape());
  for (int64_t i = 0; i < count; ++i) {
    int64_t padded = x.dim(i + 1) + spec.edges[2 * i] + spec.edges[2 * i + 1];
    require(padded % spec.block[i] == 0, "padded_shape[", i, "]=", padded,
            " is not divisible by block_shape[", i, "]=", spec.block[i]);
    shape[i + 1] = padded / spec.block[i];
    require(countElements(spec.block).has_value(), "block_shape is too large");
  }
  require(countElements(concatShapes(spec.block, Shape{batch})).has_value(),
          "block_shape is too large");
  shape[0] = batch * productOf(spec.block);
  return rearrange(op, x, shape, [&](const Shape &index) {
    int64_t rest = index[0] / batch, offset = index[0] % batch * strides[0];
    for (int64_t i = count; i-- > 0; rest /= spec.block[i]) {
      int64_t at = index[i + 1] * spec.block[i] + rest % spec.block[i] - spec.edges[2 * i];
      if (at < 0 || at >= x.dim(i + 1))
        return int64_t{-1};
      offset += at * strides[i + 1];
    }
    for (int64_t i = count + 1; i < x.rank(); ++i)
      offset += index[i] * strides[i];
    return offset;
  });
}

/// The inverse of spaceToBatch, with crops instead of paddings.
Tensor batchToSpace(const Op &op, const Tensor &x, const BlockOp &spec) {
  int64_t count = spec.block.size();
  std::optional<int64_t> blocks = countElements(spec.block);
  require(blocks && x.dim(0) % *blocks == 0, "Input batch dimension (", x.dim(0),
          ") is not divisible by product of block sizes");
  int64_t batch = x.dim(0) / *blocks;
  Shape shape = x.shape(), strides = stridesOf(x.shape());
  shape[0] = batch;
  for (int64_t i = 0; i < count; ++i) {
    require(x.dim(i + 1) <= INT64_MAX / spec.block[i], "result is too large");
    shape[i + 1] = x.dim(i + 1) * spec.block[i] - spec.edges[2 * i] - spec.edges[2 * i + 1];
    require(shape[i + 1] >= 0, "cropped_shape[", i, "]=", shape[i + 1], " must be non-negative");
  }
  return rearrange(op, x, shape, [&](const Shape &index) {
    int64_t block = 0, offset = 0;
    for (int64_t i = 0; i < count; ++i) {
      int64_t at = index[i + 1] + spec.edges[2 * i];
      block = block * spec.block[i] + at % spec.block[i];
      offset += at / spec.block[i] * strides[i + 1];
    }
    for (int64_t i = count + 1; i < x.rank(); ++i)
      offset += index[i] * strides[i];
    return offset + (block * batch + index[0]) * strides[0];
  });
}

Outputs spaceToBatchNd(const Op &op) {
  return {spaceToBatch(op, op.in(0), readBlocks(op, op.in(0), op.in(1), op.in(2)))};
}

Outputs batchToSpaceNd(const Op &op) {
  return {batchToSpace(op, op.in(0), readBlocks(op, op.in(0), op.in(1), op.in(2)))};
}

Tensor squareBlock(const Op &op) {
  return Tensor::vector<int64_t>(std::vector<int64_t>(2, op.attr<int64_t>("block_size")));
}

Outputs spaceToBatch2d(const Op &op) {
  return {spaceToBatch(op, op.in(0), readBlocks(op, op.in(0), squareBlock(op), op.in(1)))};
}

Outputs batchToSpace2d(const Op &op) {
  return {batchToSpace(op, op.in(0), readBlocks(op, op.in(0), squareBlock(op), op.in(1)))};
}

/// Positions of the batch, height, width and channel dimensions of a rank-4 format.
struct Axes {
  int64_t height, width, channel;
};

Axes imageAxes(const Op &op, const Tensor &x) {
  std::string format = op.attr<std::string>("data_format", "NHWC");
  if (format != "NHWC" && format != "NCHW")
    fail(EvalError::Kind::Unsupported, "data_format ", format, " of ", op.call.op);
  require(x.rank() == 4, "input rank should be 4 instead of ", x.rank());
  return format == "NHWC" ? Axes{1, 2, 3} : Axes{2, 3, 1};
}

/// Blocks of space become depth: depth index is (row in block, column in block, channel).
Outputs spaceToDepth(const Op &op) {
  const Tensor &x = op.in(0);
  Axes axes = imageAxes(op, x);
  int64_t block = op.attr<int64_t>("block_size"), depth = x.dim(axes.channel);
  require(block >= 1 && block <= INT32_MAX && x.dim(axes.height) % block == 0 &&
              x.dim(axes.width) % block == 0,
          "Image height ", x.dim(axes.height), " and width ", x.dim(axes.width),
          " should be divisible by block_size: ", block);
  Shape shape = x.shape(), strides = stridesOf(x.shape());
  shape[axes.height] /= block;
  shape[axes.width] /= block;
  require(depth == 0 || block * block <= INT64_MAX / depth, "result is too large");
  shape[axes.channel] = depth * block * block;
  return {rearrange(op, x, shape, [&](const Shape &index) {
    int64_t cell = index[axes.channel] / depth;
    return index[0] * strides[0] +
           (index[axes.height] * block + cell / block) * strides[axes.height] +
           (index[axes.width] * block + cell % block) * strides[axes.width] +
           index[axes.channel] % depth * strides[axes.channel];
  })};
}

Outputs depthToSpace(const Op &op) {
  const Tensor &x = op.in(0);
  Axes axes = imageAxes(op, x);
  int64_t block = op.attr<int64_t>("block_size");
  require(block >= 1 && block <= INT32_MAX && x.dim(axes.channel) % (block * block) == 0,
          "Input depth dimension ", x.dim(axes.channel),
          " should be divisible by: ", block * block);
  Shape shape = x.shape(), strides = stridesOf(x.shape());
  int64_t depth = x.dim(axes.channel) / (block * block);
  shape[axes.height] *= block;
  shape[axes.width] *= block;
  shape[axes.channel] = depth;
  return {rearrange(op, x, shape, [&](const Shape &index) {
    int64_t row = index[axes.height], column = index[axes.width];
    int64_t cell = row % block * block + column % block;
    return index[0] * strides[0] + row / block * strides[axes.height] +
           column / block * strides[axes.width] +
           (cell * depth + index[axes.channel]) * strides[axes.channel];
  })};
}

constexpr OpEntry entries[] = {
    {"BatchToSpace", batchToSpace2d},
    {"BatchToSpaceND", batchToSpaceNd},
    {"BroadcastTo", broadcastTo},
    {"ConjugateTranspose", conjugateTranspose},
    {"DepthToSpace", depthToSpace},
    {"MirrorPad", mirrorPad},
    {"Pad", pad},
    {"PadV2", padV2},
    {"Reverse", reverse},
    {"ReverseSequence", reverseSequence},
    {"ReverseV2", reverseV2},
    {"Roll", roll},
    {"SpaceToBatch", spaceToBatch2d},
    {"SpaceToBatchND", spaceToBatchNd},
    {"SpaceToDepth", spaceToDepth},
    {"Tile", tile},
    {"Transpose", transpose},
};

} // namespace

std::span<const OpEntry> graphc::reference::layoutOps() { return entries; }
