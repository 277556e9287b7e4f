//===- ModelFormat.h - What kind of model a path is -------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_MODELFORMAT_H
#define GRAPHC_COMPILER_IMPORT_MODELFORMAT_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace graphc::importer {

/// The formats the importer reads.
enum class ModelFormat { unknown, graphDef, metaGraph, savedModel };

/// "GraphDef", "MetaGraphDef", "SavedModel".
llvm::StringRef toString(ModelFormat format);

/// What a file turned out to be, judged by its bytes; the name only breaks
/// ties.
struct DetectedFormat {
  ModelFormat format = ModelFormat::unknown;
  /// Protobuf text rather than binary.
  bool text = false;
  /// The file to read: the path itself, or saved_model.pb[txt] in a directory.
  std::string file;
  /// Why the path is no model that the importer reads, and what to do about it;
  /// empty if it is one.
  std::string problem;
};

/// Looks at a path. Never fails: `problem` tells.
DetectedFormat detectFormat(llvm::StringRef path);

/// The same for bytes already in memory; `name` gives the extension.
DetectedFormat detectFormatOfBytes(llvm::StringRef bytes, llvm::StringRef name);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_MODELFORMAT_H
