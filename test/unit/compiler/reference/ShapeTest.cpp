//===- ShapeTest.cpp - shapes, slices, layouts, gathers ----------------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

/// 0, 1, 2, ... in a matrix.
Tensor matrix(int64_t rows, int64_t columns) {
  std::vector<int32_t> elements(rows * columns);
  for (size_t i = 0; i < elements.size(); ++i)
    elements[i] = static_cast<int32_t>(i);
  return ints({rows, columns}, elements);
}

TEST(ReshapeTest, minusOneTakesTheRest) {
  EXPECT_THAT(run("Reshape", {matrix(2, 6), ints({3, -1})}).shape(), ElementsAre(3, 4));
  EXPECT_THAT(errorOf("Reshape", {matrix(2, 6), ints({5, -1})}), HasSubstr("multiple of 5"));
  EXPECT_THAT(errorOf("Reshape", {matrix(2, 6), ints({-1, -1})}), HasSubstr("Only one"));
}

TEST(ReshapeTest, emptyTensorsKeepTheirOtherSizes) {
  EXPECT_THAT(run("Reshape", {matrix(0, 3), ints({0, -1})}).shape(), ElementsAre(0, 3));
  EXPECT_THAT(run("Reshape", {matrix(0, 3), ints({-1, 3})}).shape(), ElementsAre(0, 3));
}

TEST(RangeTest, countsUpAndDownAndStopsShort) {
  EXPECT_THAT(i32(run("Range", {scalar(1), scalar(8), scalar(3)})), ElementsAre(1, 4, 7));
  EXPECT_THAT(i32(run("Range", {scalar(3), scalar(0), scalar(-2)})), ElementsAre(3, 1));
  EXPECT_THAT(i32(run("Range", {scalar(3), scalar(3), scalar(1)})), IsEmpty());
  EXPECT_THAT(errorOf("Range", {scalar(3), scalar(4), scalar(0)}), HasSubstr("delta != 0"));
}

TEST(RangeTest, hugeRangeIsRefusedNotAllocated) {
  auto result = evaluate({.op = "Range",
                          .node = "n",
                          .inputs = {Tensor::scalar<int64_t>(0), Tensor::scalar<int64_t>(INT64_MAX),
                                     Tensor::scalar<int64_t>(1)}});
  ASSERT_FALSE(result);
}

// x = 0  1  2  3
//     4  5  6  7
//     8  9 10 11
struct SliceCase {
  const char *name;
  std::vector<int32_t> begin, end, stride;
  Attrs masks;
  std::vector<int64_t> shape;
  std::vector<int32_t> expected;
};

class StridedSliceTest : public testing::TestWithParam<SliceCase> {};

TEST_P(StridedSliceTest, matchesNumpy) {
  const SliceCase &param = GetParam();
  Tensor result =
      run("StridedSlice", {matrix(3, 4), ints(param.begin), ints(param.end), ints(param.stride)},
          param.masks);
  EXPECT_EQ(result.shape(), param.shape);
  EXPECT_EQ(i32(result), param.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Slices, StridedSliceTest,
    testing::Values(
        SliceCase{"inner_box", {1, 1}, {3, 3}, {1, 1}, {}, {2, 2}, {5, 6, 9, 10}},
        SliceCase{"backward_past_the_start", {1, 3}, {2, -9}, {1, -2}, {}, {1, 2}, {7, 5}},
        SliceCase{
            "shrunk_row", {-1}, {0}, {1}, {{"shrink_axis_mask", int64_t{1}}}, {4}, {8, 9, 10, 11}},
        SliceCase{"new_axis_before_a_row",
                  {0, 1},
                  {0, 2},
                  {1, 1},
                  {{"new_axis_mask", int64_t{1}}},
                  {1, 1, 4},
                  {4, 5, 6, 7}},
        SliceCase{"ellipsis_then_column",
                  {0, 2},
                  {0, 3},
                  {1, 1},
                  {{"ellipsis_mask", int64_t{1}}, {"shrink_axis_mask", int64_t{2}}},
                  {3},
                  {2, 6, 10}},
        SliceCase{"masked_reverse",
                  {0},
                  {0},
                  {-1},
                  {{"begin_mask", int64_t{1}}, {"end_mask", int64_t{1}}},
                  {3, 4},
                  {8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3}},
        SliceCase{"empty_when_end_precedes_begin", {2}, {1}, {1}, {}, {0, 4}, {}}),
    [](const auto &info) { return info.param.name; });

TEST(StridedSliceErrors, shrunkIndexOutsideIsAnError) {
  EXPECT_THAT(errorOf("StridedSlice", {matrix(3, 4), ints({3}), ints({4}), ints({1})},
                      {{"shrink_axis_mask", int64_t{1}}}),
              HasSubstr("out of bounds"));
  EXPECT_THAT(errorOf("StridedSlice", {matrix(3, 4), ints({0}), ints({1}), ints({0})}),
              HasSubstr("non-zero"));
}

TEST(StridedSliceGradTest, scattersIntoZeros) {
  Tensor grad =
      run("StridedSliceGrad", {ints({4}), ints({3}), ints({0}), ints({-2}), floats({2}, {1, 2})});
  EXPECT_THAT(f32(grad), ElementsAre(0, 2, 0, 1));
}

TEST(SliceTest, minusOneTakesTheRestAndBoundsAreChecked) {
  EXPECT_THAT(i32(run("Slice", {matrix(3, 4), ints({1, 2}), ints({-1, 2})})),
              ElementsAre(6, 7, 10, 11));
  EXPECT_THAT(errorOf("Slice", {matrix(3, 4), ints({1, 2}), ints({3, 2})}),
              HasSubstr("Expected size[0] in [0, 2]"));
}

TEST(ConcatTest, joinsAlongAnyAxisAndChecksTheOthers) {
  Tensor joined = run("ConcatV2", {matrix(2, 1), matrix(2, 2), scalar(-1)});
  EXPECT_THAT(joined.shape(), ElementsAre(2, 3));
  EXPECT_THAT(i32(joined), ElementsAre(0, 0, 1, 1, 2, 3));
  EXPECT_THAT(errorOf("ConcatV2", {matrix(2, 1), matrix(3, 1), scalar(1)}),
              HasSubstr("Dimension 0"));
}

TEST(PackTest, unpackUndoesPack) {
  Tensor packed = run("Pack", {ints({1, 2}), ints({3, 4})}, {{"axis", int64_t{1}}});
  EXPECT_THAT(i32(packed), ElementsAre(1, 3, 2, 4));
  std::vector<Tensor> parts =
      runAll("Unpack", {packed}, {{"axis", int64_t{-1}}, {"num", int64_t{2}}});
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_THAT(i32(parts[1]), ElementsAre(3, 4));
}

TEST(SplitVTest, oneSizeMayBeInferred) {
  std::vector<Tensor> parts = runAll("SplitV", {matrix(1, 5), ints({1, -1, 2}), scalar(1)});
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_THAT(i32(parts[1]), ElementsAre(1, 2));
}

TEST(TransposeTest, permutesAxes) {
  EXPECT_THAT(i32(run("Transpose", {matrix(2, 3), ints({1, 0})})), ElementsAre(0, 3, 1, 4, 2, 5));
  EXPECT_NE(errorOf("Transpose", {matrix(2, 3), ints({0, 0})}), "no error");
}

TEST(PadTest, fillsWithTheConstant) {
  EXPECT_THAT(i32(run("PadV2", {ints({1, 2}), ints({1, 2}, {1, 2}), scalar(9)})),
              ElementsAre(9, 1, 2, 9, 9));
}

TEST(MirrorPadTest, reflectSkipsTheBorderAndSymmetricRepeatsIt) {
  Tensor x = ints({1, 2, 3}), paddings = ints({1, 2}, {2, 2});
  EXPECT_THAT(i32(run("MirrorPad", {x, paddings}, {{"mode", std::string("REFLECT")}})),
              ElementsAre(3, 2, 1, 2, 3, 2, 1));
  EXPECT_THAT(i32(run("MirrorPad", {x, paddings}, {{"mode", std::string("SYMMETRIC")}})),
              ElementsAre(2, 1, 1, 2, 3, 3, 2));
}

TEST(ReverseSequenceTest, reversesThePrefixOfEachRow) {
  Tensor result = run("ReverseSequence", {matrix(2, 3), ints({2, 3})},
                      {{"seq_dim", int64_t{1}}, {"batch_dim", int64_t{0}}});
  EXPECT_THAT(i32(result), ElementsAre(1, 0, 2, 5, 4, 3));
}

TEST(RollTest, elementsReenterAtTheOtherEnd) {
  EXPECT_THAT(i32(run("Roll", {ints({0, 1, 2, 3}), scalar(1), scalar(0)})),
              ElementsAre(3, 0, 1, 2));
}

TEST(SpaceToBatchTest, batchToSpaceUndoesIt) {
  Tensor x = matrix(4, 4).reshaped({1, 4, 4, 1});
  Tensor blocks = run("SpaceToBatchND", {x, ints({2, 2}), ints({2, 2}, {0, 0, 0, 0})});
  EXPECT_THAT(blocks.shape(), ElementsAre(4, 2, 2, 1));
  EXPECT_EQ(blocks.data<int32_t>()[4], 1); // Block (0, 1) starts at column 1.
  Tensor back = run("BatchToSpaceND", {blocks, ints({2, 2}), ints({2, 2}, {0, 0, 0, 0})});
  EXPECT_EQ(i32(back), i32(x));
}

TEST(DepthToSpaceTest, depthIsRowColumnChannel) {
  Tensor x = ints({1, 1, 1, 4}, {1, 2, 3, 4});
  Tensor image = run("DepthToSpace", {x}, {{"block_size", int64_t{2}}});
  EXPECT_THAT(image.shape(), ElementsAre(1, 2, 2, 1));
  EXPECT_THAT(i32(image), ElementsAre(1, 2, 3, 4));
  EXPECT_EQ(i32(run("SpaceToDepth", {image}, {{"block_size", int64_t{2}}})), i32(x));
}

TEST(GatherTest, batchDimensionsGatherRowByRow) {
  Tensor picked = run("GatherV2", {matrix(2, 3), ints({2, 2}, {0, 2, 1, 1}), scalar(1)},
                      {{"batch_dims", int64_t{1}}});
  EXPECT_THAT(i32(picked), ElementsAre(0, 2, 4, 4));
}

TEST(GatherTest, indexOutsideIsAnError) {
  EXPECT_EQ(errorOf("GatherV2", {ints({1, 2, 3}), ints({3}), scalar(0)}),
            "indices[0] = 3 is not in [0, 3)");
  EXPECT_THAT(errorOf("GatherNd", {matrix(2, 2), ints({1, 2}, {0, -1})}),
              HasSubstr("does not index into param shape"));
}

TEST(GatherNdTest, shortIndicesTakeSlices) {
  Tensor rows = run("GatherNd", {matrix(3, 2), ints({2, 1}, {2, 0})});
  EXPECT_THAT(rows.shape(), ElementsAre(2, 2));
  EXPECT_THAT(i32(rows), ElementsAre(4, 5, 0, 1));
}

TEST(OneHotTest, indicesOutsideAreAllOff) {
  Tensor hot = run("OneHot", {ints({1, -1}), scalar(3), scalar(1), scalar(0)});
  EXPECT_THAT(i32(hot), ElementsAre(0, 1, 0, 0, 0, 0));
}

TEST(BroadcastGradientArgsTest, namesTheAxesToSum) {
  std::vector<Tensor> axes = runAll("BroadcastGradientArgs", {ints({2, 3, 1}), ints({3, 4})});
  ASSERT_EQ(axes.size(), 2u);
  EXPECT_THAT(i32(axes[0]), ElementsAre(2));
  EXPECT_THAT(i32(axes[1]), ElementsAre(0));
}

TEST(LimitTest, resultsOverTheLimitAreRefused) {
  Environment env;
  env.limits.maxBytes = 1 << 10;
  auto result =
      evaluate({.op = "Fill", .node = "n", .inputs = {ints({1 << 20, 1 << 20}), scalar(1)}}, env);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, EvalError::Kind::ResourceExhausted);
}

} // namespace
