//===- Matrices.h - batches of matrices as Eigen sees them ------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_LINALG_MATRICES_H
#define GRAPHC_RUNTIME_KERNELS_LINALG_MATRICES_H

#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

#include <Eigen/Core>

namespace graphc::runtime::host {

using MatrixTypes = Types<float, double, Complex64, Complex128>;

template <typename T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <typename T> using MatrixMap = Eigen::Map<Matrix<T>>;
template <typename T> using ConstMatrixMap = Eigen::Map<const Matrix<T>>;

/// The type in which a decomposition of matrices of T is calculated. Complex64 shares the code of
/// Complex128: that halves the templates of which this family consists.
template <typename T> using Work = std::conditional_t<std::is_same_v<T, Complex64>, Complex128, T>;

/// The real type of the numbers T.
template <typename T> using RealOf = typename Eigen::NumTraits<T>::Real;

/// A tensor as \c count matrices of \c rows x \c columns.
struct MatrixBatch {
  TensorRef tensor;
  int64_t count = 0, rows = 0, columns = 0;

  explicit MatrixBatch(const TensorRef &tensor)
      : tensor(tensor), count(product(tensor, 0, tensor.rank - 2)),
        rows(tensor.dims[tensor.rank - 2]), columns(tensor.dims[tensor.rank - 1]) {}

  template <typename T> ConstMatrixMap<T> at(int64_t i) const {
    return {tensor.as<T>() + i * rows * columns, rows, columns};
  }
  /// A copy of matrix \p i to calculate with.
  template <typename T> Matrix<Work<T>> load(int64_t i) const {
    return at<T>(i).template cast<Work<T>>();
  }
  /// Writes \p value into matrix \p i.
  template <typename T, typename Value> void store(int64_t i, const Value &value) const {
    result<T>(i) = value.template cast<T>();
  }
  template <typename T> MatrixMap<T> result(int64_t i) const {
    return {tensor.as<T>() + i * rows * columns, rows, columns};
  }
};

/// The dims before the matrix dims, with \p tail behind them.
inline Dims batchDims(const TensorRef &tensor, std::initializer_list<int64_t> tail) {
  Dims dims(tensor.dims, tensor.dims + tensor.rank - 2);
  dims.insert(dims.end(), tail);
  return dims;
}

/// Checks that operand \p i is a batch of matrices.
inline Status requireMatrices(const HostContext &context, uint32_t i) {
  TensorRef tensor = context.input(i);
  GRAPHC_REQUIRE(tensor.rank >= 2, "Input tensor ", i, " must have rank >= 2");
  return okStatus();
}

/// Checks that operand 0 is a batch of square matrices.
inline Status requireSquare(const HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 0));
  TensorRef tensor = context.input(0);
  GRAPHC_REQUIRE(tensor.dims[tensor.rank - 2] == tensor.dims[tensor.rank - 1],
                 "Input matrix must be square.");
  return okStatus();
}

/// Checks that operands 0 and 1 are batches of equally many matrices with equally many rows.
inline Status requireSystem(const HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 0));
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 1));
  TensorRef matrix = context.input(0), rhs = context.input(1);
  GRAPHC_REQUIRE(matrix.rank == rhs.rank, "All input tensors must have the same rank.");
  GRAPHC_REQUIRE(
      std::ranges::equal(matrix.shape().first(matrix.rank - 2), rhs.shape().first(rhs.rank - 2)),
      "All input tensors must have the same outer dimensions.");
  GRAPHC_REQUIRE(matrix.dims[matrix.rank - 2] == rhs.dims[rhs.rank - 2] &&
                     matrix.dtype == rhs.dtype,
                 "Input matrix and rhs are incompatible.");
  return okStatus();
}

/// Calls \p body(i), which returns a Status, for each matrix of \p batch on the context's pool.
template <typename Fn>
Status forEachMatrix(HostContext &context, const MatrixBatch &batch, const Fn &body) {
  int64_t cost = batch.rows * batch.columns * std::min(batch.rows, batch.columns);
  return context.parallelFor(batch.count, grainOf(cost), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i)
      GRAPHC_RETURN_IF_ERROR(body(i));
    return okStatus();
  });
}

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_LINALG_MATRICES_H
