//===- DimsSpec.h - what the user says of sizes ---------------------------===//

#ifndef GRAPHC_PASSES_RESOLVE_DIMSSPEC_H
#define GRAPHC_PASSES_RESOLVE_DIMSSPEC_H

#include "dialects/tf/shapes/Shape.h"
#include "passes/support/SymbolFacts.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

namespace graphc {

/// The parsed form of `--dims`; see ResolveOptions::dims. Thread-compatible.
class DimsSpec {
public:
  /// Reads entries like "x=b/224/224/3" (`,` separates too), "b=1..64", "b=1..64/8",
  /// "b=8". The error names the entry and what was expected.
  static llvm::Expected<DimsSpec> parse(llvm::ArrayRef<std::string> entries);

  /// The shape given for an input that has these names (its key, its tensor
  /// "node:0", its node); null if there is none. Marks the entry as used.
  const tf::Shape *shapeOf(llvm::ArrayRef<llvm::StringRef> names);

  /// `size` with the fixed symbols replaced by their numbers.
  SymExpr resolve(const SymExpr &size) const;

  /// Bounds of the symbols that are not fixed.
  const SymbolFacts &symbolFacts() const { return facts; }

  /// Entries with a shape that no input took.
  llvm::SmallVector<llvm::StringRef> unusedShapes() const;

private:
  llvm::Error parseShape(llvm::StringRef entry, llvm::StringRef name, llvm::StringRef text);
  llvm::Error parseRange(llvm::StringRef entry, llvm::StringRef name, llvm::StringRef text);

  struct Given {
    tf::Shape shape;
    bool used = false;
    bool mayBeSymbol = false; ///< "b=8": also fixes the symbol b
  };
  llvm::StringMap<Given> shapes;
  llvm::StringMap<int64_t> fixed;
  SymbolFacts facts;
};

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_DIMSSPEC_H
