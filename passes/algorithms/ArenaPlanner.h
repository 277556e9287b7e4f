//===- ArenaPlanner.h - byte offsets for buffers that share one arena -----===//
//
// Given buffers with sizes and lifetimes, finds an offset for each so that no two
// that are alive together overlap and the arena is small. (The problem is NP-hard:
// dynamic storage allocation, Garey & Johnson SR2.)
//
//    bytes ^
//       12 |   +---+            The bound: the most bytes alive at one time,
//        8 |---+ c |            12 here. A plan that reaches it is optimal and
//          | a +---+---+        planning stops.
//        4 |---+   | d |
//          |  b    +---+
//        0 +------------> time
//
// planArena works in three steps, each tried only while the bound is not reached:
//
//   1. six greedy packers (ArenaStrategy), each a different order or fit;
//   2. exact search at the bound (ArenaSearch.h): finds an optimal plan or proves
//      that there is none within the bound;
//   3. exact search at capacities between the bound and the best plan so far.
//
// The search is bounded by a node budget, so that the same input always gives the
// same plan; a deadline may be added where that matters less than time.
//
// Buffers on several streams: lifetimes are intervals of one possible order, and
// `extraConflicts` lists the pairs this order separates but the streams do not
// (Liveness.h computes both). In-place operations and views: a buffer with
// `aliasOf` lies inside another one's bytes and gets no room of its own.
//
// Every plan is checked by verifyArenaPlan, which shares no code with the
// packers, before it is returned.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_ARENAPLANNER_H
#define GRAPHC_PASSES_ALGORITHMS_ARENAPLANNER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace graphc::algorithms {

/// One buffer to place.
struct ArenaBuffer {
  std::string name;      ///< for reports: the TensorFlow node name
  int64_t size = 0;      ///< bytes; a buffer of size 0 takes no room
  int64_t alignment = 1; ///< of the offset: a power of two
  int64_t lower = 0;     ///< alive at times lower, ..., upper-1
  int64_t upper = 0;     ///< lower == upper: never alive
  /// The buffer whose bytes this one lies in (in-place result, slice), or -1. Chains
  /// are followed. Members of one group may overlap each other; together they
  /// are alive from the first to the last of them.
  int32_t aliasOf = -1;
  int64_t aliasOffset = 0; ///< bytes from the start of `aliasOf`, >= 0
};

struct ArenaProblem {
  std::vector<ArenaBuffer> buffers;
  /// Pairs that must not overlap although their lifetimes do not.
  std::vector<std::pair<int32_t, int32_t>> extraConflicts;
};

/// How a plan was found; for the greedy ones, the order in which buffers are
/// placed. All place at the lowest gap that is large enough (first fit), except
/// that BySizeBestFit takes the tightest gap.
enum class ArenaStrategy {
  BySizeBestFit,  ///< largest first, tightest gap: leaves large gaps whole
  BySizeFirstFit, ///< largest first: the usual winner on straight networks
  LongestLived,   ///< longest lifetime first: wins when weights-like buffers abound
  ByArea,         ///< size times lifetime: between the two
  ByBreadth,      ///< instruction with the most live bytes first, its buffers by
                  ///< size: the peak is packed before anything can fragment it
  ExecutionOrder, ///< as a run-time allocator would: wins on chains
  ExactSearch,
};
llvm::StringRef stringify(ArenaStrategy strategy);

struct ArenaPlannerOptions {
  /// Good enough: stop at a plan of at most this height, although the bound is lower.
  std::optional<int64_t> capacity;
  /// Nodes of exact search in total; 0 for none. 100,000 take about half a second.
  uint64_t searchNodes = 100'000;
  /// Stop searching at this time; makes the plan depend on the machine's speed.
  std::optional<std::chrono::steady_clock::time_point> deadline;
};

/// A buffer alive at the peak: what to shrink to make the arena smaller.
struct ArenaContributor {
  int32_t buffer; ///< the owner of the bytes, where buffers are aliased
  int64_t bytes;
};

struct ArenaPlan {
  std::vector<int64_t> offsets; ///< by buffer; 0 for those that take no room
  int64_t height = 0;           ///< bytes of the arena
  /// No plan can be lower: bytes of a set of buffers that conflict pairwise, or
  /// more where the search proved it.
  int64_t lowerBound = 0;
  ArenaStrategy strategy = ArenaStrategy::BySizeBestFit;
  uint64_t searchNodes = 0;
  /// The buffers of the bound's conflicting set, most bytes first.
  std::vector<ArenaContributor> contributors;

  bool isOptimal() const { return height == lowerBound; }
};

/// Plans an arena. Errors name the buffer: a negative size or offset, an alignment
/// that is no power of two, a lifetime that ends before it starts, an alias cycle,
/// sizes whose sum does not fit in 62 bits. Thread-safe.
llvm::Expected<ArenaPlan> planArena(const ArenaProblem &problem,
                                    const ArenaPlannerOptions &options = {});

/// Plans with one greedy strategy (not ExactSearch); for comparison and tests.
llvm::Expected<ArenaPlan> planArenaWith(const ArenaProblem &problem, ArenaStrategy strategy);

/// Checks a plan from the problem alone: offsets aligned and inside the arena,
/// aliases where they must be, no two conflicting buffers overlapping. Returns what
/// is wrong with names and numbers; nullopt if nothing is. Quadratic, on purpose.
std::optional<std::string> verifyArenaPlan(const ArenaProblem &problem, const ArenaPlan &plan);

/// "arena 12.0 MiB, bound 11.5 MiB (104.3 %), by-size-first-fit; at the peak: ..."
/// with at most `maxContributors` buffers.
std::string summarize(const ArenaProblem &problem, const ArenaPlan &plan,
                      size_t maxContributors = 5);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_ARENAPLANNER_H
