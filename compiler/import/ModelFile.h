//===- ModelFile.h - A model's messages -------------------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_MODELFILE_H
#define GRAPHC_COMPILER_IMPORT_MODELFILE_H

#include "compiler/import/ErrorLog.h"
#include "compiler/import/Import.h"
#include "compiler/import/ModelFormat.h"
#include "compiler/import/proto/meta_graph.pb.h"

#include "mlir/Support/LogicalResult.h"

#include <memory>
#include <string>

namespace graphc::importer {

/// A parsed model. The messages live on one arena; the importer moves large
/// tensor contents out of them instead of copying.
struct ModelFile {
  DetectedFormat format;
  /// The directory of a SavedModel; else empty.
  std::string directory;
  std::unique_ptr<google::protobuf::Arena> arena;
  /// Null unless it is a SavedModel.
  tensorflow::SavedModel *savedModel = nullptr;
  /// The chosen meta graph; null for a plain GraphDef.
  tensorflow::MetaGraphDef *metaGraph = nullptr;
  tensorflow::GraphDef *graph = nullptr;
};

/// Reads and parses a path; failure after an error in `log`.
mlir::FailureOr<ModelFile> readModelFile(llvm::StringRef path, const ImportOptions &options,
                                         ErrorLog &log);

/// The same for bytes in memory, which need not outlive the call.
mlir::FailureOr<ModelFile> parseModel(llvm::StringRef bytes, const DetectedFormat &format,
                                      const ImportOptions &options, ErrorLog &log);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_MODELFILE_H
