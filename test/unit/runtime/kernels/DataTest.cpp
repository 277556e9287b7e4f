//===- DataTest.cpp - ops that move elements unchanged ---===//
//
// Expected values are those of TensorFlow 2.21 on a CPU.
//
//===---===//
#include "test/unit/runtime/kernels/TestContext.h"

extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_data();

namespace graphc::runtime::host {
namespace {
using testing::ElementsAre;

TEST(DataFamily, SliceTakesTheRestForMinusOne) {
  TestContext run(graphc_host_kernels_data(), "Slice", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({2}, {0, 1})
      .operand<int32_t>({2}, {2, -1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(1, 2, 4, 5));
}

TEST(DataFamily, SliceOfStrings) {
  TestContext run(graphc_host_kernels_data(), "Slice", {DType::String});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"})
      .operand<int32_t>({2}, {1, 0})
      .operand<int32_t>({2}, {1, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 2));
  EXPECT_THAT(run.strings(0), ElementsAre("d", std::string("e\x00", 2)));
}

TEST(DataFamily, SliceRefusesASizeBeyondTheEnd) {
  TestContext run(graphc_host_kernels_data(), "Slice", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({2}, {0, 1})
      .operand<int32_t>({2}, {2, 3});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "Expected size[1] in [0, 2], but got 3"));
}

TEST(DataFamily, StridedSliceWithEllipsisAndNewAxis) {
  TestContext run(graphc_host_kernels_data(), "StridedSlice", {DType::Int32});
  run.operand<int32_t>({2, 3, 4}, {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                                   12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23})
      .operand<int32_t>({3}, {0, 0, 3})
      .operand<int32_t>({3}, {0, 0, 0})
      .operand<int32_t>({3}, {1, 1, -2})
      .set("ellipsis_mask", 1)
      .set("new_axis_mask", 2);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3, 1, 2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(3, 1, 7, 5, 11, 9, 15, 13, 19, 17, 23, 21));
}

TEST(DataFamily, StridedSliceShrinksASingleIndex) {
  TestContext run(graphc_host_kernels_data(), "StridedSlice", {DType::String});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"})
      .operand<int32_t>({1}, {-1})
      .operand<int32_t>({1}, {0})
      .operand<int32_t>({1}, {1})
      .set("shrink_axis_mask", 1);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  EXPECT_THAT(run.strings(0), ElementsAre("d", std::string("e\x00", 2), "f"));
}

TEST(DataFamily, StridedSliceBackwardsFromAnOpenBegin) {
  TestContext run(graphc_host_kernels_data(), "StridedSlice", {DType::Float32});
  run.operand<float>({3}, {0, 1, 2})
      .operand<int32_t>({1}, {0})
      .operand<int32_t>({1}, {0})
      .operand<int32_t>({1}, {-2})
      .set("begin_mask", 1)
      .set("end_mask", 1);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(2, 0));
}

TEST(DataFamily, StridedSliceOfAnEmptyRange) {
  TestContext run(graphc_host_kernels_data(), "StridedSlice", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({2}, {2, 0})
      .operand<int32_t>({2}, {1, 9})
      .operand<int32_t>({2}, {1, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre());
}

TEST(DataFamily, StridedSliceRefusesAnIndexOutOfBounds) {
  TestContext run(graphc_host_kernels_data(), "StridedSlice", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({1}, {2})
      .operand<int32_t>({1}, {3})
      .operand<int32_t>({1}, {1})
      .set("shrink_axis_mask", 1);
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "slice index 2 of dimension 0 out of bounds."));
}

TEST(DataFamily, StridedSliceRefusesAZeroStride) {
  TestContext run(graphc_host_kernels_data(), "StridedSlice", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({1}, {0})
      .operand<int32_t>({1}, {1})
      .operand<int32_t>({1}, {0});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "strides[0] must be non-zero"));
}

TEST(DataFamily, StridedSliceGradPutsBack) {
  TestContext run(graphc_host_kernels_data(), "StridedSliceGrad", {DType::Float32});
  run.operand<int32_t>({2}, {2, 3})
      .operand<int32_t>({2}, {0, 2})
      .operand<int32_t>({2}, {2, 0})
      .operand<int32_t>({2}, {1, -1})
      .operand<float>({2, 2}, {1, 2, 3, 4});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 2, 1, 0, 4, 3));
}

TEST(DataFamily, TensorStridedSliceUpdateReplacesAPart) {
  TestContext run(graphc_host_kernels_data(), "TensorStridedSliceUpdate", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({1}, {1})
      .operand<int32_t>({1}, {2})
      .operand<int32_t>({1}, {1})
      .operand<float>({1, 3}, {7, 8, 9});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 1, 2, 7, 8, 9));
}

TEST(DataFamily, ConcatV2OfStringsAlongTheLastAxis) {
  TestContext run(graphc_host_kernels_data(), "ConcatV2", {DType::String});
  run.strings({2, 1}, {"a", "d"})
      .strings({2, 2}, {"bb", "", std::string("e\x00", 2), "f"})
      .operand<int32_t>({}, {-1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "bb", "", "d", std::string("e\x00", 2), "f"));
}

TEST(DataFamily, ConcatV2RefusesOtherDims) {
  TestContext run(graphc_host_kernels_data(), "ConcatV2", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<float>({1, 3}, {0, 1, 2})
      .operand<int32_t>({}, {1});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "ConcatOp : Dimension 0 in both shapes must be equal: shape[0] "
                                   "= [2,3] vs. shape[1] = [1,3]"));
}

TEST(DataFamily, PackOfBool) {
  TestContext run(graphc_host_kernels_data(), "Pack", {DType::Bool});
  run.operand<bool>({2}, {true, false}).operand<bool>({2}, {false, false}).set("axis", 1);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<bool>(0), ElementsAre(true, false, false, false));
}

TEST(DataFamily, UnpackDropsTheAxis) {
  TestContext run(graphc_host_kernels_data(), "Unpack",
                  {DType::Float32, DType::Float32, DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).set("axis", 1).set("num", 3);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 3));
  EXPECT_THAT(run.dims(1), ElementsAre(2));
  EXPECT_THAT(run.values<float>(1), ElementsAre(1, 4));
  EXPECT_THAT(run.dims(2), ElementsAre(2));
  EXPECT_THAT(run.values<float>(2), ElementsAre(2, 5));
}

TEST(DataFamily, SplitVGivesTheRestToMinusOne) {
  TestContext run(graphc_host_kernels_data(), "SplitV", {DType::Float32, DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int64_t>({2}, {1, -1})
      .operand<int32_t>({}, {1})
      .set("num_split", 2);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 1));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 3));
  EXPECT_THAT(run.dims(1), ElementsAre(2, 2));
  EXPECT_THAT(run.values<float>(1), ElementsAre(1, 2, 4, 5));
}

TEST(DataFamily, SplitRefusesAnUnevenCut) {
  TestContext run(graphc_host_kernels_data(), "Split", {DType::Float32, DType::Float32});
  run.operand<int32_t>({}, {1}).operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).set("num_split", 2);
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "Number of ways to split should evenly divide the split "
                                   "dimension, but got split_dim 1 (size = 3) and num_split 2"));
}

TEST(DataFamily, BroadcastToRepeatsDimsOfOne) {
  TestContext run(graphc_host_kernels_data(), "BroadcastTo", {DType::Float32});
  run.operand<float>({2, 1}, {0, 3}).operand<int32_t>({3}, {2, 2, 3});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 0, 0, 3, 3, 3, 0, 0, 0, 3, 3, 3));
}

TEST(DataFamily, TileOfStrings) {
  TestContext run(graphc_host_kernels_data(), "Tile", {DType::String});
  run.strings({2}, {"a", "b"}).operand<int32_t>({1}, {2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(4));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "b", "a", "b"));
}

TEST(DataFamily, TileByZeroIsEmpty) {
  TestContext run(graphc_host_kernels_data(), "Tile", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).operand<int32_t>({2}, {0, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(0, 6));
  EXPECT_THAT(run.values<float>(0), ElementsAre());
}

TEST(DataFamily, TransposeOfComplex) {
  TestContext run(graphc_host_kernels_data(), "Transpose", {DType::Complex128});
  run.operand<Complex128>({2, 2}, {{1, 0}, {0, 2}, {3, 0}, {4, 0}}).operand<int32_t>({2}, {1, 0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<Complex128>(0),
              ElementsAre(Complex128{1, 0}, Complex128{3, 0}, Complex128{0, 2}, Complex128{4, 0}));
}

TEST(DataFamily, TransposeRefusesARepeatedDim) {
  TestContext run(graphc_host_kernels_data(), "Transpose", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).operand<int32_t>({2}, {0, 0});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "1 is missing from {0,0}."));
}

TEST(DataFamily, ReverseV2OfSeveralAxes) {
  TestContext run(graphc_host_kernels_data(), "ReverseV2", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).operand<int32_t>({2}, {0, -1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(5, 4, 3, 2, 1, 0));
}

TEST(DataFamily, ReverseSequenceLeavesTheTail) {
  TestContext run(graphc_host_kernels_data(), "ReverseSequence", {DType::UInt8});
  run.operand<uint8_t>({2, 4}, {0, 1, 2, 3, 4, 5, 6, 7})
      .operand<int32_t>({2}, {3, 0})
      .set("batch_dim", 0)
      .set("seq_dim", 1);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 4));
  EXPECT_THAT(run.values<uint8_t>(0), ElementsAre(2, 1, 0, 3, 4, 5, 6, 7));
}

TEST(DataFamily, ReverseSequenceRefusesTooLongASequence) {
  TestContext run(graphc_host_kernels_data(), "ReverseSequence", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).operand<int32_t>({2}, {4, 1}).set("seq_dim", 1);
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "seq_lens(0) > input.dims(1)"));
}

TEST(DataFamily, RollAddsShiftsOfOneAxis) {
  TestContext run(graphc_host_kernels_data(), "Roll", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({3}, {1, 1, -1})
      .operand<int32_t>({3}, {1, 1, 0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(4, 5, 3, 1, 2, 0));
}

TEST(DataFamily, RollOfStrings) {
  TestContext run(graphc_host_kernels_data(), "Roll", {DType::String});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"})
      .operand<int32_t>({}, {-1})
      .operand<int32_t>({}, {1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.strings(0), ElementsAre("bb", "", "a", std::string("e\x00", 2), "f", "d"));
}

TEST(DataFamily, GatherV2AlongAnInnerAxis) {
  TestContext run(graphc_host_kernels_data(), "GatherV2", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({1, 2}, {2, 0})
      .operand<int32_t>({}, {1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 1, 2));
  EXPECT_THAT(run.values<float>(0), ElementsAre(2, 0, 5, 3));
}

TEST(DataFamily, GatherV2WithBatchDims) {
  TestContext run(graphc_host_kernels_data(), "GatherV2", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int64_t>({2, 1}, {2, 0})
      .operand<int32_t>({}, {1})
      .set("batch_dims", 1);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 1));
  EXPECT_THAT(run.values<float>(0), ElementsAre(2, 3));
}

TEST(DataFamily, GatherV2OfStrings) {
  TestContext run(graphc_host_kernels_data(), "GatherV2", {DType::String});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"})
      .operand<int32_t>({1}, {1})
      .operand<int32_t>({}, {0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 3));
  EXPECT_THAT(run.strings(0), ElementsAre("d", std::string("e\x00", 2), "f"));
}

TEST(DataFamily, GatherV2RefusesAnIndexOutOfRange) {
  TestContext run(graphc_host_kernels_data(), "GatherV2", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({1, 2}, {0, 3})
      .operand<int32_t>({}, {1});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "indices[0,1] = 3 is not in [0, 3)"));
}

TEST(DataFamily, IdentityOfStrings) {
  TestContext run(graphc_host_kernels_data(), "Identity", {DType::String});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "bb", "", "d", std::string("e\x00", 2), "f"));
}

TEST(DataFamily, ReshapeInfersOneDim) {
  TestContext run(graphc_host_kernels_data(), "Reshape", {DType::String});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"})
      .operand<int32_t>({2}, {3, -1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 2));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "bb", "", "d", std::string("e\x00", 2), "f"));
}

TEST(DataFamily, ReshapeOfNothingKeepsTheOtherDims) {
  TestContext run(graphc_host_kernels_data(), "Reshape", {DType::Float32});
  run.operand<float>({0, 3}, {}).operand<int32_t>({2}, {-1, 0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 0));
  EXPECT_THAT(run.values<float>(0), ElementsAre());
}

TEST(DataFamily, ReshapeRefusesAnotherSize) {
  TestContext run(graphc_host_kernels_data(), "Reshape", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).operand<int32_t>({1}, {4});
  EXPECT_THAT(
      run.run(),
      failsWith(StatusCode::InvalidArgument,
                "Input to reshape is a tensor with 6 values, but the requested shape has 4"));
}

TEST(DataFamily, SqueezeRefusesAWideDim) {
  TestContext run(graphc_host_kernels_data(), "Squeeze", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5}).set("squeeze_dims", std::vector<int64_t>{1});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument,
                                   "Can not squeeze dim[1], expected a dimension of 1, got 3"));
}

TEST(DataFamily, FillOfStrings) {
  TestContext run(graphc_host_kernels_data(), "Fill", {DType::String});
  run.operand<int32_t>({1}, {2}).strings({}, {"xy"});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.strings(0), ElementsAre("xy", "xy"));
}

TEST(DataFamily, ShapeInInt64) {
  TestContext run(graphc_host_kernels_data(), "Shape", {DType::Int64});
  run.strings({2, 3}, {"a", "bb", "", "d", std::string("e\x00", 2), "f"})
      .set("out_type", DType::Int64);
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(2, 3));
}

TEST(DataFamily, BroadcastArgsPadsWithOnes) {
  TestContext run(graphc_host_kernels_data(), "BroadcastArgs", {DType::Int32});
  run.operand<int32_t>({2}, {4, 1}).operand<int32_t>({3}, {2, 1, 3});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(2, 4, 3));
}

TEST(DataFamily, BroadcastArgsRefusesOtherShapes) {
  TestContext run(graphc_host_kernels_data(), "BroadcastArgs", {DType::Int32});
  run.operand<int32_t>({1}, {2}).operand<int32_t>({1}, {3});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument, "Incompatible shapes: [2] vs. [3]"));
}

TEST(DataFamily, BroadcastGradientArgsListsSharedOnes) {
  TestContext run(graphc_host_kernels_data(), "BroadcastGradientArgs",
                  {DType::Int32, DType::Int32});
  run.operand<int32_t>({3}, {2, 1, 1}).operand<int32_t>({2}, {3, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(1, 2));
  EXPECT_THAT(run.dims(1), ElementsAre(2));
  EXPECT_THAT(run.values<int32_t>(1), ElementsAre(0, 2));
}

TEST(DataFamily, InvertPermutationRefusesARepetition) {
  TestContext run(graphc_host_kernels_data(), "InvertPermutation", {DType::Int32});
  run.operand<int32_t>({2}, {1, 1});
  EXPECT_THAT(run.run(), failsWith(StatusCode::InvalidArgument, "1 is duplicated in the input."));
}

TEST(DataFamily, InvertPermutationInverts) {
  TestContext run(graphc_host_kernels_data(), "InvertPermutation", {DType::Int64});
  run.operand<int64_t>({4}, {3, 0, 2, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(4));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(1, 3, 2, 0));
}

TEST(DataFamily, UnravelIndexOfAVector) {
  TestContext run(graphc_host_kernels_data(), "UnravelIndex", {DType::Int32});
  run.operand<int32_t>({2}, {22, 41}).operand<int32_t>({2}, {7, 6});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(3, 6, 4, 5));
}

TEST(DataFamily, PadV2OfStringsTakesAFiller) {
  TestContext run(graphc_host_kernels_data(), "PadV2", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({2, 2}, {0, 1, 1, 0})
      .operand<float>({}, {-1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 4));
  EXPECT_THAT(run.values<float>(0), ElementsAre(-1, 0, 1, 2, -1, 3, 4, 5, -1, -1, -1, -1));
}

TEST(DataFamily, SelectByRows) {
  TestContext run(graphc_host_kernels_data(), "Select", {DType::Float32});
  run.operand<bool>({2}, {true, false})
      .operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<float>({2, 3}, {-0.0f, -1, -2, -3, -4, -5});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 1, 2, -3, -4, -5));
}

TEST(DataFamily, SelectV2BroadcastsAllThree) {
  TestContext run(graphc_host_kernels_data(), "SelectV2", {DType::String});
  run.operand<bool>({2, 1}, {true, false}).strings({3}, {"a", "bb", ""}).strings({}, {"-"});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.strings(0), ElementsAre("a", "bb", "", "-", "-", "-"));
}

TEST(DataFamily, CrossOfRows) {
  TestContext run(graphc_host_kernels_data(), "Cross", {DType::Float32});
  run.operand<float>({2, 3}, {1, 0, 0, 1, 2, 3}).operand<float>({2, 3}, {0, 1, 0, 4, 5, 6});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(0, 0, 1, -3, 6, -3));
}

TEST(DataFamily, MatrixDiagV3PlacesABand) {
  TestContext run(graphc_host_kernels_data(), "MatrixDiagV3", {DType::Int32});
  run.operand<int32_t>({3, 3}, {0, 8, 9, 1, 2, 3, 4, 5, 0})
      .operand<int32_t>({2}, {-1, 1})
      .operand<int32_t>({}, {3})
      .operand<int32_t>({}, {3})
      .operand<int32_t>({}, {7})
      .set("align", "RIGHT_LEFT");
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 3));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(1, 8, 7, 4, 2, 9, 7, 5, 3));
}

TEST(DataFamily, MatrixDiagPartV3AlignsShortDiagonals) {
  TestContext run(graphc_host_kernels_data(), "MatrixDiagPartV3", {DType::Float32});
  run.operand<float>({3, 4}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
      .operand<int32_t>({2}, {-1, 2})
      .operand<float>({}, {-1})
      .set("align", "LEFT_RIGHT");
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(4, 3));
  EXPECT_THAT(run.values<float>(0), ElementsAre(3, 8, -1, 2, 7, 12, 1, 6, 11, -1, 5, 10));
}

TEST(DataFamily, MatrixDiagPartRefusesARangeOutside) {
  TestContext run(graphc_host_kernels_data(), "MatrixDiagPartV3", {DType::Float32});
  run.operand<float>({2, 3}, {0, 1, 2, 3, 4, 5})
      .operand<int32_t>({2}, {5, 7})
      .operand<float>({}, {0});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument,
                        "lower_diag_index is out of bound: 5. It must be between -2 and 3"));
}

TEST(DataFamily, MatrixSetDiagOfBatches) {
  TestContext run(graphc_host_kernels_data(), "MatrixSetDiag", {DType::Int64});
  run.operand<int64_t>({2, 2, 3}, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
      .operand<int64_t>({2, 2}, {1, 2, 3, 4});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(2, 2, 3));
  EXPECT_THAT(run.values<int64_t>(0), ElementsAre(1, 0, 0, 0, 2, 0, 3, 0, 0, 0, 4, 0));
}

TEST(DataFamily, MatrixBandPartKeepsTheUpperTriangle) {
  TestContext run(graphc_host_kernels_data(), "MatrixBandPart", {DType::Int16});
  run.operand<int16_t>({3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9})
      .operand<int32_t>({}, {0})
      .operand<int32_t>({}, {-1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(3, 3));
  EXPECT_THAT(run.values<int16_t>(0), ElementsAre(1, 2, 3, 0, 5, 6, 0, 0, 9));
}

TEST(DataFamily, DiagOfAMatrixHasRankFour) {
  TestContext run(graphc_host_kernels_data(), "Diag", {DType::Int32});
  run.operand<int32_t>({1, 2}, {1, 2});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 2, 1, 2));
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(1, 0, 0, 2));
}

TEST(DataFamily, DiagPartRefusesAnOddRank) {
  TestContext run(graphc_host_kernels_data(), "DiagPart", {DType::Float32});
  run.operand<float>({2}, {1, 2});
  EXPECT_THAT(run.run(),
              failsWith(StatusCode::InvalidArgument,
                        "The rank of the tensor should be even and positive, got shape [2]"));
}

TEST(DataFamily, CompareAndBitpackPutsTheFirstElementHighest) {
  TestContext run(graphc_host_kernels_data(), "CompareAndBitpack", {DType::UInt8});
  run.operand<float>({1, 16}, {1, 0, 0, 2, 0, 0, 0, 3, -1, 5, NAN, 5, 5, 5, 5, 5})
      .operand<float>({}, {0.5f});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 2));
  EXPECT_THAT(run.values<uint8_t>(0), ElementsAre(0x91, 0x5f));
}

} // namespace
} // namespace graphc::runtime::host
