//===- ErrorLog.cpp - Faults of a model, collected ------------------------===//
#include "compiler/import/ErrorLog.h"

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Location.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace graphc::importer {
namespace {
/// Names in real models stay below 300 characters.
constexpr size_t kMaxQuotedSize = 400;
} // namespace

void ErrorLog::error(const llvm::Twine &message) {
  if (numErrors++ >= maxErrors)
    return;
  const mlir::Location loc = mlir::UnknownLoc::get(&context);
  mlir::emitError(loc) << file << ": " << message;
  if (numErrors == maxErrors)
    mlir::emitError(loc) << file << ": too many errors, giving up";
}

static std::string nodeText(const NodeRef &node) {
  std::string where;
  if (!node.function.empty())
    where = "function " + quoted(node.function) + ": ";
  where += "node " + quoted(node.name);
  if (!node.op.empty()) {
    const std::string op = quoted(node.op);
    where += " (" + op.substr(1, op.size() - 2) + ")";
  }
  return where + ": ";
}

void ErrorLog::error(const NodeRef &node, const llvm::Twine &message) {
  error(nodeText(node) + message);
}

void ErrorLog::warning(const NodeRef &node, const llvm::Twine &message) {
  warning(nodeText(node) + message);
}

void ErrorLog::warning(const llvm::Twine &message) {
  mlir::emitWarning(mlir::UnknownLoc::get(&context)) << file << ": " << message;
}

std::string quoted(llvm::StringRef text) {
  const bool shortened = text.size() > kMaxQuotedSize;
  std::string result = "'";
  llvm::raw_string_ostream stream(result);
  const llvm::StringRef shown = text.take_front(kMaxQuotedSize);
  if (llvm::json::isUTF8(shown)) {
    for (char c : shown)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
        stream.write_escaped(llvm::StringRef(&c, 1), true);
      else
        stream << c;
  } else {
    stream.write_escaped(shown, true);
  }
  stream << (shortened ? "...'" : "'");
  return result;
}

} // namespace graphc::importer
