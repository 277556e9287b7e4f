//===- CostModel.cpp ------------------------------------------------------===//

#include "passes/algorithms/CostModel.h"

#include <algorithm>
#include <cmath>

namespace graphc::algorithms {

DeviceModel genericCpu(int32_t cores) {
  cores = std::max(cores, 1);
  DeviceModel device;
  device.name = "cpu";
  // Two fused multiply-adds of 8 lanes a cycle, at half of that in practice.
  device.operationsPerSecond = 2.5e9 * 16 * cores;
  // A core moves about 12 GB/s; eight of them fill the channels.
  device.bytesPerSecond = 12e9 * std::min(cores, 8);
  device.cacheBytesPerSecond = 30e9 * cores;
  device.cacheBytes = int64_t(2) << 20 << (cores > 4);
  device.launchSeconds = 0.5e-6;
  device.taskSeconds = 2e-6;
  device.cores = cores;
  return device;
}

DeviceModel genericGpu(int64_t memoryBytes) {
  DeviceModel device;
  device.name = "gpu";
  device.operationsPerSecond = 30e12;
  device.bytesPerSecond = 2e12;
  device.cacheBytesPerSecond = 5e12;
  device.cacheBytes = int64_t(40) << 20;
  device.launchSeconds = 4e-6;
  device.taskSeconds = 0;
  device.cores = 128;
  device.memoryBytes = memoryBytes;
  return device;
}

/// Seconds with `cores` of the device's cores busy.
static double secondsOn(const DeviceModel &device, const Work &work, double cores) {
  double share = cores / device.cores;
  double computing = work.operations / (device.operationsPerSecond * share);
  bool fits = work.bytes() <= double(device.cacheBytes) && device.cacheBytesPerSecond > 0;
  // One core cannot fill the memory channels, but needs fewer than all to do so.
  double moving = fits ? work.bytes() / (device.cacheBytesPerSecond * share)
                       : work.bytes() / (device.bytesPerSecond * std::min(1.0, std::sqrt(share)));
  return std::max(computing, moving);
}

double estimateSeconds(const DeviceModel &device, const Work &work) {
  double cores = std::clamp<double>(work.pieces, 1, device.cores);
  double shared = secondsOn(device, work, cores) + (cores > 1 ? device.taskSeconds : 0);
  return device.launchSeconds + std::min(shared, secondsOn(device, work, 1));
}

double estimateSecondsOnOneCore(const DeviceModel &device, const Work &work) {
  return secondsOn(device, work, 1);
}

double estimateCopySeconds(const LinkModel &link, double bytes) {
  return link.latencySeconds + bytes / link.bytesPerSecond;
}

ParallelSplit splitWork(const DeviceModel &device, const Work &work) {
  constexpr int64_t tasksPerCore = 4;
  constexpr double runOverHandOut = 10;
  int64_t pieces = std::max<int64_t>(work.pieces, 1);
  double seconds = estimateSecondsOnOneCore(device, work);
  int64_t tasks = device.cores == 1 ? 1 : std::min(pieces, device.cores * tasksPerCore);
  double smallest = device.taskSeconds * runOverHandOut;
  if (smallest > 0)
    tasks = std::min<int64_t>(tasks, std::max(1.0, std::min(seconds / smallest, 1e9)));
  ParallelSplit split;
  split.piecesPerTask = (pieces + tasks - 1) / tasks;
  split.tasks = (pieces + split.piecesPerTask - 1) / split.piecesPerTask;
  return split;
}

} // namespace graphc::algorithms
