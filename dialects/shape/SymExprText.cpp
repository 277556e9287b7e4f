//===- SymExprText.cpp - expressions as text ------------------------------===//

#include "dialects/shape/SymExprImpl.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace graphc::shape {

using namespace detail;

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static void printAtom(llvm::raw_ostream &os, const Atom &atom) {
  switch (atom.kind) {
  case AtomKind::Symbol:
    os << atom.name;
    return;
  case AtomKind::FloorDiv:
    os << "floordiv(";
    break;
  case AtomKind::Min:
    os << "min(";
    break;
  case AtomKind::Max:
    os << "max(";
    break;
  }
  llvm::interleave(
      atom.operands, [&](const SymExpr &operand) { os << operand; }, [&] { os << ","; });
  os << ")";
}

static void printTerm(llvm::raw_ostream &os, const Term &term, bool first) {
  int64_t magnitude = std::abs(term.coefficient);
  if (term.coefficient < 0)
    os << "-";
  else if (!first)
    os << "+";
  llvm::interleave(
      term.monomial, [&](const AtomRef &atom) { printAtom(os, *atom); }, [&] { os << "*"; });
  if (term.monomial.empty())
    os << magnitude;
  else if (magnitude != 1)
    os << "*" << magnitude;
}

llvm::raw_ostream &operator<<(llvm::raw_ostream &os, const SymExpr &expr) {
  const Poly *poly = Poly::get(expr);
  if (!poly)
    return os << "?";
  if (poly->terms.empty())
    return os << "0";
  for (const Term &term : poly->terms)
    printTerm(os, term, &term == poly->terms.begin());
  return os;
}

std::string SymExpr::str() const {
  std::string text;
  llvm::raw_string_ostream(text) << *this;
  return text;
}

llvm::hash_code hash_value(const SymExpr &expr) { return llvm::hash_value(expr.str()); }

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {

/// sum := ['+' | '-'] product (('+' | '-') product)*
/// product := factor ('*' factor)*
/// factor := number | name | function '(' sum (',' sum)* ')' | '(' sum ')'
class Parser {
public:
  explicit Parser(llvm::StringRef text) : rest(text) {}

  std::optional<SymExpr> parseAll() {
    std::optional<SymExpr> result = parseSum(0);
    skipSpace();
    if (!result || !rest.empty() || !result->isKnown())
      return std::nullopt;
    return result;
  }

private:
  llvm::StringRef rest;

  void skipSpace() { rest = rest.ltrim(" \t"); }

  bool consume(char c) {
    skipSpace();
    return rest.consume_front(llvm::StringRef(&c, 1));
  }

  std::optional<SymExpr> parseSum(unsigned depth) {
    if (depth > SymExpr::maxDepth)
      return std::nullopt;
    SymExpr sum = 0;
    for (bool first = true;; first = false) {
      bool negative = consume('-');
      if (!negative && !consume('+') && !first)
        return sum;
      std::optional<SymExpr> product = parseProduct(depth);
      if (!product)
        return std::nullopt;
      sum += negative ? -*product : *product;
    }
  }

  std::optional<SymExpr> parseProduct(unsigned depth) {
    SymExpr product = 1;
    do {
      std::optional<SymExpr> factor = parseFactor(depth);
      if (!factor)
        return std::nullopt;
      product *= *factor;
    } while (consume('*'));
    return product;
  }

  std::optional<SymExpr> parseFactor(unsigned depth) {
    skipSpace();
    if (rest.empty())
      return std::nullopt;
    if (llvm::isDigit(rest[0])) {
      int64_t value;
      if (rest.consumeInteger(10, value))
        return std::nullopt;
      return SymExpr(value);
    }
    if (consume('(')) {
      std::optional<SymExpr> inner = parseSum(depth + 1);
      if (!inner || !consume(')'))
        return std::nullopt;
      return inner;
    }
    size_t length = 0;
    while (length < rest.size() && SymExpr::isSymbolName(rest.take_front(length + 1)))
      ++length;
    if (length == 0)
      return std::nullopt;
    llvm::StringRef name = rest.take_front(length);
    rest = rest.drop_front(length);
    if (consume('('))
      return parseCall(name, depth);
    return SymExpr::symbol(name);
  }

  std::optional<SymExpr> parseCall(llvm::StringRef name, unsigned depth) {
    llvm::SmallVector<SymExpr> operands;
    do {
      std::optional<SymExpr> operand = parseSum(depth + 1);
      if (!operand)
        return std::nullopt;
      operands.push_back(*operand);
    } while (consume(','));
    if (!consume(')') || operands.size() < 2)
      return std::nullopt;
    if (name == "min")
      return SymExpr::min(operands);
    if (name == "max")
      return SymExpr::max(operands);
    if (operands.size() != 2)
      return std::nullopt;
    if (name == "floordiv")
      return SymExpr::floorDiv(operands[0], operands[1]);
    if (name == "ceildiv")
      return SymExpr::ceilDiv(operands[0], operands[1]);
    if (name == "mod")
      return SymExpr::mod(operands[0], operands[1]);
    return std::nullopt;
  }
};

/// Far longer than any text of `maxSize` nodes with readable names.
constexpr size_t maxTextLength = 1 << 17;

} // namespace

std::optional<SymExpr> SymExpr::parse(llvm::StringRef text) {
  if (text.trim() == "?")
    return unknown();
  if (text.size() > maxTextLength)
    return std::nullopt;
  return Parser(text).parseAll();
}

} // namespace graphc::shape
