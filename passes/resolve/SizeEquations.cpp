//===- SizeEquations.cpp - sizes that must agree, solved ------------------===//

#include "passes/resolve/SizeEquations.h"

namespace graphc {

SizeEquations::SizeEquations(std::vector<std::string> symbols) : entry(std::move(symbols)) {
  for (const std::string &symbol : entry)
    ranks.try_emplace(symbol, ranks.size());
}

std::optional<unsigned> SizeEquations::rank(llvm::StringRef symbol) const {
  auto found = ranks.find(symbol);
  if (found == ranks.end())
    return std::nullopt;
  return found->second;
}

bool SizeEquations::isEntryExpr(const SymExpr &expr, llvm::StringRef without) const {
  std::set<std::string> symbols;
  expr.collectSymbols(symbols);
  for (const std::string &symbol : symbols)
    if (symbol == without || !rank(symbol))
      return false;
  return expr.isKnown();
}

void SizeEquations::assign(llvm::StringRef symbol, const SymExpr &value) {
  auto replace = [&](llvm::StringRef name) -> std::optional<SymExpr> {
    if (name != symbol)
      return std::nullopt;
    return value;
  };
  for (auto &known : solution)
    known.second = known.second.substitute(replace);
  solution[symbol] = value;
}

SizeEquations::Outcome SizeEquations::add(const SymExpr &left, const SymExpr &right) {
  SymExpr a = resolve(left), b = resolve(right);
  if (!a.isKnown() || !b.isKnown() || a == b)
    return Outcome::Nothing;
  std::optional<llvm::StringRef> symbolA = a.asSymbol(), symbolB = b.asSymbol();
  std::optional<unsigned> rankA = symbolA ? rank(*symbolA) : std::nullopt;
  std::optional<unsigned> rankB = symbolB ? rank(*symbolB) : std::nullopt;
  bool replaceA = rankA && isEntryExpr(b, *symbolA) && (!rankB || *rankB < *rankA);
  bool replaceB = rankB && isEntryExpr(a, *symbolB) && !replaceA;
  if (!replaceA && !replaceB)
    return solveLinear(a - b);
  SymExpr value = replaceA ? b : a;
  if (value.bounds().upper < 0)
    return Outcome::Conflict;
  assign(replaceA ? *symbolA : *symbolB, value);
  return Outcome::Solved;
}

SizeEquations::Outcome SizeEquations::solveLinear(const SymExpr &difference) {
  if (std::optional<int64_t> constant = difference.asConstant())
    return *constant == 0 ? Outcome::Nothing : Outcome::Conflict;
  std::set<std::string> symbols;
  difference.collectSymbols(symbols);
  if (symbols.size() != 1 || !rank(*symbols.begin()))
    return Outcome::Nothing;
  const std::string &symbol = *symbols.begin();
  auto valueAt = [&](int64_t x) {
    return difference.evaluate([x](llvm::StringRef) { return std::optional<int64_t>(x); });
  };
  std::optional<int64_t> offset = valueAt(0), next = valueAt(1);
  if (!offset || !next)
    return Outcome::Nothing;
  SymExpr slope = SymExpr(*next) - SymExpr(*offset);
  std::optional<int64_t> factor = slope.asConstant();
  if (!factor || *factor == 0 || difference != SymExpr::symbol(symbol) * slope + *offset)
    return Outcome::Nothing; // not linear
  if (*offset % *factor != 0 || -(*offset / *factor) < 0)
    return Outcome::Conflict;
  assign(symbol, -(*offset / *factor));
  return Outcome::Solved;
}

} // namespace graphc
