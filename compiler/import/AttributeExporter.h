//===- AttributeExporter.h - Attributes of nodes, back ----------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_ATTRIBUTEEXPORTER_H
#define GRAPHC_COMPILER_IMPORT_ATTRIBUTEEXPORTER_H

#include "compiler/import/proto/graph.pb.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

#include <string>

namespace graphc::importer {

/// The wire type that an element type stands for; DT_INVALID if none does.
tensorflow::DataType dataTypeOf(mlir::Type type);

/// The inverse of AttributeImporter. Thread-compatible.
class AttributeExporter {
public:
  /// `functionNames` maps the symbols of functions to their names.
  explicit AttributeExporter(const llvm::StringMap<std::string> &functionNames)
      : functionNames(functionNames) {}

  /// Fails if the attribute is none that a NodeDef can hold.
  llvm::Error toProto(mlir::Attribute attr, tensorflow::AttrValue &value) const;

private:
  llvm::Error listToProto(mlir::ArrayAttr list, tensorflow::AttrValue::ListValue &proto) const;
  llvm::Error functionToProto(mlir::Attribute attr, tensorflow::NameAttrList &proto) const;

  const llvm::StringMap<std::string> &functionNames;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_ATTRIBUTEEXPORTER_H
