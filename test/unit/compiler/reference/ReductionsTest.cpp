//===- ReductionsTest.cpp - sums, extrema, scans -----------------------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

TEST(ReduceTest, keepDimsKeepsOnes) {
  Tensor x = ints({2, 3}, {1, 2, 3, 4, 5, 6});
  Tensor rows = run("Sum", {x, ints({-1})}, {{"keep_dims", true}});
  EXPECT_THAT(rows.shape(), ElementsAre(2, 1));
  EXPECT_THAT(i32(rows), ElementsAre(6, 15));
  EXPECT_THAT(i32(run("Sum", {x, ints({0, 1})})), ElementsAre(21));
}

TEST(ReduceTest, noAxesLeaveTheTensor) {
  EXPECT_THAT(i32(run("Prod", {ints({2, 3}), ints({})})), ElementsAre(2, 3));
}

TEST(ReduceTest, emptyGroupsGiveTheIdentity) {
  Tensor x = floats({0, 1}, {});
  EXPECT_EQ(f32(run("Sum", {x, ints({0})}))[0], 0);
  EXPECT_EQ(f32(run("Prod", {x, ints({0})}))[0], 1);
  EXPECT_EQ(f32(run("Max", {x, ints({0})}))[0], -inf);
  EXPECT_TRUE(std::isnan(f32(run("Mean", {x, ints({0})}))[0]));
}

TEST(ReduceTest, sumIsRoundedOnce) {
  // In float the ones would vanish beside 2^24.
  EXPECT_EQ(f32(run("Sum", {floats({3}, {16777216, 1, 1}), ints({0})}))[0], 16777218);
}

TEST(ReduceTest, integerMeanTruncates) {
  EXPECT_THAT(i32(run("Mean", {ints({1, 2, -6}), ints({0})})), ElementsAre(-1));
}

TEST(ReduceTest, maximumOfAGroupWithNaNIsNaN) {
  EXPECT_TRUE(std::isnan(f32(run("Max", {floats({3}, {1, nan, 3}), ints({0})}))[0]));
}

TEST(ReduceTest, badAxesAreErrors) {
  EXPECT_THAT(errorOf("Sum", {ints({1}), ints({1})}), HasSubstr("Invalid reduction dimension"));
  EXPECT_THAT(errorOf("Sum", {ints({1}), ints({0, -1})}), HasSubstr("duplicate"));
}

TEST(ArgMaxTest, firstOfEqualsWinsAndNaNNever) {
  EXPECT_THAT(i64(run("ArgMax", {floats({4}, {1, 3, 3, nan}), scalar(0)})), ElementsAre(1));
  EXPECT_THAT(i64(run("ArgMin", {floats({3}, {nan, 3, 2}), scalar(0)})), ElementsAre(2));
}

TEST(ScanTest, exclusiveAndReverseRunFromTheOtherSide) {
  Tensor x = ints({1, 2, 3});
  EXPECT_THAT(i32(run("Cumsum", {x, scalar(0)})), ElementsAre(1, 3, 6));
  EXPECT_THAT(i32(run("Cumsum", {x, scalar(0)}, {{"exclusive", true}})), ElementsAre(0, 1, 3));
  EXPECT_THAT(i32(run("Cumsum", {x, scalar(0)}, {{"exclusive", true}, {"reverse", true}})),
              ElementsAre(5, 3, 0));
  EXPECT_THAT(i32(run("Cumprod", {x, scalar(0)}, {{"reverse", true}})), ElementsAre(6, 6, 3));
}

TEST(LogicalTest, emptyAllIsTrueAndEmptyAnyIsFalse) {
  EXPECT_TRUE(values<bool>(run("All", {bools({0}, {}), ints({0})}))[0]);
  EXPECT_FALSE(values<bool>(run("Any", {bools({0}, {}), ints({0})}))[0]);
}

TEST(BiasAddGradTest, sumsAllButTheChannel) {
  Tensor dy = floats({2, 1, 1, 2}, {1, 2, 3, 4});
  EXPECT_THAT(f32(run("BiasAddGrad", {dy})), ElementsAre(4, 6));
}

} // namespace
