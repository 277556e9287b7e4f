//===- Signatures.h - Entry points of a model -------------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_SIGNATURES_H
#define GRAPHC_COMPILER_IMPORT_SIGNATURES_H

#include "compiler/import/Attributes.h"
#include "compiler/import/ErrorLog.h"
#include "compiler/import/GraphImporter.h"
#include "compiler/import/proto/meta_graph.pb.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/StringSet.h"

#include <string>
#include <vector>

namespace graphc::importer {

/// Signatures under these keys are no entry points: each names one node, to be
/// run when the model is loaded, or for a training step.
inline constexpr llvm::StringLiteral kInitOpSignature = "__saved_model_init_op";
inline constexpr llvm::StringLiteral kTrainOpSignature = "__saved_model_train_op";

/// Turns SignatureDefs into tf.signature ops, in order of names; their tensors
/// are checked with the main graph. A tensor made of several (sparse, ragged)
/// stands for each of them: "x.values", "x.indices", "x.dense_shape", or "x.0",
/// "x.1" and so on. Used once: collect, import the graph, create.
class SignatureImporter {
public:
  SignatureImporter(mlir::MLIRContext &context, AttributeImporter &attributes,
                    ElementsBuilder &elements, ErrorLog &log)
      : context(context), attributes(attributes), elements(elements), log(log) {}

  /// Reads the definitions; symbols are added to `taken`.
  void collect(tensorflow::MetaGraphDef &metaGraph, llvm::StringSet<> &taken);

  /// The tensors that the main graph must have.
  llvm::ArrayRef<TensorRequest> requests() const { return tensors; }

  /// Creates the ops from the values of the requests.
  void create(mlir::OpBuilder &builder, llvm::ArrayRef<mlir::Value> values);

private:
  using TensorInfos = google::protobuf::RepeatedPtrField<tensorflow::SignatureDef::TensorInfoEntry>;

  struct Binding {
    std::string key;
    const tensorflow::TensorInfo *info;
    /// Index into the requests.
    size_t tensor;
    tensorflow::TensorProto *defaultValue = nullptr;
  };
  struct Signature {
    std::string name;
    std::string symbol;
    std::string method;
    std::vector<Binding> inputs, outputs;
  };

  void collectBindings(const std::string &signature, llvm::StringRef what, const TensorInfos &infos,
                       std::vector<Binding> &bindings);
  void collectDefaults(tensorflow::SignatureDef &def, Signature &signature);
  void bind(const std::string &where, std::string key, const tensorflow::TensorInfo &info,
            std::vector<Binding> &bindings);
  void bindName(const std::string &where, std::string key, const tensorflow::TensorInfo &info,
                const std::string &tensor, std::vector<Binding> &bindings);
  mlir::ArrayAttr bindingAttributes(const Signature &signature, llvm::ArrayRef<Binding> bindings,
                                    llvm::ArrayRef<mlir::Value> values);

  mlir::MLIRContext &context;
  AttributeImporter &attributes;
  ElementsBuilder &elements;
  ErrorLog &log;
  std::vector<Signature> all;
  std::vector<TensorRequest> tensors;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_SIGNATURES_H
