//===- ArenaSearch.h - exact search for an arena of a given capacity ------===//
//
// Decides whether buffers with known lifetimes fit an arena of a given capacity,
// and where. Greedy packers (ArenaGreedy.h) decide each offset once; this search
// takes decisions back. It enumerates canonical packings, the idea of MiniMalloc
// (Moffitt, "MiniMalloc: A Lightweight Memory Allocator for Hardware-Accelerated
// Machine Learning", ASPLOS 2023): if any packing fits, one fits in which every
// buffer rests on the arena's floor or on another buffer and none could drop
// into a gap further down, so only such packings are tried.
//
//   bytes ^                      A buffer is placed at the lowest offset above
//         |      +------+        all placed buffers it conflicts with. d rests
//         |  +---+  d   |        on b and c; that e rests on b is found too, as
//         |  | e |------+---+    another order of placing.
//         |--+---+--+   c   |
//         |    b    +-------+
//         |---+-----+
//         | a |
//         +---+--------------> time
//
// What differs from the paper:
//
//  * "Rest or rise". MiniMalloc places in the order of offsets, so that one
//    packing is not found once per order of placing. Here a buffer whose
//    placement failed is put to sleep: in the rest of this subtree it must be
//    lifted by a neighbour first. That removes the duplicates as well (it is the
//    sleep set of partial-order reduction), and unlike an order by offset it does
//    not tie distant buffers to each other.
//  * A sleeper needs a neighbour that can still block its place. Its offset is
//    then at least the top of the lowest such neighbour; with none, the subtree
//    is dead, because the sleeper could drop there.
//  * The test of a section (a set of pairwise conflicting buffers) is not
//    floor + sum of sizes but the exact one-machine makespan: buffers stacked in
//    the order of their lowest possible offsets, gaps counted.
//  * Short dives, many of them. A dive follows one priority of buffers (lifetime,
//    size and section load to random powers, raised for buffers in sections that
//    failed before) for a few nodes per buffer and restarts. Now and then a dive
//    has a limit that doubles, so the search stays complete.
//
// When the unplaced buffers fall apart into groups without conflicts, each group
// is solved alone: a failure in one never revisits the others.
//
// Deterministic: the order of everything follows from the problem, the seed and
// the node budget; a deadline, if given, is the one exception.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_ARENASEARCH_H
#define GRAPHC_PASSES_ALGORITHMS_ARENASEARCH_H

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace graphc::algorithms {

/// One buffer of a search. Sizes, alignments and offsets count units that the
/// caller chose (ArenaPlanner divides by the greatest common divisor).
struct SearchItem {
  int32_t size = 0;      ///< > 0
  int32_t alignment = 1; ///< > 0
  /// Half-open range of sections, the maximal sets of buffers alive together.
  int32_t firstSection = 0;
  int32_t lastSection = 0;
};

struct SearchProblem {
  std::vector<SearchItem> items;
  int32_t numSections = 0;
  /// Pairs that conflict although they share no section (partial orders).
  std::vector<std::pair<int32_t, int32_t>> extraConflicts;
};

struct SearchLimits {
  uint64_t nodes = 100'000;
  std::optional<std::chrono::steady_clock::time_point> deadline;
  uint32_t seed = 3;
};

enum class SearchOutcome {
  Found,      ///< offsets hold a packing
  Infeasible, ///< there is none, proved
  GaveUp,     ///< a limit was reached
};

struct SearchResult {
  SearchOutcome outcome = SearchOutcome::GaveUp;
  std::vector<int32_t> offsets; ///< by item, if Found
  uint64_t nodes = 0;           ///< search nodes spent
};

/// Searches a packing of `problem` within `capacity` units. Capacity and the sum
/// of all sizes must stay below 2^30; else GaveUp at once. Thread-safe.
SearchResult searchArena(const SearchProblem &problem, int32_t capacity,
                         const SearchLimits &limits);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_ARENASEARCH_H
