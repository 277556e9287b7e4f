//===- ExprTest.cpp - size expressions ------------------------------------===//
#include "runtime/core/Expr.h"
#include "runtime/artifact/ArtifactReader.h"
#include "test/unit/runtime/support/ProgramBuilder.h"

#include <gtest/gtest.h>
#include <optional>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;
using schema::ExprOpcode;

namespace {
/// Evaluates s0 op s1.
std::optional<int64_t> apply(ExprOpcode opcode, int64_t a, int64_t b) {
  ProgramBuilder builder;
  uint32_t expr = builder.binary(opcode, builder.symbol(0), builder.symbol(1));
  std::vector<uint64_t> program = builder.finish();
  int64_t symbols[] = {a, b}, value;
  if (!core::evaluate(ProgramView(program.data()), expr, symbols, value))
    return std::nullopt;
  return value;
}
} // namespace

TEST(Expr, Adds) {
  EXPECT_EQ(apply(ExprOpcode::Add, 2, -5), -3);
  EXPECT_EQ(apply(ExprOpcode::Add, INT64_MAX, 1), std::nullopt);
}

TEST(Expr, Multiplies) {
  EXPECT_EQ(apply(ExprOpcode::Mul, 7, -3), -21);
  EXPECT_EQ(apply(ExprOpcode::Mul, int64_t(1) << 32, int64_t(1) << 31), std::nullopt);
}

TEST(Expr, DividesTowardsMinusInfinity) {
  EXPECT_EQ(apply(ExprOpcode::FloorDiv, 7, 2), 3);
  EXPECT_EQ(apply(ExprOpcode::FloorDiv, -7, 2), -4);
  EXPECT_EQ(apply(ExprOpcode::FloorDiv, 7, -2), -4);
  EXPECT_EQ(apply(ExprOpcode::FloorDiv, -7, -2), 3);
  EXPECT_EQ(apply(ExprOpcode::FloorDiv, -8, 2), -4);
}

TEST(Expr, DividesTowardsPlusInfinity) {
  EXPECT_EQ(apply(ExprOpcode::CeilDiv, 7, 2), 4);
  EXPECT_EQ(apply(ExprOpcode::CeilDiv, -7, 2), -3);
  EXPECT_EQ(apply(ExprOpcode::CeilDiv, 7, -2), -3);
  EXPECT_EQ(apply(ExprOpcode::CeilDiv, -7, -2), 4);
  EXPECT_EQ(apply(ExprOpcode::CeilDiv, 8, 2), 4);
}

TEST(Expr, RefusesQuotientsThatDoNotExist) {
  for (ExprOpcode opcode : {ExprOpcode::FloorDiv, ExprOpcode::CeilDiv}) {
    EXPECT_EQ(apply(opcode, 1, 0), std::nullopt);
    EXPECT_EQ(apply(opcode, INT64_MIN + 1, -1), INT64_MAX);
  }
}

TEST(Expr, TakesTheSmallerOrTheLarger) {
  EXPECT_EQ(apply(ExprOpcode::Min, 3, -4), -4);
  EXPECT_EQ(apply(ExprOpcode::Max, 3, -4), 3);
}

TEST(Expr, RefusesASymbolWithoutValue) {
  EXPECT_EQ(apply(ExprOpcode::Add, 1, INT64_MIN), std::nullopt);
}

TEST(Expr, NestsOnItsStack) {
  ProgramBuilder builder;
  uint32_t a = builder.symbol(0), b = builder.symbol(1);
  uint32_t expr = builder.mul(builder.add(a, builder.constant(3)),
                              builder.binary(ExprOpcode::CeilDiv, b, builder.constant(16)));
  std::vector<uint64_t> program = builder.finish();
  int64_t symbols[] = {4, 33}, value;
  ASSERT_TRUE(core::evaluate(ProgramView(program.data()), expr, symbols, value));
  EXPECT_EQ(value, 21);
}
