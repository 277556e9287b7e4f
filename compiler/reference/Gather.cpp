//===- Gather.cpp - reading by index ----------------------------------------===//

#include "compiler/reference/Families.h"

using namespace graphc::reference;

namespace {

/// result[batch..., outer..., indices..., inner...] = params[batch..., outer..., index, inner...],
/// where `outer` are the dimensions between the batch ones and `axis`.
Tensor gatherAlong(const Op &op, const Tensor &params, const Tensor &indices, int64_t axis,
                   int64_t batchDims) {
  const Shape &p = params.shape(), &n = indices.shape();
  require(batchDims >= 0 && batchDims <= indices.rank() && batchDims <= axis, "batch_dims (",
          batchDims, ") must be less than or equal to axis (", axis, ") and to rank(indices) (",
          indices.rank(), ")");
  for (int64_t i = 0; i < batchDims; ++i)
    require(p[i] == n[i], "params.shape[", i, "]: ", p[i], " should be equal to indices.shape[", i,
            "]: ", n[i]);
  Shape shape(p.begin(), p.begin() + axis);
  shape.insert(shape.end(), n.begin() + batchDims, n.end());
  shape.insert(shape.end(), p.begin() + axis + 1, p.end());

  int64_t batch = productOf(p, 0, batchDims), outer = productOf(p, batchDims, axis);
  int64_t count = productOf(n, batchDims, n.size()), dim = p[axis];
  int64_t inner = productOf(p, axis + 1, p.size());
  std::vector<int64_t> chosen = readInts(op, indices), offsets;
  for (size_t i = 0; i < chosen.size(); ++i)
    if (chosen[i] < 0 || chosen[i] >= dim)
      fail(EvalError::Kind::InvalidArgument, "indices[", i, "] = ", chosen[i], " is not in [0, ",
           dim, ")");
  op.make(params.dtype(), shape);
  for (int64_t b = 0; b < batch; ++b)
    for (int64_t o = 0; o < outer; ++o)
      for (int64_t k = 0; k < count; ++k)
        for (int64_t i = 0; i < inner; ++i)
          offsets.push_back(((b * outer + o) * dim + chosen[b * count + k]) * inner + i);
  return gatherElements(op, params, shape, offsets);
}

Outputs gather(const Op &op) {
  require(op.in(0).rank() >= 1, "params must be at least 1 dimensional");
  return {gatherAlong(op, op.in(0), op.in(1), 0, 0)};
}

Outputs gatherV2(const Op &op) {
  const Tensor &params = op.in(0);
  int64_t axis = normalizeAxis(readInt(op, op.in(2)), params.rank());
  int64_t batchDims = op.attr<int64_t>("batch_dims", 0);
  if (batchDims < 0)
    batchDims += op.in(1).rank();
  return {gatherAlong(op, params, op.in(1), axis, batchDims)};
}

/// The last dimension of the indices addresses a slice of params.
Outputs gatherNd(const Op &op) {
  const Tensor &params = op.in(0), &indices = op.in(1);
  require(params.rank() >= 1 && indices.rank() >= 1,
          "params and indices must be at least a vector");
  int64_t depth = indices.dim(indices.rank() - 1);
  require(depth <= params.rank(),
          "index innermost dimension length must be <= params rank; saw: ", depth, " vs. ",
          params.rank());
  const Shape &p = params.shape();
  Shape shape(indices.shape().begin(), indices.shape().end() - 1);
  int64_t count = productOf(shape), inner = productOf(p, depth, p.size());
  shape.insert(shape.end(), p.begin() + depth, p.end());
  op.make(params.dtype(), shape);
  std::vector<int64_t> chosen = readInts(op, indices), strides = stridesOf(p), offsets;
  for (int64_t k = 0; k < count; ++k) {
    int64_t base = 0;
    for (int64_t d = 0; d < depth; ++d) {
      int64_t at = chosen[k * depth + d];
      require(at >= 0 && at < p[d], "indices[", k,
              "] = ", toString(std::span(chosen).subspan(k * depth, depth)),
              " does not index into param shape ", toString(p), ", node name: ", op.call.node);
      base += at * strides[d];
    }
    for (int64_t i = 0; i < inner; ++i)
      offsets.push_back(base + i);
  }
  return {gatherElements(op, params, shape, offsets)};
}

/// on_value where the new axis' position equals the index, off_value elsewhere.
Outputs oneHot(const Op &op) {
  const Tensor &indices = op.in(0), &on = op.in(2), &off = op.in(3);
  int64_t depth = readInt(op, op.in(1)), axis = op.attr<int64_t>("axis", -1);
  require(depth >= 0, "depth must be non-negative, got: ", depth);
  require(axis >= -1 && axis <= indices.rank(), "Expected axis to be -1 or between [0, ",
          indices.rank(), "].  But received: ", axis);
  require(on.numElements() == 1 && off.numElements() == 1 && on.dtype() == off.dtype(),
          "on_value and off_value must be scalars of one type");
  if (axis == -1)
    axis = indices.rank();
  Shape shape = indices.shape();
  shape.insert(shape.begin() + axis, depth);
  Tensor result = op.make(on.dtype(), shape);
  std::vector<int64_t> hot = readInts(op, indices);
  int64_t inner = productOf(shape, axis + 1, shape.size());
  dispatchStorage(op, on.dtype(), [&]<typename S>() {
    std::span<S> out = result.mutableData<S>();
    for (int64_t i = 0; i < static_cast<int64_t>(out.size()); ++i) {
      int64_t outer = i / (inner * depth), position = i / inner % depth;
      bool lit = hot[outer * inner + i % inner] == position;
      out[i] = (lit ? on : off).data<S>()[0];
    }
  });
  return {result};
}

constexpr OpEntry entries[] = {
    {"Gather", gather},
    {"GatherNd", gatherNd},
    {"GatherV2", gatherV2},
    {"OneHot", oneHot},
};

} // namespace

std::span<const OpEntry> graphc::reference::gatherOps() { return entries; }
