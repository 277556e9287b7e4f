//===- Signatures.cpp - Entry points of a model ---------------------------===//
#include "compiler/import/Signatures.h"

#include "dialects/tf/TfDialect.h"
#include "dialects/tf/TfStructure.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/STLExtras.h"

namespace graphc::importer {

/// The entries of a map in order of keys. The map has no order of its own, and
/// the same model is to give the same module.
template <typename Entries> static auto sorted(Entries &entries) {
  std::vector<decltype(&*entries.begin())> list;
  for (auto &entry : entries)
    list.push_back(&entry);
  llvm::sort(list, [](auto *a, auto *b) { return a->key() < b->key(); });
  return list;
}

void SignatureImporter::collect(tensorflow::MetaGraphDef &metaGraph, llvm::StringSet<> &taken) {
  for (auto *entry : sorted(*metaGraph.mutable_signature_def())) {
    if (entry->key() == kInitOpSignature || entry->key() == kTrainOpSignature)
      continue;
    Signature signature;
    signature.name = entry->key();
    signature.method = entry->value().method_name();
    if (signature.name.empty()) {
      log.error("a signature has no name");
      continue;
    }
    if (!all.empty() && all.back().name == signature.name) {
      log.error("signature " + quoted(signature.name) + ": defined twice");
      continue;
    }
    collectBindings(signature.name, "input", entry->value().inputs(), signature.inputs);
    collectBindings(signature.name, "output", entry->value().outputs(), signature.outputs);
    collectDefaults(*entry->mutable_value(), signature);
    signature.symbol = freeSymbol(signature.name, taken);
    all.push_back(std::move(signature));
  }
}

void SignatureImporter::collectBindings(const std::string &signature, llvm::StringRef what,
                                        const TensorInfos &infos, std::vector<Binding> &bindings) {
  for (const auto *entry : sorted(infos)) {
    const std::string where =
        ("signature " + quoted(signature) + ": " + what + " " + quoted(entry->key())).str();
    if (!bindings.empty() && bindings.back().key == entry->key())
      log.error(where + ": defined twice");
    else
      bind(where, entry->key(), entry->value(), bindings);
  }
}

void SignatureImporter::bind(const std::string &where, std::string key,
                             const tensorflow::TensorInfo &info, std::vector<Binding> &bindings) {
  switch (info.encoding_case()) {
  case tensorflow::TensorInfo::kName:
    return bindName(where, std::move(key), info, info.name(), bindings);
  case tensorflow::TensorInfo::kCooSparse: {
    const auto &parts = info.coo_sparse();
    bindName(where, key + ".values", info, parts.values_tensor_name(), bindings);
    bindName(where, key + ".indices", info, parts.indices_tensor_name(), bindings);
    bindName(where, key + ".dense_shape", info, parts.dense_shape_tensor_name(), bindings);
    return;
  }
  case tensorflow::TensorInfo::kCompositeTensor:
    for (const auto &[index, part] : llvm::enumerate(info.composite_tensor().components()))
      bind(where, key + "." + std::to_string(index), part, bindings);
    return;
  case tensorflow::TensorInfo::ENCODING_NOT_SET:
    log.error(where + ": expected the name of a tensor, got none");
    return;
  }
}

void SignatureImporter::bindName(const std::string &where, std::string key,
                                 const tensorflow::TensorInfo &info, const std::string &tensor,
                                 std::vector<Binding> &bindings) {
  bindings.push_back({std::move(key), &info, tensors.size()});
  tensors.push_back({tensor, where});
}

void SignatureImporter::collectDefaults(tensorflow::SignatureDef &def, Signature &signature) {
  for (auto *entry : sorted(*def.mutable_defaults())) {
    auto binding = llvm::find_if(signature.inputs,
                                 [&](const Binding &input) { return input.key == entry->key(); });
    if (binding == signature.inputs.end())
      log.error("signature " + quoted(signature.name) + ": default value for " +
                quoted(entry->key()) + ", which is no input");
    else
      binding->defaultValue = entry->mutable_value();
  }
}

mlir::ArrayAttr SignatureImporter::bindingAttributes(const Signature &signature,
                                                     llvm::ArrayRef<Binding> bindings,
                                                     llvm::ArrayRef<mlir::Value> values) {
  mlir::Builder builder(&context);
  llvm::SmallVector<mlir::Attribute> list;
  for (const Binding &binding : bindings) {
    const TensorRequest &request = tensors[binding.tensor];
    const mlir::Type type = values[binding.tensor].getType();
    mlir::NamedAttrList attrs;
    attrs.set("key", builder.getStringAttr(binding.key));
    const bool hasIndex = llvm::StringRef(request.tensor).contains(':');
    attrs.set("tensor", builder.getStringAttr(request.tensor + (hasIndex ? "" : ":0")));
    attrs.set("dtype", mlir::TypeAttr::get(mlir::getElementTypeOrSelf(type)));
    attrs.set("shape", tf::ShapeAttr::get(mlir::cast<mlir::ShapedType>(type)));
    // What the signature says of a tensor is more than what its node says; the
    // parts of a sparse tensor have types and shapes of their own.
    if (binding.info->encoding_case() == tensorflow::TensorInfo::kName) {
      if (const mlir::Type declared = elementTypeOf(binding.info->dtype(), &context))
        attrs.set("dtype", mlir::TypeAttr::get(declared));
      llvm::Expected<mlir::Attribute> shape = attributes.importShape(binding.info->tensor_shape());
      if (shape)
        attrs.set("shape", *shape);
      else
        log.error(request.what + ": " + llvm::toString(shape.takeError()));
    }
    if (binding.defaultValue) {
      llvm::Expected<mlir::ElementsAttr> value =
          elements.fromProto(*binding.defaultValue, binding.key);
      if (value)
        attrs.set("default", *value);
      else
        log.error(request.what + ": default value: " + llvm::toString(value.takeError()));
    }
    list.push_back(attrs.getDictionary(&context));
  }
  return builder.getArrayAttr(list);
}

void SignatureImporter::create(mlir::OpBuilder &builder, llvm::ArrayRef<mlir::Value> values) {
  for (const Signature &signature : all) {
    auto op = builder.create<tf::SignatureOp>(
        builder.getUnknownLoc(), builder.getStringAttr(signature.symbol),
        builder.getStringAttr(signature.method),
        bindingAttributes(signature, signature.inputs, values),
        bindingAttributes(signature, signature.outputs, values));
    // A variable of the same name keeps it; see resolve.
    if (signature.symbol != signature.name)
      op->setAttr("tf.original_name", builder.getStringAttr(signature.name));
  }
}

} // namespace graphc::importer
