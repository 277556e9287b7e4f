#include "passes/algorithms/ArenaPlanner.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <functional>
#include <random>

using namespace graphc::algorithms;
using testing::HasSubstr;

namespace {

ArenaBuffer buffer(std::string name, int64_t size, int64_t lower, int64_t upper) {
  ArenaBuffer result;
  result.name = std::move(name);
  result.size = size;
  result.lower = lower;
  result.upper = upper;
  return result;
}

ArenaPlan plan(const ArenaProblem &problem, const ArenaPlannerOptions &options = {}) {
  llvm::Expected<ArenaPlan> result = planArena(problem, options);
  if (!result) {
    ADD_FAILURE() << llvm::toString(result.takeError());
    return {};
  }
  EXPECT_EQ(verifyArenaPlan(problem, *result), std::nullopt);
  return *result;
}

std::string errorOf(const ArenaProblem &problem) {
  llvm::Expected<ArenaPlan> result = planArena(problem);
  return result ? "" : llvm::toString(result.takeError());
}

/// Sizes, alignments, aliases and conflicts of all kinds; always plannable.
ArenaProblem randomProblem(unsigned seed) {
  std::mt19937 random(seed);
  ArenaProblem problem;
  for (int i = 0, count = 1 + random() % 40; i < count; ++i) {
    int64_t lower = random() % 30;
    ArenaBuffer next = buffer("n" + std::to_string(i), random() % 300, lower, lower + random() % 8);
    next.alignment = int64_t(1) << random() % 7;
    if (i > 0 && random() % 5 == 0) {
      next.aliasOf = random() % i;
      next.aliasOffset = random() % 3 * 64;
    }
    problem.buffers.push_back(next);
    if (i > 0 && random() % 4 == 0)
      problem.extraConflicts.push_back({int32_t(random() % i), i});
  }
  return problem;
}

//===----------------------------------------------------------------------===//
// Packing
//===----------------------------------------------------------------------===//

//   32 +  +--b--+
//   16 |--+     +--    a and c share bytes
//    0 |a       |c
TEST(ArenaPlannerTest, BuffersOfDifferentTimesShareBytes) {
  ArenaPlan result =
      plan({{buffer("a", 16, 0, 2), buffer("b", 32, 1, 3), buffer("c", 16, 2, 4)}, {}});
  EXPECT_EQ(result.height, 48);
  EXPECT_TRUE(result.isOptimal());
  EXPECT_EQ(result.offsets[0], result.offsets[2]);
}

TEST(ArenaPlannerTest, TheBoundIsTheFullestTime) {
  ArenaPlan result =
      plan({{buffer("a", 10, 0, 1), buffer("b", 20, 1, 3), buffer("c", 5, 2, 3)}, {}});
  EXPECT_EQ(result.lowerBound, 25);
  ASSERT_EQ(result.contributors.size(), 2u);
  EXPECT_EQ(result.contributors[0].buffer, 1); // b, 20 bytes
  EXPECT_EQ(result.contributors[1].buffer, 2); // c, 5 bytes
}

TEST(ArenaPlannerTest, OffsetsAreAligned) {
  ArenaProblem problem{{buffer("a", 3, 0, 2), buffer("b", 8, 0, 2), buffer("c", 5, 0, 2)}, {}};
  for (ArenaBuffer &b : problem.buffers)
    b.alignment = 64;
  ArenaPlan result = plan(problem);
  EXPECT_EQ(result.height, 64 + 64 + 3); // the smallest last: nothing is rounded up there
  EXPECT_TRUE(result.isOptimal());
}

TEST(ArenaPlannerTest, EmptyAndDeadBuffersTakeNoRoom) {
  EXPECT_EQ(plan({{buffer("empty", 0, 0, 5), buffer("dead", 100, 3, 3)}, {}}).height, 0);
  EXPECT_EQ(plan({}).height, 0);
}

/// A rectangle of time x bytes cut at random into buffers: every byte is used at
/// every time, so the only plans at the bound are perfect ones.
ArenaProblem cutRectangle(unsigned seed, int64_t times, int64_t bytes) {
  std::mt19937 random(seed);
  ArenaProblem problem;
  std::function<void(int64_t, int64_t, int64_t, int64_t)> cut = [&](int64_t x0, int64_t x1,
                                                                    int64_t y0, int64_t y1) {
    bool canX = x1 - x0 > 1, canY = y1 - y0 > 1;
    if ((!canX && !canY) || (x1 - x0) * (y1 - y0) < 24 + int64_t(random() % 40)) {
      problem.buffers.push_back(buffer("b", y1 - y0, x0, x1));
    } else if (canX && (!canY || random() % 2)) {
      int64_t x = x0 + 1 + random() % (x1 - x0 - 1);
      cut(x0, x, y0, y1);
      cut(x, x1, y0, y1);
    } else {
      int64_t y = y0 + 1 + random() % (y1 - y0 - 1);
      cut(x0, x1, y0, y);
      cut(x0, x1, y, y1);
    }
  };
  cut(0, times, 0, bytes);
  return problem;
}

TEST(ArenaPlannerTest, SearchReachesTheBoundWhereGreedyDoesNot) {
  unsigned searched = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    ArenaPlan result = plan(cutRectangle(seed, 12, 64));
    ASSERT_EQ(result.height, 64) << "seed " << seed;
    searched += result.strategy == ArenaStrategy::ExactSearch;
  }
  EXPECT_GT(searched, 10u);
}

TEST(ArenaPlannerTest, WithoutSearchThePlanMayBeAboveTheBound) {
  ArenaPlannerOptions greedyOnly;
  greedyOnly.searchNodes = 0;
  unsigned above = 0;
  for (unsigned seed = 0; seed < 50; ++seed) {
    ArenaPlan result = plan(cutRectangle(seed, 12, 64), greedyOnly);
    EXPECT_NE(result.strategy, ArenaStrategy::ExactSearch);
    above += result.height > result.lowerBound;
  }
  EXPECT_GT(above, 10u);
}

// Five buffers, each in conflict with the next and the last with the first: at most
// two conflict pairwise, but two rows of bytes cannot hold a ring of odd length.
//
//   a-b-c-d-e      |  b   d        The row of e is the third.
//   +-------+      |a   c   e
TEST(ArenaPlannerTest, AProofOfInfeasibilityRaisesTheBound) {
  ArenaProblem ring{{}, {{0, 4}}};
  for (int64_t i = 0; i < 5; ++i)
    ring.buffers.push_back(buffer("b", 1, i, i + 2));
  ArenaPlan result = plan(ring);
  EXPECT_EQ(result.lowerBound, 3);
  EXPECT_EQ(result.height, 3);
}

TEST(ArenaPlannerTest, ACapacityIsGoodEnough) {
  ArenaPlannerOptions options;
  options.capacity = int64_t(1) << 40;
  EXPECT_EQ(plan(cutRectangle(1, 12, 64), options).searchNodes, 0u);
}

TEST(ArenaPlannerTest, EveryStrategyGivesAPlanThatVerifies) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    ArenaProblem problem = randomProblem(seed);
    ArenaPlannerOptions options;
    options.searchNodes = 500;
    ArenaPlan best = plan(problem, options);
    ASSERT_GE(best.height, best.lowerBound);
    for (int strategy = 0; strategy < int(ArenaStrategy::ExactSearch); ++strategy) {
      llvm::Expected<ArenaPlan> result = planArenaWith(problem, ArenaStrategy(strategy));
      ASSERT_TRUE(bool(result)) << llvm::toString(result.takeError());
      ASSERT_EQ(verifyArenaPlan(problem, *result), std::nullopt) << "seed " << seed;
    }
  }
}

TEST(ArenaPlannerTest, TheSameProblemGivesTheSamePlan) {
  for (unsigned seed : {1u, 2u, 3u})
    EXPECT_EQ(plan(cutRectangle(seed, 12, 64)).offsets, plan(cutRectangle(seed, 12, 64)).offsets);
}

//===----------------------------------------------------------------------===//
// Aliases and partial orders
//===----------------------------------------------------------------------===//

TEST(ArenaPlannerTest, AnInPlaceResultHasTheBytesOfItsOperand) {
  ArenaProblem problem{{buffer("x", 32, 0, 2), buffer("relu", 32, 1, 4), buffer("y", 32, 3, 5)},
                       {}};
  problem.buffers[1].aliasOf = 0;
  ArenaPlan result = plan(problem);
  EXPECT_EQ(result.offsets[1], result.offsets[0]);
  EXPECT_NE(result.offsets[2], result.offsets[0]); // alive with relu, hence with x's bytes
  EXPECT_EQ(result.height, 64);
}

TEST(ArenaPlannerTest, PartsOfAConcatenationLieInside) {
  ArenaProblem problem{
      {buffer("concat", 96, 2, 4), buffer("left", 32, 0, 3), buffer("right", 64, 1, 3)}, {}};
  problem.buffers[1].aliasOf = 0;
  problem.buffers[2].aliasOf = 0;
  problem.buffers[2].aliasOffset = 32;
  ArenaPlan result = plan(problem);
  EXPECT_EQ(result.height, 96);
  EXPECT_EQ(result.offsets[2], result.offsets[0] + 32);
}

TEST(ArenaPlannerTest, ExtraConflictsKeepBuffersApart) {
  ArenaPlan result =
      plan({{buffer("a", 32, 0, 1), buffer("b", 32, 1, 2), buffer("c", 8, 2, 3)}, {{0, 1}}});
  EXPECT_EQ(result.lowerBound, 64);
  EXPECT_EQ(result.height, 64);
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

TEST(ArenaPlannerTest, BadBuffersAreNamed) {
  ArenaProblem problem{{buffer("good", 4, 0, 1), buffer("bad", -1, 0, 1)}, {}};
  ArenaBuffer &bad = problem.buffers[1];
  EXPECT_EQ(errorOf(problem), "buffer 'bad': negative size -1");
  bad = buffer("bad", 4, 5, 1);
  EXPECT_EQ(errorOf(problem), "buffer 'bad': lifetime ends at 1, before its start 5");
  bad = buffer("bad", 4, 0, 1);
  bad.alignment = 24;
  EXPECT_EQ(errorOf(problem), "buffer 'bad': alignment 24 is not a power of two");
  bad.alignment = 16;
  bad.aliasOf = 0;
  bad.aliasOffset = 8;
  EXPECT_EQ(errorOf(problem),
            "buffer 'bad': lies 8 bytes inside 'good', which its alignment 16 forbids");
  bad.aliasOf = 7;
  EXPECT_EQ(errorOf(problem), "buffer 'bad': alias of buffer 7, expected one of 0..1");
}

TEST(ArenaPlannerTest, AliasCyclesAreRefused) {
  ArenaProblem problem{{buffer("a", 4, 0, 1), buffer("b", 4, 0, 1)}, {}};
  problem.buffers[0].aliasOf = 1;
  problem.buffers[1].aliasOf = 0;
  EXPECT_THAT(errorOf(problem), HasSubstr("is an alias of itself"));
}

TEST(ArenaPlannerTest, SizesThatDoNotAddUpAreRefused) {
  int64_t huge = int64_t(1) << 61;
  EXPECT_THAT(errorOf({{buffer("a", huge, 0, 1), buffer("b", huge, 2, 3)}, {}}),
              HasSubstr("add up to more than 2^62"));
}

TEST(ArenaPlannerTest, ConflictsMustNameBuffers) {
  EXPECT_EQ(errorOf({{buffer("a", 4, 0, 1)}, {{0, 3}}}), "conflict (0, 3) names no buffer");
}

//===----------------------------------------------------------------------===//
// The verifier
//===----------------------------------------------------------------------===//

class ArenaVerifierTest : public testing::Test {
protected:
  ArenaProblem problem{{buffer("a", 16, 0, 2), buffer("b", 16, 1, 3), buffer("view", 4, 0, 2)}, {}};
  ArenaPlan good;

  void SetUp() override {
    problem.buffers[2].aliasOf = 0;
    problem.buffers[2].aliasOffset = 8;
    problem.buffers[1].alignment = 16;
    good.offsets = {0, 16, 8};
    good.height = 32;
    ASSERT_EQ(verifyArenaPlan(problem, good), std::nullopt);
  }

  std::string complaint() const { return verifyArenaPlan(problem, good).value_or(""); }
};

TEST_F(ArenaVerifierTest, FindsAnOverlap) {
  good.offsets[1] = 0;
  EXPECT_EQ(complaint(), "'a' [0, 16) overlaps 'b' [0, 16), and both are alive at one time");
}

TEST_F(ArenaVerifierTest, FindsAnOverlapOfUnorderedBuffers) {
  problem.buffers[1].lower = 2;
  good.offsets[1] = 0;
  EXPECT_EQ(complaint(), "");
  problem.extraConflicts = {{1, 0}};
  EXPECT_THAT(complaint(), HasSubstr("nothing orders their uses"));
}

TEST_F(ArenaVerifierTest, FindsAMisplacedAlias) {
  good.offsets[2] = 4;
  EXPECT_THAT(complaint(), HasSubstr("is not 8 bytes inside 'a'"));
}

TEST_F(ArenaVerifierTest, FindsABufferOutsideTheArena) {
  good.height = 31;
  EXPECT_EQ(complaint(), "'b' [16, 32) leaves the arena of 31 bytes");
}

TEST_F(ArenaVerifierTest, FindsAMisalignedOffset) {
  good.offsets[1] = 24;
  good.height = 40;
  EXPECT_THAT(complaint(), HasSubstr("not aligned to 16"));
}

TEST(ArenaSummaryTest, NamesTheTopContributors) {
  ArenaProblem problem{{buffer("conv1", 2048, 0, 2), buffer("pool", 512, 1, 2)}, {}};
  EXPECT_EQ(summarize(problem, plan(problem), 1),
            "arena 2.5 KiB, bound 2.5 KiB (100.0 %), by-size-first-fit; at the peak: conv1 2.0 "
            "KiB and 1 more");
}

} // namespace
