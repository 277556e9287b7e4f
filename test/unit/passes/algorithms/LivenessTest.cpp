#include "passes/algorithms/Liveness.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::algorithms;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

namespace {

enum : int32_t { a, b, c, d };

TEST(LivenessTest, ABufferLivesFromItsFirstToItsLastUse) {
  std::vector<BufferAccess> program = {{{}, {a}}, {{a}, {b}}, {{b}, {c}}, {{}, {c}}};
  EXPECT_THAT(computeLifetimes(program, 3),
              ElementsAre(Lifetime{0, 2}, Lifetime{1, 3}, Lifetime{2, 4}));
}

TEST(LivenessTest, InputsLiveFromTheStartAndOutputsToTheEnd) {
  std::vector<BufferAccess> program = {{{}, {b}}, {{a}, {c}}, {{b}, {d}}};
  EXPECT_THAT(computeLifetimes(program, 4, /*liveIn=*/{a}, /*liveOut=*/{c}),
              ElementsAre(Lifetime{0, 2}, Lifetime{0, 3}, Lifetime{1, 3}, Lifetime{2, 3}));
}

TEST(LivenessTest, AnUntouchedBufferIsNeverAlive) {
  std::vector<BufferAccess> program = {{{}, {a}}};
  EXPECT_TRUE(computeLifetimes(program, 2)[b].empty());
}

TEST(LivenessTest, NumbersOutOfRangeAreIgnored) {
  std::vector<BufferAccess> program = {{{7}, {-1, a}}};
  EXPECT_THAT(computeLifetimes(program, 1, {9}, {-4}), ElementsAre(Lifetime{0, 1}));
}

TEST(LivenessTest, HappensBeforeIsTransitive) {
  HappensBefore order(4, {{0, 1}, {1, 3}, {0, 2}});
  EXPECT_TRUE(order(0, 3));
  EXPECT_FALSE(order(2, 3));
  EXPECT_FALSE(order(3, 0));
}

// stream 0:  0: write a ---> 1: read a
// stream 1:                        2: write b ---> 3: read b
TEST(LivenessTest, BuffersOfUnorderedStreamsConflict) {
  std::vector<BufferAccess> program = {{{}, {a}}, {{a}, {}}, {{}, {b}}, {{b}, {}}};
  std::vector<Lifetime> lifetimes = computeLifetimes(program, 2);
  HappensBefore noEvent(4, {{0, 1}, {2, 3}});
  EXPECT_THAT(computeConcurrency(program, noEvent, lifetimes), ElementsAre(Pair(a, b)));
}

TEST(LivenessTest, AnEventAfterTheLastUseSeparatesStreams) {
  std::vector<BufferAccess> program = {{{}, {a}}, {{a}, {}}, {{}, {b}}, {{b}, {}}};
  std::vector<Lifetime> lifetimes = computeLifetimes(program, 2);
  HappensBefore afterLastUse(4, {{0, 1}, {1, 2}, {2, 3}});
  EXPECT_THAT(computeConcurrency(program, afterLastUse, lifetimes), IsEmpty());
  HappensBefore tooEarly(4, {{0, 1}, {0, 2}, {2, 3}});
  EXPECT_THAT(computeConcurrency(program, tooEarly, lifetimes), ElementsAre(Pair(a, b)));
}

} // namespace
