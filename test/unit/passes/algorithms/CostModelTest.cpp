#include "passes/algorithms/CostModel.h"

#include "gtest/gtest.h"

using namespace graphc::algorithms;

namespace {

/// Round numbers: 100 operations and 10 bytes a second, 40 bytes of cache at 20 a
/// second, four cores.
DeviceModel slowDevice() {
  DeviceModel device;
  device.operationsPerSecond = 100;
  device.bytesPerSecond = 10;
  device.cacheBytesPerSecond = 20;
  device.cacheBytes = 40;
  device.launchSeconds = 1;
  device.cores = 4;
  return device;
}

TEST(CostModelTest, AKernelTakesTheLongerOfComputingAndMoving) {
  EXPECT_DOUBLE_EQ(estimateSeconds(slowDevice(), {1000, 50, 50, 8}), 1 + 10);
  EXPECT_DOUBLE_EQ(estimateSeconds(slowDevice(), {100, 150, 50, 8}), 1 + 20);
}

TEST(CostModelTest, WhatFitsInTheCacheMovesFaster) {
  EXPECT_DOUBLE_EQ(estimateSeconds(slowDevice(), {0, 20, 20, 8}), 1 + 2);
}

TEST(CostModelTest, FewPiecesUseFewCores) {
  EXPECT_DOUBLE_EQ(estimateSeconds(slowDevice(), {100, 0, 0, 1}), 1 + 4);
  EXPECT_DOUBLE_EQ(estimateSeconds(slowDevice(), {100, 0, 0, 2}), 1 + 2);
}

TEST(CostModelTest, NothingCostsALaunch) { EXPECT_DOUBLE_EQ(estimateSeconds(slowDevice(), {}), 1); }

TEST(CostModelTest, CopiesPayLatencyAndBytes) {
  EXPECT_DOUBLE_EQ(estimateCopySeconds({0.5, 100}, 200), 2.5);
}

TEST(CostModelTest, LargeWorkIsSplitIntoFourTasksACore) {
  DeviceModel device = slowDevice();
  device.taskSeconds = 0.01;
  ParallelSplit split = splitWork(device, {100'000, 0, 0, 1'000});
  EXPECT_EQ(split.piecesPerTask, 63);
  EXPECT_EQ(split.tasks, 16);
}

TEST(CostModelTest, SmallWorkIsNotSplit) {
  DeviceModel device = slowDevice();
  device.taskSeconds = 1;
  EXPECT_EQ(splitWork(device, {100, 0, 0, 1'000}).tasks, 1);
}

TEST(CostModelTest, TheGrainCoversTheCostOfHandingOut) {
  DeviceModel device = slowDevice();
  device.taskSeconds = 1;
  // 40 seconds on one core, at least 10 a task.
  EXPECT_EQ(splitWork(device, {1000, 0, 0, 1'000}).tasks, 4);
}

TEST(CostModelTest, OneCoreHasOneTask) {
  DeviceModel device = slowDevice();
  device.cores = 1;
  EXPECT_EQ(splitWork(device, {1e9, 0, 0, 1'000}).piecesPerTask, 1'000);
}

} // namespace
