//===- ArenaSearch.cpp ----------------------------------------------------===//

#include "passes/algorithms/ArenaSearch.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <tuple>

namespace graphc::algorithms {
namespace {

constexpr int32_t unitLimit = 1 << 30;

/// log2(x) * 2^16 for x >= 1, in integers: a plan must not depend on a libm.
int64_t log2Fixed(uint64_t x) {
  int exponent = 63 - __builtin_clzll(x);
  uint64_t mantissa = exponent > 31 ? x >> (exponent - 31) : x << (31 - exponent);
  int64_t result = int64_t(exponent) << 16;
  for (int bit = 15; bit >= 0; --bit) {
    mantissa = (mantissa * mantissa) >> 31;
    if (mantissa >> 32) {
      mantissa >>= 1;
      result |= int64_t(1) << bit;
    }
  }
  return result;
}

/// A range of Search::pool: buffers not placed yet, connected by conflicts.
struct Group {
  size_t begin;
  size_t end;
  size_t size() const { return end - begin; }
};

class Search {
public:
  Search(const SearchProblem &problem, int32_t capacity, const SearchLimits &limits);

  SearchResult run();

private:
  // The problem, items renumbered by first section.
  const int32_t capacity;
  const SearchLimits &limits;
  std::vector<SearchItem> items;
  std::vector<int32_t> original;
  std::vector<std::vector<int32_t>> neighbours;
  std::vector<int32_t> sectionLoad;
  bool intervalsOnly;

  // Priorities of a dive: rank 0 first.
  std::vector<int32_t> rankOf, byRank;
  std::vector<uint64_t> failures; // by section: how often it broke a dive
  std::mt19937 random;

  // State of a dive.
  std::vector<int32_t> offset; // lowest, given what is placed; final once placed
  std::vector<char> placed, asleep;
  std::vector<int32_t> pool;
  struct Change { // what an item was before it was raised or put to sleep
    int32_t item, offset;
    bool asleep;
  };
  std::vector<Change> changes;
  uint64_t nodes = 0, diveLimit = 0;
  bool gaveUp = false;

  // Scratch of one node.
  std::vector<int32_t> earliest, stack;
  std::vector<uint64_t> order;
  std::vector<char> reached;

  void rankStatically(int which);
  void rankRandomly();
  void rankBy(const std::vector<int64_t> &key);
  SearchOutcome dive(uint64_t limit);
  bool solve(Group group);
  bool outOfBudget();
  bool liftSleepers(Group group);
  std::optional<int32_t> choose(Group group);
  bool place(int32_t item);
  bool solveRest(Group group, int32_t item);
  std::vector<Group> split(Group group, int32_t without);
  void undo(size_t mark);
};

Search::Search(const SearchProblem &problem, int32_t capacity, const SearchLimits &limits)
    : capacity(capacity), limits(limits), intervalsOnly(problem.extraConflicts.empty()),
      random(limits.seed) {
  size_t count = problem.items.size();
  original.resize(count);
  std::iota(original.begin(), original.end(), 0);
  std::stable_sort(original.begin(), original.end(), [&](int32_t a, int32_t b) {
    const SearchItem &x = problem.items[a], &y = problem.items[b];
    return std::tie(x.firstSection, x.lastSection) < std::tie(y.firstSection, y.lastSection);
  });
  std::vector<int32_t> renumbered(count);
  for (size_t i = 0; i < count; ++i) {
    items.push_back(problem.items[original[i]]);
    renumbered[original[i]] = i;
  }
  neighbours.resize(count);
  for (size_t i = 0; i < count; ++i)
    for (size_t j = i + 1; j < count && items[j].firstSection < items[i].lastSection; ++j) {
      neighbours[i].push_back(j);
      neighbours[j].push_back(i);
    }
  for (auto [a, b] : problem.extraConflicts) {
    neighbours[renumbered[a]].push_back(renumbered[b]);
    neighbours[renumbered[b]].push_back(renumbered[a]);
  }
  sectionLoad.resize(problem.numSections);
  for (const SearchItem &item : items)
    for (int32_t s = item.firstSection; s < item.lastSection; ++s)
      sectionLoad[s] += item.size;
  failures.resize(problem.numSections, 1);
  stack.resize(problem.numSections);
  for (auto *state : {&offset, &earliest, &rankOf, &byRank})
    state->resize(count);
  placed.resize(count);
  asleep.resize(count);
  reached.resize(count);
}

//===----------------------------------------------------------------------===//
// Priorities
//===----------------------------------------------------------------------===//

void Search::rankBy(const std::vector<int64_t> &key) {
  std::iota(byRank.begin(), byRank.end(), 0);
  std::stable_sort(byRank.begin(), byRank.end(),
                   [&](int32_t a, int32_t b) { return key[a] > key[b]; });
  for (size_t rank = 0; rank < byRank.size(); ++rank)
    rankOf[byRank[rank]] = rank;
}

/// The three orders of the paper: by width, area and the load of the fullest
/// section, each leading once.
void Search::rankStatically(int which) {
  std::vector<int64_t> key(items.size());
  for (size_t i = 0; i < items.size(); ++i) {
    const SearchItem &item = items[i];
    int64_t width = item.lastSection - item.firstSection;
    int64_t load = *std::max_element(sectionLoad.begin() + item.firstSection,
                                     sectionLoad.begin() + item.lastSection);
    int64_t area = width * item.size;
    int64_t lead = which == 0 ? width : load;
    int64_t tie = which == 1 ? std::min<int64_t>(area, unitLimit) : width;
    key[i] = (lead << 32) + tie;
  }
  rankBy(key);
}

/// width^a * size^b * load^c * failures^d with powers drawn from the ranges in
/// which dives succeed on tight problems, and noise of about a fifth of a doubling.
void Search::rankRandomly() {
  auto draw = [&](int64_t low, int64_t high) {
    return low + int64_t(random() % uint32_t(high - low + 1));
  };
  // Powers in 1/64. A large power of the load serves the full sections first.
  int64_t widthPower = draw(26, 96), sizePower = draw(-26, 51), failurePower = draw(0, 32);
  int64_t loadPower = draw(0, 1) ? draw(-64, 768) : draw(768, 12'800);
  std::vector<int64_t> key(items.size());
  for (size_t i = 0; i < items.size(); ++i) {
    const SearchItem &item = items[i];
    int64_t load = 1;
    uint64_t failed = 1;
    for (int32_t s = item.firstSection; s < item.lastSection; ++s) {
      load = std::max<int64_t>(load, sectionLoad[s]);
      failed = std::max(failed, failures[s]);
    }
    key[i] = widthPower * log2Fixed(item.lastSection - item.firstSection) +
             sizePower * log2Fixed(item.size) + loadPower * log2Fixed(load) +
             failurePower * log2Fixed(failed) + draw(-900'000, 900'000);
  }
  rankBy(key);
}

//===----------------------------------------------------------------------===//
// One node
//===----------------------------------------------------------------------===//

bool Search::outOfBudget() {
  if (++nodes > diveLimit)
    gaveUp = true;
  else if (limits.deadline && nodes % 256 == 0 &&
           std::chrono::steady_clock::now() > *limits.deadline)
    gaveUp = true;
  return gaveUp;
}

/// Computes the lowest offset each unplaced buffer of the group can have.
/// False if a sleeper can no longer be lifted.
bool Search::liftSleepers(Group group) {
  for (size_t k = group.begin; k < group.end; ++k)
    earliest[pool[k]] = offset[pool[k]];
  // Sleepers may wait for sleepers; a bound is valid after any number of rounds.
  constexpr int maxRounds = 3;
  bool changed = true;
  for (int round = 0; changed && round < maxRounds; ++round) {
    changed = false;
    for (size_t k = group.begin; k < group.end; ++k) {
      int32_t item = pool[k];
      if (!asleep[item])
        continue;
      int32_t lowestTop = unitLimit, end = offset[item] + items[item].size;
      for (int32_t other : neighbours[item])
        if (!placed[other] && earliest[other] < end)
          lowestTop = std::min(lowestTop, earliest[other] + items[other].size);
      if (lowestTop > capacity - items[item].size)
        return false;
      if (lowestTop > earliest[item]) {
        earliest[item] = lowestTop;
        changed = true;
      }
    }
  }
  return true;
}

/// The buffer to branch on: the lowest one awake, the highest priority among
/// equals. Nullopt if some section cannot hold what it must, or all sleep.
std::optional<int32_t> Search::choose(Group group) {
  if (!liftSleepers(group))
    return std::nullopt;
  order.clear();
  int32_t first = std::numeric_limits<int32_t>::max(), last = 0;
  for (size_t k = group.begin; k < group.end; ++k) {
    int32_t item = pool[k];
    if (earliest[item] + items[item].size > capacity)
      return std::nullopt;
    order.push_back(uint64_t(earliest[item]) << 32 | uint32_t(rankOf[item]));
    first = std::min(first, items[item].firstSection);
    last = std::max(last, items[item].lastSection);
  }
  std::sort(order.begin(), order.end());
  std::fill(stack.begin() + first, stack.begin() + last, 0);
  std::optional<int32_t> chosen;
  for (uint64_t key : order) {
    int32_t item = byRank[uint32_t(key)], start = int32_t(key >> 32), size = items[item].size;
    if (!chosen && !asleep[item])
      chosen = item;
    int32_t *top = stack.data();
    for (int32_t s = items[item].firstSection; s < items[item].lastSection; ++s)
      top[s] = std::max(top[s], start) + size;
  }
  for (int32_t s = first; s < last; ++s)
    if (stack[s] > capacity) {
      ++failures[s];
      return std::nullopt;
    }
  return chosen;
}

/// Places `item` at its offset and raises its neighbours; false if one of them
/// sticks out of the arena.
bool Search::place(int32_t item) {
  placed[item] = true;
  int32_t top = offset[item] + items[item].size;
  for (int32_t other : neighbours[item]) {
    if (placed[other] || offset[other] >= top)
      continue;
    changes.push_back({other, offset[other], bool(asleep[other])});
    int32_t alignment = items[other].alignment;
    offset[other] = alignment == 1 ? top : (top + alignment - 1) / alignment * alignment;
    asleep[other] = false;
    if (offset[other] + items[other].size > capacity)
      return false;
  }
  return true;
}

void Search::undo(size_t mark) {
  for (; changes.size() > mark; changes.pop_back()) {
    const Change &change = changes.back();
    offset[change.item] = change.offset;
    asleep[change.item] = change.asleep;
  }
}

/// The connected groups of `group` without one item, appended to the pool.
std::vector<Group> Search::split(Group group, int32_t without) {
  std::vector<Group> groups;
  if (intervalsOnly) {
    // Items are numbered by first section, so a sweep finds the borders.
    int32_t end = -1;
    for (size_t k = group.begin; k < group.end; ++k) {
      int32_t item = pool[k];
      if (item == without)
        continue;
      if (items[item].firstSection >= end)
        groups.push_back({pool.size(), pool.size()});
      pool.push_back(item);
      groups.back().end = pool.size();
      end = std::max(end, items[item].lastSection);
    }
    return groups;
  }
  for (size_t k = group.begin; k < group.end; ++k)
    reached[pool[k]] = pool[k] == without;
  for (size_t k = group.begin; k < group.end; ++k) {
    if (reached[pool[k]])
      continue;
    Group found{pool.size(), pool.size()};
    reached[pool[k]] = true;
    pool.push_back(pool[k]);
    for (size_t next = found.begin; next < pool.size(); ++next)
      for (int32_t other : neighbours[pool[next]])
        if (!placed[other] && !reached[other]) {
          reached[other] = true;
          pool.push_back(other);
        }
    found.end = pool.size();
    groups.push_back(found);
  }
  return groups;
}

/// Solves what is left of the group after `item` was placed.
bool Search::solveRest(Group group, int32_t item) {
  size_t poolMark = pool.size();
  std::vector<Group> groups = split(group, item);
  // Small groups fail fast.
  std::stable_sort(groups.begin(), groups.end(),
                   [](Group a, Group b) { return a.size() < b.size(); });
  bool solved = std::all_of(groups.begin(), groups.end(), [&](Group g) { return solve(g); });
  pool.resize(poolMark);
  return solved;
}

/// Packs a connected group. Each turn of the loop places one buffer where it
/// rests now, or, that having failed, puts it to sleep: it must rise.
bool Search::solve(Group group) {
  size_t mark = changes.size();
  while (!outOfBudget()) {
    std::optional<int32_t> item = choose(group);
    if (!item)
      break;
    size_t beforePlacing = changes.size();
    if (place(*item) && solveRest(group, *item))
      return true;
    undo(beforePlacing);
    for (size_t k = group.begin; k < group.end; ++k)
      placed[pool[k]] = false;
    if (gaveUp)
      break;
    changes.push_back({*item, offset[*item], false});
    asleep[*item] = true;
  }
  undo(mark);
  return false;
}

//===----------------------------------------------------------------------===//
// Dives
//===----------------------------------------------------------------------===//

SearchOutcome Search::dive(uint64_t limit) {
  std::fill(offset.begin(), offset.end(), 0);
  std::fill(placed.begin(), placed.end(), false);
  std::fill(asleep.begin(), asleep.end(), false);
  changes.clear();
  pool.resize(items.size());
  std::iota(pool.begin(), pool.end(), 0);
  diveLimit = std::min(nodes + limit, limits.nodes);
  gaveUp = false;
  if (solveRest({0, items.size()}, -1))
    return SearchOutcome::Found;
  return gaveUp ? SearchOutcome::GaveUp : SearchOutcome::Infeasible;
}

SearchResult Search::run() {
  SearchResult result;
  // A dive that succeeds needs one node per buffer and a few to get around dead
  // ends; far longer ones are lost in a mistake made early.
  const uint64_t shortDive = 3 * items.size() + 64;
  constexpr int staticOrders = 3;
  // Failures are forgotten now and then: what they teach can be a dead end.
  constexpr int divesPerEpoch = 64;
  // Dives with a doubling limit make the search complete; a quarter of all nodes.
  uint64_t longDive = 4 * shortDive, longDiveNodes = 0;
  for (int round = 0; nodes < limits.nodes; ++round) {
    if (limits.deadline && std::chrono::steady_clock::now() > *limits.deadline)
      break;
    if (round % divesPerEpoch == 0)
      std::fill(failures.begin(), failures.end(), 1);
    if (round < staticOrders)
      rankStatically(round);
    else
      rankRandomly();
    bool isLong = longDiveNodes + longDive <= nodes / 4;
    uint64_t before = nodes;
    result.outcome = dive(isLong ? longDive : shortDive);
    if (isLong) {
      longDiveNodes += nodes - before;
      longDive *= 2;
    }
    if (result.outcome != SearchOutcome::GaveUp)
      break;
  }
  result.nodes = nodes;
  if (result.outcome == SearchOutcome::Found) {
    result.offsets.resize(items.size());
    for (size_t i = 0; i < items.size(); ++i)
      result.offsets[original[i]] = offset[i];
  }
  return result;
}

} // namespace

SearchResult searchArena(const SearchProblem &problem, int32_t capacity,
                         const SearchLimits &limits) {
  int64_t total = 0;
  for (const SearchItem &item : problem.items)
    total += item.size;
  if (capacity >= unitLimit || total >= unitLimit)
    return {};
  return Search(problem, capacity, limits).run();
}

} // namespace graphc::algorithms
