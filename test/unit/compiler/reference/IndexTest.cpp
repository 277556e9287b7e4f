//===- IndexTest.cpp - scatters, segments, sorting -----------------------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

TEST(ScatterTest, repeatedIndicesAddUp) {
  EXPECT_THAT(i32(run("ScatterNd", {ints({3, 1}, {0, 2, 0}), ints({1, 2, 4}), ints({3})})),
              ElementsAre(5, 0, 2));
}

TEST(ScatterTest, theLastUpdateWins) {
  EXPECT_THAT(i32(run("TensorScatterUpdate", {ints({7, 8}), ints({2, 1}, {1, 1}), ints({1, 2})})),
              ElementsAre(7, 2));
}

TEST(ScatterTest, indexOutsideIsAnError) {
  EXPECT_THAT(errorOf("ScatterNd", {ints({1, 1}, {3}), ints({1}), ints({3})}),
              HasSubstr("does not index into shape [3]"));
}

TEST(ScatterTest, updatesMustHaveTheSlicesShape) {
  EXPECT_THAT(errorOf("TensorScatterAdd",
                      {ints({2, 2}, {0, 0, 0, 0}), ints({1, 1}, {0}), ints({1, 3}, {1, 2, 3})}),
              HasSubstr("expected [1,2]"));
}

TEST(StitchTest, laterOperandsWinAndGapsAreZero) {
  EXPECT_THAT(i32(run("DynamicStitch", {ints({0, 1}), ints({1, 3}), ints({5, 6}), ints({7, 8})})),
              ElementsAre(5, 7, 0, 8));
}

TEST(PartitionTest, rowsKeepTheirOrder) {
  std::vector<Tensor> parts = runAll("DynamicPartition", {ints({1, 2, 3}), ints({1, 0, 1})},
                                     {{"num_partitions", int64_t{2}}});
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_THAT(i32(parts[0]), ElementsAre(2));
  EXPECT_THAT(i32(parts[1]), ElementsAre(1, 3));
}

TEST(SegmentTest, gapsAreZeroForExtremaAndOneForProducts) {
  Tensor data = ints({3, 4}), ids = ints({0, 2});
  EXPECT_THAT(i32(run("SegmentMax", {data, ids})), ElementsAre(3, 0, 4));
  EXPECT_THAT(i32(run("SegmentProd", {data, ids})), ElementsAre(3, 1, 4));
  EXPECT_THAT(errorOf("SegmentSum", {data, ints({1, 0})}), HasSubstr("not increasing"));
}

TEST(SegmentTest, unsortedDropsNegativeIdsAndStartsAtTheLowest) {
  EXPECT_THAT(i32(run("UnsortedSegmentMax", {ints({3, 4, 5}), ints({1, -1, 1}), scalar(2)})),
              ElementsAre(INT32_MIN, 5));
  EXPECT_THAT(errorOf("UnsortedSegmentSum", {ints({3}), ints({2}), scalar(2)}),
              HasSubstr("out of range"));
}

TEST(SegmentTest, sparseMeanDividesByTheCount) {
  Tensor mean =
      run("SparseSegmentMean", {floats({3}, {1, 2, 9}), ints({0, 2, 1}), ints({0, 0, 1})});
  EXPECT_THAT(f32(mean), ElementsAre(5, 2));
}

TEST(BincountTest, valuesAboveTheBinsAreIgnored) {
  EXPECT_THAT(f32(run("Bincount", {ints({1, 1, 7}), scalar(3), floats({0}, {})})),
              ElementsAre(0, 2, 0));
}

TEST(HistogramTest, valuesOutsideCountInTheOutermostBins) {
  EXPECT_THAT(i32(run("HistogramFixedWidth",
                      {floats({4}, {-5, 0, 4.9f, 99}), floats({2}, {0, 5}), scalar(5)})),
              ElementsAre(2, 0, 0, 0, 2));
}

TEST(TopKTest, equalsComeInIndexOrder) {
  std::vector<Tensor> top = runAll("TopKV2", {floats({4}, {1, 3, 3, 2}), scalar(3)});
  ASSERT_EQ(top.size(), 2u);
  EXPECT_THAT(f32(top[0]), ElementsAre(3, 3, 2));
  EXPECT_THAT(i32(top[1]), ElementsAre(1, 2, 3));
}

TEST(UniqueTest, firstAppearanceOrders) {
  std::vector<Tensor> unique = runAll("UniqueWithCounts", {ints({3, 1, 3, 2})});
  ASSERT_EQ(unique.size(), 3u);
  EXPECT_THAT(i32(unique[0]), ElementsAre(3, 1, 2));
  EXPECT_THAT(i32(unique[1]), ElementsAre(0, 1, 0, 2));
  EXPECT_THAT(i32(unique[2]), ElementsAre(2, 1, 1));
}

TEST(UniqueTest, zerosAreOneValueAndNaNsAreNot) {
  float nan = std::numeric_limits<float>::quiet_NaN();
  Tensor unique = run("Unique", {floats({4}, {0, -0.0f, nan, nan})});
  EXPECT_EQ(unique.numElements(), 3);
}

TEST(UniqueTest, alongAnAxisWholeSlicesCompare) {
  Tensor unique = run("UniqueV2", {ints({2, 3}, {1, 2, 1, 3, 4, 3}), ints({1})});
  EXPECT_THAT(unique.shape(), ElementsAre(2, 2));
  EXPECT_THAT(i32(unique), ElementsAre(1, 2, 3, 4));
}

TEST(BoundTest, lowerStopsBeforeEqualsAndUpperAfter) {
  Tensor sorted = ints({1, 4}, {1, 2, 2, 5}), value = ints({1, 1}, {2});
  EXPECT_THAT(i32(run("LowerBound", {sorted, value})), ElementsAre(1));
  EXPECT_THAT(i32(run("UpperBound", {sorted, value})), ElementsAre(3));
}

} // namespace
