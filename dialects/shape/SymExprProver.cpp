//===- SymExprProver.cpp - what holds for every binding -------------------===//
//
// proveNonNegative works on one sum. Terms with an obviously nonnegative value
// help, so it looks for the first term that does not and removes its atom by an
// inequality that is exact or safe:
//
//     rest + floor(n/d) >= 0      <=>  n + d*rest >= 0              (d > 0)
//     rest - floor(n/d) >= 0      <=>  d*rest + d - 1 - n >= 0      (d > 0)
//     rest + max(x,y)   >= 0      <==  rest + x >= 0  or  rest + y >= 0
//     rest - max(x,y)   >= 0      <=>  rest - x >= 0  and rest - y >= 0
//
// and min the other way round.
//
//===----------------------------------------------------------------------===//

#include "dialects/shape/SymExprImpl.h"

#include <algorithm>

namespace graphc::shape {

using namespace detail;

bool detail::obviouslyNonNegative(const Terms &terms) {
  return llvm::all_of(terms, [](const Term &term) {
    return term.coefficient > 0 &&
           llvm::all_of(term.monomial, [](const AtomRef &atom) { return atom->nonNegative; });
  });
}

namespace {

class Prover {
public:
  bool nonNegative(const Terms &terms, unsigned depth = 0) {
    if (obviouslyNonNegative(terms))
      return true;
    if (depth > maxNesting || ++steps > maxSteps || hasSymbolsOnly(terms))
      return false;
    for (const Term &term : terms)
      if (std::optional<bool> answer = removeAtom(terms, term, depth); answer && *answer)
        return true;
    return false;
  }

private:
  static constexpr unsigned maxNesting = 4;
  static constexpr unsigned maxSteps = 64;
  unsigned steps = 0;

  /// Without an atom to remove there is nothing to try.
  static bool hasSymbolsOnly(const Terms &terms) {
    return llvm::all_of(terms, [](const Term &term) {
      return llvm::all_of(term.monomial,
                          [](const AtomRef &a) { return a->kind == AtomKind::Symbol; });
    });
  }

  /// Tries to prove the sum with the atom of `term` removed; nullopt if `term`
  /// is not of a form that can be removed.
  std::optional<bool> removeAtom(const Terms &terms, const Term &term, unsigned depth) {
    auto atom =
        llvm::find_if(term.monomial, [](const AtomRef &a) { return a->kind != AtomKind::Symbol; });
    if (atom == term.monomial.end())
      return std::nullopt;
    Monomial others = *divideMonomials(term.monomial, {*atom});
    if (!llvm::all_of(others, [](const AtomRef &a) { return a->nonNegative; }))
      return std::nullopt;
    std::optional<Terms> rest = addScaled(terms, {Term{term.coefficient, term.monomial}}, -1);
    if (!rest)
      return std::nullopt;
    if ((*atom)->kind == AtomKind::FloorDiv)
      return removeQuotient(*rest, term.coefficient, others, **atom, depth);
    auto holdsWith = [&](const SymExpr &operand) {
      std::optional<Terms> sum = addScaled(*rest, termsOf(operand), term.coefficient, others);
      return sum && nonNegative(*sum, depth + 1);
    };
    bool anySuffices = ((*atom)->kind == AtomKind::Max) == (term.coefficient > 0);
    return anySuffices ? llvm::any_of((*atom)->operands, holdsWith)
                       : llvm::all_of((*atom)->operands, holdsWith);
  }

  /// rest + c * m * floor(n/d) with m >= 0, multiplied by d > 0; the inequality at the
  /// head of the file, with the slack of the rounding scaled by |c| * m.
  bool removeQuotient(const Terms &rest, int64_t c, const Monomial &m, const Atom &quotient,
                      unsigned depth) {
    const Terms &n = termsOf(quotient.operands[0]), &d = termsOf(quotient.operands[1]);
    if (!obviouslyNonNegative(d))
      return false;
    std::optional<Terms> scaled = multiply(rest, d);
    if (!scaled || !(scaled = addScaled(*scaled, n, c, m)))
      return false;
    // For c = +-1 and m = 1 the sum is an integer and the slack d - 1 is all gain for
    // a subtracted quotient and costs nothing for an added one.
    bool exact = m.empty() && (c == 1 || c == -1);
    if (exact && c == -1) {
      scaled = addScaled(*scaled, d, 1);
      if (scaled)
        scaled = addScaled(*scaled, {Term{1, {}}}, -1);
    } else if (!exact && c > 0) {
      scaled = addScaled(*scaled, d, -c, m);
      if (scaled)
        scaled = addScaled(*scaled, {Term{1, {}}}, c, m);
    }
    return scaled && nonNegative(*scaled, depth + 1);
  }
};

} // namespace

bool detail::proveNonNegative(const Terms &terms) { return Prover().nonNegative(terms); }

bool proveLessOrEqual(const SymExpr &a, const SymExpr &b) {
  SymExpr difference = b - a;
  return difference.isKnown() && proveNonNegative(termsOf(difference));
}

bool proveLess(const SymExpr &a, const SymExpr &b) { return proveLessOrEqual(a + 1, b); }

bool proveEqual(const SymExpr &a, const SymExpr &b) {
  if (!a.isKnown() || !b.isKnown())
    return false;
  return a == b || (proveLessOrEqual(a, b) && proveLessOrEqual(b, a));
}

//===----------------------------------------------------------------------===//
// Intervals
//===----------------------------------------------------------------------===//

namespace {
/// Interval arithmetic in 128 bits; the ends of i64 absorb, which keeps "no
/// bound" and "beyond i64" one thing.
using Wide = __int128;
constexpr Wide highest = SymRange::unboundedAbove;

/// -highest is what an unbounded end becomes when it is negated.
int64_t saturate(Wide value) {
  return value <= -highest ? SymRange::unboundedBelow : int64_t(std::min(value, highest));
}

bool isInfinite(int64_t end) {
  return end == SymRange::unboundedBelow || end == SymRange::unboundedAbove;
}

SymRange addRanges(SymRange a, SymRange b) {
  SymRange sum;
  sum.lower = isInfinite(a.lower) || isInfinite(b.lower) ? SymRange::unboundedBelow
                                                         : saturate(Wide(a.lower) + b.lower);
  sum.upper = isInfinite(a.upper) || isInfinite(b.upper) ? SymRange::unboundedAbove
                                                         : saturate(Wide(a.upper) + b.upper);
  return sum;
}

SymRange hull(std::initializer_list<Wide> values) {
  return {saturate(std::min(values)), saturate(std::max(values))};
}

SymRange multiplyRanges(SymRange a, SymRange b) {
  // An infinite end times zero is zero: the end stands for some large number.
  return hull({Wide(a.lower) * b.lower, Wide(a.lower) * b.upper, Wide(a.upper) * b.lower,
               Wide(a.upper) * b.upper});
}

SymRange divideRanges(SymRange a, SymRange b) {
  if (b.lower <= 0)
    return {SymRange::unboundedBelow, SymRange::unboundedAbove};
  auto divide = [](int64_t x, int64_t y) -> Wide {
    if (isInfinite(x))
      return x;
    return floorDivide(x, y);
  };
  return hull({divide(a.lower, b.lower), divide(a.lower, b.upper), divide(a.upper, b.lower),
               divide(a.upper, b.upper)});
}
} // namespace

SymRange
SymExpr::bounds(llvm::function_ref<std::optional<SymRange>(llvm::StringRef)> ranges) const {
  if (!poly)
    return {SymRange::unboundedBelow, SymRange::unboundedAbove};
  llvm::SmallVector<SymRange, 16> stack;
  visit([&](const SymStep &step) {
    if (step.kind == SymStep::Kind::Constant) {
      stack.push_back({step.value, step.value});
      return;
    }
    if (step.kind == SymStep::Kind::Symbol) {
      SymRange range = ranges(step.name).value_or(SymRange{});
      stack.push_back({std::max<int64_t>(range.lower, 0), range.upper});
      return;
    }
    SymRange b = stack.pop_back_val(), a = stack.pop_back_val();
    switch (step.kind) {
    case SymStep::Kind::Add:
      stack.push_back(addRanges(a, b));
      break;
    case SymStep::Kind::Mul:
      stack.push_back(multiplyRanges(a, b));
      break;
    case SymStep::Kind::FloorDiv:
      stack.push_back(divideRanges(a, b));
      break;
    case SymStep::Kind::Min:
      stack.push_back({std::min(a.lower, b.lower), std::min(a.upper, b.upper)});
      break;
    default:
      stack.push_back({std::max(a.lower, b.lower), std::max(a.upper, b.upper)});
      break;
    }
  });
  return stack.back();
}

SymRange SymExpr::bounds() const {
  return bounds([](llvm::StringRef) { return std::nullopt; });
}

} // namespace graphc::shape
