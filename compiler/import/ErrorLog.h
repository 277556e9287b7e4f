//===- ErrorLog.h - Faults of a model, collected ----------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_ERRORLOG_H
#define GRAPHC_COMPILER_IMPORT_ERRORLOG_H

#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"

#include <string>

namespace graphc::importer {

/// Where in a model a fault is.
struct NodeRef {
  /// Name of the library function; empty: the main graph.
  llvm::StringRef function;
  llvm::StringRef name;
  llvm::StringRef op;
};

/// Sends faults of one model to its context's diagnostic handler, every message
/// beginning with the file: "model.pb: node 'x' (Op): ...". After `maxErrors`
/// errors it says so once and swallows the rest. Locations are unknown ones:
/// nodes have no line, and a handler would look for one in the binary file.
/// Thread-compatible.
class ErrorLog {
public:
  ErrorLog(mlir::MLIRContext &context, llvm::StringRef file, unsigned maxErrors)
      : context(context), file(file), maxErrors(maxErrors) {}

  void error(const llvm::Twine &message);
  void error(const NodeRef &node, const llvm::Twine &message);
  void warning(const llvm::Twine &message);
  void warning(const NodeRef &node, const llvm::Twine &message);

  /// Whether an error was reported.
  bool failed() const { return numErrors > 0; }
  /// Whether more errors would be swallowed: time to give up.
  bool full() const { return numErrors >= maxErrors; }

  /// Names another file in messages from now on.
  void setFile(llvm::StringRef name) { file = name.str(); }
  mlir::MLIRContext &getContext() const { return context; }

private:
  mlir::MLIRContext &context;
  std::string file;
  unsigned maxErrors;
  unsigned numErrors = 0;
};

/// Text of a model between single quotes, fit for a message: shortened, control
/// characters and bytes that are not UTF-8 escaped.
std::string quoted(llvm::StringRef text);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_ERRORLOG_H
