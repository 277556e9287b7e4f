#include "tools/support/RandomTensor.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <cstring>

using namespace graphc;
using namespace graphc::cli;
using runtime::DType;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Lt;

namespace {

Argument input(DType dtype) {
  Argument argument;
  argument.key = "x";
  argument.dtype = static_cast<int32_t>(dtype);
  return argument;
}

TEST(RandomTensor, FloatsAreBetweenMinusOneAndOne) {
  auto tensor = randomTensor(input(DType::Float32), {100}, 1);
  ASSERT_TRUE(tensor) << tensor.error().message;
  EXPECT_THAT(tensor->ref().values<float>(), Each(::testing::AllOf(Ge(-1.0f), Lt(1.0f))));
  EXPECT_NE(tensor->ref().values<float>()[0], tensor->ref().values<float>()[1]);
}

TEST(RandomTensor, HalvesAreFinite) {
  auto tensor = randomTensor(input(DType::Float16), {100}, 1);
  ASSERT_TRUE(tensor) << tensor.error().message;
  for (uint16_t bits : tensor->ref().values<uint16_t>())
    EXPECT_LE(std::abs(npy::decodeFloat(DType::Float16, bits)), 1.0f);
}

TEST(RandomTensor, IntegersAreDigits) {
  auto tensor = randomTensor(input(DType::Int64), {100}, 1);
  ASSERT_TRUE(tensor) << tensor.error().message;
  EXPECT_THAT(tensor->ref().values<int64_t>(), Each(::testing::AllOf(Ge(0), Lt(10))));
}

TEST(RandomTensor, StringsAreEmpty) {
  auto tensor = randomTensor(input(DType::String), {2}, 1);
  ASSERT_TRUE(tensor) << tensor.error().message;
  for (const runtime::HostString &text : tensor->ref().values<runtime::HostString>())
    EXPECT_EQ(text.size, 0u);
}

TEST(RandomTensor, EqualSeedsGiveEqualTensors) {
  auto one = randomTensor(input(DType::Float32), {8}, 3);
  auto same = randomTensor(input(DType::Float32), {8}, 3);
  auto other = randomTensor(input(DType::Float32), {8}, 4);
  ASSERT_TRUE(one && same && other);
  EXPECT_EQ(0, std::memcmp(one->data.data(), same->data.data(), one->data.size()));
  EXPECT_NE(0, std::memcmp(one->data.data(), other->data.data(), one->data.size()));
}

TEST(RandomTensor, ShapesLargerThanMemoryAreRefused) {
  auto tensor = randomTensor(input(DType::Float32), {INT64_MAX, INT64_MAX}, 1);
  ASSERT_FALSE(tensor);
  EXPECT_EQ(tensor.error().message.substr(0, 37), "input 'x': no tensor has the shape [9");
}

TEST(RandomTensor, HandlesCannotBeMadeUp) {
  auto tensor = randomTensor(input(DType::Resource), {}, 1);
  ASSERT_FALSE(tensor);
  EXPECT_EQ(tensor.error().message, "input 'x': no resource can be made up");
}

} // namespace
