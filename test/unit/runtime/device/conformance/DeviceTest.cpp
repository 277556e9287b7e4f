//===- DeviceTest.cpp - buffers, streams and events of any device ---------===//
#include "test/unit/runtime/device/conformance/DeviceTest.h"

#include <atomic>
#include <numeric>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(DeviceConformance);

TEST_P(DeviceConformance, AllocatesAlignedMemory) {
  for (size_t alignment : {64u, 256u, 4096u}) {
    Result<std::unique_ptr<DeviceBuffer>> buffer = device->allocate(100, alignment);
    ASSERT_TRUE(buffer.isOk());
    EXPECT_EQ((*buffer)->address().value % alignment, 0u);
    EXPECT_EQ((*buffer)->bytes(), 100u);
  }
}

TEST_P(DeviceConformance, AllocatesNothing) {
  Result<std::unique_ptr<DeviceBuffer>> buffer = device->allocate(0, 64);
  ASSERT_TRUE(buffer.isOk());
  EXPECT_FALSE((*buffer)->address());
}

TEST_P(DeviceConformance, RefusesMoreMemoryThanThereIs) {
  Result<std::unique_ptr<DeviceBuffer>> buffer = device->allocate(size_t(1) << 60, 64);
  ASSERT_FALSE(buffer.isOk());
  EXPECT_EQ(buffer.status().code(), StatusCode::ResourceExhausted);
}

TEST_P(DeviceConformance, UploadsAndDownloads) {
  auto buffer = makeBuffer(1000 * 4);
  std::vector<int32_t> values(1000);
  std::iota(values.begin(), values.end(), 7);
  ASSERT_TRUE(stream->upload(buffer->address(), values.data(), 4000).isOk());
  EXPECT_EQ(read(*stream, *buffer, 1000), values);
}

TEST_P(DeviceConformance, CopiesWithinItself) {
  auto a = makeBuffer(64), b = makeBuffer(64);
  std::vector<int32_t> values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  ASSERT_TRUE(stream->upload(a->address(), values.data(), 64).isOk());
  ASSERT_TRUE(stream->fill(b->address(), 0, 64).isOk());
  ASSERT_TRUE(stream->copy(b->address() + 16, a->address() + 32, 32).isOk());
  EXPECT_EQ(read(*stream, *b, 16),
            (std::vector<int32_t>{0, 0, 0, 0, 9, 10, 11, 12, 13, 14, 15, 16, 0, 0, 0, 0}));
}

TEST_P(DeviceConformance, FillsEveryByte) {
  auto buffer = makeBuffer(16);
  ASSERT_TRUE(stream->fill(buffer->address(), 0x5a, 16).isOk());
  EXPECT_EQ(read(*stream, *buffer, 4), std::vector<int32_t>(4, 0x5a5a5a5a));
}

TEST_P(DeviceConformance, AcceptsOperationsOfZeroBytes) {
  EXPECT_TRUE(stream->copy({}, {}, 0).isOk());
  EXPECT_TRUE(stream->fill({}, 0, 0).isOk());
  EXPECT_TRUE(stream->upload({}, nullptr, 0).isOk());
  EXPECT_TRUE(stream->synchronize().isOk());
}

TEST_P(DeviceConformance, LaunchesInOrder) {
  auto a = makeBuffer(400), b = makeBuffer(400);
  ASSERT_TRUE(stream->fill(a->address(), 0, 400).isOk());
  Launch there, back;
  prepare(there, a->address(), b->address(), 100, 3);
  prepare(back, b->address(), a->address(), 100, 4);
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(stream->launch(there.arguments).isOk());
    ASSERT_TRUE(stream->launch(back.arguments).isOk());
  }
  EXPECT_EQ(read(*stream, *a, 100), std::vector<int32_t>(100, 350));
}

TEST_P(DeviceConformance, RefusesALaunchWithoutKernel) {
  LaunchArguments arguments;
  arguments.taskCount = 1;
  EXPECT_EQ(stream->launch(arguments).code(), StatusCode::InvalidArgument);
}

TEST_P(DeviceConformance, LaunchesNoTasks) {
  auto a = makeBuffer(4);
  Launch launch;
  prepare(launch, a->address(), a->address(), 0, 1, /*fail=*/0);
  EXPECT_TRUE(stream->launch(launch.arguments).isOk());
  EXPECT_TRUE(stream->synchronize().isOk());
}

TEST_P(DeviceConformance, ReturnsBeforeTheWorkIsDone) {
  // The stream cannot pass the call until this thread has seen that issuing returned.
  std::atomic<bool> issued{false};
  auto wait = [](void *arg) -> Status {
    static_cast<std::atomic<bool> *>(arg)->wait(false);
    return okStatus();
  };
  ASSERT_TRUE(stream->call(wait, &issued).isOk());
  auto event = makeEvent();
  ASSERT_TRUE(stream->record(*event).isOk());
  EXPECT_FALSE(event->isReached());
  issued = true;
  issued.notify_all();
  EXPECT_TRUE(stream->synchronize().isOk());
  EXPECT_TRUE(event->isReached());
}

TEST_P(DeviceConformance, CallsTheHostInOrder) {
  std::vector<int> order;
  struct Step {
    std::vector<int> *order;
    int number;
  };
  std::vector<Step> steps;
  for (int i = 0; i < 10; ++i)
    steps.push_back({&order, i});
  for (Step &step : steps)
    ASSERT_TRUE(stream
                    ->call(
                        [](void *arg) -> Status {
                          auto *step = static_cast<Step *>(arg);
                          step->order->push_back(step->number);
                          return okStatus();
                        },
                        &step)
                    .isOk());
  ASSERT_TRUE(stream->synchronize().isOk());
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST_P(DeviceConformance, ReportsTheFirstFailureAndSkipsTheRest) {
  auto a = makeBuffer(400), b = makeBuffer(400);
  ASSERT_TRUE(stream->fill(a->address(), 0, 400).isOk());
  ASSERT_TRUE(stream->fill(b->address(), 0xff, 400).isOk());
  Launch bad, good;
  prepare(bad, a->address(), a->address(), 100, 1, /*fail=*/10);
  prepare(good, a->address(), b->address(), 100, 1);
  ASSERT_TRUE(stream->launch(bad.arguments).isOk());
  ASSERT_TRUE(stream->launch(good.arguments).isOk());
  EXPECT_FALSE(stream->synchronize().isOk());
  // The failure is reported once; the stream works again and the skipped launch left no trace.
  EXPECT_EQ(read(*stream, *b, 100), std::vector<int32_t>(100, -1));
}

TEST_P(DeviceConformance, EventThatWasNeverRecordedIsReached) {
  auto event = makeEvent();
  EXPECT_TRUE(event->isReached());
  EXPECT_TRUE(event->synchronize().isOk());
  EXPECT_TRUE(stream->wait(*event).isOk());
  EXPECT_TRUE(stream->synchronize().isOk());
}

TEST_P(DeviceConformance, EventOrdersTwoStreams) {
  auto a = makeBuffer(400), b = makeBuffer(400);
  auto second = makeStream();
  auto event = makeEvent();
  Launch first, after;
  prepare(first, a->address(), a->address(), 100, 1);
  prepare(after, a->address(), b->address(), 100, 0);
  for (int round = 0; round < 20; ++round) {
    ASSERT_TRUE(stream->fill(a->address(), 0, 400).isOk());
    for (int i = 0; i < 10; ++i)
      ASSERT_TRUE(stream->launch(first.arguments).isOk());
    ASSERT_TRUE(stream->record(*event).isOk());
    ASSERT_TRUE(second->wait(*event).isOk());
    ASSERT_TRUE(second->launch(after.arguments).isOk());
    EXPECT_EQ(read(*second, *b, 100), std::vector<int32_t>(100, 10));
  }
  EXPECT_TRUE(stream->synchronize().isOk());
}

TEST_P(DeviceConformance, WaitMeansTheLatestRecordBeforeIt) {
  if (!GetParam().independentStreams)
    GTEST_SKIP() << "one stream holds the only thread of " << GetParam().name;
  auto second = makeStream();
  auto event = makeEvent();
  std::atomic<bool> open{false};
  auto gate = [](void *arg) -> Status {
    static_cast<std::atomic<bool> *>(arg)->wait(false);
    return okStatus();
  };
  ASSERT_TRUE(stream->record(*event).isOk());
  ASSERT_TRUE(second->wait(*event).isOk());
  // The record that comes later must not hold the second stream.
  ASSERT_TRUE(stream->call(gate, &open).isOk());
  ASSERT_TRUE(stream->record(*event).isOk());
  EXPECT_TRUE(second->synchronize().isOk());
  EXPECT_FALSE(event->isReached());
  open = true;
  open.notify_all();
  EXPECT_TRUE(event->synchronize().isOk());
}

TEST_P(DeviceConformance, FailureTravelsWithTheEvent) {
  auto a = makeBuffer(400), b = makeBuffer(400);
  auto second = makeStream();
  auto event = makeEvent();
  ASSERT_TRUE(second->fill(b->address(), 0xff, 400).isOk());
  Launch bad, after;
  prepare(bad, a->address(), a->address(), 100, 1, /*fail=*/0);
  prepare(after, a->address(), b->address(), 100, 0);
  ASSERT_TRUE(stream->launch(bad.arguments).isOk());
  ASSERT_TRUE(stream->record(*event).isOk());
  ASSERT_TRUE(second->wait(*event).isOk());
  ASSERT_TRUE(second->launch(after.arguments).isOk());
  EXPECT_EQ(second->synchronize().code(), StatusCode::Aborted);
  EXPECT_NE(stream->synchronize().code(), StatusCode::Ok);
  EXPECT_EQ(read(*second, *b, 100), std::vector<int32_t>(100, -1));
}

TEST_P(DeviceConformance, ManyStreamsFormAPipeline) {
  constexpr int kStreams = 6, kRounds = 30;
  auto buffer = makeBuffer(400);
  ASSERT_TRUE(stream->fill(buffer->address(), 0, 400).isOk());
  ASSERT_TRUE(stream->synchronize().isOk());
  std::vector<std::unique_ptr<Stream>> streams;
  std::vector<std::unique_ptr<Event>> events;
  for (int i = 0; i < kStreams; ++i) {
    streams.push_back(makeStream());
    events.push_back(makeEvent());
  }
  Launch launch;
  prepare(launch, buffer->address(), buffer->address(), 100, 1);
  // Stream i waits for stream i - 1; the first of a round for the last of the round before.
  for (int step = 0; step < kStreams * kRounds; ++step) {
    int here = step % kStreams, before = (here + kStreams - 1) % kStreams;
    if (step)
      ASSERT_TRUE(streams[here]->wait(*events[before]).isOk());
    ASSERT_TRUE(streams[here]->launch(launch.arguments).isOk());
    ASSERT_TRUE(streams[here]->record(*events[here]).isOk());
  }
  for (auto &each : streams)
    EXPECT_TRUE(each->synchronize().isOk());
  EXPECT_EQ(read(*stream, *buffer, 100), std::vector<int32_t>(100, kStreams * kRounds));
}

TEST_P(DeviceConformance, DestroyingAStreamWaitsForIt) {
  auto buffer = makeBuffer(400);
  ASSERT_TRUE(stream->fill(buffer->address(), 0, 400).isOk());
  ASSERT_TRUE(stream->synchronize().isOk());
  Launch launch;
  prepare(launch, buffer->address(), buffer->address(), 100, 1);
  for (int round = 0; round < 20; ++round) {
    auto other = makeStream();
    for (int i = 0; i < 5; ++i)
      ASSERT_TRUE(other->launch(launch.arguments).isOk());
  }
  EXPECT_EQ(read(*stream, *buffer, 100), std::vector<int32_t>(100, 100));
}
