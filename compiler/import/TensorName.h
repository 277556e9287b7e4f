//===- TensorName.h - How nodes name their inputs ---------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_TENSORNAME_H
#define GRAPHC_COMPILER_IMPORT_TENSORNAME_H

#include "llvm/ADT/StringRef.h"

#include <optional>

namespace graphc::importer {

/// One input of a node, taken apart. The strings are parts of the text.
///
///   "^node"          a control edge
///   "node", "node:1" an output of a node of a graph
///   "node:y:1"       an output of a node of a function: element 1 of its
///                    declared output y (1 may be absent: element 0)
///   "arg"            an argument of a function
struct TensorName {
  llvm::StringRef node;
  bool control = false;
  /// Name of the declared output; empty outside of functions.
  llvm::StringRef output;
  unsigned index = 0;
};

/// Takes an input of a node of a graph apart; nullopt if it is none.
std::optional<TensorName> parseGraphTensor(llvm::StringRef text);

/// The same for a node of a function.
std::optional<TensorName> parseFunctionTensor(llvm::StringRef text);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_TENSORNAME_H
