//===- TensorTest.cpp - host tensors and element types ---------------------===//

#include "compiler/reference/Reference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

TEST(HalfTest, roundsToNearestEven) {
  EXPECT_EQ(Half(1.0).bits, 0x3c00);
  EXPECT_EQ(Half(-2.0).bits, 0xc000);
  EXPECT_EQ(Half(2049.0).bits, Half(2048.0).bits);   // A tie between 2048 and 2050.
  EXPECT_EQ(Half(2051.0).bits, Half(2052.0).bits);   // A tie between 2050 and 2052.
  EXPECT_EQ(Half(65519.0).bits, Half(65504.0).bits); // The largest finite half.
  EXPECT_EQ(Half(65520.0).bits, 0x7c00);
}

TEST(HalfTest, roundsADoubleOnlyOnce) {
  // Just above the tie 1 + 2^-11; rounding to float first would land on the tie and lose it.
  EXPECT_EQ(Half(1.0 + 0x1p-11 + 0x1p-40).bits, 0x3c01);
  EXPECT_EQ(Half(1.0 + 0x1p-11).bits, 0x3c00);
}

TEST(HalfTest, keepsSubnormals) {
  EXPECT_EQ(Half(0x1p-24).bits, 1);
  EXPECT_EQ(Half(0x1p-25).bits, 0);
  EXPECT_EQ(Half(0x1.8p-25).bits, 1);
  EXPECT_EQ(static_cast<float>(Half::fromBits(1)), 0x1p-24f);
  EXPECT_EQ(Half(-0.0).bits, 0x8000);
}

TEST(HalfTest, everyBitPatternSurvivesARoundTrip) {
  for (int bits = 0; bits < 65536; ++bits) {
    float value = Half::fromBits(bits);
    if (!std::isnan(value))
      EXPECT_EQ(Half(value).bits, bits);
    else
      EXPECT_TRUE(std::isnan(static_cast<float>(Half(value))));
  }
}

TEST(BFloat16Test, roundsToNearestEven) {
  EXPECT_EQ(BFloat16(1.0).bits, 0x3f80);
  EXPECT_EQ(BFloat16(1.0 + 0x1p-8).bits, 0x3f80);
  EXPECT_EQ(BFloat16(1.0 + 0x1p-8 + 0x1p-40).bits, 0x3f81);
  EXPECT_EQ(BFloat16(1.0 + 0x3p-8).bits, 0x3f82);
  EXPECT_EQ(BFloat16(std::numeric_limits<float>::max()).bits, 0x7f80);
  EXPECT_TRUE(std::isnan(static_cast<float>(BFloat16(std::nan("")))));
}

TEST(TensorTest, copiesShareUntilWritten) {
  Tensor a = Tensor::vector<int32_t>({1, 2, 3});
  Tensor b = a;
  EXPECT_EQ(a.data<int32_t>().data(), b.data<int32_t>().data());
  b.mutableData<int32_t>()[0] = 9;
  EXPECT_EQ(a.data<int32_t>()[0], 1);
  EXPECT_EQ(b.data<int32_t>()[0], 9);
}

TEST(TensorTest, borrowedBytesAreNeverWritten) {
  const float source[2] = {1, 2};
  Tensor borrowed =
      Tensor::borrow(DType::Float, {2}, std::as_bytes(std::span<const float>(source)), nullptr);
  EXPECT_EQ(borrowed.data<float>().data(), source);
  borrowed.mutableData<float>()[1] = 7;
  EXPECT_EQ(source[1], 2);
  EXPECT_EQ(borrowed.data<float>()[1], 7);
}

TEST(TensorTest, createRefusesBadAndHugeShapes) {
  EXPECT_FALSE(Tensor::create(DType::Float, {-1}, 1 << 20));
  EXPECT_FALSE(Tensor::create(DType::Float, {int64_t{1} << 40, int64_t{1} << 40}, 1 << 20));
  EXPECT_FALSE(Tensor::create(DType::Float, {1 << 19}, 1 << 20));
  EXPECT_TRUE(Tensor::create(DType::Float, {1 << 18}, 1 << 20));
}

TEST(TensorTest, countElementsRejectsOverflowBesideAZeroDimension) {
  EXPECT_EQ(countElements(std::vector<int64_t>{0, int64_t{1} << 40, int64_t{1} << 40}),
            std::nullopt);
  EXPECT_EQ(countElements(std::vector<int64_t>{0, 5}), 0);
  EXPECT_EQ(countElements(std::vector<int64_t>{}), 1);
}

TEST(EvaluateTest, unknownOpIsUnsupported) {
  Result<std::vector<Tensor>> result = evaluate({.op = "NoSuchOp", .node = "n"});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, EvalError::Kind::Unsupported);
  EXPECT_FALSE(supports("NoSuchOp"));
}

TEST(EvaluateTest, missingOperandIsAnErrorNotACrash) {
  Result<std::vector<Tensor>> result = evaluate({.op = "Identity", .node = "n"});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, EvalError::Kind::InvalidArgument);
}

} // namespace
