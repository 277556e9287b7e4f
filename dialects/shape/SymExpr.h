//===- SymExpr.h - sizes as expressions over symbols ----------------------===//
//
// A model may be called with any shape its signature allows, so most sizes in
// the compiler are not numbers but formulas over a few symbols that are bound
// when a run starts: a batch `b`, a height `h`. SymExpr is such a formula, an
// i64 with value semantics that every room can add, divide and compare.
//
// An expression is kept in one normal form, a sum of products whose factors
// are symbols or one of three atoms:
//
//      (b*2 + 4) * w            ->   b*w*2+w*4             products distribute
//      floordiv(h-1, 2) + 1     ->   floordiv(h+1,2)       whole parts leave the division
//      ceildiv(h, 2)            ->   floordiv(h+1,2)       ceildiv is not an atom
//      mod(h, 8)                ->   h-floordiv(h,8)*8     nor is mod
//      max(a+1, b+3)            ->   max(a,b+2)+1          what operands share leaves the max
//      max(b, b*2)              ->   b*2                   dominated operands go
//
// Two expressions are == exactly if their texts are equal, and then they have
// the same value for every binding. The converse does not hold (no normal form
// of division can promise it): `proveEqual` and `proveLess` try harder.
//
// Assumptions, made because symbols stand for sizes:
//  * every symbol is >= 0: used to drop dominated operands of min and max;
//  * every divisor is nonzero: a factor common to both sides of a division is
//    cancelled, so `floordiv(a*b,b)` is `a`. A divisor that is zero in
//    `evaluate` gives nullopt where it survived.
//
// Nothing overflows and nothing grows without limit: an operation whose result
// does not fit (a coefficient of magnitude 2^63 or more, `maxSize` nodes) is
// `unknown()`, printed "?", which absorbs whatever it meets. Thread-safe: an expression never
// changes after it is made; copies share it.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_SHAPE_SYMEXPR_H
#define GRAPHC_DIALECTS_SHAPE_SYMEXPR_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace graphc::shape {

namespace detail {
struct Poly;
} // namespace detail

/// A closed interval of i64. The extremes of i64 stand for "no bound".
struct SymRange {
  static constexpr int64_t unboundedBelow = std::numeric_limits<int64_t>::min();
  static constexpr int64_t unboundedAbove = std::numeric_limits<int64_t>::max();

  int64_t lower = 0;
  int64_t upper = unboundedAbove;

  friend bool operator==(const SymRange &, const SymRange &) = default;
};

/// One step of an expression in postfix order; see SymExpr::visit.
struct SymStep {
  enum class Kind { Constant, Symbol, Add, Mul, FloorDiv, Min, Max };

  Kind kind;
  int64_t value = 0;    ///< of a Constant
  llvm::StringRef name; ///< of a Symbol; lives as long as the expression
};

/// An immutable i64 expression over nonnegative symbols, in normal form. Cheap
/// to copy. See the head of this file for the form and what it assumes.
class SymExpr {
public:
  /// Most nodes (terms, factors and operands) an expression may have.
  static constexpr unsigned maxSize = 4096;
  /// Deepest nesting of divisions, minima and maxima, in text and in memory.
  static constexpr unsigned maxDepth = 48;

  SymExpr() : SymExpr(int64_t{0}) {}
  /*implicit*/ SymExpr(int64_t value);

  /// The symbol `name`; unknown() if `isSymbolName(name)` is false.
  static SymExpr symbol(llvm::StringRef name);
  /// A size about which nothing can be said.
  static SymExpr unknown();
  /// A letter or '_', then letters, digits and "_.$:".
  static bool isSymbolName(llvm::StringRef name);

  /// Reads what `str` prints, and any other spelling with + - *, parentheses and
  /// floordiv, ceildiv, mod, min, max ("max(a,b,c)" too). Returns nullopt for
  /// anything else, for a constant division by zero and for overflow.
  static std::optional<SymExpr> parse(llvm::StringRef text);

  bool isKnown() const { return poly != nullptr; }
  std::optional<int64_t> asConstant() const;
  bool isConstant(int64_t value) const { return asConstant() == value; }
  /// The name, if the expression is nothing but one symbol.
  std::optional<llvm::StringRef> asSymbol() const;

  /// The canonical text: "b*2+1", "floordiv(h+1,2)", "max(a,b)", "?".
  std::string str() const;

  /// The value under a binding; nullopt if the expression is unknown, a symbol
  /// is unbound, a divisor is zero or an intermediate result overflows.
  std::optional<int64_t>
  evaluate(llvm::function_ref<std::optional<int64_t>(llvm::StringRef)> binding) const;

  /// Replaces every symbol for which `replacement` gives an expression.
  SymExpr substitute(llvm::function_ref<std::optional<SymExpr>(llvm::StringRef)> replacement) const;
  SymExpr substitute(const llvm::StringMap<SymExpr> &replacement) const;

  /// Adds the names of all symbols to `names`.
  void collectSymbols(std::set<std::string> &names) const;

  /// Calls `step` in postfix order: operands before operations, which take two
  /// operands from the stack and leave one. `b*2+1` is b 2 Mul 1 Add. Calls
  /// nothing for unknown().
  void visit(llvm::function_ref<void(const SymStep &)> step) const;

  /// An interval that holds every value the expression takes while each symbol
  /// is in its range ([0, inf) where `ranges` has none). Not always the
  /// tightest: a symbol that occurs twice is treated as two.
  SymRange bounds(llvm::function_ref<std::optional<SymRange>(llvm::StringRef)> ranges) const;
  /// The same with all symbols in [0, inf).
  SymRange bounds() const;

  friend SymExpr operator+(const SymExpr &a, const SymExpr &b);
  friend SymExpr operator-(const SymExpr &a, const SymExpr &b);
  friend SymExpr operator*(const SymExpr &a, const SymExpr &b);
  SymExpr operator-() const { return SymExpr(0) - *this; }
  SymExpr &operator+=(const SymExpr &other) { return *this = *this + other; }
  SymExpr &operator-=(const SymExpr &other) { return *this = *this - other; }
  SymExpr &operator*=(const SymExpr &other) { return *this = *this * other; }

  /// Quotient rounded towards minus infinity; unknown for a constant zero divisor.
  static SymExpr floorDiv(const SymExpr &a, const SymExpr &b);
  /// Quotient rounded towards plus infinity.
  static SymExpr ceilDiv(const SymExpr &a, const SymExpr &b);
  /// a - b*floorDiv(a,b): has the sign of b.
  static SymExpr mod(const SymExpr &a, const SymExpr &b);
  /// The smallest multiple of `alignment` (> 0) that is >= a.
  static SymExpr alignTo(const SymExpr &a, int64_t alignment);
  static SymExpr min(const SymExpr &a, const SymExpr &b);
  static SymExpr max(const SymExpr &a, const SymExpr &b);
  static SymExpr min(llvm::ArrayRef<SymExpr> operands);
  static SymExpr max(llvm::ArrayRef<SymExpr> operands);
  /// A sum that is >= each operand: per product the largest coefficient any operand
  /// has. Simpler than max, and larger: for b*3+4 and b*2+10 it is b*3+10. Unknown
  /// if a product could be negative.
  static SymExpr coverAll(llvm::ArrayRef<SymExpr> operands);
  /// A sum that is >= a whose coefficients are all multiples of `factor` (> 0), so that
  /// its value is one too: b*1000+4 gives b*1024+64 for 64. Unknown if a product
  /// could be negative.
  static SymExpr coverMultiple(const SymExpr &a, int64_t factor);
  /// Terms, factors and operands together; 1 for a constant or unknown().
  unsigned size() const;

  /// Same normal form (so unknown() == unknown(); proveEqual says no to that).
  friend bool operator==(const SymExpr &a, const SymExpr &b);
  /// A total order on normal forms, for sorted containers; says nothing of values.
  static int compare(const SymExpr &a, const SymExpr &b);
  friend llvm::hash_code hash_value(const SymExpr &expr);
  friend llvm::raw_ostream &operator<<(llvm::raw_ostream &os, const SymExpr &expr);

private:
  friend struct detail::Poly;
  explicit SymExpr(std::shared_ptr<const detail::Poly> poly) : poly(std::move(poly)) {}

  std::shared_ptr<const detail::Poly> poly; // null: unknown
};

/// True if `a` and `b` have the same value for every binding of nonnegative
/// symbols. False means "not proved". Never true for unknown().
bool proveEqual(const SymExpr &a, const SymExpr &b);
/// True if a < b for every binding; false means "not proved".
bool proveLess(const SymExpr &a, const SymExpr &b);
/// True if a <= b for every binding; false means "not proved".
bool proveLessOrEqual(const SymExpr &a, const SymExpr &b);

} // namespace graphc::shape

namespace graphc {
using shape::SymExpr; // every room speaks of sizes
} // namespace graphc

#endif // GRAPHC_DIALECTS_SHAPE_SYMEXPR_H
