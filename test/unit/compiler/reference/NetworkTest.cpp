//===- NetworkTest.cpp - products, convolutions, pools, norms ----------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;
using testing::FloatNear;
using testing::HasSubstr;
using testing::Pointwise;

namespace {

using Ints = std::vector<int64_t>;
const float inf = std::numeric_limits<float>::infinity();

/// 1, 2, 3, ... in `shape`.
Tensor counting(Ints shape) {
  std::vector<float> elements(*countElements(shape));
  for (size_t i = 0; i < elements.size(); ++i)
    elements[i] = static_cast<float>(i + 1);
  return floats(std::move(shape), elements);
}

Attrs window(const std::string &padding, Ints strides, Attrs more = {}) {
  more["padding"] = padding;
  more["strides"] = std::move(strides);
  return more;
}

TEST(MatMulTest, transposesEitherOperand) {
  Tensor a = counting({2, 3}), b = floats({2, 2}, {1, 0, 0, 1});
  EXPECT_THAT(f32(run("MatMul", {a, b}, {{"transpose_a", true}})), ElementsAre(1, 4, 2, 5, 3, 6));
  EXPECT_THAT(errorOf("MatMul", {a, b}), HasSubstr("size-incompatible"));
}

TEST(MatMulTest, nothingToSumGivesZeros) {
  Tensor result = run("MatMul", {counting({2, 0}), counting({0, 1})});
  EXPECT_THAT(f32(result), ElementsAre(0, 0));
}

TEST(MatMulTest, sumsAreRoundedOnce) {
  // 2^24 + 1 - 2^24 loses the one when every step is rounded to float.
  Tensor a = floats({1, 3}, {16777216, 1, -16777216}), b = floats({3, 1}, {1, 1, 1});
  EXPECT_THAT(f32(run("MatMul", {a, b})), ElementsAre(1));
}

TEST(BatchMatMulTest, batchesBroadcast) {
  Tensor result = run("BatchMatMulV2", {counting({2, 1, 1, 1}), counting({3, 1, 1})});
  EXPECT_THAT(result.shape(), ElementsAre(2, 3, 1, 1));
  EXPECT_THAT(f32(result), ElementsAre(1, 2, 3, 2, 4, 6));
}

TEST(EinsumTest, ellipsisBroadcastsAndRepeatedLabelsTakeTheDiagonal) {
  auto einsum = [](const std::string &equation, std::vector<Tensor> inputs) {
    return run("Einsum", std::move(inputs), {{"equation", equation}});
  };
  EXPECT_THAT(f32(einsum("ii->", {counting({2, 2})})), ElementsAre(5));
  EXPECT_THAT(f32(einsum("i->ii", {counting({2})})), ElementsAre(1, 0, 0, 2));
  EXPECT_THAT(f32(einsum("...i,i->...", {counting({2, 2}), counting({2})})), ElementsAre(5, 11));
  EXPECT_THAT(f32(einsum("ij,jk->ik", {counting({1, 2}), counting({2, 1})})), ElementsAre(5));
}

TEST(EinsumTest, sizesOfALabelMustAgree) {
  EXPECT_THAT(errorOf("Einsum", {counting({2, 3}), counting({2, 3})},
                      {{"equation", std::string("ij,jk->ik")}}),
              HasSubstr("Expected dimension"));
}

// 1 2 3        1 1   window sums:  12 16
// 4 5 6   by   1 1                 24 28
// 7 8 9
TEST(ConvTest, validSlidesInside) {
  Tensor y = run("Conv2D", {counting({1, 3, 3, 1}), floats({2, 2, 1, 1}, {1, 1, 1, 1})},
                 window("VALID", {1, 1, 1, 1}));
  EXPECT_THAT(f32(y), ElementsAre(12, 16, 24, 28));
}

TEST(ConvTest, samePutsTheOddCellBehind) {
  Tensor y = run("Conv2D", {counting({1, 2, 2, 1}), floats({2, 2, 1, 1}, {1, 1, 1, 1})},
                 window("SAME", {1, 1, 1, 1}));
  EXPECT_THAT(f32(y), ElementsAre(10, 6, 7, 4));
}

TEST(ConvTest, explicitPaddingsNameEveryDimension) {
  Tensor y =
      run("Conv2D", {counting({1, 1, 1, 1}), floats({1, 2, 1, 1}, {1, 10})},
          window("EXPLICIT", {1, 1, 1, 1}, {{"explicit_paddings", Ints{0, 0, 0, 0, 1, 1, 0, 0}}}));
  EXPECT_THAT(f32(y), ElementsAre(10, 1));
}

TEST(ConvTest, dilationSpreadsTheWindow) {
  Tensor y = run("Conv2D", {counting({1, 1, 4, 1}), floats({1, 2, 1, 1}, {1, 10})},
                 window("VALID", {1, 1, 1, 1}, {{"dilations", Ints{1, 1, 2, 1}}}));
  EXPECT_THAT(f32(y), ElementsAre(31, 42));
}

TEST(ConvTest, groupsSeeTheirOwnChannels) {
  Tensor y = run("Conv2D", {counting({1, 1, 1, 2}), floats({1, 1, 1, 2}, {10, 100})},
                 window("SAME", {1, 1, 1, 1}));
  EXPECT_THAT(f32(y), ElementsAre(10, 200));
}

TEST(ConvTest, channelsFirstGivesTheSameNumbers) {
  Tensor y = run("Conv2D", {counting({1, 2, 1, 2}), floats({1, 1, 2, 1}, {1, 10})},
                 window("SAME", {1, 1, 1, 1}, {{"data_format", std::string("NCHW")}}));
  EXPECT_THAT(y.shape(), ElementsAre(1, 1, 1, 2));
  EXPECT_THAT(f32(y), ElementsAre(31, 42));
}

TEST(ConvTest, gradientsAreTheAdjointsOfTheForwardPass) {
  // <dy, conv(x, w)> is linear in x and in w: it equals <dx, x> and <dw, w>.
  Tensor x = counting({1, 3, 4, 2}), w = counting({2, 2, 2, 3});
  Attrs attrs = window("SAME", {1, 2, 1, 1});
  Tensor y = run("Conv2D", {x, w}, attrs);
  Tensor dy = counting(y.shape());
  Tensor dx = run("Conv2DBackpropInput", {ints({1, 3, 4, 2}), w, dy}, attrs);
  Tensor dw = run("Conv2DBackpropFilter", {x, ints({2, 2, 2, 3}), dy}, attrs);
  auto inner = [](const Tensor &a, const Tensor &b) {
    double sum = 0;
    for (int64_t i = 0; i < a.numElements(); ++i)
      sum += static_cast<double>(a.data<float>()[i]) * b.data<float>()[i];
    return sum;
  };
  EXPECT_DOUBLE_EQ(inner(dx, x), inner(dy, y));
  EXPECT_DOUBLE_EQ(inner(dw, w), inner(dy, y));
}

TEST(ConvTest, depthsThatDoNotDivideAreAnError) {
  EXPECT_THAT(errorOf("Conv2D", {counting({1, 1, 1, 3}), counting({1, 1, 2, 1})},
                      window("SAME", {1, 1, 1, 1})),
              HasSubstr("evenly divisible"));
}

TEST(DepthwiseTest, multiplierVariesFastest) {
  Tensor y = run("DepthwiseConv2dNative", {floats({1, 1, 1, 2}, {1, 10}), counting({1, 1, 2, 2})},
                 window("VALID", {1, 1, 1, 1}));
  EXPECT_THAT(f32(y), ElementsAre(1, 2, 30, 40));
}

TEST(PoolTest, averageLeavesPaddingOut) {
  Tensor y = run("AvgPool", {counting({1, 1, 3, 1})},
                 window("SAME", {1, 1, 2, 1}, {{"ksize", Ints{1, 1, 2, 1}}}));
  EXPECT_THAT(f32(y), ElementsAre(1.5, 3));
}

TEST(PoolTest, maximumStartsAtTheLowestFiniteValue) {
  Tensor y = run("MaxPool", {floats({1, 1, 2, 1}, {-inf, -inf})},
                 window("VALID", {1, 1, 1, 1}, {{"ksize", Ints{1, 1, 2, 1}}}));
  EXPECT_EQ(f32(y)[0], std::numeric_limits<float>::lowest());
}

TEST(PoolTest, argmaxCountsInsideTheImageUnlessAsked) {
  Tensor x = floats({2, 1, 2, 1}, {1, 2, 4, 3});
  Attrs attrs = window("VALID", {1, 1, 1, 1}, {{"ksize", Ints{1, 1, 2, 1}}});
  EXPECT_THAT(i64(runAll("MaxPoolWithArgmax", {x}, attrs)[1]), ElementsAre(1, 0));
  attrs["include_batch_in_index"] = true;
  EXPECT_THAT(i64(runAll("MaxPoolWithArgmax", {x}, attrs)[1]), ElementsAre(1, 2));
}

TEST(BatchNormTest, trainingReportsTheUnbiasedVariance) {
  std::vector<Tensor> results = runAll("FusedBatchNormV3",
                                       {floats({2, 1, 1, 1}, {1, 3}), floats({1}, {1}),
                                        floats({1}, {5}), floats({0}, {}), floats({0}, {})},
                                       {{"epsilon", 0.0f}});
  ASSERT_EQ(results.size(), 6u);
  EXPECT_THAT(f32(results[0]), ElementsAre(4, 6));
  EXPECT_THAT(f32(results[1]), ElementsAre(2));
  EXPECT_THAT(f32(results[2]), ElementsAre(2)); // ((1-2)^2 + (3-2)^2) / (2 - 1)
  EXPECT_THAT(f32(results[4]), ElementsAre(1));
}

TEST(BatchNormTest, inferenceUsesTheGivenMoments) {
  std::vector<Tensor> results = runAll("FusedBatchNorm",
                                       {floats({1, 1, 1, 1}, {7}), floats({1}, {2}),
                                        floats({1}, {1}), floats({1}, {3}), floats({1}, {4})},
                                       {{"epsilon", 0.0f}, {"is_training", false}});
  EXPECT_THAT(f32(results[0]), ElementsAre(5)); // (7 - 3) / 2 * 2 + 1
}

TEST(SoftmaxTest, largeLogitsDoNotOverflow) {
  EXPECT_THAT(f32(run("Softmax", {floats({1, 2}, {1000, 1000})})), ElementsAre(0.5, 0.5));
  EXPECT_THAT(f32(run("LogSoftmax", {floats({1, 2}, {-1000, 0})})), ElementsAre(-1000, 0));
}

TEST(CrossEntropyTest, labelOutsideTheClassesIsAnError) {
  EXPECT_THAT(errorOf("SparseSoftmaxCrossEntropyWithLogits", {floats({1, 2}, {0, 0}), ints({2})}),
              HasSubstr("outside the valid range"));
}

TEST(CrossEntropyTest, uniformLogitsCostLogOfTheClasses) {
  std::vector<Tensor> results =
      runAll("SparseSoftmaxCrossEntropyWithLogits", {floats({1, 2}, {3, 3}), ints({1})});
  EXPECT_THAT(f32(results[0]), Pointwise(FloatNear(1e-6f), {std::log(2.0f)}));
  EXPECT_THAT(f32(results[1]), ElementsAre(0.5, -0.5));
}

TEST(InTopKTest, tiesAtTheBorderAreIn) {
  Tensor scores = floats({1, 3}, {1, 2, 2});
  EXPECT_TRUE(values<bool>(run("InTopKV2", {scores, ints({2}), scalar(1)}))[0]);
  EXPECT_FALSE(values<bool>(run("InTopKV2", {scores, ints({0}), scalar(2)}))[0]);
}

} // namespace
