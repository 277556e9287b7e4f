//===- Solve.cpp - systems of equations and inverses ----------------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <Eigen/QR>

namespace graphc::runtime::host {

namespace {
/// The LU factors of matrix \p i (of its adjoint if asked), refused when a pivot is zero.
template <typename T>
Status factorize(const MatrixBatch &input, int64_t i, bool adjoint, const char *message,
                 Eigen::PartialPivLU<Matrix<Work<T>>> &lu) {
  Matrix<Work<T>> matrix = input.load<T>(i);
  if (adjoint)
    matrix.adjointInPlace();
  lu.compute(matrix);
  RealOf<Work<T>> leastPivot = lu.matrixLU().diagonal().cwiseAbs().minCoeff();
  GRAPHC_REQUIRE(leastPivot > 0, message);
  return okStatus();
}
} // namespace

Status matrixInverse(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  bool adjoint = context.boolAttribute("adjoint", false);
  GRAPHC_TRY(output, allocate(context, 0, input.tensor.shape()));
  MatrixBatch inverse(output);
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0)
        return okStatus();
      Eigen::PartialPivLU<Matrix<Work<T>>> lu;
      GRAPHC_RETURN_IF_ERROR(factorize<T>(input, i, adjoint, "Input is not invertible.", lu));
      inverse.store<T>(i, Matrix<Work<T>>(lu.inverse()));
      return okStatus();
    });
  });
}

Status matrixSolve(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  GRAPHC_RETURN_IF_ERROR(requireSystem(context));
  MatrixBatch input(context.input(0)), rhs(context.input(1));
  bool adjoint = context.boolAttribute("adjoint", false);
  GRAPHC_TRY(output, allocate(context, 0, rhs.tensor.shape()));
  MatrixBatch result(output);
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0 || rhs.columns == 0)
        return okStatus();
      Eigen::PartialPivLU<Matrix<Work<T>>> lu;
      GRAPHC_RETURN_IF_ERROR(
          factorize<T>(input, i, adjoint, "Input matrix is not invertible.", lu));
      result.store<T>(i, Matrix<Work<T>>(lu.solve(rhs.load<T>(i))));
      return okStatus();
    });
  });
}

namespace {
/// Least squares by the normal equations, which also regularize, or by a rank-revealing
/// orthogonal decomposition.
template <typename T>
Status leastSquares(const Matrix<T> &a, const Matrix<T> &b, double l2, bool fast, Matrix<T> &x) {
  if (!fast) {
    x = a.completeOrthogonalDecomposition().solve(b);
    return okStatus();
  }
  bool tall = a.rows() >= a.cols();
  Matrix<T> gram = tall ? Matrix<T>(a.adjoint() * a) : Matrix<T>(a * a.adjoint());
  gram.diagonal().array() += static_cast<T>(static_cast<RealOf<T>>(l2));
  Eigen::LLT<Matrix<T>> llt(gram);
  GRAPHC_REQUIRE(llt.info() == Eigen::Success,
                 "Input matrix was rank deficient or ill-conditioned. Try setting fast=False or "
                 "provide a larger l2_regularizer > 0.");
  Matrix<T> right = tall ? Matrix<T>(a.adjoint() * b) : b;
  x = llt.solve(right);
  if (!tall)
    x = Matrix<T>(a.adjoint() * x);
  return okStatus();
}
} // namespace

Status matrixSolveLs(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSystem(context));
  MatrixBatch input(context.input(0)), rhs(context.input(1));
  TensorRef regularizer = context.input(2);
  GRAPHC_REQUIRE(isScalar(regularizer) && regularizer.dtype == DType::Float64,
                 "l2_regularizer must be scalar, got shape ", regularizer.shape());
  double l2 = *regularizer.as<double>();
  GRAPHC_REQUIRE(l2 >= 0, "l2_regularizer must be >= 0.");
  bool fast = context.boolAttribute("fast", true);
  GRAPHC_TRY(output, allocate(context, 0, batchDims(input.tensor, {input.columns, rhs.columns})));
  MatrixBatch result(output);
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0 || input.columns == 0 || rhs.columns == 0) {
        result.result<T>(i).setZero();
        return okStatus();
      }
      Matrix<Work<T>> x;
      GRAPHC_RETURN_IF_ERROR(leastSquares<Work<T>>(input.load<T>(i), rhs.load<T>(i), l2, fast, x));
      result.store<T>(i, x);
      return okStatus();
    });
  });
}

} // namespace graphc::runtime::host
