//===- Scatter.cpp - slices addressed by index vectors --------------------===//
//
// The last dim of `indices` holds the first coordinates of a slice of the addressed tensor. All
// ops here turn these vectors into row numbers of the tensor seen as [rows, slice] first.
//
//===----------------------------------------------------------------------===//
#include "runtime/kernels/segment/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
/// The slices that `indices` addresses in a tensor of shape \c dims.
struct Addressing {
  int64_t depth = 0; ///< coordinates of an index vector
  int64_t count = 0; ///< index vectors
  int64_t width = 0; ///< elements of a slice
  std::span<int64_t> rows;
};

/// "[1,2]" for index vector \p i, and "[4]" for its position.
std::string vectorText(const TensorRef &indices, int64_t i, int64_t depth) {
  Dims vector(depth);
  for (int64_t d = 0; d < depth; ++d)
    vector[d] = indexAt(indices, i * depth + d);
  return shapeToString(vector);
}

std::string positionText(const TensorRef &indices, int64_t i) {
  Dims index(indices.rank - 1);
  for (size_t d = index.size(); d-- > 0; i /= indices.dims[d])
    index[d] = i % indices.dims[d];
  return shapeToString(index);
}

/// Fills \p addressing; \p kind names the addressed shape in a message.
Status resolve(HostContext &context, const TensorRef &indices, std::span<const int64_t> dims,
               const char *kind, const std::string &suffix, Addressing &addressing) {
  GRAPHC_REQUIRE(holdsIndices(indices), "indices must be int32 or int64");
  int64_t depth = indices.dims[indices.rank - 1];
  addressing.depth = depth;
  addressing.count = product(indices, 0, indices.rank - 1);
  addressing.width = product(dims.subspan(depth));
  GRAPHC_TRY(rows, scratchOf<int64_t>(context, addressing.count));
  addressing.rows = rows;
  for (int64_t i = 0; i < addressing.count; ++i) {
    int64_t row = 0;
    for (int64_t d = 0; d < depth; ++d) {
      int64_t at = indexAt(indices, i * depth + d);
      GRAPHC_REQUIRE(at >= 0 && at < dims[d], "indices", positionText(indices, i), " = ",
                     vectorText(indices, i, depth), " does not index into ", kind, dims, suffix);
      row = row * dims[d] + at;
    }
    rows[i] = row;
  }
  return okStatus();
}

template <typename T> T add(T a, T b) {
  if constexpr (std::is_same_v<T, bool>)
    return a || b;
  else if constexpr (std::is_integral_v<T>)
    return static_cast<T>(static_cast<uint64_t>(a) + static_cast<uint64_t>(b));
  else
    return a + b;
}

struct Add {
  using Accepts = Concat<NumberTypes, Types<bool>>;
  template <typename T> static T apply(T a, T b) { return add(a, b); }
};
struct Subtract {
  using Accepts = NumberTypes;
  template <typename T> static T apply(T a, T b) {
    if constexpr (std::is_integral_v<T>)
      return static_cast<T>(static_cast<uint64_t>(a) - static_cast<uint64_t>(b));
    else
      return a - b;
  }
};
struct Larger {
  using Accepts = RealTypes;
  template <typename T> static T apply(T a, T b) { return a < b ? b : a; }
};
struct Smaller {
  using Accepts = RealTypes;
  template <typename T> static T apply(T a, T b) { return b < a ? b : a; }
};

template <typename Op>
Status combine(HostContext &context, const Addressing &to, const TensorRef &updates,
               const TensorRef &output) {
  return dispatch(context, output.dtype, typename Op::Accepts(), [&]<typename T>(Tag<T>) {
    for (int64_t i = 0; i < to.count; ++i) {
      T *row = output.as<T>() + to.rows[i] * to.width;
      const T *update = updates.as<T>() + i * to.width;
      for (int64_t c = 0; c < to.width; ++c)
        row[c] = Op::apply(row[c], update[c]);
    }
    return okStatus();
  });
}

/// Checks that \p updates has a slice of a tensor of shape \p dims for each index vector.
Status checkUpdates(std::span<const int64_t> dims, const TensorRef &indices,
                    const TensorRef &updates) {
  GRAPHC_REQUIRE(indices.rank >= 1,
                 "Indices shape must have rank at least one. Found:", indices.shape());
  GRAPHC_REQUIRE(updates.rank >= 1,
                 "Updates shape must have rank at least one. Found:", updates.shape());
  uint32_t outer = indices.rank - 1;
  int64_t depth = indices.dims[outer];
  GRAPHC_REQUIRE(updates.rank >= outer &&
                     std::ranges::equal(indices.shape().first(outer), updates.shape().first(outer)),
                 "Dimensions [0,", outer, ") of indices[shape=", indices.shape(),
                 "] must match dimensions [0,", outer, ") of updates[shape=", updates.shape(), "]");
  GRAPHC_REQUIRE(depth <= static_cast<int64_t>(dims.size()) &&
                     std::ranges::equal(dims.subspan(depth), updates.shape().subspan(outer)),
                 "Dimensions [", depth, ",", dims.size(), ") of input[shape=", dims,
                 "] must match dimensions [", outer, ",", updates.rank,
                 ") of updates[shape=", updates.shape(), "]");
  return okStatus();
}

/// True if index vectors and updates are both empty, or neither of them nor the addressed tensor
/// is.
bool bothOrNone(std::span<const int64_t> dims, const TensorRef &indices, const TensorRef &updates) {
  bool hasIndices = indices.elementCount() > 0, hasUpdates = updates.elementCount() > 0;
  return hasIndices == hasUpdates && (!hasIndices || std::ranges::find(dims, 0) == dims.end());
}

/// Checks the operands of a TensorScatter op and finds the rows that it addresses.
Status resolveScatter(HostContext &context, Addressing &addressing) {
  TensorRef tensor = context.input(0), indices = context.input(1), updates = context.input(2);
  GRAPHC_REQUIRE(bothOrNone(tensor.shape(), indices, updates),
                 "Indices and updates specified for empty output shape");
  GRAPHC_RETURN_IF_ERROR(checkUpdates(tensor.shape(), indices, updates));
  GRAPHC_REQUIRE(updates.dtype == tensor.dtype, "updates must have the dtype of the tensor");
  return resolve(context, indices, tensor.shape(), "shape ", "", addressing);
}

/// Operand 0 with the slices that operand 1 addresses combined with those of operand 2.
template <typename Op> Status tensorScatter(HostContext &context) {
  TensorRef tensor = context.input(0), updates = context.input(2);
  Addressing addressing;
  GRAPHC_RETURN_IF_ERROR(resolveScatter(context, addressing));
  GRAPHC_TRY(output, allocate(context, 0, tensor.shape()));
  if (output.data != tensor.data && tensor.bytes())
    std::memcpy(output.data, tensor.data, tensor.bytes());
  return combine<Op>(context, addressing, updates, output);
}
} // namespace

Status gatherNd(HostContext &context) {
  TensorRef params = context.input(0), indices = context.input(1);
  GRAPHC_REQUIRE(params.rank >= 1, "params must be at least a vector");
  GRAPHC_REQUIRE(indices.rank >= 1, "indices must be at least a vector");
  int64_t depth = indices.dims[indices.rank - 1];
  GRAPHC_REQUIRE(depth <= params.rank,
                 "index innermost dimension length must be <= params rank; saw: ", depth, " vs. ",
                 params.rank);
  Dims dims(indices.dims, indices.dims + indices.rank - 1);
  dims.insert(dims.end(), params.dims + depth, params.dims + params.rank);
  if (product(dims) == 0)
    return allocate(context, 0, dims).status();
  GRAPHC_REQUIRE(
      params.elementCount() > 0,
      "Requested more than 0 entries, but params is empty.  Params shape: ", params.shape());
  Addressing from;
  std::string suffix = concat(", node name: ", context.nodeName());
  GRAPHC_RETURN_IF_ERROR(resolve(context, indices, params.shape(), "param shape ", suffix, from));
  GRAPHC_TRY(output, allocate(context, 0, dims));
  size_t bytes = static_cast<size_t>(from.width) * dtypeBytes(params.dtype);
  GRAPHC_RETURN_IF_ERROR(
      context.parallelFor(from.count, grainOf(from.width + 4), [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i)
          std::memcpy(output.as<char>() + static_cast<size_t>(i) * bytes,
                      params.as<char>() + static_cast<size_t>(from.rows[i]) * bytes, bytes);
        return okStatus();
      }));
  return adoptElements(context, 0, okStatus());
}

Status scatterNd(HostContext &context) {
  TensorRef indices = context.input(0), updates = context.input(1), shape = context.input(2);
  GRAPHC_REQUIRE(isVector(shape) && holdsIndices(shape), "Shape must be a vector");
  Dims dims = indicesOf(shape);
  for (int64_t dim : dims)
    GRAPHC_REQUIRE(dim >= 0, "Dimension ", dim, " must be >= 0");
  GRAPHC_REQUIRE(
      std::ranges::find(dims, 0) == dims.end() ||
          (indices.elementCount() == 0 && updates.elementCount() == 0),
      "Indices and updates specified for empty output.  indices shape: ", indices.shape());
  GRAPHC_RETURN_IF_ERROR(checkUpdates(dims, indices, updates));
  Addressing addressing;
  GRAPHC_RETURN_IF_ERROR(resolve(context, indices, dims, "shape ", "", addressing));
  GRAPHC_TRY(output, allocate(context, 0, dims));
  clear(output);
  return combine<Add>(context, addressing, updates, output);
}

Status tensorScatterUpdate(HostContext &context) {
  TensorRef tensor = context.input(0), updates = context.input(2);
  Addressing to;
  GRAPHC_RETURN_IF_ERROR(resolveScatter(context, to));
  GRAPHC_TRY(output, allocate(context, 0, tensor.shape()));
  if (output.data != tensor.data && tensor.bytes())
    std::memcpy(output.data, tensor.data, tensor.bytes());
  size_t bytes = static_cast<size_t>(to.width) * dtypeBytes(tensor.dtype);
  for (int64_t i = 0; bytes && i < to.count; ++i)
    std::memcpy(output.as<char>() + static_cast<size_t>(to.rows[i]) * bytes,
                updates.as<char>() + static_cast<size_t>(i) * bytes, bytes);
  return adoptElements(context, 0, okStatus());
}

Status tensorScatterAdd(HostContext &context) { return tensorScatter<Add>(context); }
Status tensorScatterSub(HostContext &context) { return tensorScatter<Subtract>(context); }
Status tensorScatterMax(HostContext &context) { return tensorScatter<Larger>(context); }
Status tensorScatterMin(HostContext &context) { return tensorScatter<Smaller>(context); }

} // namespace graphc::runtime::host
