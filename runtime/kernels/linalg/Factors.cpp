//===- Factors.cpp - Cholesky, LU and QR factors --------------------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <Eigen/QR>

namespace graphc::runtime::host {

Status cholesky(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  GRAPHC_TRY(output, allocate(context, 0, input.tensor.shape()));
  MatrixBatch factor(output);
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0)
        return okStatus();
      // Only the lower triangle is read.
      Eigen::LLT<Matrix<Work<T>>> llt(input.load<T>(i));
      if (llt.info() != Eigen::Success) {
        // What TensorFlow answers for a matrix that is not positive definite.
        Matrix<T> none = Matrix<T>::Constant(input.rows, input.rows, T(NAN));
        factor.result<T>(i) = none.template triangularView<Eigen::Lower>();
        return okStatus();
      }
      factor.store<T>(i, Matrix<Work<T>>(llt.matrixL()));
      return okStatus();
    });
  });
}

// The derivative by I. Murray, "Differentiation of the Cholesky decomposition", 2016, eq. 10: with
// P the lower triangle of L^H dL, its diagonal halved, dA = L^-H (P + P^H) L^-1 / 2.
Status choleskyGrad(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch l(context.input(0));
  GRAPHC_REQUIRE(sameShape(l.tensor, context.input(1)) && l.tensor.dtype == context.input(1).dtype,
                 "Input matrices must have the same size.");
  MatrixBatch grad(context.input(1));
  GRAPHC_TRY(output, allocate(context, 0, l.tensor.shape()));
  MatrixBatch result(output);
  return dispatch(context, l.tensor.dtype, FloatTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, l, [&](int64_t i) {
      Matrix<T> lower = l.at<T>(i).template triangularView<Eigen::Lower>();
      Matrix<T> lowerGrad = grad.at<T>(i).template triangularView<Eigen::Lower>();
      Matrix<T> full = lower.adjoint() * lowerGrad;
      Matrix<T> p = full.template triangularView<Eigen::Lower>();
      p.diagonal() *= T(0.5);
      Matrix<T> sum = p + p.adjoint().eval();
      auto upper = lower.adjoint().template triangularView<Eigen::Upper>();
      upper.solveInPlace(sum);
      Matrix<T> flipped = sum.adjoint();
      upper.solveInPlace(flipped);
      result.result<T>(i) = flipped.adjoint() * T(0.5);
      return okStatus();
    });
  });
}

Status lu(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  GRAPHC_TRY(output, allocate(context, 0, input.tensor.shape()));
  GRAPHC_TRY(permutation, allocate(context, 1, batchDims(input.tensor, {input.rows})));
  MatrixBatch factors(output);
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0)
        return okStatus();
      Eigen::PartialPivLU<Matrix<Work<T>>> factored(input.load<T>(i));
      RealOf<Work<T>> leastPivot = factored.matrixLU().diagonal().cwiseAbs().minCoeff();
      GRAPHC_REQUIRE(leastPivot > 0, "Input is not invertible.");
      factors.store<T>(i, factored.matrixLU());
      const auto &places = factored.permutationP().indices();
      for (int64_t r = 0; r < input.rows; ++r)
        storeIndex(permutation, i * input.rows + places(r), r);
      return okStatus();
    });
  });
}

Status qr(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 0));
  MatrixBatch input(context.input(0));
  int64_t m = input.rows, n = input.columns;
  int64_t p = context.boolAttribute("full_matrices", false) ? m : std::min(m, n);
  GRAPHC_TRY(q, allocate(context, 0, batchDims(input.tensor, {m, p})));
  GRAPHC_TRY(r, allocate(context, 1, batchDims(input.tensor, {p, n})));
  MatrixBatch qs(q), rs(r);
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) {
      if (m == 0 || n == 0) {
        qs.result<T>(i).setIdentity();
        return okStatus();
      }
      using M = Matrix<Work<T>>;
      Eigen::HouseholderQR<M> factored(input.load<T>(i));
      M start = M::Identity(m, p);
      qs.store<T>(i, M(factored.householderQ() * start));
      rs.store<T>(i, M(factored.matrixQR().topRows(p).template triangularView<Eigen::Upper>()));
      return okStatus();
    });
  });
}

} // namespace graphc::runtime::host
