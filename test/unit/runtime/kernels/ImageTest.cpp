//===- ImageTest.cpp - boxes, resizing, colours -----------------------===//
//
// Values that follow by hand.
//
//===---===//
#include "test/unit/runtime/kernels/TestContext.h"

extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_image();

namespace graphc::runtime::host {
namespace {
using testing::ElementsAre;

TEST(ImageFamily, NonMaxSuppressionDropsTheWeakerOfTwoThatOverlap) {
  TestContext run(graphc_host_kernels_image(), "NonMaxSuppressionV3", {DType::Int32});
  run.operand<float>({3, 4}, {0, 0, 1, 1, 0, 0, 1, 1.1f, 5, 5, 6, 6})
      .operand<float>({3}, {0.5f, 0.9f, 0.1f})
      .operand<int32_t>({}, {3})
      .operand<float>({}, {0.5f})
      .operand<float>({}, {0});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.values<int32_t>(0), ElementsAre(1, 2));
}

TEST(ImageFamily, ResizeAreaAveragesWhatAPixelCovers) {
  TestContext run(graphc_host_kernels_image(), "ResizeArea", {DType::Float32});
  run.operand<float>({1, 2, 2, 1}, {1, 2, 3, 6}).operand<int32_t>({2}, {1, 1});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.dims(0), ElementsAre(1, 1, 1, 1));
  expectNear(run.values<float>(0), {3}, 1e-6);
}

TEST(ImageFamily, ResizeNearestNeighborRepeatsPixels) {
  TestContext run(graphc_host_kernels_image(), "ResizeNearestNeighbor", {DType::Float32});
  run.operand<float>({1, 1, 2, 1}, {1, 2}).operand<int32_t>({2}, {1, 4});
  ASSERT_THAT(run.run(), isOk());
  EXPECT_THAT(run.values<float>(0), ElementsAre(1, 1, 2, 2));
}

} // namespace
} // namespace graphc::runtime::host
