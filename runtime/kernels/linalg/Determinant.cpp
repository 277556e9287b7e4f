//===- Determinant.cpp - determinants and their logarithms --------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <Eigen/LU>

namespace graphc::runtime::host {

namespace {
/// Sign (or phase) and logarithm of the magnitude of a determinant.
template <typename T> struct LogDeterminant {
  T sign;
  RealOf<T> logMagnitude;
};

template <typename T> LogDeterminant<T> logDeterminant(const Matrix<T> &matrix) {
  using Real = RealOf<T>;
  LogDeterminant<T> result{T(1), Real(0)};
  if (matrix.rows() == 0)
    return result;
  Eigen::PartialPivLU<Matrix<T>> lu(matrix);
  result.sign = T(lu.permutationP().determinant());
  for (int64_t k = 0; k < matrix.rows(); ++k) {
    T pivot = lu.matrixLU()(k, k);
    Real magnitude = Eigen::numext::abs(pivot);
    result.logMagnitude += Eigen::numext::log(magnitude);
    result.sign *= pivot / T(magnitude);
  }
  if (!Eigen::numext::isfinite(result.logMagnitude))
    result = {T(0), -std::numeric_limits<Real>::infinity()};
  return result;
}
} // namespace

Status matrixDeterminant(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  GRAPHC_TRY(output, allocate(context, 0, batchDims(input.tensor, {})));
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) {
      T determinant(1);
      if (input.rows > 0)
        determinant =
            static_cast<T>(Eigen::PartialPivLU<Matrix<Work<T>>>(input.load<T>(i)).determinant());
      output.as<T>()[i] = determinant;
      return okStatus();
    });
  });
}

Status logMatrixDeterminant(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  GRAPHC_TRY(sign, allocate(context, 0, batchDims(input.tensor, {})));
  GRAPHC_TRY(magnitude, allocate(context, 1, batchDims(input.tensor, {})));
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) {
      LogDeterminant<Work<T>> result = logDeterminant<Work<T>>(input.load<T>(i));
      sign.as<T>()[i] = static_cast<T>(result.sign);
      magnitude.as<T>()[i] = static_cast<T>(Work<T>(result.logMagnitude));
      return okStatus();
    });
  });
}

} // namespace graphc::runtime::host
