#include "passes/algorithms/RaceChecker.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::algorithms;
using testing::ElementsAre;

namespace {

StreamInstruction run(int32_t stream, llvm::ArrayRef<ByteAccess> accesses) {
  StreamInstruction result;
  result.stream = stream;
  result.accesses.assign(accesses.begin(), accesses.end());
  return result;
}

StreamInstruction record(int32_t stream, int32_t event) {
  return {StreamInstruction::Kind::Record, stream, event, {}};
}

StreamInstruction wait(int32_t stream, int32_t event) {
  return {StreamInstruction::Kind::Wait, stream, event, {}};
}

ByteAccess reads(int32_t buffer, int64_t begin = 0, int64_t end = 64) {
  return {buffer, begin, end, false};
}

ByteAccess writes(int32_t buffer, int64_t begin = 0, int64_t end = 64) {
  return {buffer, begin, end, true};
}

enum : int32_t { a, b };
enum : int32_t { e, f };

TEST(RaceCheckerTest, OneStreamHasNoRaces) {
  EXPECT_TRUE(findRaces({run(0, {writes(a)}), run(0, {reads(a)}), run(0, {writes(a)})}).isClean());
}

TEST(RaceCheckerTest, AnEventOrdersWhatWasBeforeIt) {
  EXPECT_TRUE(
      findRaces({run(0, {writes(a)}), record(0, e), wait(1, e), run(1, {reads(a)})}).isClean());
}

TEST(RaceCheckerTest, AMissingEventIsARace) {
  std::vector<StreamInstruction> program = {run(0, {writes(a)}), run(1, {reads(a)})};
  RaceReport report = findRaces(program);
  ASSERT_EQ(report.races.size(), 1u);
  EXPECT_EQ(describe(report.races[0], program),
            "instructions 0 (stream 0) and 1 (stream 1) are not ordered: one reads and one "
            "writes buffer 0, bytes [0, 64)");
}

TEST(RaceCheckerTest, AnEventRecordedTooEarlyIsARace) {
  RaceReport report =
      findRaces({record(0, e), run(0, {writes(a)}), wait(1, e), run(1, {writes(a)})});
  ASSERT_EQ(report.races.size(), 1u);
  EXPECT_EQ(report.races[0].first, 1);
  EXPECT_TRUE(report.races[0].bothWrite);
}

// stream 0 -> e -> stream 1 -> f -> stream 2
TEST(RaceCheckerTest, EventsAreTransitive) {
  EXPECT_TRUE(findRaces({run(0, {writes(a)}), record(0, e), wait(1, e), record(1, f), wait(2, f),
                         run(2, {writes(a)})})
                  .isClean());
}

TEST(RaceCheckerTest, AnEventRecordedAgainStandsForItsLastRecord) {
  EXPECT_TRUE(
      findRaces({record(0, e), run(0, {writes(a)}), record(0, e), wait(1, e), run(1, {reads(a)})})
          .isClean());
}

TEST(RaceCheckerTest, ReadersDoNotRace) {
  EXPECT_TRUE(findRaces({run(0, {reads(a)}), run(1, {reads(a)})}).isClean());
}

TEST(RaceCheckerTest, DisjointBytesDoNotRace) {
  EXPECT_TRUE(findRaces({run(0, {writes(a, 0, 64)}), run(1, {writes(a, 64, 128)})}).isClean());
  EXPECT_FALSE(findRaces({run(0, {writes(a, 0, 65)}), run(1, {writes(a, 64, 128)})}).isClean());
  EXPECT_TRUE(findRaces({run(0, {writes(a)}), run(1, {writes(b)})}).isClean());
}

// The arena slice of a is given to b while stream 1 still reads a: every dependence
// has its event, only the plan is wrong.
TEST(RaceCheckerTest, ReuseOfASliceThatIsStillReadIsARace) {
  RaceReport report = findRaces({run(0, {writes(a, 0, 64)}), record(0, e), wait(1, e),
                                 run(1, {reads(a, 0, 64)}), run(0, {writes(a, 32, 96)})});
  ASSERT_EQ(report.races.size(), 1u);
  EXPECT_EQ(report.races[0].first, 3);
  EXPECT_EQ(report.races[0].second, 4);
  EXPECT_EQ(report.races[0].begin, 32);
  EXPECT_EQ(report.races[0].end, 64);
}

TEST(RaceCheckerTest, AWaitForNothingIsReported) {
  EXPECT_THAT(findRaces({wait(0, e), record(1, e)}).emptyWaits, ElementsAre(0));
}

TEST(RaceCheckerTest, OnePairIsReportedOnce) {
  EXPECT_EQ(findRaces({run(0, {writes(a), reads(a)}), run(1, {reads(a), writes(a)})}).races.size(),
            1u);
}

TEST(RaceCheckerTest, TheReportIsLimited) {
  std::vector<StreamInstruction> program;
  for (int32_t i = 0; i < 100; ++i)
    program.push_back(run(i, {writes(a)}));
  EXPECT_EQ(findRaces(program, 10).races.size(), 10u);
}

} // namespace
