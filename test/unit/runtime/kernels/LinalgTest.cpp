//===- LinalgTest.cpp - linear algebra and Fourier transforms ---------===//
//
// Values that follow by hand.
//
//===---===//
#include "test/unit/runtime/kernels/TestContext.h"

extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_linalg();

namespace graphc::runtime::host {
namespace {
using testing::ElementsAre;

TEST(LinalgFamily, CholeskyIsLowerTriangular) {
  TestContext run(graphc_host_kernels_linalg(), "Cholesky", {DType::Float64});
  run.operand<double>({2, 2}, {4, 2, 2, 5});
  ASSERT_THAT(run.run(), isOk());
  expectNear(run.values<double>(0), {2, 0, 1, 2}, 1e-15);
}

TEST(LinalgFamily, DeterminantOfADiagonal) {
  TestContext run(graphc_host_kernels_linalg(), "MatrixDeterminant", {DType::Float32});
  run.operand<float>({2, 2, 2}, {2, 0, 0, 3, 1, 0, 0, -1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  expectNear(run.values<float>(0), {6, -1}, 0);
}

TEST(LinalgFamily, InverseTimesMatrixIsOne) {
  TestContext run(graphc_host_kernels_linalg(), "MatrixInverse", {DType::Float64});
  run.operand<double>({2, 2}, {1, 2, 3, 4});
  ASSERT_THAT(run.run(), isOk());
  expectNear(run.values<double>(0), {-2, 1, 1.5, -0.5}, 1e-15);
}

TEST(LinalgFamily, SolveDividesByTheMatrix) {
  TestContext run(graphc_host_kernels_linalg(), "MatrixSolve", {DType::Float64});
  run.operand<double>({2, 2}, {2, 0, 0, 4}).operand<double>({2, 1}, {2, 2});
  ASSERT_THAT(run.run(), isOk());
  expectNear(run.values<double>(0), {1, 0.5}, 1e-15);
}

} // namespace
} // namespace graphc::runtime::host
