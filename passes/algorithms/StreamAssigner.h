//===- StreamAssigner.h - which task runs on which stream -----------------===//
//
// A stream runs its tasks one after the other; streams run side by side. Given a
// graph of tasks with costs, assigns streams so that independent chains overlap,
// and says which waits the streams need. One stream is the answer whenever more do
// not pay.
//
//   task costs            two streams                 waits
//        a 1              0: a b b b b e              c waits for a
//       / \               1:   c d d                  e waits for d
//    b 4   c 1
//      \   |              b and e follow a on its stream: no wait. The wait of d for
//       |  d 2            a is implied by c's.
//        \ |
//        e 1
//
//   1. A task's rank is the cost of the longest path from it to the end. Tasks are
//      taken by rank among those whose predecessors are placed: list scheduling
//      (Graham 1969; ranks as in HEFT, Topcuoglu et al. 2002).
//   2. A task goes where it starts earliest. Among equals, to the stream that ends
//      with its latest predecessor (the chain goes on, no event), else to the
//      lowest number. A start on another stream than its predecessors' costs an event.
//   3. Waits that other waits and stream order imply are dropped: going through the
//      tasks in issue order with vector clocks, a task waits only for predecessors
//      that its stream has not seen, the latest issued first. What is left is the
//      transitive reduction over the streams.
//
// Deterministic. Nothing here checks the result: RaceChecker.h does, by other means.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_STREAMASSIGNER_H
#define GRAPHC_PASSES_ALGORITHMS_STREAMASSIGNER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <vector>

namespace graphc::algorithms {

/// A task. Tasks are numbered in a topological order.
struct StreamTask {
  double seconds = 0;                         ///< >= 0
  llvm::SmallVector<int32_t, 4> predecessors; ///< smaller numbers; others are ignored
};

struct StreamOptions {
  int32_t maxStreams = 4; ///< >= 1
  /// What a start on another stream than a predecessor's costs: record and wait.
  double eventSeconds = 2e-6;
  /// Use several streams only if they save this part of the time on one.
  double minimumGain = 0.05;
};

/// `waiter` must not start before `producer` is complete; they are on two streams.
struct StreamWait {
  int32_t waiter = 0;
  int32_t producer = 0;
  friend bool operator==(const StreamWait &, const StreamWait &) = default;
};

struct StreamAssignment {
  int32_t numStreams = 1;
  std::vector<int32_t> stream;    ///< by task
  std::vector<int32_t> order;     ///< tasks as to be issued; a topological order
  std::vector<StreamWait> waits;  ///< in issue order of the waiters, none implied
  std::vector<double> start;      ///< by task, modelled seconds
  double seconds = 0;             ///< modelled time from first start to last end
  double secondsOnOneStream = 0;  ///< the sum of all costs
  double criticalPathSeconds = 0; ///< no assignment can be faster
};

/// Assigns streams. Thread-safe.
StreamAssignment assignStreams(llvm::ArrayRef<StreamTask> tasks, const StreamOptions &options = {});

/// The waits that a given assignment needs, as step 3 above. `order` must be a
/// topological order of all tasks.
std::vector<StreamWait> reduceWaits(llvm::ArrayRef<StreamTask> tasks,
                                    llvm::ArrayRef<int32_t> stream, llvm::ArrayRef<int32_t> order);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_STREAMASSIGNER_H
