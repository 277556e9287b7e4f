//===- Svd.cpp - singular values ------------------------------------------===//
#include "runtime/kernels/linalg/Kernels.h"
#include "runtime/kernels/linalg/Matrices.h"

#include <Eigen/SVD>

namespace graphc::runtime::host {

namespace {
template <typename T>
Status decompose(const MatrixBatch &input, int64_t i, bool vectors, bool full, const TensorRef &s,
                 const TensorRef &u, const TensorRef &v) {
  int64_t m = input.rows, n = input.columns, p = std::min(m, n);
  if (p == 0) {
    if (vectors && full) {
      MatrixBatch(u).result<T>(i).setIdentity();
      MatrixBatch(v).result<T>(i).setIdentity();
    }
    return okStatus();
  }
  unsigned options = 0;
  if (vectors)
    options = full ? Eigen::ComputeFullU | Eigen::ComputeFullV
                   : Eigen::ComputeThinU | Eigen::ComputeThinV;
  Eigen::BDCSVD<Matrix<Work<T>>> svd(input.load<T>(i), options);
  T *values = s.as<T>() + i * p;
  for (int64_t k = 0; k < p; ++k)
    values[k] = static_cast<T>(Work<T>(svd.singularValues()(k)));
  if (vectors) {
    MatrixBatch(u).store<T>(i, svd.matrixU());
    MatrixBatch(v).store<T>(i, svd.matrixV());
  }
  return okStatus();
}
} // namespace

Status svd(HostContext &context) {
  GRAPHC_RETURN_IF_ERROR(requireMatrices(context, 0));
  MatrixBatch input(context.input(0));
  int64_t m = input.rows, n = input.columns, p = std::min(m, n);
  bool vectors = context.boolAttribute("compute_uv", true);
  bool full = context.boolAttribute("full_matrices", false);
  GRAPHC_TRY(s, allocate(context, 0, batchDims(input.tensor, {p})));
  // Without vectors the two results are there and empty.
  GRAPHC_TRY(u, vectors ? allocate(context, 1, batchDims(input.tensor, {m, full ? m : p}))
                        : allocate(context, 1, {0}));
  GRAPHC_TRY(v, vectors ? allocate(context, 2, batchDims(input.tensor, {n, full ? n : p}))
                        : allocate(context, 2, {0}));
  return dispatch(context, input.tensor.dtype, MatrixTypes(), [&]<typename T>(Tag<T>) {
    return forEachMatrix(context, input,
                         [&](int64_t i) { return decompose<T>(input, i, vectors, full, s, u, v); });
  });
}

} // namespace graphc::runtime::host
