#include "passes/algorithms/SymbolicArena.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <random>

using namespace graphc;
using namespace graphc::algorithms;
using testing::HasSubstr;

namespace {

SymExpr size(llvm::StringRef text) {
  std::optional<SymExpr> expr = SymExpr::parse(text);
  EXPECT_TRUE(expr) << text.str();
  return expr.value_or(SymExpr::unknown());
}

SymbolicBuffer buffer(std::string name, llvm::StringRef bytes, int64_t lower, int64_t upper) {
  SymbolicBuffer result;
  result.name = std::move(name);
  result.size = size(bytes);
  result.lower = lower;
  result.upper = upper;
  return result;
}

SymbolBinding nothingLikely = [](llvm::StringRef) -> std::optional<int64_t> {
  return std::nullopt;
};

SymbolicArenaPlan plan(const SymbolicArenaProblem &problem) {
  llvm::Expected<SymbolicArenaPlan> result = planSymbolicArena(problem, nothingLikely);
  if (!result) {
    ADD_FAILURE() << llvm::toString(result.takeError());
    return {};
  }
  return *result;
}

/// Evaluates at b, h and has the numeric verifier look at it.
int64_t heightAt(const SymbolicArenaProblem &problem, const SymbolicArenaPlan &plan, int64_t b,
                 int64_t h = 1) {
  std::optional<EvaluatedArena> at =
      evaluateArena(problem, plan, [&](llvm::StringRef name) -> std::optional<int64_t> {
        return name == "b" ? b : h;
      });
  if (!at) {
    ADD_FAILURE() << "no value at b=" << b << " h=" << h;
    return -1;
  }
  EXPECT_EQ(verifyArenaPlan(at->problem, at->plan), std::nullopt) << "b=" << b << " h=" << h;
  return at->plan.height;
}

TEST(SymbolicArenaTest, OffsetsAreSumsOfTheSizesBelow) {
  SymbolicArenaProblem problem{
      {buffer("x", "b*8", 0, 2), buffer("y", "b*4", 1, 3), buffer("z", "b*8", 2, 4)}, {}};
  SymbolicArenaPlan result = plan(problem);
  EXPECT_EQ(result.height.str(), "b*12");
  EXPECT_EQ(result.offsets[0], result.offsets[2]); // x and z share
}

//   |  y  |    Whether x or z is larger depends on b and h, and y is above both.
//   |x |z |
TEST(SymbolicArenaTest, AnOffsetAboveTwoBuffersIsTheirMaximum) {
  SymbolicArenaProblem problem{
      {buffer("x", "b*64", 0, 1), buffer("z", "h*64", 1, 2), buffer("y", "b", 0, 2)}, {}};
  SymbolicArenaPlan result = plan(problem);
  for (int64_t b : {0, 1, 9})
    for (int64_t h : {0, 2, 40})
      EXPECT_EQ(heightAt(problem, result, b, h), std::max(b, h) * 64 + b);
}

TEST(SymbolicArenaTest, OffsetsAreAlignedForEveryBinding) {
  SymbolicArenaProblem problem{{buffer("x", "b*3", 0, 2), buffer("y", "b*1000+4", 0, 2),
                                buffer("z", "floordiv(b+1,2)", 0, 2)},
                               {}};
  for (SymbolicBuffer &next : problem.buffers)
    next.alignment = 64;
  SymbolicArenaPlan result = plan(problem);
  for (int64_t b = 0; b < 200; ++b)
    heightAt(problem, result, b);
}

TEST(SymbolicArenaTest, AliasesLieInsideTheirOwner) {
  SymbolicArenaProblem problem{
      {buffer("concat", "b*96", 2, 4), buffer("left", "b*32", 0, 3), buffer("right", "b*64", 1, 3)},
      {}};
  problem.buffers[1].aliasOf = problem.buffers[2].aliasOf = 0;
  problem.buffers[2].aliasOffset = size("b*32");
  SymbolicArenaPlan result = plan(problem);
  EXPECT_EQ(result.height.str(), "b*96");
  EXPECT_EQ((result.offsets[2] - result.offsets[0]).str(), "b*32");
}

TEST(SymbolicArenaTest, AnAliasMustBeAlignedForEveryBinding) {
  SymbolicArenaProblem problem{{buffer("x", "b*96", 0, 2), buffer("part", "b*4", 0, 2)}, {}};
  problem.buffers[1].aliasOf = 0;
  problem.buffers[1].aliasOffset = size("b*4"); // 64 at the likely b of 16
  problem.buffers[1].alignment = 64;
  llvm::Expected<SymbolicArenaPlan> result = planSymbolicArena(problem, nothingLikely);
  ASSERT_FALSE(bool(result));
  EXPECT_THAT(llvm::toString(result.takeError()), HasSubstr("buffer 'part': lies b*4 bytes"));
}

TEST(SymbolicArenaTest, UnknownSizesAreRefused) {
  llvm::Expected<SymbolicArenaPlan> result =
      planSymbolicArena({{buffer("x", "?", 0, 2)}, {}}, nothingLikely);
  ASSERT_FALSE(bool(result));
  EXPECT_EQ(llvm::toString(result.takeError()),
            "buffer 'x': its size ? has no value at the likely sizes");
}

TEST(SymbolicArenaTest, AtTheLikelyValuesItIsAsSmallAsTheNumericPlan) {
  SymbolicArenaProblem problem;
  std::mt19937 random(1);
  for (int i = 0; i < 60; ++i) {
    int64_t lower = random() % 40;
    problem.buffers.push_back(buffer("n" + std::to_string(i),
                                     "b*" + std::to_string(64 * (1 + random() % 50)), lower,
                                     lower + 1 + random() % 6));
  }
  SymbolicArenaPlan result = plan(problem);
  EXPECT_EQ(heightAt(problem, result, defaultLikely), result.likely.height);
  EXPECT_EQ(heightAt(problem, result, 4 * defaultLikely), 4 * result.likely.height);
}

TEST(SymbolicArenaTest, RandomPlansHoldForEveryBindingTried) {
  const char *sizes[] = {
      "b*12",      "h*20+4", "b*h",  "floordiv(h+1,2)*b", "max(b,h)*4", "100", "ceildiv(b*h,3)*8",
      "min(b,64)", "0",      "b*b*2"};
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    SymbolicArenaProblem problem;
    for (int i = 0, count = 2 + random() % 50; i < count; ++i) {
      int64_t lower = random() % 20;
      problem.buffers.push_back(
          buffer("n" + std::to_string(i), sizes[random() % 10], lower, lower + random() % 6));
      problem.buffers.back().alignment = int64_t(1) << random() % 7;
      if (i > 0 && random() % 6 == 0)
        problem.buffers.back().aliasOf = random() % i;
      if (i > 0 && random() % 4 == 0)
        problem.extraConflicts.push_back({int32_t(random() % i), i});
    }
    SymbolicArenaPlan result = plan(problem);
    for (int64_t b : {0, 1, 16, 1000})
      for (int64_t h : {0, 3, 16, 500})
        heightAt(problem, result, b, h);
  }
}

} // namespace
