//===- ArenaPlanner.cpp ---------------------------------------------------===//

#include "passes/algorithms/ArenaPlanner.h"

#include "passes/algorithms/ArenaSearch.h"
#include "passes/algorithms/ArenaStorage.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace graphc::algorithms {

using namespace detail;

llvm::StringRef stringify(ArenaStrategy strategy) {
  switch (strategy) {
  case ArenaStrategy::BySizeBestFit:
    return "by-size-best-fit";
  case ArenaStrategy::BySizeFirstFit:
    return "by-size-first-fit";
  case ArenaStrategy::LongestLived:
    return "longest-lived";
  case ArenaStrategy::ByArea:
    return "by-area";
  case ArenaStrategy::ByBreadth:
    return "by-breadth";
  case ArenaStrategy::ExecutionOrder:
    return "execution-order";
  case ArenaStrategy::ExactSearch:
    return "exact-search";
  }
  return "";
}

namespace {

/// Storages beyond this many are left to the greedy packers: a node of the search
/// looks at all of them.
constexpr size_t maxSearchStorages = 4096;

class Planner {
public:
  Planner(const ArenaProblem &given, const ArenaPlannerOptions &options, StorageProblem problem)
      : given(given), options(options), problem(std::move(problem)) {
    Clique clique = findHeaviestClique(this->problem);
    best.lowerBound = clique.bytes;
    best.height = std::numeric_limits<int64_t>::max();
    for (int32_t storage : clique.storages)
      best.contributors.push_back(
          {this->problem.storages[storage].owner, this->problem.storages[storage].bytes});
  }

  void tryGreedy(ArenaStrategy strategy) {
    if (!isGoodEnough())
      keepIfBetter(packGreedily(problem, strategy), strategy);
  }
  void search();
  llvm::Expected<ArenaPlan> finish();

private:
  const ArenaProblem &given;
  const ArenaPlannerOptions &options;
  StorageProblem problem;
  ArenaPlan best;
  std::vector<int64_t> bestOffsets; // by storage

  int64_t goal() const { return std::max(best.lowerBound, options.capacity.value_or(0)); }
  bool isGoodEnough() const { return best.height <= goal(); }
  void keepIfBetter(std::vector<int64_t> offsets, ArenaStrategy strategy);
  SearchOutcome searchWithin(const SearchProblem &scaled, int64_t unit, int64_t capacity,
                             uint64_t nodes);
};

void Planner::keepIfBetter(std::vector<int64_t> offsets, ArenaStrategy strategy) {
  int64_t height = 0;
  for (size_t i = 0; i < offsets.size(); ++i)
    height = std::max(height, offsets[i] + problem.storages[i].bytes);
  if (height >= best.height)
    return;
  best.height = height;
  best.strategy = strategy;
  bestOffsets = std::move(offsets);
}

/// The largest unit in which all sizes and alignments are whole.
int64_t unitOf(const StorageProblem &problem) {
  int64_t unit = 0, strictest = 1;
  for (const Storage &storage : problem.storages) {
    unit = std::gcd(unit, storage.size);
    strictest = std::max(strictest, storage.alignment);
  }
  // With whole multiples of the strictest alignment, nothing needs aligning.
  return unit % strictest == 0 ? unit : std::gcd(unit, problem.commonAlignment);
}

SearchOutcome Planner::searchWithin(const SearchProblem &scaled, int64_t unit, int64_t capacity,
                                    uint64_t nodes) {
  constexpr int64_t limit = std::numeric_limits<int32_t>::max();
  SearchLimits limits;
  limits.nodes = nodes;
  limits.deadline = options.deadline;
  SearchResult result = searchArena(scaled, std::min(capacity, limit), limits);
  best.searchNodes += result.nodes;
  if (result.outcome == SearchOutcome::Found) {
    std::vector<int64_t> offsets;
    for (int32_t offset : result.offsets)
      offsets.push_back(offset * unit);
    keepIfBetter(std::move(offsets), ArenaStrategy::ExactSearch);
  } else if (result.outcome == SearchOutcome::Infeasible) {
    // The topmost storage may end before its rounded size does.
    best.lowerBound =
        std::max(best.lowerBound, (capacity + 1) * unit - (problem.commonAlignment - 1));
  }
  return result.outcome;
}

void Planner::search() {
  if (isGoodEnough() || options.searchNodes == 0 || problem.storages.size() > maxSearchStorages)
    return;
  int64_t unit = unitOf(problem);
  SearchProblem scaled;
  scaled.numSections = problem.numSections;
  scaled.extraConflicts = problem.extraConflicts;
  int64_t total = 0;
  for (const Storage &storage : problem.storages) {
    total += storage.size / unit;
    if (total > std::numeric_limits<int32_t>::max())
      return; // beyond what the search counts with
    scaled.items.push_back({int32_t(storage.size / unit),
                            int32_t(std::max<int64_t>(storage.alignment / unit, 1)),
                            storage.firstSection, storage.lastSection});
  }
  // Half of the nodes for the goal itself, then halves of the rest and of the
  // distance: a good plan is often near when the perfect one is out of reach.
  int64_t low = options.capacity && *options.capacity >= best.lowerBound
                    ? *options.capacity / unit
                    : llvm::divideCeil(best.lowerBound, unit);
  int64_t target = low;
  constexpr int maxTargets = 8;
  for (int i = 0; i < maxTargets && best.searchNodes < options.searchNodes; ++i) {
    uint64_t nodes = std::max<uint64_t>((options.searchNodes - best.searchNodes) / 2, 1);
    if (searchWithin(scaled, unit, target, nodes) != SearchOutcome::Found)
      low = target;
    int64_t high = (best.height - 1) / unit;
    target = low + (high - low + 1) / 2;
    if (isGoodEnough() || target <= low)
      return;
  }
}

llvm::Expected<ArenaPlan> Planner::finish() {
  if (problem.storages.empty())
    best.height = 0;
  best.offsets.assign(given.buffers.size(), 0);
  for (size_t i = 0; i < given.buffers.size(); ++i)
    if (int32_t storage = problem.storageOf[i]; storage >= 0)
      best.offsets[i] = bestOffsets[storage] + problem.offsetInStorage[i];
  if (std::optional<std::string> problem = verifyArenaPlan(given, best))
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "internal error: arena plan: " + *problem);
  return std::move(best);
}

} // namespace

llvm::Expected<ArenaPlan> planArena(const ArenaProblem &problem,
                                    const ArenaPlannerOptions &options) {
  llvm::Expected<StorageProblem> storages = prepareStorages(problem);
  if (!storages)
    return storages.takeError();
  Planner planner(problem, options, std::move(*storages));
  for (ArenaStrategy strategy :
       {ArenaStrategy::BySizeFirstFit, ArenaStrategy::BySizeBestFit, ArenaStrategy::ByBreadth,
        ArenaStrategy::ByArea, ArenaStrategy::LongestLived, ArenaStrategy::ExecutionOrder})
    planner.tryGreedy(strategy);
  planner.search();
  return planner.finish();
}

llvm::Expected<ArenaPlan> planArenaWith(const ArenaProblem &problem, ArenaStrategy strategy) {
  llvm::Expected<StorageProblem> storages = prepareStorages(problem);
  if (!storages)
    return storages.takeError();
  Planner planner(problem, {}, std::move(*storages));
  planner.tryGreedy(strategy);
  return planner.finish();
}

static std::string formatBytes(int64_t bytes) {
  static constexpr const char *units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
  int unit = 0;
  double value = bytes;
  for (; value >= 1024 && unit < 4; ++unit)
    value /= 1024;
  return llvm::formatv(unit == 0 ? "{0:F0} {1}" : "{0:F1} {1}", value, units[unit]).str();
}

std::string summarize(const ArenaProblem &problem, const ArenaPlan &plan, size_t maxContributors) {
  std::string text =
      llvm::formatv("arena {0}, bound {1}", formatBytes(plan.height), formatBytes(plan.lowerBound))
          .str();
  if (plan.lowerBound > 0)
    text += llvm::formatv(" ({0:F1} %)", 100.0 * plan.height / plan.lowerBound).str();
  text += (", " + stringify(plan.strategy)).str();
  size_t count = std::min(maxContributors, plan.contributors.size());
  for (size_t i = 0; i < count; ++i) {
    const ArenaContributor &contributor = plan.contributors[i];
    text += (i == 0 ? "; at the peak: " : ", ") + problem.buffers[contributor.buffer].name + " " +
            formatBytes(contributor.bytes);
  }
  if (plan.contributors.size() > count)
    text += llvm::formatv(" and {0} more", plan.contributors.size() - count).str();
  return text;
}

} // namespace graphc::algorithms
