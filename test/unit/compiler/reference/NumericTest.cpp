//===- NumericTest.cpp - matrices, special functions, random numbers --------------===//

#include "test/unit/compiler/reference/ReferenceTestSupport.h"

#include <cmath>
#include <limits>

using namespace graphc::reference;
using namespace graphc::reference::test;
using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::FloatNear;
using testing::HasSubstr;
using testing::Pointwise;

namespace {

Tensor doubles(std::vector<int64_t> shape, const std::vector<double> &values) {
  return Tensor::of<double>(std::move(shape), values);
}

TEST(DiagonalTest, bandsPackFromTheHighestDiagonalDown) {
  // 1 2        k = (0, 1), short diagonals to the right: [x 2], [1 4]
  // 3 4
  Tensor packed = run("MatrixDiagPartV3", {ints({2, 2}, {1, 2, 3, 4}), ints({0, 1}), scalar(9)});
  EXPECT_THAT(i32(packed), ElementsAre(9, 2, 1, 4));
  EXPECT_THAT(i32(run("MatrixDiagPartV3", {ints({2, 2}, {1, 2, 3, 4}), ints({0, 1}), scalar(9)},
                      {{"align", std::string("LEFT_LEFT")}})),
              ElementsAre(2, 9, 1, 4));
}

TEST(DiagonalTest, sizesFollowFromTheDiagonal) {
  Tensor matrix = run("MatrixDiagV3", {ints({1, 2}), scalar(1), scalar(-1), scalar(-1), scalar(0)});
  EXPECT_THAT(matrix.shape(), ElementsAre(3, 3));
  EXPECT_THAT(i32(matrix), ElementsAre(0, 1, 0, 0, 0, 2, 0, 0, 0));
}

TEST(DiagonalTest, bandPartKeepsAllWithANegativeCount) {
  Tensor x = ints({2, 2}, {1, 2, 3, 4});
  EXPECT_THAT(i32(run("MatrixBandPart", {x, scalar(0), scalar(-1)})), ElementsAre(1, 2, 0, 4));
}

TEST(LinalgTest, solveAndInverseAgreeWithTheHandComputedOnes) {
  Tensor a = doubles({2, 2}, {0, 2, 1, 0}); // The first pivot is zero: rows must swap.
  EXPECT_THAT(values<double>(run("MatrixSolve", {a, doubles({2, 1}, {4, 3})})), ElementsAre(3, 2));
  EXPECT_THAT(values<double>(run("MatrixInverse", {a})), ElementsAre(0, 1, 0.5, 0));
  EXPECT_THAT(values<double>(run("MatrixDeterminant", {a})), ElementsAre(-2));
}

TEST(LinalgTest, singularMatricesAreErrors) {
  Tensor a = doubles({2, 2}, {1, 1, 1, 1});
  EXPECT_THAT(errorOf("MatrixInverse", {a}), HasSubstr("not invertible"));
}

TEST(LinalgTest, choleskyOfAnIndefiniteMatrixIsNaN) {
  EXPECT_TRUE(std::isnan(values<double>(run("Cholesky", {doubles({1, 1}, {-1})}))[0]));
}

TEST(LinalgTest, choleskyReadsTheLowerTriangle) {
  EXPECT_THAT(values<double>(run("Cholesky", {doubles({2, 2}, {4, 99, 2, 5})})),
              ElementsAre(2, 0, 1, 2));
}

TEST(DecompositionTest, singularVectorsRebuildTheMatrix) {
  Tensor a = doubles({2, 3}, {1, 2, 3, 4, 5, 6});
  std::vector<Tensor> factors = runAll("Svd", {a});
  ASSERT_EQ(factors.size(), 3u);
  Tensor scaled = run("Mul", {factors[1], factors[0]});
  Tensor rebuilt = run("MatMul", {scaled, factors[2]}, {{"transpose_b", true}});
  EXPECT_THAT(values<double>(rebuilt), Pointwise(DoubleNear(1e-12), values<double>(a)));
}

TEST(DecompositionTest, eigenvaluesAscend) {
  Tensor values2 = run("SelfAdjointEigV2", {doubles({2, 2}, {2, 1, 1, 2})});
  EXPECT_THAT(values<double>(values2), Pointwise(DoubleNear(1e-14), {1.0, 3.0}));
}

TEST(DecompositionTest, squareRootSquaresBack) {
  Tensor root = run("MatrixSquareRoot", {doubles({2, 2}, {4, 1, 0, 9})});
  EXPECT_THAT(values<double>(root), Pointwise(DoubleNear(1e-13), {2.0, 0.2, 0.0, 3.0}));
}

struct Known {
  const char *op;
  std::vector<double> operands;
  double expected;
};

class SpecialTest : public testing::TestWithParam<Known> {};

TEST_P(SpecialTest, knownValues) {
  std::vector<Tensor> operands;
  for (double operand : GetParam().operands)
    operands.push_back(doubles({1}, {operand}));
  double got = values<double>(run(GetParam().op, operands))[0];
  EXPECT_NEAR(got, GetParam().expected, 1e-13 * std::max(1.0, std::fabs(GetParam().expected)));
}

INSTANTIATE_TEST_SUITE_P(
    Values, SpecialTest,
    testing::Values(
        Known{"Lgamma", {5}, std::log(24)}, Known{"Digamma", {1}, -0.57721566490153286},
        Known{"Digamma", {0.5}, -1.9635100260214235}, Known{"Igamma", {1, 2}, 1 - std::exp(-2)},
        Known{"Igammac", {1, 30}, std::exp(-30)}, Known{"Betainc", {2, 3, 0.5}, 11 / 16.0},
        Known{"Zeta", {2, 1}, M_PI *M_PI / 6}, Known{"Polygamma", {1, 1}, M_PI *M_PI / 6},
        Known{"Erfinv", {std::erf(0.75)}, 0.75},
        Known{"Ndtri", {0.5 * std::erfc(std::sqrt(2.0))}, -2}, Known{"Spence", {0}, M_PI *M_PI / 6},
        Known{"Spence", {2}, -M_PI *M_PI / 12}, Known{"Dawsn", {1}, 0.5380795069127684},
        Known{"Expint", {1}, 1.8951178163559368}, Known{"FresnelSin", {1}, 0.4382591473903548},
        Known{"FresnelCos", {4}, 0.49842603303817756}, Known{"BesselI0", {1}, 1.2660658777520084},
        Known{"BesselI1e", {-2}, -0.21526928924893771}, Known{"BesselK0", {1}, 0.42102443824070834},
        Known{"BesselK1e", {2}, 1.0334768470686886}));

TEST(RandomTest, philoxKnownAnswer) {
  // The all-zero vector of the generator's published known-answer tests.
  Tensor words =
      run("StatelessRandomUniformFullIntV2",
          {ints({4}), Tensor::of<uint64_t>({1}, {0}), Tensor::of<uint64_t>({2}, {0, 0}), scalar(1)},
          {{"dtype", DType::UInt32}});
  EXPECT_THAT(values<uint32_t>(words), ElementsAre(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
}

TEST(RandomTest, aNodeGoesOnWhereItsLastCallStopped) {
  Environment env;
  OpCall call{.op = "RandomUniform",
              .node = "n",
              .attrs = {{"dtype", DType::Float}, {"seed", int64_t{1}}, {"seed2", int64_t{2}}},
              .inputs = {ints({4})}};
  auto first = evaluate(call, env), second = evaluate(call, env);
  Environment fresh;
  auto again = evaluate(call, fresh);
  ASSERT_TRUE(first && second && again);
  EXPECT_EQ(f32((*first)[0]), f32((*again)[0]));
  EXPECT_NE(f32((*first)[0]), f32((*second)[0]));
}

TEST(RandomTest, valuesStayInTheirRange) {
  Attrs attrs = {{"dtype", DType::Float}, {"seed", int64_t{3}}};
  EXPECT_THAT(f32(run("RandomUniform", {ints({1000})}, attrs)),
              Each(testing::AllOf(testing::Ge(0.0f), testing::Lt(1.0f))));
  EXPECT_THAT(f32(run("TruncatedNormal", {ints({1000})}, attrs)),
              Each(testing::AllOf(testing::Gt(-2.0f), testing::Lt(2.0f))));
  EXPECT_THAT(errorOf("RandomUniformInt", {ints({1}), scalar(3), scalar(3)}),
              HasSubstr("minval < maxval"));
}

TEST(RandomTest, shuffleIsAPermutation) {
  Tensor shuffled = run("RandomShuffle", {ints({1, 2, 3, 4, 5})}, {{"seed", int64_t{7}}});
  EXPECT_THAT(i32(shuffled), testing::UnorderedElementsAre(1, 2, 3, 4, 5));
}

} // namespace
