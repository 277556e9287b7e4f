//===- Triangular.cpp - systems of triangular matrices ------------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <Eigen/Core>

namespace graphc::runtime::host {

namespace {
/// For batch \p i of shape \p dims, the batch of a tensor whose batch dims broadcast to it.
int64_t broadcastBatch(std::span<const int64_t> dims, int64_t i, const TensorRef &tensor) {
  int64_t batch = 0, stride = 1;
  for (size_t d = dims.size(), own = tensor.rank - 2; d-- > 0; i /= dims[d]) {
    if (own == 0)
      break;
    --own;
    batch += tensor.dims[own] == 1 ? 0 : i % dims[d] * stride;
    stride *= tensor.dims[own];
  }
  return batch;
}

Status triangularShape(const TensorRef &matrix, const TensorRef &rhs, Dims &dims) {
  uint32_t rank = std::max(matrix.rank, rhs.rank) - 2;
  dims.assign(rank, 1);
  for (const TensorRef *tensor : {&matrix, &rhs})
    for (uint32_t d = 0; d + 2 < tensor->rank; ++d) {
      int64_t &dim = dims[rank - (tensor->rank - 2) + d];
      GRAPHC_REQUIRE(dim == 1 || tensor->dims[d] == 1 || dim == tensor->dims[d],
                     "In[0] and In[1] must have compatible batch dimensions: ", matrix.shape(),
                     " vs. ", rhs.shape());
      dim = dim == 1 ? tensor->dims[d] : dim;
    }
  return okStatus();
}

/// Replaces \p rhs by the solution: infinite or NaN behind a zero on the diagonal.
template <typename T>
void solveTriangle(const Matrix<T> &matrix, bool lower, bool adjoint, Matrix<T> &rhs) {
  if (lower && !adjoint)
    matrix.template triangularView<Eigen::Lower>().solveInPlace(rhs);
  else if (lower)
    matrix.template triangularView<Eigen::Lower>().adjoint().solveInPlace(rhs);
  else if (!adjoint)
    matrix.template triangularView<Eigen::Upper>().solveInPlace(rhs);
  else
    matrix.template triangularView<Eigen::Upper>().adjoint().solveInPlace(rhs);
}
} // namespace

Status matrixTriangularSolve(HostContext &context) {
  TensorRef left = context.input(0), right = context.input(1);
  GRAPHC_REQUIRE(left.rank >= 2, "In[0] ndims must be >= 2: ", left.rank);
  GRAPHC_REQUIRE(right.rank >= 2, "In[1] ndims must be >= 2: ", right.rank);
  MatrixBatch matrix(left), rhs(right);
  GRAPHC_REQUIRE(matrix.rows == matrix.columns,
                 "In[0] matrices in the last dimensions must be "
                 "square (",
                 matrix.columns, " =/= ", matrix.rows, ")");
  GRAPHC_REQUIRE(matrix.rows == rhs.rows && left.dtype == right.dtype,
                 "In[0] and In[1] matrix size-incompatible: In[0]: ", left.shape(),
                 ", In[1]: ", right.shape());
  Dims dims;
  GRAPHC_RETURN_IF_ERROR(triangularShape(left, right, dims));
  Dims outputDims = dims;
  outputDims.insert(outputDims.end(), {rhs.rows, rhs.columns});
  GRAPHC_TRY(output, allocate(context, 0, outputDims));
  if (output.elementCount() == 0)
    return okStatus();
  MatrixBatch result(output);
  bool lower = context.boolAttribute("lower", true);
  bool adjoint = context.boolAttribute("adjoint", false);
  return dispatch(context, left.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, result, [&](int64_t i) -> Status {
      Matrix<Work<T>> x = rhs.load<T>(broadcastBatch(dims, i, right));
      solveTriangle<Work<T>>(matrix.load<T>(broadcastBatch(dims, i, left)), lower, adjoint, x);
      result.store<T>(i, x);
      return okStatus();
    });
  });
}

} // namespace graphc::runtime::host
