#include "tools/npy/TensorConversion.h"

#include "test/unit/tools/npy/NpyFiles.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <cmath>

using namespace graphc::npy;
using namespace graphc::npy::testing;
using graphc::runtime::DType;
using graphc::runtime::HostString;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

std::string problem(Array array, DType wanted) {
  auto tensor = toTensor(std::move(array), wanted);
  return tensor ? "" : std::string(tensor.status().message());
}

Array floats(std::vector<float> elements) {
  std::vector<int64_t> dims = {static_cast<int64_t>(elements.size())};
  return makeArray<float>({Kind::Float, 4}, dims, elements);
}

std::vector<uint16_t> bfloat16Bits(std::vector<float> elements) {
  auto tensor = toTensor(floats(std::move(elements)), DType::BFloat16);
  if (!tensor)
    return {};
  std::span<uint16_t> bits = tensor->ref().values<uint16_t>();
  return {bits.begin(), bits.end()};
}

TEST(TensorConversion, TakesNumbersAsTheyAre) {
  auto tensor = toTensor(floats({1, 2}), DType::Float32);
  ASSERT_TRUE(tensor) << tensor.status().toString();
  EXPECT_EQ(tensor->dtype, DType::Float32);
  EXPECT_THAT(tensor->dims, ElementsAre(2));
  EXPECT_THAT(tensor->ref().values<float>(), ElementsAre(1, 2));
}

TEST(TensorConversion, RefusesOtherTypes) {
  EXPECT_EQ(problem(floats({1}), DType::Int32), "expected int32, got float");
  EXPECT_EQ(problem(makeArray<int64_t>({Kind::Int, 8}, {1}, {1}), DType::Int32),
            "expected int32, got int64");
  EXPECT_EQ(problem(floats({1}), DType::String), "expected string, got float");
  EXPECT_EQ(problem(floats({1}), DType::Resource), "expected resource, got float");
}

TEST(TensorConversion, RoundsToTheNearestBFloat16TiesToEven) {
  // Between 1 and the next bfloat16, 1.0078125, lie 65536 floats.
  EXPECT_THAT(bfloat16Bits({1.0f, 1.00390625f, 1.01171875f, 1.00390637f, -2.0f}),
              ElementsAre(0x3F80, 0x3F80, 0x3F82, 0x3F81, 0xC000));
}

TEST(TensorConversion, KeepsNansAndInfinitiesOfBFloat16) {
  std::vector<uint16_t> bits = bfloat16Bits({INFINITY, NAN});
  EXPECT_EQ(bits[0], 0x7F80);
  EXPECT_TRUE(std::isnan(decodeFloat(DType::BFloat16, bits[1])));
}

TEST(TensorConversion, TakesRawBFloat16) {
  auto tensor = toTensor(makeArray<uint16_t>({Kind::Raw, 2}, {1}, {0x3F80}), DType::BFloat16);
  ASSERT_TRUE(tensor) << tensor.status().toString();
  EXPECT_THAT(tensor->ref().values<uint16_t>(), ElementsAre(0x3F80));
}

TEST(TensorConversion, StringsLoseTheirPadding) {
  std::string text("ab\0c\0\0", 6);
  auto tensor =
      toTensor(makeArray<char>({Kind::Bytes, 3}, {2}, {text.begin(), text.end()}), DType::String);
  ASSERT_TRUE(tensor) << tensor.status().toString();
  std::span<HostString> strings = tensor->ref().values<HostString>();
  EXPECT_EQ(strings[0].view(), "ab");
  EXPECT_EQ(strings[1].view(), "c");
}

TEST(TensorConversion, StringsArePaddedToTheLongest) {
  std::vector<HostString> strings = {{"abc", 3}, {"", 0}};
  int64_t dims[] = {2};
  auto array = toArray({DType::String, 1, dims, strings.data()});
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_EQ(array->type, (ElementType{Kind::Bytes, 3}));
  EXPECT_THAT(values<char>(*array), ElementsAre('a', 'b', 'c', 0, 0, 0));
}

TEST(TensorConversion, BFloat16IsWrittenAsFloat32) {
  uint16_t bits[] = {0x3F80, 0xC000};
  int64_t dims[] = {2};
  auto array = toArray({DType::BFloat16, 1, dims, bits});
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_EQ(array->type, (ElementType{Kind::Float, 4}));
  EXPECT_THAT(values<float>(*array), ElementsAre(1, -2));
}

TEST(TensorConversion, QuantizedIntegersAreIntegers) {
  int8_t bits[] = {-3};
  auto array = toArray({DType::QInt8, 0, nullptr, bits});
  ASSERT_TRUE(array) << array.status().toString();
  EXPECT_EQ(array->type, (ElementType{Kind::Int, 1}));
  auto tensor = toTensor(std::move(*array), DType::QInt8);
  ASSERT_TRUE(tensor) << tensor.status().toString();
  EXPECT_EQ(tensor->dtype, DType::QInt8);
}

TEST(TensorConversion, SmallFloatsHaveTheirValues) {
  EXPECT_EQ(decodeFloat(DType::Float16, 0x3C00), 1.0f);
  EXPECT_EQ(decodeFloat(DType::Float16, 0x0001), 0x1p-24f);
  EXPECT_EQ(decodeFloat(DType::Float16, 0xFC00), -INFINITY);
  EXPECT_EQ(decodeFloat(DType::Float8E5M2, 0x3C), 1.0f);
  EXPECT_EQ(decodeFloat(DType::Float8E5M2, 0x7C), INFINITY);
  EXPECT_EQ(decodeFloat(DType::Float8E4M3FN, 0x38), 1.0f);
  EXPECT_EQ(decodeFloat(DType::Float8E4M3FN, 0x7E), 448.0f);
  EXPECT_TRUE(std::isnan(decodeFloat(DType::Float8E4M3FN, 0x7F)));
}

TEST(TensorConversion, HandlesCannotBeWritten) {
  void *handle = nullptr;
  auto array = toArray({DType::Resource, 0, nullptr, &handle});
  ASSERT_FALSE(array);
  EXPECT_THAT(std::string(array.status().message()), HasSubstr("a resource cannot be shown"));
}

} // namespace
