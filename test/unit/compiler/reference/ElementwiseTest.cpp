//===- ElementwiseTest.cpp - maps, comparisons, casts ------------------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::ElementsAre;

namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

TEST(UnaryTest, roundTiesToEven) {
  EXPECT_THAT(f32(run("Round", {floats({5}, {0.5f, 1.5f, 2.5f, -0.5f, -1.5f})})),
              ElementsAre(0, 2, 2, 0, -2));
}

TEST(UnaryTest, signKeepsNaN) {
  std::vector<float> result = f32(run("Sign", {floats({4}, {-3, 0, 2, nan})}));
  EXPECT_EQ(result[0], -1);
  EXPECT_EQ(result[1], 0);
  EXPECT_EQ(result[2], 1);
  EXPECT_TRUE(std::isnan(result[3]));
}

TEST(UnaryTest, negatingTheLowestIntegerWraps) {
  EXPECT_THAT(i32(run("Neg", {ints({INT32_MIN, 5})})), ElementsAre(INT32_MIN, -5));
  EXPECT_THAT(i32(run("Abs", {ints({INT32_MIN, -5})})), ElementsAre(INT32_MIN, 5));
}

TEST(UnaryTest, reluLetsNaNThrough) {
  EXPECT_TRUE(std::isnan(f32(run("Relu", {floats({1}, {nan})}))[0]));
  EXPECT_TRUE(std::isnan(f32(run("Relu6", {floats({1}, {nan})}))[0]));
}

TEST(UnaryTest, denormalsAreFlushed) {
  EXPECT_EQ(f32(run("Mul", {floats({1}, {1e-30f}), floats({1}, {1e-10f})}))[0], 0);
  EXPECT_EQ(f32(run("AddV2", {floats({1}, {1e-40f}), floats({1}, {0})}))[0], 0);
}

TEST(UnaryTest, softplusDoesNotOverflow) {
  EXPECT_THAT(f32(run("Softplus", {floats({3}, {200, -200, 0})})),
              ElementsAre(200, 0, std::log(2.0f)));
}

TEST(BinaryTest, integersWrap) {
  EXPECT_THAT(i32(run("AddV2", {ints({INT32_MAX}), ints({1})})), ElementsAre(INT32_MIN));
  Tensor product = run("Mul", {Tensor::vector<uint8_t>({200}), Tensor::vector<uint8_t>({2})});
  EXPECT_EQ(product.data<uint8_t>()[0], 144);
}

TEST(BinaryTest, floorDivisionRoundsDownAndTruncationTowardZero) {
  Tensor a = ints({7, -7, 7, -7}), b = ints({2, 2, -2, -2});
  EXPECT_THAT(i32(run("FloorDiv", {a, b})), ElementsAre(3, -4, -4, 3));
  EXPECT_THAT(i32(run("FloorMod", {a, b})), ElementsAre(1, 1, -1, -1));
  EXPECT_THAT(i32(run("TruncateDiv", {a, b})), ElementsAre(3, -3, -3, 3));
  EXPECT_THAT(i32(run("TruncateMod", {a, b})), ElementsAre(1, -1, 1, -1));
}

TEST(BinaryTest, integerDivisionByZeroIsAnError) {
  for (const char *op : {"Div", "FloorDiv", "FloorMod", "TruncateDiv", "TruncateMod"})
    EXPECT_EQ(errorOf(op, {ints({1}), ints({0})}), "Integer division by zero") << op;
  EXPECT_EQ(f32(run("RealDiv", {floats({1}, {1}), floats({1}, {0})}))[0], inf);
}

TEST(BinaryTest, lowestIntegerDividedByMinusOneWraps) {
  EXPECT_THAT(i32(run("TruncateDiv", {ints({INT32_MIN}), ints({-1})})), ElementsAre(INT32_MIN));
  EXPECT_THAT(i32(run("FloorMod", {ints({INT32_MIN}), ints({-1})})), ElementsAre(0));
}

TEST(BinaryTest, broadcastingAlignsAtTheEnd) {
  Tensor sum = run("AddV2", {ints({2, 1}, {10, 20}), ints({3}, {1, 2, 3})});
  EXPECT_THAT(sum.shape(), ElementsAre(2, 3));
  EXPECT_THAT(i32(sum), ElementsAre(11, 12, 13, 21, 22, 23));
  EXPECT_EQ(errorOf("AddV2", {ints({1, 2}), ints({1, 2, 3})}), "incompatible shapes: [2] vs. [3]");
}

TEST(BinaryTest, maximumOfANaNIsNaN) {
  EXPECT_TRUE(std::isnan(f32(run("Maximum", {floats({1}, {nan}), floats({1}, {1})}))[0]));
  EXPECT_TRUE(std::isnan(f32(run("Minimum", {floats({1}, {1}), floats({1}, {nan})}))[0]));
}

TEST(BinaryTest, integerPowers) {
  EXPECT_THAT(i32(run("Pow", {ints({2, -3, 0}), ints({10, 3, 0})})), ElementsAre(1024, -27, 1));
  EXPECT_EQ(errorOf("Pow", {ints({2}), ints({-1})}),
            "Integers to negative integer powers are not allowed");
}

TEST(BinaryTest, divNoNanIsZeroWhereTheDivisorIs) {
  EXPECT_THAT(f32(run("DivNoNan", {floats({2}, {1, inf}), floats({2}, {0, 0})})),
              ElementsAre(0, 0));
}

TEST(BinaryTest, shiftCountsAreClamped) {
  EXPECT_THAT(i32(run("RightShift", {ints({-8, -8}), ints({100, -1})})), ElementsAre(-1, -8));
}

TEST(BinaryTest, addConcatenatesStrings) {
  EXPECT_THAT(values<std::string>(run("Add", {strings({"a", "b"}), strings({"c"})})),
              ElementsAre("ac", "bc"));
}

TEST(BinaryTest, nextAfterStepsAcrossZero) {
  EXPECT_EQ(f32(run("NextAfter", {floats({1}, {1}), floats({1}, {2})}))[0], 1 + 0x1p-23f);
  EXPECT_EQ(std::signbit(f32(run("NextAfter", {floats({1}, {0}), floats({1}, {-1})}))[0]), true);
}

TEST(CompareTest, nanComparesUnequal) {
  Tensor x = floats({1}, {nan});
  EXPECT_FALSE(values<bool>(run("Equal", {x, x}))[0]);
  EXPECT_TRUE(values<bool>(run("NotEqual", {x, x}))[0]);
}

TEST(CompareTest, incompatibleShapesAreUnequalWhenAllowed) {
  Tensor unequal =
      run("Equal", {ints({1, 2}), ints({1, 2, 3})}, {{"incompatible_shape_error", false}});
  EXPECT_EQ(unequal.rank(), 0);
  EXPECT_FALSE(values<bool>(unequal)[0]);
}

TEST(SelectTest, vectorConditionPicksRows) {
  Tensor picked = run("Select", {bools({2}, {true, false}), ints({2, 2}, {1, 2, 3, 4}),
                                 ints({2, 2}, {5, 6, 7, 8})});
  EXPECT_THAT(i32(picked), ElementsAre(1, 2, 7, 8));
}

TEST(SelectTest, versionTwoBroadcastsAllThree) {
  Tensor picked = run("SelectV2", {bools({2, 1}, {true, false}), ints({3}, {1, 2, 3}), scalar(0)});
  EXPECT_THAT(i32(picked), ElementsAre(1, 2, 3, 0, 0, 0));
}

TEST(WhereTest, listsPositionsInRowMajorOrder) {
  Tensor rows = run("Where", {bools({2, 2}, {true, false, true, true})});
  EXPECT_THAT(rows.shape(), ElementsAre(3, 2));
  EXPECT_THAT(i64(rows), ElementsAre(0, 0, 1, 0, 1, 1));
}

TEST(CastTest, floatToIntegerTruncatesAndOverflowsToTheLowest) {
  Tensor result =
      run("Cast", {floats({5}, {2.9f, -2.9f, 3e9f, nan, -inf})}, {{"DstT", DType::Int32}});
  EXPECT_THAT(i32(result), ElementsAre(2, -2, INT32_MIN, INT32_MIN, INT32_MIN));
}

TEST(CastTest, boolIsOneForAnythingButZero) {
  EXPECT_THAT(
      values<bool>(run("Cast", {floats({4}, {0, -0.0f, 0.1f, nan})}, {{"DstT", DType::Bool}})),
      ElementsAre(false, false, true, true));
}

TEST(BitcastTest, narrowingAddsADimensionAndWideningRemovesIt) {
  Tensor bytes = run("Bitcast", {ints({0x04030201})}, {{"type", DType::UInt8}});
  EXPECT_THAT(bytes.shape(), ElementsAre(1, 4));
  EXPECT_THAT(values<uint8_t>(bytes), ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(i32(run("Bitcast", {bytes}, {{"type", DType::Int32}})), ElementsAre(0x04030201));
}

} // namespace
