//===- FourierPlan.cpp - one-dimensional Fourier transforms ---------------===//
#include "runtime/kernels/linalg/FourierPlan.h"

#include "runtime/math/Math.h"

#include <numbers>

namespace graphc::runtime::host {

namespace {
/// exp(-2 pi i numerator / denominator), numerator in [0, denominator).
Complex128 rootOfUnity(int64_t numerator, int64_t denominator) {
  double angle =
      2 * std::numbers::pi * static_cast<double>(numerator) / static_cast<double>(denominator);
  return {gcm_cos_f64(angle), -gcm_sin_f64(angle)};
}

Complex128 times(Complex128 a, Complex128 b) {
  return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}
} // namespace

Status FourierPlan::prepareSplit(HostContext &context, int64_t length) {
  splitLength = length;
  radices.clear();
  int64_t rest = length;
  // Fours first: their butterflies take the fewest multiplications.
  for (int64_t radix = 4; rest > 1;) {
    if (rest % radix == 0) {
      radices.push_back(radix);
      rest /= radix;
    } else {
      radix = radix == 4 ? 2 : radix == 2 ? 3 : radix + 2;
    }
  }
  GRAPHC_TRY(table, scratchOf<Complex128>(context, length));
  for (int64_t k = 0; k < length; ++k)
    table[k] = rootOfUnity(k, length);
  roots = table;
  return okStatus();
}

Status FourierPlan::prepare(HostContext &context, int64_t length) {
  n = length;
  int64_t rest = n, greatest = 1;
  for (int64_t p = 2; p * p <= rest; ++p)
    for (; rest % p == 0; rest /= p)
      greatest = p;
  greatest = std::max(greatest, rest);
  if (greatest < kMostRadix)
    return prepareSplit(context, n);

  convolved = static_cast<int64_t>(std::bit_ceil(static_cast<uint64_t>(2 * n - 1)));
  GRAPHC_RETURN_IF_ERROR(prepareSplit(context, convolved));
  GRAPHC_TRY(chirpTable, scratchOf<Complex128>(context, n));
  GRAPHC_TRY(filterTable, scratchOf<Complex128>(context, convolved));
  GRAPHC_TRY(work, scratchOf<Complex128>(context, convolved + kMostRadix));
  std::ranges::fill(filterTable, Complex128(0));
  for (int64_t k = 0, square = 0; k < n; ++k) {
    chirpTable[k] = rootOfUnity(square, 2 * n);
    filterTable[k] = std::conj(chirpTable[k]);
    if (k > 0)
      filterTable[convolved - k] = filterTable[k];
    square = (square + 2 * k + 1) % (2 * n);
  }
  std::ranges::copy(filterTable, work.begin());
  split(work.data(), filterTable.data(), 0, 1, work.data() + convolved);
  chirp = chirpTable;
  filter = filterTable;
  return okStatus();
}

void FourierPlan::butterflies(Complex128 *to, int64_t radix, int64_t part, int64_t step,
                              Complex128 *gathered) const {
  for (int64_t u = 0; u < part; ++u) {
    for (int64_t q = 0; q < radix; ++q)
      gathered[q] = times(to[u + q * part], roots[u * q * step]);
    if (radix == 2) {
      to[u] = gathered[0] + gathered[1];
      to[u + part] = gathered[0] - gathered[1];
    } else if (radix == 4) {
      Complex128 even = gathered[0] + gathered[2], evenTurned = gathered[0] - gathered[2];
      Complex128 odd = gathered[1] + gathered[3], oddTurned = gathered[1] - gathered[3];
      oddTurned = {oddTurned.imag(), -oddTurned.real()};
      to[u] = even + odd;
      to[u + part] = evenTurned + oddTurned;
      to[u + 2 * part] = even - odd;
      to[u + 3 * part] = evenTurned - oddTurned;
    } else {
      int64_t turn = part * step;
      for (int64_t q = 0; q < radix; ++q) {
        Complex128 sum = gathered[0];
        for (int64_t r = 1; r < radix; ++r)
          sum += times(gathered[r], roots[q * r % radix * turn]);
        to[u + q * part] = sum;
      }
    }
  }
}

void FourierPlan::split(const Complex128 *from, Complex128 *to, size_t level, int64_t step,
                        Complex128 *gathered) const {
  if (level == radices.size()) {
    *to = *from;
    return;
  }
  int64_t radix = radices[level];
  int64_t part = splitLength / step / radix;
  for (int64_t q = 0; q < radix; ++q)
    split(from + q * step, to + q * part, level + 1, step * radix, gathered);
  butterflies(to, radix, part, step, gathered);
}

void FourierPlan::forward(Complex128 *data, Complex128 *scratch) const {
  if (chirp.empty()) {
    std::copy_n(data, n, scratch);
    split(scratch, data, 0, 1, scratch + n);
    return;
  }
  Complex128 *padded = scratch, *spectrum = scratch + convolved,
             *gathered = scratch + 2 * convolved;
  for (int64_t k = 0; k < n; ++k)
    padded[k] = times(data[k], chirp[k]);
  std::fill(padded + n, padded + convolved, Complex128(0));
  split(padded, spectrum, 0, 1, gathered);
  // The inverse transform is the forward one of conjugates.
  for (int64_t k = 0; k < convolved; ++k)
    spectrum[k] = std::conj(times(spectrum[k], filter[k]));
  split(spectrum, padded, 0, 1, gathered);
  for (int64_t k = 0; k < n; ++k)
    data[k] = times(std::conj(padded[k]) / static_cast<double>(convolved), chirp[k]);
}

void FourierPlan::transform(Complex128 *data, bool inverse, Complex128 *scratch) const {
  if (inverse)
    for (int64_t k = 0; k < n; ++k)
      data[k] = std::conj(data[k]);
  forward(data, scratch);
  if (inverse)
    for (int64_t k = 0; k < n; ++k)
      data[k] = std::conj(data[k]);
}

} // namespace graphc::runtime::host
