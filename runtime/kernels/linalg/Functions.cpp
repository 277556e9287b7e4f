//===- Functions.cpp - functions of matrices ------------------------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <unsupported/Eigen/MatrixFunctions>

namespace graphc::runtime::host {

namespace {
struct Exponential {
  template <typename M> static M apply(const M &matrix) { return matrix.exp(); }
};
struct Logarithm {
  template <typename M> static M apply(const M &matrix) { return matrix.log(); }
};
struct SquareRoot {
  template <typename M> static M apply(const M &matrix) { return matrix.sqrt(); }
};

template <typename Function, typename Accepts>
Status eachMatrix(HostContext &context, Accepts accepts) {
  GRAPHC_RETURN_IF_ERROR(requireSquare(context));
  MatrixBatch input(context.input(0));
  GRAPHC_TRY(output, allocate(context, 0, input.tensor.shape()));
  MatrixBatch result(output);
  return dispatch(context, input.tensor.dtype, accepts, [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input, [&](int64_t i) {
      // Eigen's matrix functions are written for column-major matrices.
      using Number = std::conditional_t<isComplex<T>, Complex128, double>;
      using Columns = Eigen::Matrix<Number, Eigen::Dynamic, Eigen::Dynamic>;
      if (input.rows > 0)
        result.store<T>(i, Function::apply(Columns(input.at<T>(i).template cast<Number>())));
      return okStatus();
    });
  });
}
} // namespace

Status matrixExponential(HostContext &context) {
  return eachMatrix<Exponential>(context, MatrixTypes());
}
Status matrixLogarithm(HostContext &context) {
  return eachMatrix<Logarithm>(context, ComplexTypes());
}
Status matrixSquareRoot(HostContext &context) {
  return eachMatrix<SquareRoot>(context, MatrixTypes());
}

} // namespace graphc::runtime::host
