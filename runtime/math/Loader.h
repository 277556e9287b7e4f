//===- Loader.h - The deviance of a saddle-point expansion ----------------------===//
#ifndef GRAPHC_RUNTIME_MATH_LOADER_H
#define GRAPHC_RUNTIME_MATH_LOADER_H

#include "runtime/math/Simd.h"

namespace graphc::math {

/// a log(a / m) + m - a for a, m > 0, given difference = a - m and logRatio = log(a / m): near
/// a = m, where both parts cancel, by a series in (a - m) / (a + m) (Loader 2000, section 3).
inline double deviance(double a, double m, double difference, double logRatio) {
  if (abs(difference) >= 0.3 * (a + m))
    return a * logRatio - difference;
  double v = difference / (a + m);
  double sum = difference * v;
  double term = 2 * a * v;
  double z = v * v;
  for (int k = 3; k < 60; k += 2) {
    term *= z;
    double next = sum + term / k;
    if (next == sum)
      break;
    sum = next;
  }
  return sum;
}

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_LOADER_H
