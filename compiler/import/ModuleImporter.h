//===- ModuleImporter.h - A whole model to a module -------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_MODULEIMPORTER_H
#define GRAPHC_COMPILER_IMPORT_MODULEIMPORTER_H

#include "compiler/import/ErrorLog.h"
#include "compiler/import/FunctionLibrary.h"
#include "compiler/import/GraphImporter.h"
#include "compiler/import/ModelFile.h"
#include "compiler/import/Signatures.h"
#include "compiler/import/VariableKeys.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/StringSet.h"

#include <optional>

namespace graphc::importer {

/// Puts the module of one model together: variables, signatures, main graph,
/// functions, and as attributes of the module what a loader must know:
///
///   tf.producer, tf.min_consumer  versions of the GraphDef
///   tf.tags, tf.tensorflow_version
///   tf.init_op      node to run before the first call
///   tf.restore      {op, filename_tensor}: how a checkpoint would be loaded
///   tf.checkpoint   prefix of the one that the values came from
///   tf.assets       [{tensor, path}]: feeds of the initialization
///   tf.gradients    [{function, gradient}]
///
/// Used once.
class ModuleImporter {
public:
  ModuleImporter(ModelFile &model, const ImportOptions &options, ErrorLog &log);

  /// Null after an error in the log.
  mlir::OwningOpRef<mlir::ModuleOp> run();

private:
  void openCheckpoint();

  void importMainGraph();
  void importFunction(LibraryFunction &function);
  void setFunctionAttributes(LibraryFunction &function, mlir::Operation *graph);
  void dropUnusedFunctions();

  void createVariables();
  void createVariable(const SavedVariable &variable, llvm::StringRef symbol);
  mlir::ElementsAttr readValue(const SavedVariable &variable, const BundleEntry &entry);
  mlir::ElementsAttr readPlainValue(llvm::StringRef name, const SavedTensor &saved,
                                    const BundleEntry &entry);
  mlir::ElementsAttr readStringValue(const SavedTensor &saved, const BundleEntry &entry);

  void setModuleAttributes();
  void setMetaGraphAttributes();
  mlir::ArrayAttr assets();
  std::string initOp() const;

  ModelFile &model;
  const ImportOptions &options;
  ErrorLog &log;
  mlir::MLIRContext &context;
  mlir::Builder builder;
  ElementsBuilder elements;
  FunctionLibrary library;
  AttributeImporter attributes;
  GraphContext graphs;
  SignatureImporter signatures;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  /// Symbols of the module.
  llvm::StringSet<> taken;

  std::string checkpointPrefix;
  std::optional<TensorBundle> bundle;
  /// Whether the checkpoint's data files are there too.
  bool hasData = false;
  SavedVariables saved;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_MODULEIMPORTER_H
