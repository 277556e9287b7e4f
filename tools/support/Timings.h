//===- Timings.h - how long calls took --------------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_TIMINGS_H
#define GRAPHC_TOOLS_SUPPORT_TIMINGS_H

#include "tools/support/Json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace graphc::cli {

/// Times of runs in nanoseconds.
struct Timings {
  int64_t firstNs = 0; ///< the very first run, which also allocates
  std::vector<int64_t> runsNs;
};

/// The time that a share \p quantile (0 to 1) of \p sorted stays within, by the nearest-rank
/// method.
/// \p sorted is not empty.
int64_t quantile(const std::vector<int64_t> &sorted, double quantile);

/// "1.25 ms", in the unit that suits.
std::string durationText(double nanoseconds);

/// {"median_ms", "p50_ms", "p90_ms", "p99_ms", "min_ms", "first_ms", "runs"}.
Json toJson(Timings timings);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_TIMINGS_H
