//===- SymbolFacts.h - what is known of the sizes of a function -----------===//
//
// A function's symbols stand in the types of its arguments. What the user has
// said of them (`--dims b=1..64/8`) is the function's attribute `tf.symbols`:
//
//     func.func @main(%x: tensor<?x4xf32, ["b"]>)
//         attributes {tf.symbols = {b = {max = 64, min = 1, multiple = 8}}}
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_SUPPORT_SYMBOLFACTS_H
#define GRAPHC_PASSES_SUPPORT_SYMBOLFACTS_H

#include "dialects/shape/SymExpr.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Operation.h"

#include <map>

namespace graphc {

/// Name of the function attribute that holds the facts.
inline constexpr llvm::StringLiteral kSymbolsAttr = "tf.symbols";

/// What is known of one symbol.
struct SymbolFact {
  shape::SymRange range;             ///< every value is in it
  int64_t multiple = 1;              ///< every value is a multiple of it
  llvm::SmallVector<int64_t> likely; ///< worth a specialized bucket, in order
};

/// Facts by symbol name. Thread-compatible.
class SymbolFacts {
public:
  /// Reads `tf.symbols` of `function`; entries of another form are skipped.
  static SymbolFacts of(mlir::Operation *function);
  /// Replaces `tf.symbols` of `function`; removes it if there are no facts.
  void writeTo(mlir::Operation *function) const;

  const SymbolFact *find(llvm::StringRef symbol) const;
  SymbolFact &operator[](llvm::StringRef symbol) { return facts[symbol.str()]; }
  void erase(llvm::StringRef symbol) { facts.erase(symbol.str()); }
  bool empty() const { return facts.empty(); }

  /// The interval of `expr`'s values.
  shape::SymRange rangeOf(const SymExpr &expr) const;

private:
  std::map<std::string, SymbolFact> facts;
};

} // namespace graphc

#endif // GRAPHC_PASSES_SUPPORT_SYMBOLFACTS_H
