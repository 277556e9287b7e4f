//===- SortTest.cpp - ops that compare, order and search elements ---===//
//
// Expected values are those of TensorFlow 2.21 on a CPU.
//
//===---===//
#include "test/unit/runtime/kernels/TestContext.h"

extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_sort();

namespace graphc::runtime::host {
namespace {
using testing::ElementsAre;

TEST(SortFamily, TopKV2OrdersEqualElementsByPosition) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Float32, DType::Int32});
  run.operand<float>({2, 4}, {1, 3, 3, 2, -1, 0, -2, 0}).operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(3, 3, 0, 0));
  EXPECT_THAT(run.dims(1), ElementsAre(2, 2));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(1, 2, 1, 3));
}

TEST(SortFamily, TopKV2PutsNanFirst) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Float32, DType::Int32});
  run.operand<float>({4}, {1, NAN, 3, 2}).operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  expectNear(run.values<float>(0), {NAN, 3}, 0);
  EXPECT_THAT(run.dims(1), ElementsAre(2));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(1, 2));
}

TEST(SortFamily, TopKV2OfHalf) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Float16, DType::Int32});
  run.operand<Half>({3}, {0.5f, 4, -1}).operand<int32_t>({}, {3});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  expectNear(run.floats<Half>(0), {4, 0.5f, -1}, 0);
  EXPECT_THAT(run.dims(1), ElementsAre(3));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(1, 0, 2));
}

TEST(SortFamily, TopKV2OfNothingIsEmpty) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Int64, DType::Int32});
  run.operand<int64_t>({0, 4}, {}).operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0, 2));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre());
  EXPECT_THAT(run.dims(1), ElementsAre(0, 2));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre());
}

TEST(SortFamily, TopKV2RefusesMoreThanThereIs) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Float32, DType::Int32});
  run.operand<float>({3}, {1, 2, 3}).operand<int32_t>({}, {5});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "input must have at least k columns. Had 3, needed 5"));
}

TEST(SortFamily, TopKV2RefusesANegativeCount) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Float32, DType::Int32});
  run.operand<float>({3}, {1, 2, 3}).operand<int32_t>({}, {-1});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "Need k >= 0, got -1"));
}

TEST(SortFamily, TopKV2RefusesAScalar) {
  TestContext run(graphc_host_kernels_sort(), "TopKV2", {DType::Float32, DType::Int32});
  run.operand<float>({}, {1}).operand<int32_t>({}, {1});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "input must be >= 1-D, got shape []"));
}

TEST(SortFamily, NthElementCountsFromTheLeast) {
  TestContext run(graphc_host_kernels_sort(), "NthElement", {DType::Float32});
  run.operand<float>({2, 3}, {5, 1, 4, 2, 9, 3}).operand<int32_t>({}, {1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(4, 3));
}

TEST(SortFamily, NthElementReversedCountsFromTheGreatest) {
  TestContext run(graphc_host_kernels_sort(), "NthElement", {DType::Int16});
  run.operand<int16_t>({4}, {5, 1, 4, 8}).operand<int32_t>({}, {0}).set("reverse", true);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre());
  EXPECT_THAT(run.values<int16_t>(0), ElementsAre(8));
}

TEST(SortFamily, NthElementRefusesAPositionBehindTheRow) {
  TestContext run(graphc_host_kernels_sort(), "NthElement", {DType::Float32});
  run.operand<float>({2}, {1, 2}).operand<int32_t>({}, {2});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "Input must have last dimension > n = 2"));
}

TEST(SortFamily, InTopKCannotTellWithInfinity) {
  TestContext run(graphc_host_kernels_sort(), "InTopKV2", {DType::Bool});
  run.operand<float>({4, 3}, {0.100000001f, 0.800000012f, 0.300000012f, 0.5f, INFINITY,
                              0.200000003f, 0.200000003f, 0.100000001f, 0.699999988f, 0.200000003f,
                              0.100000001f, 0.699999988f})
      .operand<int32_t>({4}, {2, 0, 1, 7})
      .operand<int32_t>({}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(4));
  EXPECT_THAT(run.values<bool>(0), ElementsAre(true, false, false, false));
}

TEST(SortFamily, InTopKRefusesOtherLengths) {
  TestContext run(graphc_host_kernels_sort(), "InTopK", {DType::Bool});
  run.operand<float>({1, 2}, {1, 2}).operand<int32_t>({2}, {1, 2}).set("k", 1);
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument,
                        "First dimension of predictions 1 must match length of targets 2"));
}

TEST(SortFamily, UniqueKeepsTheFirstOfEach) {
  TestContext run(graphc_host_kernels_sort(), "Unique", {DType::Int64, DType::Int32});
  run.operand<int64_t>({5}, {7, 1, 7, 3, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(7, 1, 3));
  EXPECT_THAT(run.dims(1), ElementsAre(5));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(0, 1, 0, 2, 1));
}

TEST(SortFamily, UniqueSeesEachNanAndOneZero) {
  TestContext run(graphc_host_kernels_sort(), "Unique", {DType::Float32, DType::Int32});
  run.operand<float>({4}, {0, -0.0f, NAN, NAN});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  expectNear(run.values<float>(0), {0, NAN, NAN}, 0);
  EXPECT_THAT(run.dims(1), ElementsAre(4));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(0, 0, 1, 2));
}

TEST(SortFamily, UniqueOfStrings) {
  TestContext run(graphc_host_kernels_sort(), "UniqueWithCounts",
                  {DType::String, DType::Int64, DType::Int64});
  run.strings({4}, {"b", "",
                    std::string("b\x00"
                                "c",
                                3),
                    "b"})
      .set("out_idx", DType::Int64);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  EXPECT_THAT(run.strings(0), ElementsAre("b", "",
                                          std::string("b\x00"
                                                      "c",
                                                      3)));
  EXPECT_THAT(run.dims(1), ElementsAre(4));
  EXPECT_THAT(run.values<int64_t>(1), ElementsAre(0, 1, 2, 0));
  EXPECT_THAT(run.dims(2), ElementsAre(3));
  EXPECT_THAT(run.values<int64_t>(2), ElementsAre(2, 1, 1));
}

TEST(SortFamily, UniqueV2AlongTheLastAxis) {
  TestContext run(graphc_host_kernels_sort(), "UniqueWithCountsV2",
                  {DType::UInt8, DType::Int32, DType::Int32});
  run.operand<uint8_t>({2, 3}, {1, 2, 1, 0, 5, 0}).operand<int32_t>({1}, {-1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<uint8_t>(0), ElementsAre(1, 2, 0, 5));
  EXPECT_THAT(run.dims(1), ElementsAre(3));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(0, 1, 0));
  EXPECT_THAT(run.dims(2), ElementsAre(2));
  EXPECT_THAT(run.values<int32_t>(2), ElementsAre(2, 1));
}

TEST(SortFamily, UniqueOfNothing) {
  TestContext run(graphc_host_kernels_sort(), "UniqueWithCounts",
                  {DType::Int32, DType::Int32, DType::Int32});
  run.operand<int32_t>({0}, {});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre());
  EXPECT_THAT(run.dims(1), ElementsAre(0));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre());
  EXPECT_THAT(run.dims(2), ElementsAre(0));
  EXPECT_THAT(run.values<int32_t>(2), ElementsAre());
}

TEST(SortFamily, UniqueRefusesAMatrix) {
  TestContext run(graphc_host_kernels_sort(), "Unique", {DType::Int32, DType::Int32});
  run.operand<int32_t>({2, 2}, {0, 0, 0, 0});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "unique expects a 1D vector."));
}

TEST(SortFamily, UniqueV2RefusesAnAxisOutOfRange) {
  TestContext run(graphc_host_kernels_sort(), "UniqueV2", {DType::Int32, DType::Int32});
  run.operand<int32_t>({2, 2}, {0, 0, 0, 0}).operand<int32_t>({1}, {2});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "axis has to be between [0, 2)"));
}

TEST(SortFamily, ListDiffKeepsRepetitions) {
  TestContext run(graphc_host_kernels_sort(), "ListDiff", {DType::Int32, DType::Int32});
  run.operand<int32_t>({5}, {1, 2, 2, 4, 6}).operand<int32_t>({2}, {4, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(2, 2, 6));
  EXPECT_THAT(run.dims(1), ElementsAre(3));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(1, 2, 4));
}

TEST(SortFamily, ListDiffOfStrings) {
  TestContext run(graphc_host_kernels_sort(), "ListDiff", {DType::String, DType::Int64});
  run.strings({3}, {"a", "b", "a"}).strings({1}, {"b"}).set("out_idx", DType::Int64);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "a"));
  EXPECT_THAT(run.dims(1), ElementsAre(2));
  EXPECT_THAT(run.values<int64_t>(1), ElementsAre(0, 2));
}

TEST(SortFamily, WhereListsPositionsInRowOrder) {
  TestContext run(graphc_host_kernels_sort(), "Where", {DType::Int64});
  run.operand<bool>({2, 2}, {true, false, false, true});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(0, 0, 1, 1));
}

TEST(SortFamily, WhereTakesNanAsTrue) {
  TestContext run(graphc_host_kernels_sort(), "Where", {DType::Int64});
  run.operand<float>({4}, {0, NAN, -0.0f, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 1));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(1, 3));
}

TEST(SortFamily, WhereOfNothing) {
  TestContext run(graphc_host_kernels_sort(), "Where", {DType::Int64});
  run.operand<bool>({0, 3}, {});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0, 2));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre());
}

TEST(SortFamily, LowerBoundStandsBeforeEqualElements) {
  TestContext run(graphc_host_kernels_sort(), "LowerBound", {DType::Int32});
  run.operand<int32_t>({2, 4}, {1, 2, 2, 5, 0, 0, 0, 9}).operand<int32_t>({2, 2}, {2, 6, 0, 5});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(1, 4, 0, 3));
}

TEST(SortFamily, UpperBoundStandsBehindEqualElements) {
  TestContext run(graphc_host_kernels_sort(), "UpperBound", {DType::Int64});
  run.operand<float>({2, 4}, {1, 2, 2, 5, 0, 0, 0, 9})
      .operand<float>({2, 2}, {2, 6, 0, 5})
      .set("out_type", DType::Int64);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(3, 4, 3, 3));
}

TEST(SortFamily, BucketizePutsABoundaryIntoTheUpperBucket) {
  TestContext run(graphc_host_kernels_sort(), "Bucketize", {DType::Int32});
  run.operand<float>({3, 2}, {-5, 10000, 150, 10, 5, 100})
      .set("boundaries", std::vector<double>{0.0, 10.0, 100.0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(0, 3, 3, 2, 1, 3));
}

TEST(SortFamily, BucketizeRefusesUnsortedBoundaries) {
  TestContext run(graphc_host_kernels_sort(), "Bucketize", {DType::Int32});
  run.operand<float>({1}, {1}).set("boundaries", std::vector<double>{2.0, 1.0});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "Expected sorted boundaries"));
}

} // namespace
} // namespace graphc::runtime::host
