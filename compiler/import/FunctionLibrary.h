//===- FunctionLibrary.h - Definitions that a model brings along *- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_FUNCTIONLIBRARY_H
#define GRAPHC_COMPILER_IMPORT_FUNCTIONLIBRARY_H

#include "compiler/import/ErrorLog.h"
#include "compiler/import/OpSignature.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <deque>

namespace graphc::importer {

/// One function of the library.
struct LibraryFunction {
  tensorflow::FunctionDef *def;
  OpSignature signature;
  /// Its symbol in the module: its name, unless that is taken.
  std::string symbol;
};

/// The functions of a graph, and the definitions of ops that the model brings
/// along (its exporter lists all ops it used). Refers to the messages.
class FunctionLibrary {
public:
  /// Reports functions with another's name, drops those without one. `taken` are symbols
  /// that functions must not have; those of the functions are added.
  void addFunctions(tensorflow::FunctionDefLibrary &library, llvm::StringSet<> &taken,
                    ErrorLog &log);

  /// Ops that the registry does not know.
  void addOps(const tensorflow::OpList &ops);

  std::deque<LibraryFunction> &functions() { return all; }
  const LibraryFunction *function(llvm::StringRef name) const { return byName.lookup(name); }
  const OpSignature *op(llvm::StringRef name) const;

  /// The symbol of a function; the name itself if there is none of that name.
  llvm::StringRef symbolOf(llvm::StringRef name) const;

private:
  std::deque<LibraryFunction> all;
  llvm::StringMap<const LibraryFunction *> byName;
  llvm::StringMap<OpSignature> ops;
};

/// `name`, or `name` with the first free number behind it; added to `taken`.
std::string freeSymbol(llvm::StringRef name, llvm::StringSet<> &taken);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_FUNCTIONLIBRARY_H
