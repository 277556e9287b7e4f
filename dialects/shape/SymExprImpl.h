//===- SymExprImpl.h - the normal form behind SymExpr ---------------------===//
//
// Private to dialects/shape: the representation and the arithmetic on it, shared
// by construction (SymExpr.cpp), the prover and interval bounds (SymExprProver.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_SHAPE_SYMEXPRIMPL_H
#define GRAPHC_DIALECTS_SHAPE_SYMEXPRIMPL_H

#include "dialects/shape/SymExpr.h"

#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace graphc::shape::detail {

enum class AtomKind { Symbol, FloorDiv, Min, Max };

/// A factor that is not a number. Immutable, shared.
struct Atom {
  AtomKind kind;
  std::string name;              // of a Symbol
  std::vector<SymExpr> operands; // FloorDiv: two; Min, Max: two or more, sorted
  bool nonNegative = false;      // known to be >= 0 for every binding
  unsigned size = 1;
  unsigned depth = 1;
};

using AtomRef = std::shared_ptr<const Atom>;

/// A product of atoms, sorted; a power is a repeated factor; 1 is the empty product.
using Monomial = llvm::SmallVector<AtomRef, 2>;

struct Term {
  int64_t coefficient;
  Monomial monomial;
};

/// Terms in descending graded-lexicographic order, no two with the same
/// monomial, no coefficient zero. The order is compatible with multiplication,
/// which polynomial division needs to terminate.
using Terms = llvm::SmallVector<Term, 4>;

struct Poly {
  Terms terms;
  unsigned size = 1;
  unsigned depth = 0;

  /// Checks the limits; the terms are in normal form already.
  static SymExpr make(Terms terms);
  static const Poly *get(const SymExpr &expr) { return expr.poly.get(); }
};

/// Only for known expressions.
inline const Terms &termsOf(const SymExpr &expr) { return Poly::get(expr)->terms; }

int compareAtoms(const Atom &a, const Atom &b);
/// > 0 if `a` stands before `b` in a sum.
int compareMonomials(const Monomial &a, const Monomial &b);

int64_t floorDivide(int64_t a, int64_t b);

/// a + scale * monomial * b; nullopt on overflow or too many terms.
std::optional<Terms> addScaled(const Terms &a, const Terms &b, int64_t scale,
                               const Monomial &monomial = {});
std::optional<Terms> multiply(const Terms &a, const Terms &b);
Monomial multiplyMonomials(const Monomial &a, const Monomial &b);
/// a / b if b's factors are all in a.
std::optional<Monomial> divideMonomials(const Monomial &a, const Monomial &b);

/// Each coefficient and each factor is nonnegative: cheap and sufficient.
bool obviouslyNonNegative(const Terms &terms);
/// The prover: true only if the value is >= 0 for every binding.
bool proveNonNegative(const Terms &terms);

} // namespace graphc::shape::detail

#endif // GRAPHC_DIALECTS_SHAPE_SYMEXPRIMPL_H
