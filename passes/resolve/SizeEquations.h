//===- SizeEquations.h - sizes that must agree, solved --------------------===//
//
// A matrix product needs x_1 == 784, a concatenation x_0 == y_0. Such equations
// are solved one at a time for a symbol of the entry, by substitution:
//
//      x_1 == 784              x_1 := 784
//      y_0 == x_0              y_0 := x_0        the symbol that came first stays
//      n*2 - 4 == 16           n   := 10         linear in one symbol
//      n*2 == 7                no size solves it: a conflict
//      n*m == k                left alone
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_RESOLVE_SIZEEQUATIONS_H
#define GRAPHC_PASSES_RESOLVE_SIZEEQUATIONS_H

#include "dialects/shape/SymExpr.h"

#include "llvm/ADT/StringMap.h"

#include <string>
#include <vector>

namespace graphc {

/// The solver. Plain C++ over SymExpr. Thread-compatible.
class SizeEquations {
public:
  enum class Outcome { Nothing, Solved, Conflict };

  /// `entry` are the symbols that may be replaced, in order of preference for
  /// staying.
  explicit SizeEquations(std::vector<std::string> entry);

  /// Uses the equation a == b. Conflict if no sizes satisfy it.
  Outcome add(const SymExpr &a, const SymExpr &b);

  /// `expr` under everything solved so far.
  SymExpr resolve(const SymExpr &expr) const { return expr.substitute(solution); }

  /// The number or symbol expression that `symbol` was replaced by, if it was.
  const llvm::StringMap<SymExpr> &solved() const { return solution; }

private:
  /// Position among the entry's symbols; nullopt for others.
  std::optional<unsigned> rank(llvm::StringRef symbol) const;
  /// True if `expr` is made of entry symbols only and lacks `without`.
  bool isEntryExpr(const SymExpr &expr, llvm::StringRef without) const;
  void assign(llvm::StringRef symbol, const SymExpr &value);
  Outcome solveLinear(const SymExpr &difference);

  std::vector<std::string> entry;
  llvm::StringMap<unsigned> ranks;
  llvm::StringMap<SymExpr> solution;
};

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_SIZEEQUATIONS_H
