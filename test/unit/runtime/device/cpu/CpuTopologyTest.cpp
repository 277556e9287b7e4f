//===- CpuTopologyTest.cpp - affinity and control groups ------------------===//
#include "runtime/device/cpu/CpuTopology.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sched.h>
#include <thread>

using namespace graphc::runtime;

namespace {
/// A made-up /proc and /sys below a folder of its own.
class Topology : public ::testing::Test {
protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() /
             ("graphc-topology-" + std::to_string(::getpid()) + "-" +
              ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void write(const std::string &path, const std::string &text) {
    std::filesystem::path file = folder / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  CpuTopologyPaths paths() const { return {folder / "cgroup", folder / "mounts"}; }
  /// A line of mountinfo for a hierarchy at \p point below the folder.
  std::string mount(const std::string &root, const std::string &point, const std::string &type,
                    const std::string &options) const {
    return "30 20 0:26 " + root + " " + (folder / point).string() + " rw shared:4 - " + type + " " +
           type + " rw," + options + "\n";
  }

  std::filesystem::path folder;
};
} // namespace

TEST_F(Topology, NoControlGroupsMeansNoLimit) { EXPECT_FALSE(cgroupCpuLimit(paths())); }

TEST_F(Topology, UnifiedQuotaIsALimit) {
  write("cgroup", "0::/user/app\n");
  write("mounts", mount("/", "sys", "cgroup2", "nsdelegate"));
  write("sys/user/app/cpu.max", "150000 100000\n");
  EXPECT_EQ(cgroupCpuLimit(paths()), 1.5);
}

TEST_F(Topology, UnifiedMaxIsNoLimit) {
  write("cgroup", "0::/user/app\n");
  write("mounts", mount("/", "sys", "cgroup2", ""));
  write("sys/user/app/cpu.max", "max 100000\n");
  EXPECT_FALSE(cgroupCpuLimit(paths()));
}

TEST_F(Topology, TheTightestAncestorCounts) {
  write("cgroup", "0::/user/app\n");
  write("mounts", mount("/", "sys", "cgroup2", ""));
  write("sys/user/app/cpu.max", "400000 100000\n");
  write("sys/user/cpu.max", "200000 100000\n");
  EXPECT_EQ(cgroupCpuLimit(paths()), 2.0);
}

TEST_F(Topology, LegacyQuotaIsALimit) {
  write("cgroup", "5:memory:/x\n4:cpu,cpuacct:/box\n");
  write("mounts",
        mount("/", "mem", "cgroup", "memory") + mount("/", "cpu", "cgroup", "cpu,cpuacct"));
  write("cpu/box/cpu.cfs_quota_us", "50000\n");
  write("cpu/box/cpu.cfs_period_us", "100000\n");
  EXPECT_EQ(cgroupCpuLimit(paths()), 0.5);
}

TEST_F(Topology, LegacyMinusOneIsNoLimit) {
  write("cgroup", "4:cpu,cpuacct:/box\n");
  write("mounts", mount("/", "cpu", "cgroup", "cpu,cpuacct"));
  write("cpu/box/cpu.cfs_quota_us", "-1\n");
  write("cpu/box/cpu.cfs_period_us", "100000\n");
  EXPECT_FALSE(cgroupCpuLimit(paths()));
}

TEST_F(Topology, AContainerSeesItsGroupAsTheRoot) {
  write("cgroup", "0::/docker/abc\n");
  write("mounts", mount("/docker/abc", "sys", "cgroup2", ""));
  write("sys/cpu.max", "300000 100000\n");
  EXPECT_EQ(cgroupCpuLimit(paths()), 3.0);
}

TEST_F(Topology, AQuotaBelowOneCpuStillGivesOneThread) {
  write("cgroup", "0::/app\n");
  write("mounts", mount("/", "sys", "cgroup2", ""));
  write("sys/app/cpu.max", "10000 100000\n");
  ::unsetenv("GRAPHC_NUM_THREADS");
  EXPECT_EQ(usableCpuCount(paths()), 1u);
}

TEST_F(Topology, TheEnvironmentOverrules) {
  ::setenv("GRAPHC_NUM_THREADS", "7", 1);
  EXPECT_EQ(usableCpuCount(paths()), 7u);
  ::setenv("GRAPHC_NUM_THREADS", "many", 1);
  EXPECT_EQ(usableCpuCount(paths()), affinityCpuCount());
  ::unsetenv("GRAPHC_NUM_THREADS");
}

TEST_F(Topology, TheAffinityMaskCounts) {
  // On a thread of its own, because the mask stays.
  std::thread([&] {
    cpu_set_t mask;
    ASSERT_EQ(sched_getaffinity(0, sizeof(mask), &mask), 0);
    int first = 0;
    while (!CPU_ISSET(first, &mask))
      ++first;
    CPU_ZERO(&mask);
    CPU_SET(first, &mask);
    ASSERT_EQ(sched_setaffinity(0, sizeof(mask), &mask), 0);
    EXPECT_EQ(affinityCpuCount(), 1u);
  }).join();
}
