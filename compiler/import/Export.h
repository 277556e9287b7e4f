//===- Export.h - The tf dialect back to GraphDefs --------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_EXPORT_H
#define GRAPHC_COMPILER_IMPORT_EXPORT_H

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Support/LogicalResult.h"

#include <string>

namespace graphc::importer {

/// Encodings of protobuf.
enum class Encoding { binary, text };

/// Writes the graph `@main` of a module with its functions as a GraphDef.
/// Importing it gives an equal graph: nodes keep names, order, attributes and
/// devices. Signatures and variables are no part of a GraphDef.
///
/// Fails, with a diagnostic at the op, for ops that are not of the tf dialect,
/// nodes without a name or with another's, attributes that a NodeDef cannot
/// hold, and constants whose contents were left out of the module's text.
/// Thread-safe for different contexts.
mlir::FailureOr<std::string> exportGraphDef(mlir::ModuleOp module, Encoding encoding);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_EXPORT_H
