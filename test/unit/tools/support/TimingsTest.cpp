#include "tools/support/Timings.h"

#include "gtest/gtest.h"

using namespace graphc::cli;

namespace {

TEST(Timings, QuantilesAreNearestRanks) {
  std::vector<int64_t> sorted = {10, 20, 30, 40, 50};
  EXPECT_EQ(quantile(sorted, 0), 10);
  EXPECT_EQ(quantile(sorted, 0.2), 10);
  EXPECT_EQ(quantile(sorted, 0.21), 20);
  EXPECT_EQ(quantile(sorted, 0.5), 30);
  EXPECT_EQ(quantile(sorted, 0.99), 50);
  EXPECT_EQ(quantile(sorted, 1), 50);
}

TEST(Timings, TheMedianOfAnEvenNumberIsTheMiddleOfTwo) {
  Json facts =
      toJson({.firstNs = 9'000'000, .runsNs = {4'000'000, 1'000'000, 2'000'000, 3'000'000}});
  EXPECT_DOUBLE_EQ(facts["median_ms"].get<double>(), 2.5);
  EXPECT_DOUBLE_EQ(facts["p50_ms"].get<double>(), 2);
  EXPECT_DOUBLE_EQ(facts["p99_ms"].get<double>(), 4);
  EXPECT_DOUBLE_EQ(facts["min_ms"].get<double>(), 1);
  EXPECT_DOUBLE_EQ(facts["first_ms"].get<double>(), 9);
  EXPECT_EQ(facts["runs"].get<size_t>(), 4u);
}

TEST(Timings, OneRunIsEveryQuantile) {
  Json facts = toJson({.firstNs = 1, .runsNs = {5'000'000}});
  EXPECT_DOUBLE_EQ(facts["median_ms"].get<double>(), 5);
  EXPECT_DOUBLE_EQ(facts["p99_ms"].get<double>(), 5);
}

TEST(Timings, DurationsHaveTheUnitThatSuits) {
  EXPECT_EQ(durationText(999), "999 ns");
  EXPECT_EQ(durationText(1250), "1.25 us");
  EXPECT_EQ(durationText(2.5e6), "2.5 ms");
  EXPECT_EQ(durationText(4e12), "4000 s");
}

} // namespace
