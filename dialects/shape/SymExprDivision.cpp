//===- SymExprDivision.cpp - floordiv, min and max in normal form ---------===//

#include "dialects/shape/SymExprImpl.h"

#include <algorithm>
#include <numeric>

namespace graphc::shape {

using namespace detail;

/// Operands beyond this many stay nested: dominance is checked in pairs.
static constexpr size_t maxFlatOperands = 32;

static SymExpr makeAtom(AtomKind kind, std::vector<SymExpr> operands) {
  auto atom = std::make_shared<Atom>();
  atom->kind = kind;
  uint64_t size = 1;
  for (const SymExpr &operand : operands) {
    if (!operand.isKnown())
      return SymExpr::unknown();
    size += Poly::get(operand)->size;
    atom->depth = std::max(atom->depth, Poly::get(operand)->depth + 1);
  }
  if (size > SymExpr::maxSize)
    return SymExpr::unknown();
  atom->size = size;
  auto nonNegative = [](const SymExpr &e) { return obviouslyNonNegative(termsOf(e)); };
  atom->nonNegative = kind == AtomKind::Max ? llvm::any_of(operands, nonNegative)
                                            : llvm::all_of(operands, nonNegative);
  atom->operands = std::move(operands);
  return Poly::make({Term{1, {std::move(atom)}}});
}

/// The greatest common divisor of all coefficients, 0 for none.
static uint64_t contentOf(const Terms &terms, uint64_t gcd = 0) {
  for (const Term &term : terms)
    gcd = std::gcd(gcd, term.coefficient < 0 ? 0 - uint64_t(term.coefficient)
                                             : uint64_t(term.coefficient));
  return gcd;
}

/// Factors found in every term of `terms` (and in `common`, unless it is null).
static void intersectFactors(const Terms &terms, std::optional<Monomial> &common) {
  for (const Term &term : terms) {
    if (!common) {
      common = term.monomial;
      continue;
    }
    Monomial kept;
    std::set_intersection(
        common->begin(), common->end(), term.monomial.begin(), term.monomial.end(),
        std::back_inserter(kept),
        [](const AtomRef &a, const AtomRef &b) { return compareAtoms(*a, *b) < 0; });
    common = std::move(kept);
  }
}

/// Every term divided by a number and a monomial that divide all of them.
static Terms divideExactly(const Terms &terms, int64_t number, const Monomial &factors) {
  Terms result;
  for (const Term &term : terms)
    result.push_back({term.coefficient / number, *divideMonomials(term.monomial, factors)});
  return result;
}

//===----------------------------------------------------------------------===//
// Division
//===----------------------------------------------------------------------===//

namespace {
struct Division {
  Terms quotient;
  Terms remainder;
};
} // namespace

/// Polynomial long division: n = quotient * d + remainder, where no term of the
/// remainder has d's leading monomial as a factor with a coefficient outside
/// [0, d's leading coefficient). Stops early, still exact, when it gets long.
static std::optional<Division> divideTerms(const Terms &n, const Terms &d) {
  const Term &leading = d[0];
  Division division{{}, n};
  constexpr int maxSteps = 128;
  for (int step = 0; step < maxSteps; ++step) {
    bool divided = false;
    for (const Term &term : division.remainder) {
      std::optional<Monomial> factors = divideMonomials(term.monomial, leading.monomial);
      int64_t times = floorDivide(term.coefficient, leading.coefficient);
      if (!factors || times == 0)
        continue;
      std::optional<Terms> quotient = addScaled(division.quotient, {Term{1, *factors}}, times);
      std::optional<Terms> remainder = addScaled(division.remainder, d, -times, *factors);
      if (!quotient || !remainder)
        return std::nullopt;
      division = {std::move(*quotient), std::move(*remainder)};
      divided = true;
      break;
    }
    if (!divided)
      break;
  }
  return division;
}

/// floor(n / d) where long division has nothing left to take out: cancels what n
/// and d share, merges a division of a division, else makes the atom.
static SymExpr divideRemainder(Terms n, Terms d) {
  bool positive = obviouslyNonNegative(d);
  // floor((g*p + c) / (g*e)) = floor((p + floor(c/g)) / e) for e > 0: the constant
  // of n need not be a multiple of g.
  bool hasConstant = n.back().monomial.empty();
  Terms variable(n.begin(), n.end() - (positive && hasConstant ? 1 : 0));
  if (uint64_t g = contentOf(variable, contentOf(d)); g > 1) {
    int64_t constant = positive && hasConstant ? floorDivide(n.back().coefficient, g) : 0;
    n = divideExactly(variable, g, {});
    if (constant != 0)
      n.push_back({constant, {}});
    d = divideExactly(d, g, {});
  }
  if (n.empty())
    return 0;
  std::optional<Monomial> common;
  intersectFactors(n, common);
  intersectFactors(d, common);
  if (common && !common->empty()) {
    n = divideExactly(n, 1, *common);
    d = divideExactly(d, 1, *common);
    return SymExpr::floorDiv(Poly::make(std::move(n)), Poly::make(std::move(d)));
  }

  // floor((floor(x/y) + r) / d) = floor((x + y*r) / (y*d)) for integers r and d > 0.
  auto isQuotient = [](const Term &term) {
    return term.coefficient == 1 && term.monomial.size() == 1 &&
           term.monomial[0]->kind == AtomKind::FloorDiv;
  };
  if (positive && llvm::count_if(n, isQuotient) == 1) {
    auto term = llvm::find_if(n, isQuotient);
    SymExpr x = term->monomial[0]->operands[0], y = term->monomial[0]->operands[1];
    n.erase(term);
    return SymExpr::floorDiv(x + y * Poly::make(n), y * Poly::make(d));
  }
  SymExpr numerator = Poly::make(std::move(n)), divisor = Poly::make(std::move(d));
  if (!numerator.isKnown() || !divisor.isKnown())
    return SymExpr::unknown();
  // A divisor is not zero, so a positive one is at least 1: -1/d is -1. This is
  // what ceildiv leaves of an exact division.
  if (positive && numerator.isConstant(-1))
    return -1;
  // 0 <= n < d leaves nothing, which is how mod(mod(x, d), d) folds.
  if (proveLessOrEqual(0, numerator) && proveLess(numerator, divisor))
    return 0;
  return makeAtom(AtomKind::FloorDiv, {numerator, divisor});
}

SymExpr SymExpr::floorDiv(const SymExpr &a, const SymExpr &b) {
  if (!a.isKnown() || !b.isKnown() || b.isConstant(0))
    return unknown();
  if (termsOf(b)[0].coefficient < 0) {
    SymExpr negated = -b;
    return negated.isKnown() ? floorDiv(-a, negated) : unknown();
  }
  std::optional<Division> division = divideTerms(termsOf(a), termsOf(b));
  if (!division)
    return unknown();
  if (division->remainder.empty())
    return Poly::make(std::move(division->quotient));
  return Poly::make(std::move(division->quotient)) +
         divideRemainder(std::move(division->remainder), termsOf(b));
}

SymExpr SymExpr::ceilDiv(const SymExpr &a, const SymExpr &b) {
  if (!a.isKnown() || !b.isKnown())
    return unknown();
  // The first form meets floordiv's normal form, but holds for b > 0 only.
  if (obviouslyNonNegative(termsOf(b)))
    return floorDiv(a + b - 1, b);
  return -floorDiv(-a, b);
}

SymExpr SymExpr::mod(const SymExpr &a, const SymExpr &b) { return a - b * floorDiv(a, b); }

SymExpr SymExpr::alignTo(const SymExpr &a, int64_t alignment) {
  return ceilDiv(a, alignment) * alignment;
}

//===----------------------------------------------------------------------===//
// Minimum and maximum
//===----------------------------------------------------------------------===//

/// Appends `operand`, or the operands of the min/max it is a shifted multiple of:
/// max(a,b)*2 + c is max(a*2+c, b*2+c).
static void appendFlattened(AtomKind kind, const SymExpr &operand,
                            llvm::SmallVectorImpl<SymExpr> &result) {
  auto isExtremum = [&](const Term &term) {
    return term.coefficient > 0 && term.monomial.size() == 1 && term.monomial[0]->kind == kind;
  };
  const Terms &terms = termsOf(operand);
  auto term = llvm::find_if(terms, isExtremum);
  // Two of them would multiply: max(a,b) + max(c,d) stays a sum.
  if (term == terms.end() || llvm::count_if(terms, isExtremum) > 1 ||
      result.size() + term->monomial[0]->operands.size() > maxFlatOperands) {
    result.push_back(operand);
    return;
  }
  SymExpr rest = operand - Poly::make({*term});
  llvm::SmallVector<SymExpr> flat;
  for (const SymExpr &inner : term->monomial[0]->operands)
    flat.push_back(inner * SymExpr(term->coefficient) + rest);
  if (!llvm::all_of(flat, [](const SymExpr &e) { return e.isKnown(); })) {
    result.push_back(operand);
    return;
  }
  for (const SymExpr &inner : flat)
    appendFlattened(kind, inner, result);
}

/// Drops every operand that another one makes superfluous.
static void dropDominated(AtomKind kind, llvm::SmallVectorImpl<SymExpr> &operands) {
  llvm::SmallVector<SymExpr> kept;
  auto dominates = [&](const SymExpr &a, const SymExpr &b) {
    return kind == AtomKind::Max ? proveLessOrEqual(b, a) : proveLessOrEqual(a, b);
  };
  for (const SymExpr &operand : operands) {
    if (llvm::any_of(kept, [&](const SymExpr &k) { return dominates(k, operand); }))
      continue;
    llvm::erase_if(kept, [&](const SymExpr &k) { return dominates(operand, k); });
    kept.push_back(operand);
  }
  operands = std::move(kept);
}

static int64_t coefficientIn(const Terms &terms, const Monomial &monomial) {
  for (const Term &term : terms)
    if (compareMonomials(term.monomial, monomial) == 0)
      return term.coefficient;
  return 0;
}

/// For each monomial its least coefficient in any operand: what can be taken out
/// of all operands so that no coefficient is negative afterwards.
static std::optional<Terms> sharedTerms(llvm::ArrayRef<SymExpr> operands) {
  Terms shared;
  for (const SymExpr &owner : operands) {
    for (const Term &term : termsOf(owner)) {
      if (coefficientIn(shared, term.monomial) != 0)
        continue;
      int64_t least = term.coefficient;
      for (const SymExpr &operand : operands)
        least = std::min(least, coefficientIn(termsOf(operand), term.monomial));
      if (least == 0)
        continue;
      std::optional<Terms> sum = addScaled(shared, {Term{1, term.monomial}}, least);
      if (!sum)
        return std::nullopt;
      shared = std::move(*sum);
    }
  }
  return shared;
}

static SymExpr extremum(AtomKind kind, llvm::ArrayRef<SymExpr> given) {
  if (given.empty() || !llvm::all_of(given, [](const SymExpr &e) { return e.isKnown(); }))
    return SymExpr::unknown();
  llvm::SmallVector<SymExpr> operands;
  for (const SymExpr &operand : given)
    appendFlattened(kind, operand, operands);
  auto less = [](const SymExpr &a, const SymExpr &b) { return SymExpr::compare(a, b) < 0; };
  llvm::sort(operands, less);
  dropDominated(kind, operands);
  if (operands.size() == 1)
    return operands[0];

  std::optional<Terms> common = sharedTerms(operands);
  SymExpr shared = common ? Poly::make(std::move(*common)) : SymExpr::unknown();
  uint64_t number = 0;
  std::optional<Monomial> factors;
  for (SymExpr &operand : operands) {
    operand = operand - shared;
    if (!operand.isKnown())
      return SymExpr::unknown();
    number = contentOf(termsOf(operand), number);
    if (termsOf(operand).empty())
      factors = Monomial();
    intersectFactors(termsOf(operand), factors);
  }
  llvm::erase_if(*factors, [](const AtomRef &atom) { return !atom->nonNegative; });
  for (SymExpr &operand : operands)
    operand = Poly::make(divideExactly(termsOf(operand), number, *factors));
  llvm::sort(operands, less);
  SymExpr atom = makeAtom(kind, std::vector<SymExpr>(operands.begin(), operands.end()));
  return shared + Poly::make({Term{int64_t(number), *factors}}) * atom;
}

SymExpr SymExpr::min(llvm::ArrayRef<SymExpr> operands) { return extremum(AtomKind::Min, operands); }
SymExpr SymExpr::max(llvm::ArrayRef<SymExpr> operands) { return extremum(AtomKind::Max, operands); }
SymExpr SymExpr::min(const SymExpr &a, const SymExpr &b) {
  return min(llvm::ArrayRef<SymExpr>{a, b});
}
SymExpr SymExpr::max(const SymExpr &a, const SymExpr &b) {
  return max(llvm::ArrayRef<SymExpr>{a, b});
}

SymExpr SymExpr::coverMultiple(const SymExpr &a, int64_t factor) {
  SymExpr cover = 0;
  if (!a.isKnown() || factor <= 0)
    return unknown();
  for (const Term &term : termsOf(a)) {
    if (!llvm::all_of(term.monomial, [](const AtomRef &atom) { return atom->nonNegative; }))
      return unknown();
    // ceil(c / factor), which cannot overflow.
    int64_t times = -floorDivide(-term.coefficient, factor);
    if (times != 0)
      cover += Poly::make({Term{times, term.monomial}}) * SymExpr(factor);
  }
  return cover;
}

SymExpr SymExpr::coverAll(llvm::ArrayRef<SymExpr> operands) {
  SymExpr cover = 0;
  for (const SymExpr &operand : operands) {
    if (!operand.isKnown())
      return unknown();
    for (const Term &term : termsOf(operand)) {
      if (!llvm::all_of(term.monomial, [](const AtomRef &atom) { return atom->nonNegative; }))
        return unknown();
      int64_t most = term.coefficient;
      for (const SymExpr &other : operands)
        if (other.isKnown())
          most = std::max(most, coefficientIn(termsOf(other), term.monomial));
      std::optional<Terms> sum = addScaled(termsOf(cover), {Term{1, term.monomial}},
                                           most - coefficientIn(termsOf(cover), term.monomial));
      if (!sum)
        return unknown();
      cover = Poly::make(std::move(*sum));
      if (!cover.isKnown())
        return unknown();
    }
  }
  return cover;
}

} // namespace graphc::shape
