//===- CostModel.h - seconds from operations and bytes --------------------===//
//
// A device is a handful of numbers, and a kernel takes the longer of computing and
// moving its bytes, plus what starting it costs: the roofline (Williams, Waterman
// and Patterson, CACM 2009).
//
//   log speed ^        ________ operations a second
//             |       /
//             |      /          an add of two tensors is on the slope: bytes,
//             |     /           a large matrix product under the roof: operations
//             |    /
//             +-------------->  log of operations per byte
//
// Estimates order alternatives (fuse or not, one stream or two, where to cut a
// model); they do not promise times. Measured numbers replace the defaults by
// filling in DeviceModel from a description file.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_COSTMODEL_H
#define GRAPHC_PASSES_ALGORITHMS_COSTMODEL_H

#include <cstdint>
#include <optional>
#include <string>

namespace graphc::algorithms {

/// What costs depend on. Speeds are of the whole device and must be > 0.
struct DeviceModel {
  std::string name;
  double operationsPerSecond = 0; ///< f32 additions and multiplications
  double bytesPerSecond = 0;      ///< main memory
  double cacheBytesPerSecond = 0; ///< what fits in `cacheBytes`
  int64_t cacheBytes = 0;         ///< last level that all cores share
  double launchSeconds = 0;       ///< from issue to the first operation
  double taskSeconds = 0;         ///< handing a piece of work to another core
  int32_t cores = 1;
  int64_t memoryBytes = 0; ///< 0: not known
};

/// A server CPU of `cores` cores with 256-bit vectors at 2.5 GHz.
DeviceModel genericCpu(int32_t cores);
/// A data-center GPU with `memoryBytes` of memory.
DeviceModel genericGpu(int64_t memoryBytes);

/// A connection between two devices.
struct LinkModel {
  double latencySeconds = 0;
  double bytesPerSecond = 0; ///< > 0
};

/// What one kernel or task does.
struct Work {
  double operations = 0;
  double bytesRead = 0;
  double bytesWritten = 0;
  /// Independent pieces (output elements, rows): limits how many cores help.
  int64_t pieces = 1;

  double bytes() const { return bytesRead + bytesWritten; }
};

/// Relative costs in additions, for counting `operations`.
namespace cost {
constexpr double add = 1;
constexpr double divide = 4;          ///< also square root
constexpr double transcendental = 16; ///< exp, log, tanh, erf, sin: a polynomial
} // namespace cost

/// Seconds for `work` as one kernel on all of the device. Bytes count at the speed
/// of the cache if all of them fit. Thread-safe, as everything here.
double estimateSeconds(const DeviceModel &device, const Work &work);

/// The same on one core without a launch: the body of a loop.
double estimateSecondsOnOneCore(const DeviceModel &device, const Work &work);

/// Seconds to copy `bytes` over a link.
double estimateCopySeconds(const LinkModel &link, double bytes);

/// How a parallel loop over `work.pieces` is cut.
struct ParallelSplit {
  int64_t piecesPerTask = 1; ///< the grain
  int64_t tasks = 1;
};

/// Pieces per task so that handing out a task costs at most a tenth of running it
/// and that each core gets about four (they do not all run at one speed). One task if
/// the work is too small to share. Depends on shape and device only, never on
/// what runs beside it.
ParallelSplit splitWork(const DeviceModel &device, const Work &work);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_COSTMODEL_H
