#include "passes/algorithms/StreamAssigner.h"

#include "passes/algorithms/RaceChecker.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <random>

using namespace graphc::algorithms;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

StreamOptions freeEvents(int32_t streams = 4) {
  StreamOptions options;
  options.maxStreams = streams;
  options.eventSeconds = 0;
  return options;
}

enum : int32_t { a, b, c, d, e };

//        a 1
//       / \.
//    b 4   c 1
//      \   d 2
//       \ /
//        e 1
TEST(StreamAssignerTest, IndependentChainsOverlap) {
  StreamAssignment result =
      assignStreams({{1, {}}, {4, {a}}, {1, {a}}, {2, {a, c}}, {1, {b, d}}}, freeEvents());
  EXPECT_EQ(result.numStreams, 2);
  EXPECT_THAT(result.stream, ElementsAre(0, 0, 1, 1, 0));
  EXPECT_THAT(result.waits, ElementsAre(StreamWait{c, a}, StreamWait{e, d}));
  EXPECT_EQ(result.seconds, 6);
  EXPECT_EQ(result.secondsOnOneStream, 9);
  EXPECT_EQ(result.criticalPathSeconds, 6);
}

TEST(StreamAssignerTest, AChainStaysOnOneStream) {
  StreamAssignment result = assignStreams({{1, {}}, {1, {a}}, {1, {b}}}, freeEvents());
  EXPECT_EQ(result.numStreams, 1);
  EXPECT_THAT(result.waits, IsEmpty());
}

TEST(StreamAssignerTest, ShortTasksDoNotPayForEvents) {
  StreamOptions options;
  options.eventSeconds = 1;
  StreamAssignment result =
      assignStreams({{0.1, {}}, {0.1, {a}}, {0.1, {a}}, {0.1, {b, c}}}, options);
  EXPECT_THAT(result.stream, Each(0));
  EXPECT_THAT(result.order, ElementsAre(0, 1, 2, 3));
}

TEST(StreamAssignerTest, TheNumberOfStreamsIsLimited) {
  std::vector<StreamTask> tasks(8, StreamTask{1, {}});
  EXPECT_EQ(assignStreams(tasks, freeEvents(3)).numStreams, 3);
  EXPECT_EQ(assignStreams(tasks, freeEvents(1)).numStreams, 1);
  EXPECT_EQ(assignStreams(tasks, freeEvents(1)).seconds, 8);
}

TEST(StreamAssignerTest, NoTasksNeedNoTime) { EXPECT_EQ(assignStreams({}).seconds, 0); }

TEST(StreamAssignerTest, ImpliedWaitsAreDropped) {
  // c on stream 1 has seen a; d after it needs no wait of its own.
  std::vector<StreamTask> tasks = {{1, {}}, {1, {}}, {1, {a}}, {1, {a, c}}};
  EXPECT_THAT(reduceWaits(tasks, {0, 1, 1, 1}, {a, b, c, d}), ElementsAre(StreamWait{c, a}));
  // b is later on a's stream: one wait for b covers both.
  std::vector<StreamTask> both = {{1, {}}, {1, {}}, {1, {a, b}}};
  EXPECT_THAT(reduceWaits(both, {0, 0, 1}, {a, b, c}), ElementsAre(StreamWait{c, b}));
}

std::vector<StreamTask> randomTasks(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<StreamTask> tasks(2 + random() % 60);
  for (int32_t i = 0; i < int32_t(tasks.size()); ++i) {
    tasks[i].seconds = random() % 10;
    for (unsigned k = random() % 4; i > 0 && k > 0; --k)
      tasks[i].predecessors.push_back(i - 1 - random() % std::min(i, 8));
  }
  return tasks;
}

/// Each task writes a buffer of its own and reads its predecessors'.
std::vector<StreamInstruction> toProgram(llvm::ArrayRef<StreamTask> tasks,
                                         const StreamAssignment &assignment,
                                         std::optional<size_t> withoutWait = std::nullopt) {
  std::vector<StreamInstruction> program;
  for (int32_t task : assignment.order) {
    int32_t stream = assignment.stream[task];
    for (size_t w = 0; w < assignment.waits.size(); ++w)
      if (assignment.waits[w].waiter == task && w != withoutWait)
        program.push_back(
            {StreamInstruction::Kind::Wait, stream, assignment.waits[w].producer, {}});
    StreamInstruction body;
    body.stream = stream;
    body.accesses.push_back({task, 0, 1, true});
    for (int32_t predecessor : tasks[task].predecessors)
      body.accesses.push_back({predecessor, 0, 1, false});
    program.push_back(body);
    program.push_back({StreamInstruction::Kind::Record, stream, task, {}});
  }
  return program;
}

TEST(StreamAssignerTest, RandomGraphsRunWithoutRacesAndWithoutSpareWaits) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::vector<StreamTask> tasks = randomTasks(seed);
    StreamAssignment result = assignStreams(tasks, freeEvents(1 + seed % 5));
    ASSERT_EQ(result.order.size(), tasks.size());
    ASSERT_TRUE(findRaces(toProgram(tasks, result)).isClean()) << "seed " << seed;
    ASSERT_LE(result.seconds, result.secondsOnOneStream);
    ASSERT_GE(result.seconds, result.criticalPathSeconds);
    for (size_t w = 0; w < result.waits.size(); ++w)
      ASSERT_FALSE(findRaces(toProgram(tasks, result, w)).isClean())
          << "seed " << seed << ", wait " << w << " is not needed";
  }
}

} // namespace
