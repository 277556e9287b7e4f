#include "passes/algorithms/ArenaSearch.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <functional>
#include <random>

using namespace graphc::algorithms;

namespace {

bool conflict(const SearchProblem &problem, int32_t i, int32_t j) {
  const SearchItem &a = problem.items[i], &b = problem.items[j];
  if (a.firstSection < b.lastSection && b.firstSection < a.lastSection)
    return true;
  return std::any_of(problem.extraConflicts.begin(), problem.extraConflicts.end(),
                     [&](auto pair) { return pair == std::pair(i, j) || pair == std::pair(j, i); });
}

/// The least height: every order of placing each buffer as low as it goes.
int32_t bruteForceHeight(const SearchProblem &problem) {
  size_t count = problem.items.size();
  std::vector<int32_t> offsets(count, -1);
  int32_t best = 1 << 29;
  std::function<void(size_t, int32_t)> place = [&](size_t done, int32_t height) {
    if (height >= best)
      return;
    if (done == count) {
      best = height;
      return;
    }
    for (size_t i = 0; i < count; ++i) {
      if (offsets[i] >= 0)
        continue;
      int32_t offset = 0, alignment = problem.items[i].alignment;
      for (size_t j = 0; j < count; ++j)
        if (offsets[j] >= 0 && conflict(problem, i, j))
          offset = std::max(offset, offsets[j] + problem.items[j].size);
      offset = (offset + alignment - 1) / alignment * alignment;
      offsets[i] = offset;
      place(done + 1, std::max(height, offset + problem.items[i].size));
      offsets[i] = -1;
    }
  };
  place(0, 0);
  return best;
}

bool isPacking(const SearchProblem &problem, const std::vector<int32_t> &offsets,
               int32_t capacity) {
  for (size_t i = 0; i < offsets.size(); ++i) {
    const SearchItem &a = problem.items[i];
    if (offsets[i] < 0 || offsets[i] + a.size > capacity || offsets[i] % a.alignment != 0)
      return false;
    for (size_t j = 0; j < i; ++j)
      if (conflict(problem, i, j) && offsets[i] < offsets[j] + problem.items[j].size &&
          offsets[j] < offsets[i] + a.size)
        return false;
  }
  return true;
}

SearchProblem randomProblem(unsigned seed, bool aligned, bool extra, int32_t maxCount = 7) {
  std::mt19937 random(seed);
  SearchProblem problem;
  problem.numSections = 9;
  int32_t count = 3 + random() % (maxCount - 2);
  for (int32_t i = 0; i < count; ++i) {
    int32_t first = random() % 6, length = 1 + random() % 3;
    int32_t alignment = aligned ? 1 << random() % 3 : 1;
    problem.items.push_back({int32_t(1 + random() % 9), alignment, first, first + length});
  }
  for (int32_t i = 0; extra && i < count; ++i)
    for (int32_t j = 0; j < i; ++j)
      if (!conflict(problem, i, j) && random() % 3 == 0)
        problem.extraConflicts.push_back({j, i});
  return problem;
}

void expectExact(bool aligned, bool extra) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SearchProblem problem = randomProblem(seed, aligned, extra);
    int32_t height = bruteForceHeight(problem);
    SearchResult fits = searchArena(problem, height, {});
    ASSERT_EQ(fits.outcome, SearchOutcome::Found) << "seed " << seed;
    ASSERT_TRUE(isPacking(problem, fits.offsets, height)) << "seed " << seed;
    ASSERT_EQ(searchArena(problem, height - 1, {}).outcome, SearchOutcome::Infeasible)
        << "seed " << seed;
  }
}

TEST(ArenaSearchTest, FindsTheLeastHeightOfRandomIntervals) {
  expectExact(/*aligned=*/false, /*extra=*/false);
}

TEST(ArenaSearchTest, FindsTheLeastHeightWithAlignments) {
  expectExact(/*aligned=*/true, /*extra=*/false);
}

TEST(ArenaSearchTest, FindsTheLeastHeightWithExtraConflicts) {
  expectExact(/*aligned=*/true, /*extra=*/true);
}

TEST(ArenaSearchTest, TheSameSeedGivesTheSamePacking) {
  SearchProblem problem = randomProblem(7, false, false);
  int32_t height = bruteForceHeight(problem);
  SearchResult first = searchArena(problem, height, {}), second = searchArena(problem, height, {});
  EXPECT_EQ(first.offsets, second.offsets);
  EXPECT_EQ(first.nodes, second.nodes);
}

TEST(ArenaSearchTest, GivesUpAtTheNodeLimit) {
  SearchProblem problem = randomProblem(5, false, false, /*maxCount=*/60);
  SearchLimits limits;
  limits.nodes = 1;
  SearchResult result = searchArena(problem, 1000, limits);
  EXPECT_EQ(result.outcome, SearchOutcome::GaveUp);
  EXPECT_LE(result.nodes, 2u);
}

TEST(ArenaSearchTest, GivesUpAtTheDeadline) {
  SearchProblem problem = randomProblem(5, false, false);
  SearchLimits limits;
  limits.deadline = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  EXPECT_EQ(searchArena(problem, 1000, limits).outcome, SearchOutcome::GaveUp);
}

TEST(ArenaSearchTest, NothingFitsEverywhere) {
  EXPECT_EQ(searchArena({}, 0, {}).outcome, SearchOutcome::Found);
}

TEST(ArenaSearchTest, SizesBeyondTheUnitLimitGiveUpAtOnce) {
  SearchProblem problem;
  problem.items = {{1 << 29, 1, 0, 1}, {1 << 29, 1, 0, 1}};
  problem.numSections = 1;
  EXPECT_EQ(searchArena(problem, 1 << 30, {}).outcome, SearchOutcome::GaveUp);
}

} // namespace
