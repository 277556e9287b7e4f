//===- CpuTopology.h - how many threads make sense here ---------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_CPUTOPOLOGY_H
#define GRAPHC_RUNTIME_DEVICE_CPU_CPUTOPOLOGY_H

#include <cstdint>
#include <optional>
#include <string>

namespace graphc::runtime {

/// Where the process asks about its limits; replaced in tests.
struct CpuTopologyPaths {
  std::string cgroupOfProcess = "/proc/self/cgroup";
  std::string mounts = "/proc/self/mountinfo";
};

/// CPU time per wall time that the process' control groups allow, in CPUs (1.5 is one and a half),
/// the tightest over all ancestors; nothing if there is no limit. Reads cgroup v2 (`cpu.max`) and
/// v1
/// (`cpu.cfs_quota_us`, `cpu.cfs_period_us`). Thread-safe.
std::optional<double> cgroupCpuLimit(const CpuTopologyPaths &paths = {});

/// CPUs that the calling thread's affinity mask allows; at least 1.
uint32_t affinityCpuCount();

/// Threads that a compute pool should use: the affinity mask, cut by the cgroup limit rounded up,
/// overridden by the environment variable GRAPHC_NUM_THREADS; at least 1.
uint32_t usableCpuCount(const CpuTopologyPaths &paths = {});

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_CPUTOPOLOGY_H
