//===- RaceChecker.h - do any two instructions touch one byte unordered? --===//
//
// Checks a program of several streams after the fact. It is given only what the
// device will see: per instruction its stream, the bytes it reads and writes, and
// the events it records or waits for. It knows nothing of dependences, streams
// assigners or arena plans, so it finds their mistakes alike: a missing event, an
// event recorded too early, a buffer placed over one that is still in use.
//
// Method: vector clocks (Lamport 1978, Mattern 1989). Each stream counts its
// instructions; a clock says, per stream, how many of its instructions are known to
// be complete. Recording an event saves the stream's clock, waiting merges the
// saved clock into the waiter's. Instruction a is before b exactly if b's clock has
// seen a; two accesses of one byte, one of them a write, must be ordered.
//
//    stream 0      stream 1          clock of the read: (1, 2)
//    0 write a                       it has seen one instruction of stream 0,
//    1 record e -> wait e            the write: ordered.
//    2 write a     read a            the second write is not among them: a race.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_RACECHECKER_H
#define GRAPHC_PASSES_ALGORITHMS_RACECHECKER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace graphc::algorithms {

/// Bytes [begin, end) of a buffer. For planned programs the buffer is the arena and
/// the range its slice, so that bad plans are seen; a resource is a buffer of its own.
struct ByteAccess {
  int32_t buffer = 0;
  int64_t begin = 0;
  int64_t end = 0;
  bool writes = false;
};

/// One instruction, in the order in which the host issues them.
struct StreamInstruction {
  enum class Kind { Run, Record, Wait };

  Kind kind = Kind::Run;
  int32_t stream = 0; ///< >= 0
  int32_t event = 0;  ///< >= 0; of Record and Wait
  llvm::SmallVector<ByteAccess, 4> accesses;
};

/// Two instructions that may run in either order although that matters.
struct Race {
  int32_t first = 0;  ///< issued earlier
  int32_t second = 0; ///< issued later
  int32_t buffer = 0;
  int64_t begin = 0; ///< the bytes both touch
  int64_t end = 0;
  bool bothWrite = false;
};

struct RaceReport {
  std::vector<Race> races; ///< by second, then first; one entry per pair and buffer
  /// Waits for an event that nothing has recorded yet: such a wait orders nothing.
  std::vector<int32_t> emptyWaits;

  bool isClean() const { return races.empty() && emptyWaits.empty(); }
};

/// Finds all races, up to `maxRaces`. Time grows with the square of the accesses to
/// one buffer. Instructions with a negative stream or event are ignored.
/// Thread-safe.
RaceReport findRaces(llvm::ArrayRef<StreamInstruction> program, size_t maxRaces = 100);

/// "instructions 3 (stream 0) and 7 (stream 1) are not ordered: both write buffer 2,
/// bytes [0, 64)".
std::string describe(const Race &race, llvm::ArrayRef<StreamInstruction> program);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_RACECHECKER_H
