#include "dialects/shape/SymExpr.h"

#include "gtest/gtest.h"

#include <map>
#include <random>

using namespace graphc::shape;

namespace {

SymExpr b() { return SymExpr::symbol("b"); }
SymExpr h() { return SymExpr::symbol("h"); }
SymExpr w() { return SymExpr::symbol("w"); }

std::string canonical(llvm::StringRef text) {
  std::optional<SymExpr> expr = SymExpr::parse(text);
  return expr ? expr->str() : "error";
}

using Binding = std::map<std::string, int64_t>;

std::optional<int64_t> evaluate(const SymExpr &expr, const Binding &binding) {
  return expr.evaluate([&](llvm::StringRef name) -> std::optional<int64_t> {
    auto it = binding.find(name.str());
    if (it == binding.end())
      return std::nullopt;
    return it->second;
  });
}

//===----------------------------------------------------------------------===//
// Normal form
//===----------------------------------------------------------------------===//

TEST(SymExprTest, ConstantsFold) {
  EXPECT_EQ(canonical("2*3+4"), "10");
  EXPECT_EQ(canonical("b-b"), "0");
  EXPECT_EQ(canonical("0*b"), "0");
  EXPECT_EQ(SymExpr(7).asConstant(), 7);
  EXPECT_EQ(b().asConstant(), std::nullopt);
}

TEST(SymExprTest, SumsSortTheirTermsWithTheConstantLast) {
  EXPECT_EQ((1 + b() * 2).str(), "b*2+1");
  EXPECT_EQ((w() + h() + b()).str(), "b+h+w");
  EXPECT_EQ((3 - b() + h() * b()).str(), "b*h-b+3");
}

TEST(SymExprTest, ProductsDistributeOverSums) {
  EXPECT_EQ(((b() * 2 + 4) * w()).str(), "b*w*2+w*4");
  EXPECT_EQ(((b() + 1) * (b() - 1)).str(), "b*b-1");
}

TEST(SymExprTest, DivisionGivesUpItsWholeMultiples) {
  EXPECT_EQ(canonical("floordiv(b,1)"), "b");
  EXPECT_EQ(canonical("floordiv(b*6+12,6)"), "b+2");
  EXPECT_EQ(canonical("floordiv(b*h,h)"), "b");
  EXPECT_EQ(canonical("floordiv(b*h+b,h+1)"), "b");
  EXPECT_EQ(canonical("floordiv(h-1,2)+1"), "floordiv(h+1,2)");
  EXPECT_EQ(canonical("floordiv(h*4+3,6)"), "floordiv(h*2+1,3)");
  EXPECT_EQ(canonical("floordiv(h,-2)"), "-h+floordiv(h,2)");
}

TEST(SymExprTest, NestedDivisionsMerge) {
  EXPECT_EQ(canonical("floordiv(floordiv(h,2),3)"), "floordiv(h,6)");
  EXPECT_EQ(canonical("floordiv(floordiv(h,2)+1,3)"), "floordiv(h+2,6)");
}

TEST(SymExprTest, CeilDivAndModAreWrittenWithFloorDiv) {
  EXPECT_EQ(canonical("ceildiv(h,2)"), "floordiv(h+1,2)");
  EXPECT_EQ(canonical("ceildiv(h*w,h)"), "w");
  EXPECT_EQ(canonical("mod(h,8)"), "h-floordiv(h,8)*8");
  EXPECT_EQ(canonical("mod(mod(h,8),8)"), canonical("mod(h,8)"));
  EXPECT_EQ(canonical("mod(h*8+3,8)"), "3");
}

TEST(SymExprTest, MaxDropsDominatedOperandsAndTakesSharedTermsOut) {
  EXPECT_EQ(canonical("max(b,b*2)"), "b*2");
  EXPECT_EQ(canonical("max(b,-3)"), "b");
  EXPECT_EQ(canonical("max(h,b,h)"), "max(b,h)");
  EXPECT_EQ(canonical("max(b+1,h+3)"), "max(b,h+2)+1");
  EXPECT_EQ(canonical("max(b*4,h*4)"), "max(b,h)*4");
  EXPECT_EQ(canonical("max(b*w,h*w)"), "w*max(b,h)");
  EXPECT_EQ(canonical("max(max(b,h)+1,w)"), canonical("max(b+1,h+1,w)"));
  EXPECT_EQ(canonical("max(b,1)"), "max(b,1)");
}

TEST(SymExprTest, MinKeepsTheDominatedOperand) {
  EXPECT_EQ(canonical("min(b,b*2)"), "b");
  EXPECT_EQ(canonical("min(h,100)"), "min(h,100)");
  EXPECT_EQ(canonical("max(b,min(b,h))"), "b");
}

TEST(SymExprTest, TextRoundTrips) {
  for (const char *text : {"0", "-1", "b", "-b+3", "b*2+1", "b*b*h*3-b*7", "floordiv(h+1,2)",
                           "floordiv(b-1,h)", "max(b,h+2)+1", "min(h,100)*4", "?",
                           "max(floordiv(b+1,2),h)*w*2-5", "9223372036854775807"}) {
    std::optional<SymExpr> expr = SymExpr::parse(text);
    ASSERT_TRUE(expr) << text;
    EXPECT_EQ(SymExpr::parse(expr->str()), expr) << text;
    EXPECT_EQ(canonical(expr->str()), expr->str()) << text;
  }
}

//===----------------------------------------------------------------------===//
// Bad input, overflow, limits
//===----------------------------------------------------------------------===//

TEST(SymExprTest, MalformedTextDoesNotParse) {
  for (const char *text : {"", "b+", "*b", "max(b)", "floordiv(b)", "floordiv(b,0)", "f(b,1)", "(b",
                           "b)", "b b", "2b", "b?", "9223372036854775808", "b--h", "max()"})
    EXPECT_FALSE(SymExpr::parse(text)) << text;
}

TEST(SymExprTest, DeepNestingIsRefusedNotFollowed) {
  std::string text(50'000, '(');
  EXPECT_FALSE(SymExpr::parse(text + "b" + std::string(50'000, ')')));
}

TEST(SymExprTest, OverflowIsUnknownAndAbsorbs) {
  SymExpr huge = std::numeric_limits<int64_t>::max();
  EXPECT_FALSE((huge + 1).isKnown());
  EXPECT_FALSE((huge * b() * 2).isKnown());
  EXPECT_FALSE((huge + 1 - huge).isKnown());
  EXPECT_FALSE(SymExpr(std::numeric_limits<int64_t>::min()).isKnown());
  EXPECT_EQ((huge + 1).str(), "?");
  EXPECT_FALSE(SymExpr::parse("9223372036854775807+1"));
}

TEST(SymExprTest, GrowthStopsAtTheLimit) {
  SymExpr sum = 1;
  for (int i = 0; i < 12; ++i)
    sum = sum * (sum + SymExpr::symbol("s" + std::to_string(i)));
  EXPECT_FALSE(sum.isKnown());
}

TEST(SymExprTest, SymbolNamesAreChecked) {
  EXPECT_TRUE(SymExpr::isSymbolName("serving_default:x.0"));
  EXPECT_FALSE(SymExpr::symbol("a b").isKnown());
  EXPECT_FALSE(SymExpr::symbol("").isKnown());
  EXPECT_FALSE(SymExpr::symbol(llvm::StringRef("a\0", 2)).isKnown());
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

TEST(SymExprTest, EvaluateNeedsEverySymbolAndNoZeroDivisor) {
  SymExpr e = SymExpr::floorDiv(h() + 1, b());
  EXPECT_EQ(evaluate(e, {{"h", 7}, {"b", 3}}), 2);
  EXPECT_EQ(evaluate(e, {{"h", 7}}), std::nullopt);
  EXPECT_EQ(evaluate(e, {{"h", 7}, {"b", 0}}), std::nullopt);
  EXPECT_EQ(evaluate(b() * b(), {{"b", int64_t{1} << 40}}), std::nullopt);
  EXPECT_EQ(evaluate(SymExpr::unknown(), {}), std::nullopt);
}

TEST(SymExprTest, SubstituteRebuildsTheNormalForm) {
  SymExpr e = SymExpr::floorDiv(h() + 1, 2) * b();
  llvm::StringMap<SymExpr> map;
  map["h"] = w() * 2;
  EXPECT_EQ(e.substitute(map).str(), "b*w");
  map["h"] = SymExpr::unknown();
  EXPECT_FALSE(e.substitute(map).isKnown());
}

TEST(SymExprTest, VisitIsAPostfixProgram) {
  std::string program;
  (b() * 2 + 1).visit([&](const SymStep &step) {
    static const char *const names[] = {"", "", "+", "*", "/", "min", "max"};
    if (step.kind == SymStep::Kind::Constant)
      program += std::to_string(step.value) + " ";
    else if (step.kind == SymStep::Kind::Symbol)
      program += step.name.str() + " ";
    else
      program += names[int(step.kind)] + std::string(" ");
  });
  EXPECT_EQ(program, "b 2 * 1 + ");
}

TEST(SymExprTest, BoundsFollowTheRanges) {
  auto ranges = [](llvm::StringRef name) -> std::optional<SymRange> {
    if (name == "b")
      return SymRange{1, 8};
    return std::nullopt;
  };
  EXPECT_EQ((b() * 4 + 1).bounds(ranges), (SymRange{5, 33}));
  EXPECT_EQ((10 - b()).bounds(ranges), (SymRange{2, 9}));
  EXPECT_EQ(SymExpr::floorDiv(b() + 1, 2).bounds(ranges), (SymRange{1, 4}));
  EXPECT_EQ(SymExpr::min(h(), b()).bounds(ranges), (SymRange{0, 8}));
  EXPECT_EQ(h().bounds(ranges), (SymRange{0, SymRange::unboundedAbove}));
  EXPECT_EQ((-h()).bounds(ranges), (SymRange{SymRange::unboundedBelow, 0}));
}

TEST(SymExprTest, ProofsUseThatSizesAreNotNegative) {
  EXPECT_TRUE(proveLessOrEqual(b(), b() + h()));
  EXPECT_TRUE(proveLess(b(), b() + 1));
  EXPECT_FALSE(proveLess(b(), b() + h()));
  EXPECT_TRUE(proveLessOrEqual(SymExpr::floorDiv(h() + 1, 2), h() + 1));
  EXPECT_TRUE(proveLess(SymExpr::mod(h(), 8), 8));
  EXPECT_TRUE(proveLessOrEqual(h(), SymExpr::max(h(), w())));
  EXPECT_TRUE(proveEqual(h() - SymExpr::floorDiv(h(), 2), SymExpr::ceilDiv(h(), 2)));
  EXPECT_FALSE(proveEqual(SymExpr::unknown(), SymExpr::unknown()));
}

TEST(SymExprTest, CoverAllTakesTheLargestCoefficientOfEachProduct) {
  EXPECT_EQ(SymExpr::coverAll({b() * 3 + 4, b() * 2 + 10}).str(), "b*3+10");
  EXPECT_EQ(SymExpr::coverAll({b() - 2, h()}).str(), "b+h");
  EXPECT_EQ(SymExpr::coverAll({SymExpr::floorDiv(b() - 5, h())}), SymExpr::unknown());
}

TEST(SymExprTest, CoverMultipleRoundsCoefficientsUp) {
  EXPECT_EQ(SymExpr::coverMultiple(b() * 1000 + 4, 64).str(), "b*1024+64");
  EXPECT_EQ(SymExpr::coverMultiple(b() * 64 - 70, 64).str(), "b*64-64");
}

TEST(SymExprTest, AlignToRoundsUp) {
  SymExpr aligned = SymExpr::alignTo(b() * 4, 64);
  EXPECT_EQ(evaluate(aligned, {{"b", 1}}), 64);
  EXPECT_EQ(evaluate(aligned, {{"b", 16}}), 64);
  EXPECT_EQ(evaluate(aligned, {{"b", 17}}), 128);
  EXPECT_EQ(SymExpr::alignTo(b() * 128, 64), b() * 128);
}

//===----------------------------------------------------------------------===//
// Random expressions against plain arithmetic
//===----------------------------------------------------------------------===//

/// Builds an expression and, with the same steps, its value.
struct Sample {
  SymExpr expr;
  std::optional<int64_t> value; // nullopt: a division by zero on the way
};

class Generator {
public:
  Generator(unsigned seed, Binding binding) : random(seed), binding(std::move(binding)) {}

  Sample make(int depth) {
    unsigned choice = random() % (depth == 0 ? 2 : 9);
    if (choice == 0) {
      int64_t value = int64_t(random() % 9) - 3;
      return {value, value};
    }
    if (choice == 1) {
      auto it = std::next(binding.begin(), random() % binding.size());
      return {SymExpr::symbol(it->first), it->second};
    }
    Sample a = make(depth - 1), b = make(depth - 1);
    auto both = [&](auto f) -> std::optional<int64_t> {
      if (!a.value || !b.value)
        return std::nullopt;
      return f(*a.value, *b.value);
    };
    auto floored = [](int64_t x, int64_t y) -> int64_t {
      int64_t q = x / y;
      return q * y != x && (x < 0) != (y < 0) ? q - 1 : q;
    };
    bool divides = choice >= 7;
    if (divides && b.value.value_or(0) == 0)
      return {b.expr, b.value};
    switch (choice) {
    case 2:
      return {a.expr + b.expr, both([](int64_t x, int64_t y) { return x + y; })};
    case 3:
      return {a.expr - b.expr, both([](int64_t x, int64_t y) { return x - y; })};
    case 4:
      return {a.expr * b.expr, both([](int64_t x, int64_t y) { return x * y; })};
    case 5:
      return {SymExpr::min(a.expr, b.expr),
              both([](int64_t x, int64_t y) { return std::min(x, y); })};
    case 6:
      return {SymExpr::max(a.expr, b.expr),
              both([](int64_t x, int64_t y) { return std::max(x, y); })};
    case 7:
      return {SymExpr::floorDiv(a.expr, b.expr), both(floored)};
    default:
      return {SymExpr::ceilDiv(a.expr, b.expr),
              both([&](int64_t x, int64_t y) { return -floored(-x, y); })};
    }
  }

private:
  std::mt19937 random;
  Binding binding;
};

TEST(SymExprTest, NormalFormKeepsTheValueOfRandomExpressions) {
  int compared = 0;
  for (unsigned seed = 0; seed < 20'000; ++seed) {
    Binding binding = {{"b", seed % 5}, {"h", seed / 5 % 7}, {"w", 1 + seed / 35 % 4}};
    Sample sample = Generator(seed, binding).make(4);
    if (!sample.value || !sample.expr.isKnown())
      continue;
    // A cancelled or duplicated factor may be zero under this binding.
    std::optional<int64_t> value = evaluate(sample.expr, binding);
    if (!value)
      continue;
    ASSERT_EQ(value, sample.value) << "seed " << seed << ": " << sample.expr.str();
    std::optional<SymExpr> parsed = SymExpr::parse(sample.expr.str());
    ASSERT_TRUE(parsed) << sample.expr.str();
    std::optional<int64_t> again = evaluate(*parsed, binding);
    if (again) {
      ASSERT_EQ(again, value) << "seed " << seed << ": " << sample.expr.str();
    }
    SymRange bounds = sample.expr.bounds();
    ASSERT_TRUE(bounds.lower <= *value && *value <= bounds.upper) << sample.expr.str();
    ++compared;
  }
  EXPECT_GT(compared, 15'000);
}

TEST(SymExprTest, ProofsHoldForEveryBindingTried) {
  int proved = 0;
  for (unsigned seed = 0; seed < 4'000; ++seed) {
    Binding any = {{"b", 2}, {"h", 3}, {"w", 1}};
    Generator generator(seed, any);
    SymExpr x = generator.make(3).expr, y = generator.make(3).expr;
    if (!proveLessOrEqual(x, y))
      continue;
    ++proved;
    for (int64_t i = 0; i < 125; ++i) {
      Binding binding = {{"b", i % 5}, {"h", i / 5 % 5}, {"w", i / 25}};
      std::optional<int64_t> left = evaluate(x, binding), right = evaluate(y, binding);
      if (left && right) {
        ASSERT_LE(*left, *right) << x.str() << " <= " << y.str();
      }
    }
  }
  EXPECT_GT(proved, 300);
}

} // namespace
