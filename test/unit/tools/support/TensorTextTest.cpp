#include "tools/support/TensorText.h"

#include "test/unit/tools/npy/NpyFiles.h"
#include "gtest/gtest.h"

using namespace graphc::npy;
using graphc::cli::toText;
using graphc::npy::testing::makeArray;

namespace {

TEST(TensorText, ShowsTypeShapeAndElements) {
  EXPECT_EQ(toText(makeArray<float>({Kind::Float, 4}, {1, 3}, {0.5f, -2, 1e9f})),
            "float [1,3]  0.5 -2 1e+09");
}

TEST(TensorText, ShowsTheFirstElements) {
  EXPECT_EQ(toText(makeArray<int32_t>({Kind::Int, 4}, {4}, {1, -2, 3, 4}), 2),
            "int32 [4]  1 -2 ...");
}

TEST(TensorText, ShowsScalarsAndEmptyArrays) {
  EXPECT_EQ(toText(makeArray<uint8_t>({Kind::Bool, 1}, {}, {1})), "bool []  true");
  EXPECT_EQ(toText(makeArray<int64_t>({Kind::Int, 8}, {0}, {})), "int64 [0]");
}

TEST(TensorText, ShowsUnsignedComplexAndHalf) {
  EXPECT_EQ(toText(makeArray<uint8_t>({Kind::UInt, 1}, {}, {200})), "uint8 []  200");
  EXPECT_EQ(toText(makeArray<float>({Kind::Complex, 8}, {}, {1, -2})), "complex64 []  1-2j");
  EXPECT_EQ(toText(makeArray<uint16_t>({Kind::Float, 2}, {}, {0x3C00})), "half []  1");
}

TEST(TensorText, QuotesStringsAndEscapesBytes) {
  EXPECT_EQ(toText(makeArray<char>({Kind::Bytes, 4}, {2}, {'a', '"', '\n', 0, 'b', 0, 0, 0})),
            "string [2]  \"a\\x22\\x0a\" \"b\"");
}

} // namespace
