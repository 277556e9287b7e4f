//===- SegmentTest.cpp - ops that reduce or place by an index ---===//
//
// Expected values are those of TensorFlow 2.21 on a CPU.
//
//===---===//
#include "test/unit/runtime/kernels/TestContext.h"

extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_segment();

namespace graphc::runtime::host {
namespace {
using testing::ElementsAre;

TEST(SegmentFamily, SegmentSumLeavesAGapZero) {
  TestContext run(graphc_host_kernels_segment(), "SegmentSum", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8}).operand<int32_t>({4}, {0, 0, 2, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(4, 6, 0, 0, 12, 14));
}

TEST(SegmentFamily, SegmentProdLeavesAGapOne) {
  TestContext run(graphc_host_kernels_segment(), "SegmentProd", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8}).operand<int32_t>({4}, {0, 0, 2, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(3, 8, 1, 1, 35, 48));
}

TEST(SegmentFamily, SegmentMeanOfIntegersTruncates) {
  TestContext run(graphc_host_kernels_segment(), "SegmentMean", {DType::Int32});
  run.operand<int32_t>({3}, {-3, -4, 5}).operand<int64_t>({3}, {0, 0, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(-3, 5));
}

TEST(SegmentFamily, SegmentMaxOfBFloat16) {
  TestContext run(graphc_host_kernels_segment(), "SegmentMax", {DType::BFloat16});
  run.operand<BFloat16>({3}, {1.5f, -2, 3}).operand<int32_t>({3}, {0, 0, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  expectNear(run.floats<BFloat16>(0), {1.5f, 3}, 0);
}

TEST(SegmentFamily, SegmentMinLeavesAGapZero) {
  TestContext run(graphc_host_kernels_segment(), "SegmentMin", {DType::UInt8});
  run.operand<uint8_t>({3}, {5, 3, 9}).operand<int32_t>({3}, {1, 1, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  EXPECT_THAT(run.values<uint8_t>(0), ElementsAre(0, 3, 9));
}

TEST(SegmentFamily, SegmentSumOfNothingHasNoSegments) {
  TestContext run(graphc_host_kernels_segment(), "SegmentSum", {DType::Float32});
  run.operand<float>({0, 2}, {}).operand<int32_t>({0}, {});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre());
}

TEST(SegmentFamily, SegmentSumRefusesFallingIds) {
  TestContext run(graphc_host_kernels_segment(), "SegmentSum", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8}).operand<int32_t>({4}, {0, 1, 0, 2});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "segment ids are not increasing"));
}

TEST(SegmentFamily, SegmentSumRefusesOtherLengths) {
  TestContext run(graphc_host_kernels_segment(), "SegmentSum", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8}).operand<int32_t>({2}, {0, 1});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "segment_ids should be the same size as dimension 0 of input."));
}

TEST(SegmentFamily, UnsortedSegmentSumSkipsNegativeIds) {
  TestContext run(graphc_host_kernels_segment(), "UnsortedSegmentSum", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({4}, {2, -1, 0, 2})
      .operand<int32_t>({}, {3});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(5, 6, 0, 0, 8, 10));
}

TEST(SegmentFamily, UnsortedSegmentMaxStartsAtTheLowest) {
  TestContext run(graphc_host_kernels_segment(), "UnsortedSegmentMax", {DType::Int16});
  run.operand<int16_t>({2}, {3, -7}).operand<int32_t>({2}, {0, 0}).operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<int16_t>(0), ElementsAre(3, -32768));
}

TEST(SegmentFamily, UnsortedSegmentMinStartsAtTheHighest) {
  TestContext run(graphc_host_kernels_segment(), "UnsortedSegmentMin", {DType::UInt8});
  run.operand<uint8_t>({2}, {3, 7}).operand<int32_t>({2}, {1, 1}).operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<uint8_t>(0), ElementsAre(255, 3));
}

TEST(SegmentFamily, UnsortedSegmentProdOfComplex) {
  TestContext run(graphc_host_kernels_segment(), "UnsortedSegmentProd", {DType::Complex64});
  run.operand<Complex64>({3}, {{1, 1}, {2, 0}, {0, 1}})
      .operand<int32_t>({3}, {0, 0, 1})
      .operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<Complex64>(0), ElementsAre(Complex64{2, 2}, Complex64{0, 1}));
}

TEST(SegmentFamily, UnsortedSegmentSumTakesIdsOfAnyRank) {
  TestContext run(graphc_host_kernels_segment(), "UnsortedSegmentSum", {DType::Float32});
  run.operand<float>({2, 2, 2}, {0, 1, 2, 3, 4, 5, 6, 7})
      .operand<int32_t>({2, 2}, {0, 1, 1, 0})
      .operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(6, 8, 6, 8));
}

TEST(SegmentFamily, UnsortedSegmentSumRefusesAnIdOutOfRange) {
  TestContext run(graphc_host_kernels_segment(), "UnsortedSegmentSum", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({4}, {0, 1, 5, 0})
      .operand<int32_t>({}, {3});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "segment_ids[2] = 5 is out of range [0, 3)"));
}

TEST(SegmentFamily, SparseSegmentSqrtNDividesByTheRoot) {
  TestContext run(graphc_host_kernels_segment(), "SparseSegmentSqrtN", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({5}, {0, 1, 2, 3, 0})
      .operand<int32_t>({5}, {0, 0, 0, 0, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  expectNear(run.values<float>(0), {8, 10, 0, 0, 1, 2}, 1e-07);
}

TEST(SegmentFamily, SparseSegmentMeanTakesANumberOfSegments) {
  TestContext run(graphc_host_kernels_segment(), "SparseSegmentMeanWithNumSegments",
                  {DType::Float16});
  run.operand<Half>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int64_t>({2}, {3, 0})
      .operand<int32_t>({2}, {1, 1})
      .operand<int32_t>({}, {3});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  expectNear(run.floats<Half>(0), {0, 0, 4, 5, 0, 0}, 0);
}

TEST(SegmentFamily, SparseSegmentMeanGradSpreadsEvenly) {
  TestContext run(graphc_host_kernels_segment(), "SparseSegmentMeanGrad", {DType::Float32});
  run.operand<float>({2, 1}, {6, 9})
      .operand<int32_t>({3}, {0, 2, 2})
      .operand<int32_t>({3}, {0, 0, 1})
      .operand<int32_t>({}, {4});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(4, 1));
  EXPECT_THAT(run.values<float>(0), ElementsAre(3, 0, 12, 0));
}

TEST(SegmentFamily, SparseSegmentSumRefusesARowOutOfRange) {
  TestContext run(graphc_host_kernels_segment(), "SparseSegmentSum", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({2}, {0, 7})
      .operand<int32_t>({2}, {0, 1});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "Bad: indices[1] == 7 out of range [0, 4)"));
}

TEST(SegmentFamily, BincountAddsWeights) {
  TestContext run(graphc_host_kernels_segment(), "Bincount", {DType::Float32});
  run.operand<int32_t>({2, 2}, {0, 3, 3, 9})
      .operand<int32_t>({}, {5})
      .operand<float>({2, 2}, {0.5f, 1, 2, 4});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(5));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0.5f, 0, 0, 3, 0));
}

TEST(SegmentFamily, BincountRefusesANegativeValue) {
  TestContext run(graphc_host_kernels_segment(), "Bincount", {DType::Int32});
  run.operand<int32_t>({1}, {-1}).operand<int32_t>({}, {5}).operand<int32_t>({0}, {});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "Input arr must be non-negative!"));
}

TEST(SegmentFamily, DenseBincountMarksRows) {
  TestContext run(graphc_host_kernels_segment(), "DenseBincount", {DType::Int32});
  run.operand<int64_t>({2, 3}, {0, 0, 2, 1, 7, 1})
      .operand<int64_t>({}, {3})
      .operand<int32_t>({0}, {})
      .set("binary_output", true);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(1, 0, 1, 0, 1, 0));
}

TEST(SegmentFamily, HistogramPutsOutliersIntoTheEndBins) {
  TestContext run(graphc_host_kernels_segment(), "HistogramFixedWidth", {DType::Int32});
  run.operand<float>({6}, {-1, 0, 1.5f, 2, 5, 15})
      .operand<float>({2}, {0, 5})
      .operand<int32_t>({}, {5});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(5));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(2, 1, 1, 0, 2));
}

TEST(SegmentFamily, HistogramRefusesAnEmptyRange) {
  TestContext run(graphc_host_kernels_segment(), "HistogramFixedWidth", {DType::Int32});
  run.operand<float>({1}, {1}).operand<float>({2}, {5, 5}).operand<int32_t>({}, {5});
  EXPECT_THAT(
      run.run(),
      failsWith(StatusCode::InvalidArgument,
                "value_range should satisfy value_range[0] < value_range[1], but got '[5, 5]'"));
}

TEST(SegmentFamily, DynamicPartitionKeepsOrder) {
  TestContext run(graphc_host_kernels_segment(), "DynamicPartition",
                  {DType::Float32, DType::Float32, DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({4}, {1, 0, 1, 1})
      .set("num_partitions", 3);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(3, 4));
  EXPECT_THAT(run.dims(1), ElementsAre(3, 2));
  EXPECT_THAT(run.values<float>(1), ElementsAre(1, 2, 5, 6, 7, 8));
  EXPECT_THAT(run.dims(2), ElementsAre(0, 2));
  EXPECT_THAT(run.values<float>(2), ElementsAre());
}

TEST(SegmentFamily, DynamicPartitionOfStrings) {
  TestContext run(graphc_host_kernels_segment(), "DynamicPartition",
                  {DType::String, DType::String});
  run.strings({3}, {"a", "bb", ""}).operand<int32_t>({3}, {1, 0, 1}).set("num_partitions", 2);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1));
  EXPECT_THAT(run.strings(0), ElementsAre("bb"));
  EXPECT_THAT(run.dims(1), ElementsAre(2));
  EXPECT_THAT(run.strings(1), ElementsAre("a", ""));
}

TEST(SegmentFamily, DynamicPartitionRefusesAPartitionOutOfRange) {
  TestContext run(graphc_host_kernels_segment(), "DynamicPartition",
                  {DType::Float32, DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({4}, {0, 1, 2, 0})
      .set("num_partitions", 2);
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "partitions[2] = 2 is not in [0, 2)"));
}

TEST(SegmentFamily, DynamicStitchLetsTheLastWin) {
  TestContext run(graphc_host_kernels_segment(), "DynamicStitch", {DType::Float32});
  run.operand<int32_t>({}, {2})
      .operand<int32_t>({2}, {0, 2})
      .operand<float>({2}, {1, 2})
      .operand<float>({2, 2}, {3, 4, 5, 6});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(3, 4, 0, 0, 5, 6));
}

TEST(SegmentFamily, DynamicStitchOfStrings) {
  TestContext run(graphc_host_kernels_segment(), "DynamicStitch", {DType::String});
  run.operand<int32_t>({2}, {1, 0}).strings({2}, {"x", "y"});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.strings(0), ElementsAre("y", "x"));
}

TEST(SegmentFamily, DynamicStitchRefusesOtherRows) {
  TestContext run(graphc_host_kernels_segment(), "DynamicStitch", {DType::Float32});
  run.operand<int32_t>({1}, {0})
      .operand<int32_t>({1}, {1})
      .operand<float>({1, 2}, {1, 2})
      .operand<float>({1, 3}, {1, 2, 3});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument,
                        "Need data[0].shape[1:] = data[1].shape[1:], got data[0].shape = [1,2], "
                        "data[1].shape = [1,3], indices[0].shape = [1], indices[1].shape = [1]"));
}

TEST(SegmentFamily, GatherNdOfSlices) {
  TestContext run(graphc_host_kernels_segment(), "GatherNd", {DType::Int16});
  run.operand<int16_t>({2, 3, 2}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
      .operand<int32_t>({2, 2}, {1, 2, 0, 0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<int16_t>(0), ElementsAre(10, 11, 0, 1));
}

TEST(SegmentFamily, GatherNdOfStrings) {
  TestContext run(graphc_host_kernels_segment(), "GatherNd", {DType::String});
  run.strings({2, 2}, {"a", "b", "c", "d"}).operand<int32_t>({2, 2}, {1, 0, 0, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.strings(0), ElementsAre("c", "b"));
}

TEST(SegmentFamily, GatherNdOfNothing) {
  TestContext run(graphc_host_kernels_segment(), "GatherNd", {DType::Float32});
  run.operand<float>({0, 2}, {}).operand<int32_t>({0, 1}, {});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre());
}

TEST(SegmentFamily, ScatterNdAddsRepetitions) {
  TestContext run(graphc_host_kernels_segment(), "ScatterNd", {DType::Float32});
  run.operand<int32_t>({3, 1}, {1, 3, 1})
      .operand<float>({3}, {9, 10, 11})
      .operand<int32_t>({1}, {5});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(5));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 20, 0, 10, 0));
}

TEST(SegmentFamily, ScatterNdOfHalf) {
  TestContext run(graphc_host_kernels_segment(), "ScatterNd", {DType::Float16});
  run.operand<int64_t>({1, 2}, {0, 1}).operand<Half>({1}, {2.5f}).operand<int64_t>({2}, {1, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 2));
  expectNear(run.floats<Half>(0), {0, 2.5f}, 0);
}

TEST(SegmentFamily, ScatterNdRefusesAnIndexOutOfRange) {
  TestContext run(graphc_host_kernels_segment(), "ScatterNd", {DType::Float32});
  run.operand<int32_t>({1, 1}, {7}).operand<float>({1}, {9}).operand<int32_t>({1}, {5});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "indices[0] = [7] does not index into shape [5]"));
}

TEST(SegmentFamily, TensorScatterUpdateOfStrings) {
  TestContext run(graphc_host_kernels_segment(), "TensorScatterUpdate", {DType::String});
  run.strings({2}, {"a", "b"}).operand<int32_t>({1, 1}, {1}).strings({1}, {"zz"});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "zz"));
}

TEST(SegmentFamily, TensorScatterSubOfUnsignedWraps) {
  TestContext run(graphc_host_kernels_segment(), "TensorScatterSub", {DType::UInt8});
  run.operand<uint8_t>({2}, {1, 2}).operand<int32_t>({2, 1}, {0, 0}).operand<uint8_t>({2}, {1, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<uint8_t>(0), ElementsAre(255, 2));
}

TEST(SegmentFamily, TensorScatterMaxOfRows) {
  TestContext run(graphc_host_kernels_segment(), "TensorScatterMax", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({1, 1}, {1})
      .operand<float>({1, 2}, {0, 9});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(4, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(1, 2, 3, 9, 5, 6, 7, 8));
}

TEST(SegmentFamily, TensorScatterMinRefusesOtherSlices) {
  TestContext run(graphc_host_kernels_segment(), "TensorScatterMin", {DType::Float32});
  run.operand<float>({4, 2}, {1, 2, 3, 4, 5, 6, 7, 8})
      .operand<int32_t>({1, 1}, {1})
      .operand<float>({1, 1}, {0});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "Dimensions [1,2) of input[shape=[4,2]] must match dimensions "
                                   "[1,2) of updates[shape=[1,1]]"));
}

} // namespace
} // namespace graphc::runtime::host
