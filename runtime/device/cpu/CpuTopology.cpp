//===- CpuTopology.cpp - how many threads make sense here -----------------===//
#include "runtime/device/cpu/CpuTopology.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sched.h>
#include <sstream>
#include <thread>
#include <vector>

namespace graphc::runtime {

namespace {
/// Where a cgroup hierarchy is mounted and which of its groups the mount shows as its root.
struct Mount {
  std::string root;
  std::string point;
};

bool contains(const std::string &list, const std::string &item) {
  std::stringstream stream(list);
  for (std::string part; std::getline(stream, part, ',');)
    if (part == item)
      return true;
  return false;
}

/// Finds the mount of the unified hierarchy, or of the v1 hierarchy with the cpu controller. A
/// line: "36 35 0:30 /root /point rw,noatime - cgroup2 cgroup2 rw" (proc(5)).
std::optional<Mount> findMount(const std::string &file, bool unified) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream fields(line);
    std::string id, parent, device, root, point, word, type, source, options;
    fields >> id >> parent >> device >> root >> point;
    while (fields >> word && word != "-")
      ;
    fields >> type >> source >> options;
    if (unified ? type == "cgroup2" : type == "cgroup" && contains(options, "cpu"))
      return Mount{root, point};
  }
  return std::nullopt;
}

/// The process' group in a hierarchy: lines "0::/path" (v2) or "4:cpu,cpuacct:/path" (v1).
std::optional<std::string> findGroup(const std::string &file, bool unified) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos)
      continue;
    std::string controllers = line.substr(first + 1, second - first - 1);
    if (unified ? line.substr(0, first) == "0" && controllers.empty()
                : contains(controllers, "cpu"))
      return line.substr(second + 1);
  }
  return std::nullopt;
}

std::optional<double> readUnified(const std::string &folder) {
  std::ifstream stream(folder + "/cpu.max");
  std::string quota;
  double period = 0;
  if (!(stream >> quota >> period) || quota == "max" || period <= 0)
    return std::nullopt;
  double value = std::strtod(quota.c_str(), nullptr);
  return value > 0 ? std::optional<double>(value / period) : std::nullopt;
}

std::optional<double> readLegacy(const std::string &folder) {
  std::ifstream quotaFile(folder + "/cpu.cfs_quota_us"), periodFile(folder + "/cpu.cfs_period_us");
  double quota = 0, period = 0;
  if (!(quotaFile >> quota) || !(periodFile >> period) || quota <= 0 || period <= 0)
    return std::nullopt;
  return quota / period;
}

std::optional<double> limitOf(const CpuTopologyPaths &paths, bool unified) {
  std::optional<Mount> mount = findMount(paths.mounts, unified);
  std::optional<std::string> group = findGroup(paths.cgroupOfProcess, unified);
  if (!mount || !group)
    return std::nullopt;
  // In a container the mount may show the group itself, or an ancestor, as its root.
  std::string path = *group;
  if (mount->root != "/" && path.compare(0, mount->root.size(), mount->root) == 0)
    path = path.substr(mount->root.size());
  std::optional<double> tightest;
  for (;;) {
    while (!path.empty() && path.back() == '/')
      path.pop_back();
    std::string folder = mount->point + path;
    std::optional<double> limit = unified ? readUnified(folder) : readLegacy(folder);
    if (limit && (!tightest || *limit < *tightest))
      tightest = limit;
    if (path.empty())
      return tightest;
    size_t slash = path.rfind('/');
    path = slash == std::string::npos ? "" : path.substr(0, slash);
  }
}
} // namespace

std::optional<double> cgroupCpuLimit(const CpuTopologyPaths &paths) {
  std::optional<double> unified = limitOf(paths, true), legacy = limitOf(paths, false);
  if (unified && legacy)
    return std::min(*unified, *legacy);
  return unified ? unified : legacy;
}

uint32_t affinityCpuCount() {
  // The mask must be as large as the kernel's; machines with more than 1024 CPUs exist.
  for (int cpus = 1024; cpus <= 1 << 18; cpus *= 4) {
    std::vector<unsigned long> mask(CPU_ALLOC_SIZE(cpus) / sizeof(unsigned long));
    auto *set = reinterpret_cast<cpu_set_t *>(mask.data());
    size_t bytes = mask.size() * sizeof(unsigned long);
    if (sched_getaffinity(0, bytes, set) == 0)
      return std::max(1, CPU_COUNT_S(bytes, set));
  }
  return std::max(1u, std::thread::hardware_concurrency());
}

uint32_t usableCpuCount(const CpuTopologyPaths &paths) {
  if (const char *text = std::getenv("GRAPHC_NUM_THREADS")) {
    char *end = nullptr;
    long count = std::strtol(text, &end, 10);
    if (end != text && !*end && count >= 1 && count <= 4096)
      return static_cast<uint32_t>(count);
  }
  uint32_t count = affinityCpuCount();
  if (std::optional<double> limit = cgroupCpuLimit(paths))
    count = std::min<double>(count, std::max(1.0, std::ceil(*limit)));
  return count;
}

} // namespace graphc::runtime
