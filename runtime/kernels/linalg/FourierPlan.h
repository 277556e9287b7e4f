//===- FourierPlan.h - one-dimensional Fourier transforms -------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_LINALG_FOURIERPLAN_H
#define GRAPHC_RUNTIME_KERNELS_LINALG_FOURIERPLAN_H

#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

/// The discrete Fourier transform of one length, in double precision: X[k] = sum x[j] w^(jk) with
/// w = exp(-2 pi i / n). A length whose prime factors are small is split by them (Cooley and Tukey,
/// 1965); any other is turned into a convolution of a power of two (Bluestein, 1970), so that every
/// length takes O(n log n). Immutable after prepare; transforms may run on many threads.
class FourierPlan {
public:
  /// Computes the tables for \p length >= 1. Their memory comes from \p context and lives as long
  /// as its kernel runs.
  Status prepare(HostContext &context, int64_t length);

  int64_t length() const { return n; }
  /// Elements of scratch that a transform needs.
  int64_t scratchSize() const {
    return chirp.empty() ? n + kMostRadix : 3 * convolved + kMostRadix;
  }
  /// Replaces data[0 .. length) by its transform, or by its unscaled inverse.
  void transform(Complex128 *data, bool inverse, Complex128 *scratch) const;

private:
  static constexpr int64_t kMostRadix = 64;

  Status prepareSplit(HostContext &context, int64_t length);
  void forward(Complex128 *data, Complex128 *scratch) const;
  void split(const Complex128 *from, Complex128 *to, size_t level, int64_t step,
             Complex128 *gathered) const;
  void butterflies(Complex128 *to, int64_t radix, int64_t part, int64_t step,
                   Complex128 *gathered) const;

  int64_t n = 1;
  int64_t splitLength = 1;      ///< n, or the power of two that a convolution takes
  int64_t convolved = 0;        ///< splitLength of a convolution
  std::span<Complex128> roots;  ///< exp(-2 pi i k / splitLength)
  std::vector<int64_t> radices; ///< factors of splitLength
  std::span<Complex128> chirp;  ///< exp(-pi i k^2 / n); empty unless a convolution is used
  std::span<Complex128> filter; ///< transform of the conjugate chirp, wrapped around
};

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_LINALG_FOURIERPLAN_H
