//===- Fourier.h - discrete Fourier transforms -------------------*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_FOURIER_H
#define GRAPHC_COMPILER_REFERENCE_FOURIER_H

#include <complex>
#include <vector>

namespace graphc::reference {

/// X[k] = sum over n of x[n] e^(-2 pi i k n / N), or e^(+...) / N when `inverse`. Any N.
std::vector<std::complex<double>> fourier(const std::vector<std::complex<double>> &x, bool inverse);

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_FOURIER_H
