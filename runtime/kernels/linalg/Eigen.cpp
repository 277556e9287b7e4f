//===- Eigen.cpp - eigenvalues and eigenvectors ---------------------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <Eigen/Eigenvalues>

namespace graphc::runtime::host {

namespace {
template <typename T> Status checkInfo(const T &solver, const char *what) {
  GRAPHC_REQUIRE(solver.info() == Eigen::Success, what,
                 " was not successful. The input might not be valid.");
  return okStatus();
}
} // namespace

Status selfAdjointEigV2(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  bool vectors = context.boolAttribute("compute_v", true);
  GRAPHC_TRY(e, allocate(context, 0, batchDims(input.tensor, {input.rows})));
  GRAPHC_TRY(v, vectors ? allocate(context, 1, input.tensor.shape()) : allocate(context, 1, {0}));
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0)
        return okStatus();
      Eigen::SelfAdjointEigenSolver<Matrix<Work<T>>> solver(
          input.load<T>(i), vectors ? Eigen::ComputeEigenvectors : Eigen::EigenvaluesOnly);
      GRAPHC_RETURN_IF_ERROR(checkInfo(solver, "Self-adjoint eigen decomposition"));
      for (int64_t k = 0; k < input.rows; ++k)
        e.as<T>()[i * input.rows + k] = static_cast<T>(solver.eigenvalues()(k));
      if (vectors)
        MatrixBatch(v).store<T>(i, solver.eigenvectors());
      return okStatus();
    });
  });
}

Status selfAdjointEig(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  GRAPHC_TRY(output, allocate(context, 0, batchDims(input.tensor, {input.rows + 1, input.rows})));
  MatrixBatch result(output);
  return dispatch(context, input.tensor.dtype, FloatTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0)
        return okStatus();
      Eigen::SelfAdjointEigenSolver<Matrix<T>> solver(input.at<T>(i));
      GRAPHC_RETURN_IF_ERROR(checkInfo(solver, "Self Adjoint Eigen decomposition"));
      auto target = result.result<T>(i);
      target.row(0) = solver.eigenvalues().transpose();
      target.bottomRows(input.rows) = solver.eigenvectors();
      return okStatus();
    });
  });
}

Status eig(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  bool vectors = context.boolAttribute("compute_v", true);
  GRAPHC_TRY(e, allocate(context, 0, batchDims(input.tensor, {input.rows})));
  GRAPHC_TRY(v, vectors ? allocate(context, 1, input.tensor.shape()) : allocate(context, 1, {0}));
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    using Complex = std::complex<RealOf<T>>;
    return forEachMatrix(context, input, [&](int64_t i) -> Status {
      if (input.rows == 0)
        return okStatus();
      Eigen::ComplexEigenSolver<Matrix<Complex128>> solver(
          input.at<T>(i).template cast<Complex128>(), vectors);
      GRAPHC_RETURN_IF_ERROR(checkInfo(solver, "Eigen decomposition"));
      for (int64_t k = 0; k < input.rows; ++k)
        e.as<Complex>()[i * input.rows + k] = static_cast<Complex>(solver.eigenvalues()(k));
      if (vectors)
        MatrixBatch(v).store<Complex>(i, solver.eigenvectors());
      return okStatus();
    });
  });
}

} // namespace graphc::runtime::host
