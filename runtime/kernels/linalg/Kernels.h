//===- Kernels.h - linear algebra and Fourier transforms --------*- C++ -*-===//
//
// Ops on batches of matrices, in the last two dims, for float, double and complex numbers. Each
// function is the body of the TensorFlow op of its name.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_LINALG_KERNELS_H
#define GRAPHC_RUNTIME_KERNELS_LINALG_KERNELS_H

#include "runtime/kernels/HostKernel.h"

namespace graphc::runtime::host {

// Factors.cpp
Status cholesky(HostContext &context);
Status choleskyGrad(HostContext &context);
Status lu(HostContext &context);
Status qr(HostContext &context);

// Svd.cpp, Eigen.cpp
Status svd(HostContext &context);
Status eig(HostContext &context);
/// SelfAdjointEig: row 0 of the result holds the eigenvalues.
Status selfAdjointEig(HostContext &context);
Status selfAdjointEigV2(HostContext &context);

// Determinant.cpp
Status matrixDeterminant(HostContext &context);
Status logMatrixDeterminant(HostContext &context);

// Solve.cpp, Triangular.cpp
Status matrixInverse(HostContext &context);
Status matrixSolve(HostContext &context);
Status matrixSolveLs(HostContext &context);
Status matrixTriangularSolve(HostContext &context);

// Functions.cpp
Status matrixExponential(HostContext &context);
Status matrixLogarithm(HostContext &context);
Status matrixSquareRoot(HostContext &context);

// Tridiagonal.cpp
Status tridiagonalMatMul(HostContext &context);
Status tridiagonalSolve(HostContext &context);

// Fourier.cpp
Status fft1(HostContext &context);
Status fft2(HostContext &context);
Status fft3(HostContext &context);
Status ifft1(HostContext &context);
Status ifft2(HostContext &context);
Status ifft3(HostContext &context);
Status rfft1(HostContext &context);
Status rfft2(HostContext &context);
Status rfft3(HostContext &context);
Status irfft1(HostContext &context);
Status irfft2(HostContext &context);
Status irfft3(HostContext &context);

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_LINALG_KERNELS_H
