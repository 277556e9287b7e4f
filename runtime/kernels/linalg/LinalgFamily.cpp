//===- LinalgFamily.cpp - table of the family `linalg` --------------------===//
#include "runtime/kernels/linalg/Kernels.h"

namespace {
using namespace graphc::runtime;
using namespace graphc::runtime::host;

constexpr HostKernelEntry kEntries[] = {
    {"BatchCholesky", cholesky, kHostKernelPlain},
    {"BatchCholeskyGrad", choleskyGrad, kHostKernelPlain},
    {"BatchFFT", fft1, kHostKernelPlain},
    {"BatchFFT2D", fft2, kHostKernelPlain},
    {"BatchFFT3D", fft3, kHostKernelPlain},
    {"BatchIFFT", ifft1, kHostKernelPlain},
    {"BatchIFFT2D", ifft2, kHostKernelPlain},
    {"BatchIFFT3D", ifft3, kHostKernelPlain},
    {"BatchMatrixDeterminant", matrixDeterminant, kHostKernelPlain},
    {"BatchMatrixInverse", matrixInverse, kHostKernelPlain},
    {"BatchMatrixSolve", matrixSolve, kHostKernelPlain},
    {"BatchMatrixSolveLs", matrixSolveLs, kHostKernelPlain},
    {"BatchMatrixTriangularSolve", matrixTriangularSolve, kHostKernelPlain},
    {"BatchSelfAdjointEig", selfAdjointEig, kHostKernelPlain},
    {"BatchSelfAdjointEigV2", selfAdjointEigV2, kHostKernelPlain},
    {"BatchSvd", svd, kHostKernelPlain},
    {"Cholesky", cholesky, kHostKernelPlain},
    {"CholeskyGrad", choleskyGrad, kHostKernelPlain},
    {"Eig", eig, kHostKernelPlain},
    {"FFT", fft1, kHostKernelPlain},
    {"FFT2D", fft2, kHostKernelPlain},
    {"FFT3D", fft3, kHostKernelPlain},
    {"IFFT", ifft1, kHostKernelPlain},
    {"IFFT2D", ifft2, kHostKernelPlain},
    {"IFFT3D", ifft3, kHostKernelPlain},
    {"IRFFT", irfft1, kHostKernelPlain},
    {"IRFFT2D", irfft2, kHostKernelPlain},
    {"IRFFT3D", irfft3, kHostKernelPlain},
    {"LogMatrixDeterminant", logMatrixDeterminant, kHostKernelPlain},
    {"Lu", lu, kHostKernelPlain},
    {"MatrixDeterminant", matrixDeterminant, kHostKernelPlain},
    {"MatrixExponential", matrixExponential, kHostKernelPlain},
    {"MatrixInverse", matrixInverse, kHostKernelPlain},
    {"MatrixLogarithm", matrixLogarithm, kHostKernelPlain},
    {"MatrixSolve", matrixSolve, kHostKernelPlain},
    {"MatrixSolveLs", matrixSolveLs, kHostKernelPlain},
    {"MatrixSquareRoot", matrixSquareRoot, kHostKernelPlain},
    {"MatrixTriangularSolve", matrixTriangularSolve, kHostKernelPlain},
    {"Qr", qr, kHostKernelPlain},
    {"RFFT", rfft1, kHostKernelPlain},
    {"RFFT2D", rfft2, kHostKernelPlain},
    {"RFFT3D", rfft3, kHostKernelPlain},
    {"SelfAdjointEig", selfAdjointEig, kHostKernelPlain},
    {"SelfAdjointEigV2", selfAdjointEigV2, kHostKernelPlain},
    {"Svd", svd, kHostKernelPlain},
    {"TridiagonalMatMul", tridiagonalMatMul, kHostKernelPlain},
    {"TridiagonalSolve", tridiagonalSolve, kHostKernelPlain},
};
} // namespace

GRAPHC_HOST_KERNEL_FAMILY(linalg, kEntries)
