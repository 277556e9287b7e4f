//===- Scatter.cpp - writing by index, stitching, partitioning -----------------===//

#include "compiler/reference/Scatter.h"
#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>

using namespace graphc::reference;

namespace {

template <typename T> T extremum(T a, T b, Combine combine) {
  if constexpr (isFloatType<T>)
    if (std::isnan(widen<T>(a)))
      return a;
  return (combine == Combine::Max ? a > b : a < b) ? a : b;
}

/// The element kinds that arithmetic combines; everything else can only be replaced.
template <typename T>
void combineNumbers(Tensor &target, std::span<const int64_t> positions, const Tensor &updates,
                    Combine combine) {
  std::span<const T> source = updates.data<T>();
  size_t step = updates.numElements() == 1 ? 0 : 1;
  if (combine == Combine::Min || combine == Combine::Max) {
    if constexpr (!isComplexType<T>) {
      std::span<T> out = target.mutableData<T>();
      for (size_t i = 0; i < positions.size(); ++i)
        out[positions[i]] = extremum(out[positions[i]], source[i * step], combine);
    }
    return;
  }
  std::vector<Wide<T>> wide = widened<T>(target);
  for (size_t i = 0; i < positions.size(); ++i) {
    Wide<T> &element = wide[positions[i]];
    Wide<T> update = widen<T>(source[i * step]);
    switch (combine) {
    case Combine::Add:
      element += update;
      break;
    case Combine::Sub:
      element -= update;
      break;
    case Combine::Mul:
      element *= update;
      break;
    default:
      if constexpr (isFloatType<T> || isComplexType<T>) {
        element /= update;
      } else {
        require(update != 0, "Integer division by zero");
        element = widen<T>(static_cast<T>(update == ~uint64_t{0} && std::is_signed_v<T>
                                              ? T(0 - element)
                                              : static_cast<T>(element) / source[i * step]));
      }
      break;
    }
  }
  std::span<T> out = target.mutableData<T>();
  for (int64_t position : positions)
    out[position] = narrow<T>(wide[position]);
}

} // namespace

Tensor graphc::reference::combineAt(const Op &op, Tensor target, std::span<const int64_t> positions,
                                    const Tensor &updates, Combine combine) {
  require(updates.dtype() == target.dtype(), "updates have type ", dtypeName(updates.dtype()),
          ", expected ", dtypeName(target.dtype()));
  require(updates.numElements() == 1 ||
              updates.numElements() == static_cast<int64_t>(positions.size()),
          "got ", updates.numElements(), " updates for ", positions.size(), " elements");
  if (positions.empty())
    return target;
  if (combine == Combine::Update) {
    dispatchStorage(op, target.dtype(), [&]<typename S>() {
      std::span<const S> source = updates.data<S>();
      std::span<S> out = target.mutableData<S>();
      size_t step = updates.numElements() == 1 ? 0 : 1;
      for (size_t i = 0; i < positions.size(); ++i)
        out[positions[i]] = source[i * step];
    });
    return target;
  }
  // A boolean sum is a disjunction.
  if (target.dtype() == DType::Bool && combine == Combine::Add) {
    std::span<bool> out = target.mutableData<bool>();
    for (size_t i = 0; i < positions.size(); ++i)
      out[positions[i]] |= updates.data<bool>()[updates.numElements() == 1 ? 0 : i];
    return target;
  }
  if ((combine == Combine::Min || combine == Combine::Max) && isComplex(target.dtype()))
    op.unsupportedType(target.dtype());
  dispatch(op, NumberTypes(), target.dtype(),
           [&]<typename T>() { combineNumbers<T>(target, positions, updates, combine); });
  return target;
}

std::vector<int64_t> graphc::reference::slicePositions(const Op &op, const Tensor &indices,
                                                       const Shape &shape) {
  require(indices.rank() >= 1, "indices must be at least a vector");
  int64_t depth = indices.dim(indices.rank() - 1);
  require(depth <= static_cast<int64_t>(shape.size()),
          "the last dimension of indices must be <= the rank: ", depth, " vs. ", shape.size());
  std::vector<int64_t> chosen = readInts(op, indices), strides = stridesOf(shape), positions;
  int64_t rows = productOf(indices.shape(), 0, indices.rank() - 1);
  int64_t inner = productOf(shape, depth, shape.size());
  for (int64_t row = 0; row < rows; ++row) {
    std::span<int64_t> coordinates = std::span(chosen).subspan(row * depth, depth);
    int64_t base = 0;
    for (int64_t d = 0; d < depth; ++d) {
      require(coordinates[d] >= 0 && coordinates[d] < shape[d], "indices[", row,
              "] = ", toString(coordinates), " does not index into shape ", toString(shape));
      base += coordinates[d] * strides[d];
    }
    for (int64_t i = 0; i < inner; ++i)
      positions.push_back(base + i);
  }
  return positions;
}

Tensor graphc::reference::scatterNd(const Op &op, Tensor target, const Tensor &indices,
                                    const Tensor &updates, Combine combine) {
  require(indices.rank() >= 1, "indices must be at least a vector");
  int64_t depth = indices.dim(indices.rank() - 1);
  require(depth <= target.rank(), "the last dimension of indices must be <= the rank: ", depth,
          " vs. ", target.rank());
  Shape expected(indices.shape().begin(), indices.shape().end() - 1);
  expected.insert(expected.end(), target.shape().begin() + depth, target.shape().end());
  require(updates.shape() == expected || updates.rank() == 0, "updates have shape ",
          toString(updates.shape()), ", expected ", toString(expected));
  return combineAt(op, target, slicePositions(op, indices, target.shape()), updates, combine);
}

Tensor graphc::reference::scatterRows(const Op &op, Tensor target, const Tensor &indices,
                                      const Tensor &updates, Combine combine) {
  require(target.rank() >= 1, "the target must have at least one dimension");
  Shape row(target.shape().begin() + 1, target.shape().end());
  require(updates.rank() == 0 || updates.shape() == concatShapes(indices.shape(), row),
          "shape of updates must be indices.shape + params.shape[1:], got ",
          toString(updates.shape()), ", indices ", toString(indices.shape()), ", params ",
          toString(target.shape()));
  return scatterNd(op, target, indices.reshaped(concatShapes(indices.shape(), Shape{1})), updates,
                   combine);
}

namespace {

/// Updates added into zeros.
Outputs scatterNdOp(const Op &op) {
  Tensor zeros = op.make(op.in(1).dtype(), readInts(op, op.in(2)));
  // Strings have no sum; each lands where it is sent.
  Combine combine = zeros.dtype() == DType::String ? Combine::Update : Combine::Add;
  return {scatterNd(op, zeros, op.in(0), op.in(1), combine)};
}

template <Combine C> Outputs tensorScatter(const Op &op) {
  return {scatterNd(op, op.in(0), op.in(1), op.in(2), C)};
}

/// Rows of the data operands placed at their indices; later ones win.
Outputs dynamicStitch(const Op &op) {
  int count = op.numInputs() / 2;
  require(count >= 1 && op.numInputs() % 2 == 0, "expected as many data as indices operands");
  const Tensor &first = op.in(count);
  int64_t indexRank = op.in(0).rank(), rows = 0;
  require(first.rank() >= indexRank, "data[0] has fewer dimensions than indices[0]");
  Shape row(first.shape().begin() + indexRank, first.shape().end());
  for (int k = 0; k < count; ++k)
    for (int64_t index : readInts(op, op.in(k))) {
      require(index >= 0 && index < INT32_MAX, "indices[", k, "] holds ", index);
      rows = std::max(rows, index + 1);
    }
  Tensor result = op.make(first.dtype(), concatShapes(Shape{rows}, row));
  for (int k = 0; k < count; ++k) {
    const Tensor &indices = op.in(k), &data = op.in(count + k);
    require(data.shape() == concatShapes(indices.shape(), row), "data[", k,
            "].shape must start with indices[", k, "].shape, got ", toString(data.shape()), " and ",
            toString(indices.shape()));
    if (indices.numElements() > 0)
      result = scatterRows(op, result, indices, data, Combine::Update);
  }
  return {result};
}

/// Rows of the data sorted into `num_partitions` results by their partition number.
Outputs dynamicPartition(const Op &op) {
  const Tensor &data = op.in(0), &partitions = op.in(1);
  int64_t count = op.attr<int64_t>("num_partitions");
  require(count >= 1 && count <= INT32_MAX, "num_partitions must be at least 1");
  require(
      data.rank() >= partitions.rank() &&
          std::equal(partitions.shape().begin(), partitions.shape().end(), data.shape().begin()),
      "data.shape must start with partitions.shape, got ", toString(data.shape()), " and ",
      toString(partitions.shape()));
  Shape row(data.shape().begin() + partitions.rank(), data.shape().end());
  int64_t inner = productOf(row);
  std::vector<int64_t> chosen = readInts(op, partitions);
  std::vector<std::vector<int64_t>> offsets(count);
  std::vector<int64_t> rows(count, 0);
  for (size_t i = 0; i < chosen.size(); ++i) {
    require(chosen[i] >= 0 && chosen[i] < count, "partitions[", i, "] = ", chosen[i],
            " is not in [0, ", count, ")");
    ++rows[chosen[i]];
    for (int64_t k = 0; k < inner; ++k)
      offsets[chosen[i]].push_back(i * inner + k);
  }
  Outputs results;
  for (int64_t p = 0; p < count; ++p)
    results.push_back(gatherElements(op, data, concatShapes(Shape{rows[p]}, row), offsets[p]));
  return results;
}

/// A dense tensor of the default value with the given values at the given positions.
Outputs sparseToDense(const Op &op) {
  const Tensor &indices = op.in(0), &values = op.in(2), &absent = op.in(3);
  Shape shape = readInts(op, op.in(1));
  require(absent.numElements() == 1, "default_value should be a scalar");
  require(indices.rank() <= 2, "sparse_indices should be a scalar, vector, or matrix, got shape ",
          toString(indices.shape()));
  int64_t rank = shape.size();
  int64_t rows = indices.rank() > 0 ? indices.dim(0) : 1;
  require(indices.numElements() == rows * rank, "sparse_indices has shape ",
          toString(indices.shape()), " for an output of rank ", rank);
  require(values.rank() == 0 || values.numElements() == rows, "sparse_values has ",
          values.numElements(), " elements for ", rows, " indices");
  Tensor result = op.make(absent.dtype(), shape);
  std::vector<int64_t> everywhere(result.numElements());
  for (size_t i = 0; i < everywhere.size(); ++i)
    everywhere[i] = i;
  result = combineAt(op, result, everywhere, absent, Combine::Update);
  Tensor matrix = indices.reshaped({rows, rank});
  if (rows == 0)
    return {result};
  return {scatterNd(op, result, matrix, values.rank() == 0 ? values : values.reshaped({rows}),
                    Combine::Update)};
}

constexpr OpEntry entries[] = {
    {"DynamicPartition", dynamicPartition},
    {"DynamicStitch", dynamicStitch},
    {"ParallelDynamicStitch", dynamicStitch},
    {"ScatterNd", scatterNdOp},
    {"ScatterNdNonAliasingAdd", tensorScatter<Combine::Add>},
    {"SparseToDense", sparseToDense},
    {"TensorScatterAdd", tensorScatter<Combine::Add>},
    {"TensorScatterMax", tensorScatter<Combine::Max>},
    {"TensorScatterMin", tensorScatter<Combine::Min>},
    {"TensorScatterSub", tensorScatter<Combine::Sub>},
    {"TensorScatterUpdate", tensorScatter<Combine::Update>},
};

} // namespace

std::span<const OpEntry> graphc::reference::scatterOps() { return entries; }
