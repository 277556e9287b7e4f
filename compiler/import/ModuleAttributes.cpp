//===- ModuleAttributes.cpp - What a loader must know ---------------------===//
#include "compiler/import/ModuleImporter.h"
#include "compiler/import/Signatures.h"

#include "llvm/ADT/STLExtras.h"

namespace graphc::importer {
namespace {

/// Collections that name the node to run after loading, in versions 1 of
/// SavedModels, the later name first.
constexpr llvm::StringLiteral kInitCollections[] = {"saved_model_main_op", "legacy_init_op"};

/// Collection of the assets, and the folder that they lie in.
constexpr llvm::StringLiteral kAssetsFolder = "/assets/";

/// A tensor's name without the index of its output.
std::string nodeOf(llvm::StringRef tensor) { return tensor.split(':').first.str(); }

} // namespace

std::string ModuleImporter::initOp() const {
  for (const auto &entry : model.metaGraph->signature_def())
    if (entry.key() == kInitOpSignature)
      for (const auto &output : entry.value().outputs())
        return nodeOf(output.value().name());
  for (llvm::StringRef name : kInitCollections)
    for (const auto &entry : model.metaGraph->collection_def())
      if (entry.key() == name && entry.value().node_list().value_size() > 0)
        return nodeOf(entry.value().node_list().value(0));
  return {};
}

mlir::ArrayAttr ModuleImporter::assets() {
  llvm::SmallVector<mlir::Attribute> list;
  for (const tensorflow::AssetFileDef &asset : model.metaGraph->asset_file_def()) {
    const std::string path = model.directory.empty()
                                 ? asset.filename()
                                 : model.directory + kAssetsFolder.str() + asset.filename();
    list.push_back(builder.getDictionaryAttr(
        {builder.getNamedAttr("tensor", builder.getStringAttr(asset.tensor_info().name())),
         builder.getNamedAttr("path", builder.getStringAttr(path))}));
  }
  return builder.getArrayAttr(list);
}

void ModuleImporter::setMetaGraphAttributes() {
  const auto &info = model.metaGraph->meta_info_def();
  mlir::ModuleOp op = *module;
  if (!info.tags().empty()) {
    llvm::SmallVector<llvm::StringRef> tags(info.tags().begin(), info.tags().end());
    op->setAttr("tf.tags", builder.getStrArrayAttr(tags));
  }
  if (!info.tensorflow_version().empty())
    op->setAttr("tf.tensorflow_version", builder.getStringAttr(info.tensorflow_version()));
  if (const std::string node = initOp(); !node.empty())
    op->setAttr("tf.init_op", builder.getStringAttr(node));
  if (model.metaGraph->asset_file_def_size() > 0)
    op->setAttr("tf.assets", assets());
  const tensorflow::SaverDef &saver = model.metaGraph->saver_def();
  if (!saver.restore_op_name().empty())
    op->setAttr("tf.restore",
                builder.getDictionaryAttr(
                    {builder.getNamedAttr("op", builder.getStringAttr(saver.restore_op_name())),
                     builder.getNamedAttr("filename_tensor",
                                          builder.getStringAttr(saver.filename_tensor_name()))}));
}

void ModuleImporter::setModuleAttributes() {
  mlir::ModuleOp op = *module;
  op->setAttr("tf.producer", builder.getI64IntegerAttr(graphs.producer));
  if (const int consumer = model.graph->versions().min_consumer())
    op->setAttr("tf.min_consumer", builder.getI64IntegerAttr(consumer));
  if (!checkpointPrefix.empty())
    op->setAttr("tf.checkpoint", builder.getStringAttr(checkpointPrefix));
  llvm::SmallVector<mlir::Attribute> gradients;
  for (const tensorflow::GradientDef &gradient : model.graph->library().gradient())
    gradients.push_back(builder.getDictionaryAttr(
        {builder.getNamedAttr("function", builder.getStringAttr(gradient.function_name())),
         builder.getNamedAttr("gradient", builder.getStringAttr(gradient.gradient_func()))}));
  if (!gradients.empty())
    op->setAttr("tf.gradients", builder.getArrayAttr(gradients));
  if (model.metaGraph)
    setMetaGraphAttributes();
}

} // namespace graphc::importer
