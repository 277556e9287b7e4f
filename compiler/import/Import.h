//===- Import.h - TensorFlow model files to the tf dialect ------*- C++ -*-===//
//
// The door of the importer. Nothing of protobuf shows here: this is the only
// room that sees it.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_COMPILER_IMPORT_IMPORT_H
#define GRAPHC_COMPILER_IMPORT_IMPORT_H

#include "compiler/import/ModelFormat.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace graphc::importer {

/// What to import and how much to believe. The defaults suit an untrusted
/// model that is to be compiled.
struct ImportOptions {
  /// Tags of the meta graph to take from a SavedModel; all of them must match.
  /// Empty: the one tagged "serve", else the only one.
  std::vector<std::string> tags;

  /// Prefix of the checkpoint that holds the variables ("dir/model.ckpt"; a
  /// SavedModel has its own). Empty: the path of a .meta file without its
  /// extension if an index file lies there, else no values.
  std::string checkpoint;

  /// Keep library functions that nothing refers to.
  bool keepUnusedFunctions = true;

  /// Compare the checksums of variables with those of the checkpoint; reads
  /// every byte once.
  bool verifyChecksums = true;

  /// Bound of the bytes that constants may take in total beyond those the file
  /// spends on them (a short list of values is repeated to fill the shape).
  uint64_t maxExpandedBytes = uint64_t{1} << 30;

  /// Errors to report before the importer gives up.
  unsigned maxErrors = 20;
};

/// Reads a model file or SavedModel directory into a module of tf ops: one
/// `tf.graph @main`, one graph a library function, the signatures, and the
/// variables with their values.
///
/// Values above 4 KiB are dense resources that own their memory: pages of the
/// checkpoint's mapping, or the buffer protobuf read them into; the module must
/// not outlive `ctx`, which owns them.
///
/// Errors (bad file, bad node; never an unknown op) go to the diagnostic
/// handler of `ctx`, up to `maxErrors`, each naming file, node, op, expected
/// and got; the result is null after one. Loads the dialects it needs.
/// Thread-safe for different contexts.
mlir::OwningOpRef<mlir::ModuleOp> importModel(llvm::StringRef path, mlir::MLIRContext &ctx,
                                              const ImportOptions &options = {});

/// The same for the bytes of one GraphDef, MetaGraphDef or SavedModel, binary
/// or text, that names no other file. `name` stands for the file in messages.
mlir::OwningOpRef<mlir::ModuleOp> importBytes(llvm::StringRef bytes, llvm::StringRef name,
                                              mlir::MLIRContext &ctx,
                                              const ImportOptions &options = {});

/// What a model says about itself, without its graph being imported.
struct ModelInfo {
  /// One tensor of a signature.
  struct Tensor {
    std::string key;
    /// "node:index".
    std::string name;
    /// TensorFlow's name of the element type ("float", "int32").
    std::string dtype;
    /// Sizes, -1 where unknown; nullopt: unknown rank.
    std::optional<std::vector<int64_t>> shape;
  };
  struct Signature {
    std::string name;
    std::string method;
    std::vector<Tensor> inputs;
    std::vector<Tensor> outputs;
  };
  ModelFormat format = ModelFormat::unknown;
  /// GraphDef version of the producer, 0 if unknown.
  int producer = 0;
  /// "2.21.0"; empty if unknown.
  std::string tensorflowVersion;
  /// Tags of each meta graph, in order.
  std::vector<std::vector<std::string>> tagSets;
  std::vector<Signature> signatures;
  uint64_t numNodes = 0;
  uint64_t numFunctions = 0;
};

/// Reads the description of a model. Errors as importModel.
mlir::FailureOr<ModelInfo> readModelInfo(llvm::StringRef path, mlir::MLIRContext &ctx,
                                         const ImportOptions &options = {});

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_IMPORT_H
