//===- SymExpr.cpp - sums of products -------------------------------------===//

#include "dialects/shape/SymExprImpl.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>

namespace graphc::shape {

using namespace detail;

//===----------------------------------------------------------------------===//
// Orders
//===----------------------------------------------------------------------===//

static int compareNumbers(int64_t a, int64_t b) { return a < b ? -1 : a > b; }

static int compareTerms(const Terms &a, const Terms &b) {
  if (int c = compareNumbers(a.size(), b.size()))
    return c;
  for (size_t i = 0; i < a.size(); ++i) {
    if (int c = compareMonomials(a[i].monomial, b[i].monomial))
      return -c; // max(b,1): operands stand as they would in a sum
    if (int c = compareNumbers(a[i].coefficient, b[i].coefficient))
      return c;
  }
  return 0;
}

int SymExpr::compare(const SymExpr &a, const SymExpr &b) {
  if (a.poly == b.poly)
    return 0;
  if (!a.poly || !b.poly)
    return a.poly ? 1 : -1;
  return compareTerms(a.poly->terms, b.poly->terms);
}

int detail::compareAtoms(const Atom &a, const Atom &b) {
  if (&a == &b)
    return 0;
  if (int c = compareNumbers(int64_t(a.kind), int64_t(b.kind)))
    return c;
  if (a.kind == AtomKind::Symbol)
    return a.name.compare(b.name);
  if (int c = compareNumbers(a.operands.size(), b.operands.size()))
    return c;
  for (size_t i = 0; i < a.operands.size(); ++i)
    if (int c = SymExpr::compare(a.operands[i], b.operands[i]))
      return c;
  return 0;
}

int detail::compareMonomials(const Monomial &a, const Monomial &b) {
  if (int c = compareNumbers(a.size(), b.size()))
    return c;
  for (size_t i = 0; i < a.size(); ++i)
    if (int c = compareAtoms(*a[i], *b[i]))
      return -c; // the earlier atom leads, so that sums read alphabetically
  return 0;
}

bool operator==(const SymExpr &a, const SymExpr &b) { return SymExpr::compare(a, b) == 0; }

//===----------------------------------------------------------------------===//
// Arithmetic on terms
//===----------------------------------------------------------------------===//

/// Bounds the work of one operation; a sum this long is far beyond any size.
static constexpr size_t maxTerms = 256;
/// Highest degree of a product.
static constexpr size_t maxDegree = 32;
/// Counts as overflow, so that every coefficient can be negated.
static constexpr int64_t leastI64 = std::numeric_limits<int64_t>::min();

int64_t detail::floorDivide(int64_t a, int64_t b) {
  int64_t quotient = a / b;
  return quotient - (a % b != 0 && (a % b < 0) != (b < 0));
}

Monomial detail::multiplyMonomials(const Monomial &a, const Monomial &b) {
  Monomial result;
  result.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result),
             [](const AtomRef &x, const AtomRef &y) { return compareAtoms(*x, *y) < 0; });
  return result;
}

std::optional<Monomial> detail::divideMonomials(const Monomial &a, const Monomial &b) {
  Monomial quotient;
  size_t used = 0;
  for (const AtomRef &atom : a) {
    if (used < b.size() && compareAtoms(*atom, *b[used]) == 0)
      ++used;
    else
      quotient.push_back(atom);
  }
  if (used != b.size())
    return std::nullopt;
  return quotient;
}

std::optional<Terms> detail::addScaled(const Terms &a, const Terms &b, int64_t scale,
                                       const Monomial &monomial) {
  Terms result;
  size_t i = 0;
  for (const Term &term : b) {
    Term scaled{0, multiplyMonomials(term.monomial, monomial)};
    if (__builtin_mul_overflow(term.coefficient, scale, &scaled.coefficient))
      return std::nullopt;
    while (i < a.size() && compareMonomials(a[i].monomial, scaled.monomial) > 0)
      result.push_back(a[i++]);
    if (i < a.size() && compareMonomials(a[i].monomial, scaled.monomial) == 0 &&
        __builtin_add_overflow(scaled.coefficient, a[i++].coefficient, &scaled.coefficient))
      return std::nullopt;
    if (scaled.coefficient == leastI64)
      return std::nullopt;
    if (scaled.coefficient != 0)
      result.push_back(std::move(scaled));
  }
  result.append(a.begin() + i, a.end());
  if (result.size() > maxTerms)
    return std::nullopt;
  return result;
}

std::optional<Terms> detail::multiply(const Terms &a, const Terms &b) {
  Terms sum;
  for (const Term &term : a) {
    std::optional<Terms> next = addScaled(sum, b, term.coefficient, term.monomial);
    if (!next)
      return std::nullopt;
    sum = std::move(*next);
  }
  return sum;
}

SymExpr Poly::make(Terms terms) {
  auto poly = std::make_shared<Poly>();
  uint64_t size = 0;
  for (const Term &term : terms) {
    if (term.monomial.size() > maxDegree)
      return SymExpr::unknown();
    ++size;
    for (const AtomRef &atom : term.monomial) {
      size += atom->size;
      poly->depth = std::max(poly->depth, atom->depth);
    }
  }
  if (size > SymExpr::maxSize || poly->depth > SymExpr::maxDepth)
    return SymExpr::unknown();
  poly->size = std::max<uint64_t>(size, 1);
  poly->terms = std::move(terms);
  return SymExpr(std::shared_ptr<const Poly>(std::move(poly)));
}

static SymExpr makeOrUnknown(std::optional<Terms> terms) {
  return terms ? Poly::make(std::move(*terms)) : SymExpr::unknown();
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

SymExpr::SymExpr(int64_t value) {
  if (value == leastI64)
    return;
  auto constant = std::make_shared<Poly>();
  if (value != 0)
    constant->terms.push_back({value, {}});
  poly = std::move(constant);
}

SymExpr SymExpr::unknown() { return SymExpr(std::shared_ptr<const Poly>()); }

bool SymExpr::isSymbolName(llvm::StringRef name) {
  if (name.empty() || !(llvm::isAlpha(name[0]) || name[0] == '_'))
    return false;
  return llvm::all_of(
      name, [](char c) { return llvm::isAlnum(c) || llvm::StringRef("_.$:").contains(c); });
}

SymExpr SymExpr::symbol(llvm::StringRef name) {
  if (!isSymbolName(name))
    return unknown();
  auto atom = std::make_shared<Atom>();
  atom->kind = AtomKind::Symbol;
  atom->name = name.str();
  atom->nonNegative = true;
  return Poly::make({Term{1, {std::move(atom)}}});
}

SymExpr operator+(const SymExpr &a, const SymExpr &b) {
  if (!a.isKnown() || !b.isKnown())
    return SymExpr::unknown();
  return makeOrUnknown(addScaled(termsOf(a), termsOf(b), 1));
}

SymExpr operator-(const SymExpr &a, const SymExpr &b) {
  if (!a.isKnown() || !b.isKnown())
    return SymExpr::unknown();
  return makeOrUnknown(addScaled(termsOf(a), termsOf(b), -1));
}

SymExpr operator*(const SymExpr &a, const SymExpr &b) {
  if (!a.isKnown() || !b.isKnown())
    return SymExpr::unknown();
  return makeOrUnknown(multiply(termsOf(a), termsOf(b)));
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

std::optional<int64_t> SymExpr::asConstant() const {
  if (!poly)
    return std::nullopt;
  if (poly->terms.empty())
    return 0;
  if (poly->terms.size() == 1 && poly->terms[0].monomial.empty())
    return poly->terms[0].coefficient;
  return std::nullopt;
}

unsigned SymExpr::size() const { return poly ? poly->size : 1; }

std::optional<llvm::StringRef> SymExpr::asSymbol() const {
  if (!poly || poly->terms.size() != 1 || poly->terms[0].coefficient != 1 ||
      poly->terms[0].monomial.size() != 1 || poly->terms[0].monomial[0]->kind != AtomKind::Symbol)
    return std::nullopt;
  return llvm::StringRef(poly->terms[0].monomial[0]->name);
}

void SymExpr::collectSymbols(std::set<std::string> &names) const {
  visit([&](const SymStep &step) {
    if (step.kind == SymStep::Kind::Symbol)
      names.insert(step.name.str());
  });
}

static SymStep::Kind stepKind(AtomKind kind) {
  switch (kind) {
  case AtomKind::Symbol:
    return SymStep::Kind::Symbol;
  case AtomKind::FloorDiv:
    return SymStep::Kind::FloorDiv;
  case AtomKind::Min:
    return SymStep::Kind::Min;
  case AtomKind::Max:
    return SymStep::Kind::Max;
  }
  return SymStep::Kind::Symbol;
}

static void visitAtom(const Atom &atom, llvm::function_ref<void(const SymStep &)> step) {
  if (atom.kind == AtomKind::Symbol) {
    step({SymStep::Kind::Symbol, 0, atom.name});
    return;
  }
  for (size_t i = 0; i < atom.operands.size(); ++i) {
    atom.operands[i].visit(step);
    if (i > 0)
      step({stepKind(atom.kind), 0, {}});
  }
}

void SymExpr::visit(llvm::function_ref<void(const SymStep &)> step) const {
  if (!poly)
    return;
  if (poly->terms.empty())
    step({SymStep::Kind::Constant, 0, {}});
  for (const Term &term : poly->terms) {
    bool first = true;
    auto multiply = [&] {
      if (!first)
        step({SymStep::Kind::Mul, 0, {}});
      first = false;
    };
    for (const AtomRef &atom : term.monomial) {
      visitAtom(*atom, step);
      multiply();
    }
    if (term.coefficient != 1 || term.monomial.empty()) {
      step({SymStep::Kind::Constant, term.coefficient, {}});
      multiply();
    }
    if (&term != poly->terms.begin())
      step({SymStep::Kind::Add, 0, {}});
  }
}

/// Pops two numbers, pushes `a op b`; false on overflow or a zero divisor.
static bool applyStep(SymStep::Kind kind, llvm::SmallVectorImpl<int64_t> &stack) {
  int64_t b = stack.pop_back_val();
  int64_t &a = stack.back();
  switch (kind) {
  case SymStep::Kind::Add:
    return !__builtin_add_overflow(a, b, &a);
  case SymStep::Kind::Mul:
    return !__builtin_mul_overflow(a, b, &a);
  case SymStep::Kind::Min:
    a = std::min(a, b);
    return true;
  case SymStep::Kind::Max:
    a = std::max(a, b);
    return true;
  case SymStep::Kind::FloorDiv:
    if (b == 0 || (b == -1 && a == leastI64))
      return false;
    a = floorDivide(a, b);
    return true;
  case SymStep::Kind::Constant:
  case SymStep::Kind::Symbol:
    break;
  }
  return false;
}

std::optional<int64_t>
SymExpr::evaluate(llvm::function_ref<std::optional<int64_t>(llvm::StringRef)> binding) const {
  if (!poly)
    return std::nullopt;
  llvm::SmallVector<int64_t, 16> stack;
  bool failed = false;
  visit([&](const SymStep &step) {
    if (failed)
      return;
    if (step.kind == SymStep::Kind::Constant) {
      stack.push_back(step.value);
    } else if (step.kind == SymStep::Kind::Symbol) {
      std::optional<int64_t> value = binding(step.name);
      failed = !value;
      stack.push_back(value.value_or(0));
    } else {
      failed = !applyStep(step.kind, stack);
    }
  });
  if (failed)
    return std::nullopt;
  return stack.back();
}

SymExpr
SymExpr::substitute(llvm::function_ref<std::optional<SymExpr>(llvm::StringRef)> replacement) const {
  if (!poly)
    return unknown();
  llvm::SmallVector<SymExpr, 16> stack;
  visit([&](const SymStep &step) {
    if (step.kind == SymStep::Kind::Constant) {
      stack.push_back(SymExpr(step.value));
      return;
    }
    if (step.kind == SymStep::Kind::Symbol) {
      std::optional<SymExpr> value = replacement(step.name);
      stack.push_back(value ? *value : symbol(step.name));
      return;
    }
    SymExpr b = stack.pop_back_val();
    SymExpr a = stack.pop_back_val();
    switch (step.kind) {
    case SymStep::Kind::Add:
      stack.push_back(a + b);
      break;
    case SymStep::Kind::Mul:
      stack.push_back(a * b);
      break;
    case SymStep::Kind::FloorDiv:
      stack.push_back(floorDiv(a, b));
      break;
    case SymStep::Kind::Min:
      stack.push_back(min(a, b));
      break;
    default:
      stack.push_back(max(a, b));
      break;
    }
  });
  return stack.back();
}

SymExpr SymExpr::substitute(const llvm::StringMap<SymExpr> &replacement) const {
  return substitute([&](llvm::StringRef name) -> std::optional<SymExpr> {
    auto it = replacement.find(name);
    if (it == replacement.end())
      return std::nullopt;
    return it->second;
  });
}

} // namespace graphc::shape
