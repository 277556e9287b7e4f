//===- NodeTraces.h - Traces of what a node was in its file -----*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_NODETRACES_H
#define GRAPHC_COMPILER_IMPORT_NODETRACES_H

#include "llvm/ADT/StringRef.h"

namespace graphc::importer {

/// Unit attribute of a call whose node named the function as its op.
inline constexpr llvm::StringLiteral kDirectCallAttr = "_direct_call";

/// Names by which the users of an unknown op of a function call its results,
/// "output:index".
inline constexpr llvm::StringLiteral kOutputNamesAttr = "_output_names";

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_NODETRACES_H
