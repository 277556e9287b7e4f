//===- ArenaGreedy.cpp - one pass over the buffers, no regrets ------------===//

#include "passes/algorithms/ArenaStorage.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <limits>

namespace graphc::algorithms::detail {

/// Storages in descending order of `key`, then of size, then ascending number.
template <typename Key>
static std::vector<int32_t> orderBy(const StorageProblem &problem, Key key) {
  std::vector<int32_t> order(problem.storages.size());
  for (size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  llvm::stable_sort(order, [&](int32_t a, int32_t b) {
    const Storage &x = problem.storages[a], &y = problem.storages[b];
    auto kx = key(x), ky = key(y);
    return kx != ky ? kx > ky : x.bytes > y.bytes;
  });
  return order;
}

static std::vector<int32_t> orderByBreadth(const StorageProblem &problem) {
  std::vector<int64_t> load(problem.numSections);
  for (const Storage &storage : problem.storages)
    for (int32_t s = storage.firstSection; s < storage.lastSection; ++s)
      load[s] += storage.size;
  // A storage goes with its fullest section.
  return orderBy(problem, [&](const Storage &storage) {
    return *std::max_element(load.begin() + storage.firstSection,
                             load.begin() + storage.lastSection);
  });
}

static std::vector<int32_t> orderFor(const StorageProblem &problem, ArenaStrategy strategy) {
  auto length = [](const Storage &s) { return s.upper - s.lower; };
  switch (strategy) {
  case ArenaStrategy::LongestLived:
    return orderBy(problem, length);
  case ArenaStrategy::ByArea:
    return orderBy(problem, [&](const Storage &s) { return double(length(s)) * double(s.size); });
  case ArenaStrategy::ByBreadth:
    return orderByBreadth(problem);
  case ArenaStrategy::ExecutionOrder:
    return orderBy(problem, [](const Storage &s) { return -s.lower; });
  case ArenaStrategy::BySizeBestFit:
  case ArenaStrategy::BySizeFirstFit:
  case ArenaStrategy::ExactSearch:
    break;
  }
  return orderBy(problem, [](const Storage &s) { return s.bytes; });
}

/// The lowest offset that fits below, between or above the intervals `taken`
/// (sorted by offset, may overlap); with `tightest`, the smallest such gap.
static int64_t findGap(const Storage &storage, bool tightest,
                       llvm::ArrayRef<std::pair<int64_t, int64_t>> taken) {
  int64_t top = 0, bestSlack = std::numeric_limits<int64_t>::max();
  std::optional<int64_t> best;
  for (auto [begin, end] : taken) {
    int64_t start = llvm::alignTo(top, storage.alignment);
    int64_t slack = begin - start - storage.size;
    if (slack >= 0 && slack < bestSlack) {
      if (!tightest)
        return start;
      best = start;
      bestSlack = slack;
    }
    top = std::max(top, end);
  }
  return best ? *best : int64_t(llvm::alignTo(top, storage.alignment));
}

std::vector<int64_t> packGreedily(const StorageProblem &problem, ArenaStrategy strategy) {
  std::vector<int64_t> offsets(problem.storages.size(), -1);
  std::vector<std::pair<int64_t, int64_t>> taken;
  for (int32_t item : orderFor(problem, strategy)) {
    taken.clear();
    for (int32_t other : problem.neighbours[item])
      if (offsets[other] >= 0)
        taken.push_back({offsets[other], offsets[other] + problem.storages[other].size});
    llvm::sort(taken);
    offsets[item] =
        findGap(problem.storages[item], strategy == ArenaStrategy::BySizeBestFit, taken);
  }
  return offsets;
}

} // namespace graphc::algorithms::detail
