//===- Liveness.cpp -------------------------------------------------------===//

#include "passes/algorithms/Liveness.h"

#include <algorithm>

namespace graphc::algorithms {

template <typename Callback>
static void forEachUse(const BufferAccess &access, size_t numBuffers, Callback callback) {
  for (llvm::ArrayRef<int32_t> list : {llvm::ArrayRef(access.reads), llvm::ArrayRef(access.writes)})
    for (int32_t buffer : list)
      if (buffer >= 0 && size_t(buffer) < numBuffers)
        callback(buffer);
}

std::vector<Lifetime> computeLifetimes(llvm::ArrayRef<BufferAccess> instructions,
                                       int32_t numBuffers, llvm::ArrayRef<int32_t> liveIn,
                                       llvm::ArrayRef<int32_t> liveOut) {
  std::vector<Lifetime> lifetimes(std::max(numBuffers, 0));
  auto extend = [&](int32_t buffer, int64_t lower, int64_t upper) {
    if (buffer < 0 || size_t(buffer) >= lifetimes.size())
      return;
    Lifetime &lifetime = lifetimes[buffer];
    lifetime = lifetime.empty()
                   ? Lifetime{lower, upper}
                   : Lifetime{std::min(lifetime.lower, lower), std::max(lifetime.upper, upper)};
  };
  // An empty program still has one moment at which inputs and outputs exist.
  int64_t end = std::max<int64_t>(instructions.size(), 1);
  for (int32_t buffer : liveIn)
    extend(buffer, 0, 1);
  for (int64_t i = 0; i < int64_t(instructions.size()); ++i)
    forEachUse(instructions[i], lifetimes.size(),
               [&](int32_t buffer) { extend(buffer, i, i + 1); });
  for (int32_t buffer : liveOut)
    extend(buffer, end - 1, end);
  return lifetimes;
}

HappensBefore::HappensBefore(int32_t numInstructions,
                             llvm::ArrayRef<std::pair<int32_t, int32_t>> edges)
    : before(numInstructions, llvm::BitVector(numInstructions)) {
  std::vector<llvm::SmallVector<int32_t, 4>> predecessors(numInstructions);
  for (auto [earlier, later] : edges)
    if (earlier >= 0 && earlier < later && later < numInstructions)
      predecessors[later].push_back(earlier);
  for (int32_t i = 0; i < numInstructions; ++i)
    for (int32_t predecessor : predecessors[i]) {
      before[i] |= before[predecessor];
      before[i].set(predecessor);
    }
}

std::vector<std::pair<int32_t, int32_t>>
computeConcurrency(llvm::ArrayRef<BufferAccess> instructions, const HappensBefore &order,
                   llvm::ArrayRef<Lifetime> lifetimes) {
  std::vector<llvm::SmallVector<int32_t, 4>> uses(lifetimes.size());
  for (int32_t i = 0; i < int32_t(instructions.size()); ++i)
    forEachUse(instructions[i], lifetimes.size(), [&](int32_t buffer) {
      if (uses[buffer].empty() || uses[buffer].back() != i)
        uses[buffer].push_back(i);
    });
  auto allBefore = [&](int32_t a, int32_t b) {
    return llvm::all_of(uses[a], [&](int32_t x) {
      return llvm::all_of(uses[b], [&](int32_t y) { return order(x, y); });
    });
  };
  std::vector<std::pair<int32_t, int32_t>> pairs;
  for (int32_t a = 0; a < int32_t(lifetimes.size()); ++a)
    for (int32_t b = a + 1; b < int32_t(lifetimes.size()); ++b) {
      if (uses[a].empty() || uses[b].empty() || lifetimes[a].overlaps(lifetimes[b]))
        continue;
      bool aFirst = lifetimes[a].upper <= lifetimes[b].lower;
      if (!(aFirst ? allBefore(a, b) : allBefore(b, a)))
        pairs.push_back({a, b});
    }
  return pairs;
}

} // namespace graphc::algorithms
