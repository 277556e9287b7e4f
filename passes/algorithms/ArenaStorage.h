//===- ArenaStorage.h - an arena problem, prepared for packing ------------===//
//
// Private to the arena planner. Buffers become storages: aliases folded into the
// buffer that owns the bytes, empty ones dropped, sizes rounded up to the common
// alignment (nothing can start in between), times renumbered to sections.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_ARENASTORAGE_H
#define GRAPHC_PASSES_ALGORITHMS_ARENASTORAGE_H

#include "passes/algorithms/ArenaPlanner.h"

namespace graphc::algorithms::detail {

/// Bytes to place: one buffer with everything that lives inside it.
struct Storage {
  int32_t owner = 0;     ///< buffer number
  int64_t bytes = 0;     ///< as asked for
  int64_t size = 0;      ///< rounded up
  int64_t alignment = 1; ///< strictest of the group
  int64_t lower = 0, upper = 0;
  /// Half-open range of sections. A section is a maximal set of storages alive
  /// at one time; all others are subsets and say nothing more.
  int32_t firstSection = 0, lastSection = 0;
};

struct StorageProblem {
  std::vector<Storage> storages;
  int32_t numSections = 0;
  /// By storage: all others it must not overlap, ascending.
  std::vector<std::vector<int32_t>> neighbours;
  std::vector<std::pair<int32_t, int32_t>> extraConflicts; ///< sharing no section
  int64_t commonAlignment = 1;
  /// By buffer: its storage (or -1) and its place inside.
  std::vector<int32_t> storageOf;
  std::vector<int64_t> offsetInStorage;
};

/// Checks and folds; see planArena for the errors.
llvm::Expected<StorageProblem> prepareStorages(const ArenaProblem &problem);

/// A set of storages that conflict pairwise, and the bytes no arena can do without
/// because of them.
struct Clique {
  int64_t bytes = 0;
  std::vector<int32_t> storages;
};

/// The heaviest set found: the fullest section on a line, where this is exact; for
/// partial orders sections extended greedily by storages that conflict with all
/// members (a maximal antichain of the order of lifetimes, not always the heaviest).
Clique findHeaviestClique(const StorageProblem &problem);

/// Packs with a greedy strategy; offsets by storage.
std::vector<int64_t> packGreedily(const StorageProblem &problem, ArenaStrategy strategy);

} // namespace graphc::algorithms::detail

#endif // GRAPHC_PASSES_ALGORITHMS_ARENASTORAGE_H
