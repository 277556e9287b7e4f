//===- Timings.cpp - how long calls took ----------------------------------===//
#include "tools/support/Timings.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace graphc::cli {

int64_t quantile(const std::vector<int64_t> &sorted, double quantile) {
  auto rank = static_cast<size_t>(std::ceil(quantile * static_cast<double>(sorted.size())));
  return sorted[std::clamp<size_t>(rank, 1, sorted.size()) - 1];
}

std::string durationText(double nanoseconds) {
  const char *unit = "ns";
  for (const char *larger : {"us", "ms", "s"})
    if (nanoseconds >= 1000) {
      nanoseconds /= 1000;
      unit = larger;
    }
  char text[32];
  std::snprintf(text, sizeof text, "%.4g %s", nanoseconds, unit);
  return text;
}

Json toJson(Timings timings) {
  std::vector<int64_t> &runs = timings.runsNs;
  std::sort(runs.begin(), runs.end());
  auto milliseconds = [](double nanoseconds) { return nanoseconds / 1e6; };
  auto at = [&](double share) { return milliseconds(static_cast<double>(quantile(runs, share))); };
  size_t middle = runs.size() / 2;
  double median = runs.size() % 2 ? static_cast<double>(runs[middle])
                                  : 0.5 * static_cast<double>(runs[middle - 1] + runs[middle]);
  return {{"median_ms", milliseconds(median)},
          {"p50_ms", at(0.5)},
          {"p90_ms", at(0.9)},
          {"p99_ms", at(0.99)},
          {"min_ms", milliseconds(static_cast<double>(runs.front()))},
          {"first_ms", milliseconds(static_cast<double>(timings.firstNs))},
          {"runs", runs.size()}};
}

} // namespace graphc::cli
