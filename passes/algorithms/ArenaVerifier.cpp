//===- ArenaVerifier.cpp - is this plan a plan? ---------------------------===//
//
// Knows the meaning of ArenaProblem and nothing of how plans are made: no storage,
// section or neighbour list is shared with the planner.
//
//===----------------------------------------------------------------------===//

#include "passes/algorithms/ArenaPlanner.h"

#include "llvm/Support/FormatVariadic.h"

#include <algorithm>
#include <set>

namespace graphc::algorithms {

namespace {

/// The buffer at the end of the alias chain; nullopt for a chain without end.
std::optional<int32_t> findRoot(const ArenaProblem &problem, int32_t buffer) {
  for (size_t steps = 0; steps <= problem.buffers.size(); ++steps) {
    int32_t next = problem.buffers[buffer].aliasOf;
    if (next < 0)
      return buffer;
    if (size_t(next) >= problem.buffers.size())
      return std::nullopt;
    buffer = next;
  }
  return std::nullopt;
}

std::string describe(const ArenaBuffer &buffer, int64_t offset) {
  return llvm::formatv("'{0}' [{1}, {2})", buffer.name, offset, offset + buffer.size).str();
}

} // namespace

std::optional<std::string> verifyArenaPlan(const ArenaProblem &problem, const ArenaPlan &plan) {
  const std::vector<ArenaBuffer> &buffers = problem.buffers;
  if (plan.offsets.size() != buffers.size())
    return llvm::formatv("{0} offsets for {1} buffers", plan.offsets.size(), buffers.size()).str();

  std::vector<int32_t> root;
  std::vector<std::pair<int64_t, int64_t>> alive; // of the whole alias group
  for (size_t i = 0; i < buffers.size(); ++i) {
    std::optional<int32_t> found = findRoot(problem, i);
    if (!found)
      return llvm::formatv("'{0}' has no owner", buffers[i].name).str();
    root.push_back(*found);
    alive.push_back({0, 0});
  }
  for (size_t i = 0; i < buffers.size(); ++i) {
    if (buffers[i].lower == buffers[i].upper)
      continue;
    auto &[lower, upper] = alive[root[i]];
    bool isFirst = lower == upper;
    lower = isFirst ? buffers[i].lower : std::min(lower, buffers[i].lower);
    upper = isFirst ? buffers[i].upper : std::max(upper, buffers[i].upper);
  }
  auto takesRoom = [&](size_t i) {
    return buffers[i].size > 0 && alive[root[i]].first < alive[root[i]].second;
  };

  for (size_t i = 0; i < buffers.size(); ++i) {
    if (!takesRoom(i))
      continue;
    int64_t offset = plan.offsets[i];
    if (offset < 0 || offset + buffers[i].size > plan.height)
      return llvm::formatv("{0} leaves the arena of {1} bytes", describe(buffers[i], offset),
                           plan.height)
          .str();
    if (offset % buffers[i].alignment != 0)
      return llvm::formatv("{0} is not aligned to {1}", describe(buffers[i], offset),
                           buffers[i].alignment)
          .str();
    if (int32_t owner = buffers[i].aliasOf;
        owner >= 0 && offset != plan.offsets[owner] + buffers[i].aliasOffset)
      return llvm::formatv("{0} is not {1} bytes inside '{2}' at {3}", describe(buffers[i], offset),
                           buffers[i].aliasOffset, buffers[owner].name, plan.offsets[owner])
          .str();
  }

  auto shareBytes = [&](size_t i, size_t j) {
    return root[i] != root[j] && takesRoom(i) && takesRoom(j) &&
           plan.offsets[i] < plan.offsets[j] + buffers[j].size &&
           plan.offsets[j] < plan.offsets[i] + buffers[i].size;
  };
  // Extra conflicts hold between groups: bytes are kept for all members.
  std::set<std::pair<int32_t, int32_t>> extra;
  for (auto [a, b] : problem.extraConflicts)
    extra.insert(std::minmax(root[a], root[b]));
  for (size_t i = 0; i < buffers.size(); ++i)
    for (size_t j = i + 1; j < buffers.size(); ++j) {
      if (!shareBytes(i, j))
        continue;
      auto [lowerI, upperI] = alive[root[i]];
      auto [lowerJ, upperJ] = alive[root[j]];
      bool together = lowerI < upperJ && lowerJ < upperI;
      if (together || extra.count(std::minmax(root[i], root[j])))
        return llvm::formatv("{0} overlaps {1}, and {2}", describe(buffers[i], plan.offsets[i]),
                             describe(buffers[j], plan.offsets[j]),
                             together ? "both are alive at one time" : "nothing orders their uses")
            .str();
    }
  return std::nullopt;
}

} // namespace graphc::algorithms
