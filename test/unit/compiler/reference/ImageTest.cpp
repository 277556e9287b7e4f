//===- ImageTest.cpp - quantization, resampling, colours, boxes ----------------===//

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

TEST(FakeQuantTest, zeroIsAStepAndValuesSnap) {
  // 4 steps of 1 over [-1, 2]: the range holds zero exactly and stays as it is.
  Attrs attrs = {{"min", -1.0f}, {"max", 2.0f}, {"num_bits", int64_t{2}}};
  EXPECT_THAT(f32(run("FakeQuantWithMinMaxArgs", {floats({4}, {-5, 0.4f, 0.6f, 9})}, attrs)),
              ElementsAre(-1, 0, 1, 2));
}

TEST(FakeQuantTest, aRangeOfZeroGivesZeros) {
  Tensor zero = Tensor::scalar<float>(0);
  EXPECT_THAT(f32(run("FakeQuantWithMinMaxVars", {floats({2}, {-5, 3}), zero, zero})),
              ElementsAre(0, 0));
}

TEST(FakeQuantTest, gradientsStopOutsideTheRange) {
  std::vector<Tensor> grads = runAll("FakeQuantWithMinMaxVarsGradient",
                                     {floats({3}, {1, 2, 4}), floats({3}, {-9, 0, 9}),
                                      Tensor::scalar<float>(-1), Tensor::scalar<float>(1)});
  ASSERT_EQ(grads.size(), 3u);
  EXPECT_THAT(f32(grads[0]), ElementsAre(0, 2, 0));
  EXPECT_THAT(f32(grads[1]), ElementsAre(1));
  EXPECT_THAT(f32(grads[2]), ElementsAre(4));
}

TEST(QuantizeTest, dequantizeUndoesScaledQuantize) {
  Attrs attrs = {{"T", DType::QInt8}, {"mode", std::string("SCALED")}};
  std::vector<Tensor> q = runAll(
      "QuantizeV2",
      {floats({3}, {-1, 0.5f, 2}), Tensor::scalar<float>(-1.27f), Tensor::scalar<float>(1.27f)},
      attrs);
  ASSERT_EQ(q.size(), 3u);
  EXPECT_THAT(values<int8_t>(q[0]), ElementsAre(-100, 50, 127));
  EXPECT_THAT(f32(run("Dequantize", q, {{"mode", std::string("SCALED")}})),
              Pointwise(FloatNear(1e-5f), {-1.0f, 0.5f, 1.27f}));
}

Tensor image1d(const std::vector<float> &values) {
  return floats({1, 1, static_cast<int64_t>(values.size()), 1}, values);
}

TEST(ResizeTest, theThreeSamplingRulesOfBilinear) {
  // Two pixels to four: corners at 0, 1/2, ...; centres at -1/4, 1/4, ...; ends aligned.
  Tensor image = image1d({0, 1}), size = ints({1, 4});
  EXPECT_THAT(f32(run("ResizeBilinear", {image, size})), ElementsAre(0, 0.5, 1, 1));
  EXPECT_THAT(f32(run("ResizeBilinear", {image, size}, {{"half_pixel_centers", true}})),
              ElementsAre(0, 0.25, 0.75, 1));
  EXPECT_THAT(f32(run("ResizeBilinear", {image, size}, {{"align_corners", true}})),
              Pointwise(FloatNear(1e-6f), {0.0f, 1 / 3.0f, 2 / 3.0f, 1.0f}));
}

TEST(ResizeTest, nearestTakesWholePixels) {
  EXPECT_THAT(i32(run("ResizeNearestNeighbor", {ints({1, 1, 3, 1}, {7, 8, 9}), ints({1, 5})})),
              ElementsAre(7, 7, 8, 8, 9));
}

TEST(ResizeTest, areaIsTheMeanOfWhatItCovers) {
  EXPECT_THAT(f32(run("ResizeArea", {image1d({1, 2, 3}), ints({1, 2})})),
              Pointwise(FloatNear(1e-6f), {4 / 3.0f, 8 / 3.0f}));
}

TEST(ResizeTest, bicubicKeepsAConstant) {
  EXPECT_THAT(f32(run("ResizeBicubic", {image1d({5, 5, 5}), ints({1, 4})})),
              Pointwise(FloatNear(1e-5f), {5.0f, 5.0f, 5.0f, 5.0f}));
}

TEST(ResizeTest, sizesMustBePositive) {
  EXPECT_THAT(errorOf("ResizeBilinear", {image1d({1}), ints({0, 1})}), HasSubstr("positive"));
}

TEST(ColorTest, hsvUndoesRgb) {
  Tensor rgb = floats({1, 3}, {0.25f, 0.5f, 1});
  Tensor hsv = run("RGBToHSV", {rgb});
  EXPECT_THAT(f32(hsv), Pointwise(FloatNear(1e-6f), {11 / 18.0f, 0.75f, 1.0f}));
  EXPECT_THAT(f32(run("HSVToRGB", {hsv})), Pointwise(FloatNear(1e-6f), {0.25f, 0.5f, 1.0f}));
}

TEST(CropAndResizeTest, pointsOutsideTakeTheExtrapolationValue) {
  Tensor crop = run(
      "CropAndResize",
      {floats({1, 2, 2, 1}, {1, 2, 3, 4}), floats({1, 4}, {0, 0, 2, 1}), ints({0}), ints({2, 2})},
      {{"extrapolation_value", -9.0f}});
  EXPECT_THAT(f32(crop), ElementsAre(1, 2, -9, -9));
}

TEST(PatchesTest, windowsGoToDepthRowByRow) {
  using Ints = std::vector<int64_t>;
  Tensor patches = run("ExtractImagePatches", {ints({1, 2, 2, 1}, {1, 2, 3, 4})},
                       {{"ksizes", Ints{1, 2, 2, 1}},
                        {"strides", Ints{1, 1, 1, 1}},
                        {"rates", Ints{1, 1, 1, 1}},
                        {"padding", std::string("SAME")}});
  EXPECT_THAT(i32(patches), ElementsAre(1, 2, 3, 4, 2, 0, 4, 0, 3, 4, 0, 0, 4, 0, 0, 0));
}

// a: [0,0,2,2]  b: [0,0,2,1], IoU(a,b) = 1/2  c: far away
const std::vector<float> threeBoxes = {0, 0, 2, 2, 0, 0, 2, 1, 5, 5, 6, 6};

TEST(NmsTest, suppressesBoxesMoreAlikeThanTheThreshold) {
  Tensor boxes = floats({3, 4}, threeBoxes), scores = floats({3}, {0.9f, 0.8f, 0.7f});
  auto nms = [&](float threshold) {
    return i32(run("NonMaxSuppressionV3", {boxes, scores, scalar(3), Tensor::scalar(threshold),
                                           Tensor::scalar<float>(0)}));
  };
  EXPECT_THAT(nms(0.4f), ElementsAre(0, 2));
  EXPECT_THAT(nms(0.5f), ElementsAre(0, 1, 2));
}

TEST(NmsTest, softSuppressionLowersScoresInstead) {
  std::vector<Tensor> results =
      runAll("NonMaxSuppressionV5",
             {floats({3, 4}, threeBoxes), floats({3}, {0.9f, 0.8f, 0.7f}), scalar(3),
              Tensor::scalar<float>(0.5f), Tensor::scalar<float>(0), Tensor::scalar<float>(0.5f)});
  ASSERT_EQ(results.size(), 3u);
  EXPECT_THAT(i32(results[0]), ElementsAre(0, 2, 1));
  EXPECT_THAT(f32(results[1]), Pointwise(FloatNear(1e-6f), {0.9f, 0.7f, 0.8f * std::exp(-0.25f)}));
}

TEST(NmsTest, paddingReportsTheValidCount) {
  std::vector<Tensor> results = runAll("NonMaxSuppressionV4",
                                       {floats({1, 4}, {0, 0, 1, 1}), floats({1}, {1}), scalar(3),
                                        Tensor::scalar<float>(0.5f), Tensor::scalar<float>(0)},
                                       {{"pad_to_max_output_size", true}});
  EXPECT_THAT(i32(results[0]), ElementsAre(0, 0, 0));
  EXPECT_THAT(i32(results[1]), ElementsAre(1));
}

} // namespace
