//===- Liveness.h - when each buffer is alive -----------------------------===//
//
// A buffer is alive from the instruction that first writes it up to and with the
// last one that touches it. Two buffers may share bytes if they are never alive
// at the same time, and "never" depends on the order that will hold at run time:
//
//  * On a line (one stream), instructions have numbers and a lifetime is an
//    interval. `computeLifetimes`.
//
//        0: write a          a [0,2)   ##
//        1: read a, write b  b [1,3)    ##      a and c may share bytes
//        2: read b, write c  c [2,3)     #
//
//  * On several streams only a partial order holds. b may reuse a's bytes only if
//    every use of a happens before every use of b on all runs; that two intervals
//    of one possible order do not overlap is not enough. `computeConcurrency`
//    lists the pairs that are disjoint on the line but not ordered:
//
//        stream 0:  [write a] -> [read a]                no event between the streams,
//        stream 1:                    [write c] -> ...   so a and c conflict
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_LIVENESS_H
#define GRAPHC_PASSES_ALGORITHMS_LIVENESS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace graphc::algorithms {

/// Half-open: alive at instructions lower, lower+1, ..., upper-1.
struct Lifetime {
  int64_t lower = 0;
  int64_t upper = 0;

  bool empty() const { return lower >= upper; }
  bool overlaps(const Lifetime &other) const { return lower < other.upper && other.lower < upper; }
  friend bool operator==(const Lifetime &, const Lifetime &) = default;
};

/// What one instruction touches, by buffer number.
struct BufferAccess {
  llvm::SmallVector<int32_t, 4> reads;
  llvm::SmallVector<int32_t, 2> writes;
};

/// Lifetimes on a line, indexed by buffer. A buffer in `liveIn` is alive from
/// instruction 0, one in `liveOut` to the end. A buffer nobody touches has the
/// empty lifetime [0,0). Numbers outside [0, numBuffers) are ignored.
std::vector<Lifetime> computeLifetimes(llvm::ArrayRef<BufferAccess> instructions,
                                       int32_t numBuffers, llvm::ArrayRef<int32_t> liveIn = {},
                                       llvm::ArrayRef<int32_t> liveOut = {});

/// The transitive closure of a partial order over instructions whose numbers are
/// a topological order. Costs n*n bits. Thread-safe once built.
class HappensBefore {
public:
  /// `edges` are pairs (earlier, later) with earlier < later; others are ignored.
  HappensBefore(int32_t numInstructions, llvm::ArrayRef<std::pair<int32_t, int32_t>> edges);

  /// True if `earlier` is complete when `later` starts, on every run.
  bool operator()(int32_t earlier, int32_t later) const { return before[later][earlier]; }

private:
  std::vector<llvm::BitVector> before; // before[i][j]: j happens before i
};

/// Pairs (a, b), a < b, of buffers whose lifetimes do not overlap although the
/// partial order does not keep them apart: what ArenaProblem::extraConflicts wants.
/// `liveIn` buffers are used before all instructions, `liveOut` after all.
std::vector<std::pair<int32_t, int32_t>>
computeConcurrency(llvm::ArrayRef<BufferAccess> instructions, const HappensBefore &order,
                   llvm::ArrayRef<Lifetime> lifetimes);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_LIVENESS_H
