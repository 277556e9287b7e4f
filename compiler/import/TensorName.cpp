//===- TensorName.cpp - How nodes name their inputs -----------------------===//
#include "compiler/import/TensorName.h"

#include "llvm/ADT/StringExtras.h"

namespace graphc::importer {
namespace {

/// A number of decimal digits that fits; nullopt else.
std::optional<unsigned> parseIndex(llvm::StringRef text) {
  unsigned value = 0;
  if (text.empty() || !llvm::all_of(text, [](char c) { return llvm::isDigit(c); }) ||
      text.getAsInteger(10, value))
    return std::nullopt;
  return value;
}

} // namespace

std::optional<TensorName> parseGraphTensor(llvm::StringRef text) {
  TensorName name;
  name.control = text.consume_front("^");
  name.node = text;
  if (!name.control) {
    const auto [node, suffix] = text.rsplit(':');
    if (const std::optional<unsigned> index = parseIndex(suffix)) {
      name.node = node;
      name.index = *index;
    }
  }
  return name.node.empty() || name.node.contains(':') ? std::nullopt : std::optional(name);
}

std::optional<TensorName> parseFunctionTensor(llvm::StringRef text) {
  TensorName name;
  name.control = text.consume_front("^");
  llvm::SmallVector<llvm::StringRef, 3> parts;
  text.split(parts, ':');
  name.node = parts[0];
  if (name.node.empty() || parts.size() > 3 || (name.control && parts.size() > 1))
    return std::nullopt;
  if (parts.size() == 1)
    return name;
  // "arg:0" has no output name, "node:y" no index.
  if (parts.size() == 2) {
    if (const std::optional<unsigned> index = parseIndex(parts[1])) {
      name.index = *index;
      return name;
    }
    name.output = parts[1];
    return name.output.empty() ? std::nullopt : std::optional(name);
  }
  const std::optional<unsigned> index = parseIndex(parts[2]);
  if (!index || parts[1].empty())
    return std::nullopt;
  name.output = parts[1];
  name.index = *index;
  return name;
}

} // namespace graphc::importer
