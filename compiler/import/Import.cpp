//===- Import.cpp - TensorFlow model files to the tf dialect --------------===//
#include "compiler/import/Import.h"

#include "compiler/import/DataTypes.h"
#include "compiler/import/ModelFile.h"
#include "compiler/import/ModuleImporter.h"
#include "dialects/tf/TfDialect.h"

namespace graphc::importer {
namespace {

ModelInfo::Tensor describe(const tensorflow::SignatureDef::TensorInfoEntry &entry) {
  ModelInfo::Tensor tensor;
  tensor.key = entry.key();
  tensor.name = entry.value().name();
  tensor.dtype = dataTypeName(entry.value().dtype());
  if (!entry.value().tensor_shape().unknown_rank()) {
    tensor.shape.emplace();
    for (const auto &dim : entry.value().tensor_shape().dim())
      tensor.shape->push_back(dim.size());
  }
  return tensor;
}

ModelInfo describe(const ModelFile &model) {
  ModelInfo info;
  info.format = model.format.format;
  info.producer = model.graph->versions().producer();
  info.numNodes = model.graph->node_size();
  info.numFunctions = model.graph->library().function_size();
  if (model.savedModel)
    for (const auto &metaGraph : model.savedModel->meta_graphs())
      info.tagSets.emplace_back(metaGraph.meta_info_def().tags().begin(),
                                metaGraph.meta_info_def().tags().end());
  if (!model.metaGraph)
    return info;
  info.tensorflowVersion = model.metaGraph->meta_info_def().tensorflow_version();
  for (const auto &entry : model.metaGraph->signature_def()) {
    ModelInfo::Signature signature;
    signature.name = entry.key();
    signature.method = entry.value().method_name();
    for (const auto &input : entry.value().inputs())
      signature.inputs.push_back(describe(input));
    for (const auto &output : entry.value().outputs())
      signature.outputs.push_back(describe(output));
    auto byKey = [](const ModelInfo::Tensor &a, const ModelInfo::Tensor &b) {
      return a.key < b.key;
    };
    llvm::sort(signature.inputs, byKey);
    llvm::sort(signature.outputs, byKey);
    info.signatures.push_back(std::move(signature));
  }
  llvm::sort(info.signatures, [](const auto &a, const auto &b) { return a.name < b.name; });
  return info;
}

} // namespace

mlir::OwningOpRef<mlir::ModuleOp> importModel(llvm::StringRef path, mlir::MLIRContext &ctx,
                                              const ImportOptions &options) {
  ctx.loadDialect<tf::TfDialect>();
  ErrorLog log(ctx, path, options.maxErrors);
  mlir::FailureOr<ModelFile> model = readModelFile(path, options, log);
  if (failed(model))
    return nullptr;
  return ModuleImporter(*model, options, log).run();
}

mlir::OwningOpRef<mlir::ModuleOp> importBytes(llvm::StringRef bytes, llvm::StringRef name,
                                              mlir::MLIRContext &ctx,
                                              const ImportOptions &options) {
  ctx.loadDialect<tf::TfDialect>();
  ErrorLog log(ctx, name, options.maxErrors);
  mlir::FailureOr<ModelFile> model =
      parseModel(bytes, detectFormatOfBytes(bytes, name), options, log);
  if (failed(model))
    return nullptr;
  return ModuleImporter(*model, options, log).run();
}

mlir::FailureOr<ModelInfo> readModelInfo(llvm::StringRef path, mlir::MLIRContext &ctx,
                                         const ImportOptions &options) {
  ErrorLog log(ctx, path, options.maxErrors);
  mlir::FailureOr<ModelFile> model = readModelFile(path, options, log);
  if (failed(model))
    return mlir::failure();
  return describe(*model);
}

} // namespace graphc::importer
