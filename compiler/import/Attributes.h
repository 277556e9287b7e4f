//===- Attributes.h - Attributes of nodes -----------------------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_ATTRIBUTES_H
#define GRAPHC_COMPILER_IMPORT_ATTRIBUTES_H

#include "compiler/import/Elements.h"
#include "compiler/import/ErrorLog.h"
#include "compiler/import/FunctionLibrary.h"
#include "compiler/import/proto/graph.pb.h"
#include "dialects/tf/OpRegistry.h"

#include "mlir/IR/OperationSupport.h"

namespace graphc::importer {

/// Turns AttrValues into the attributes of the tf dialect (the table stands in
/// dialects/tf). Thread-compatible.
class AttributeImporter {
public:
  /// `library` gives the symbols of functions.
  AttributeImporter(mlir::MLIRContext &context, ElementsBuilder &elements,
                    const FunctionLibrary &library)
      : context(context), elements(elements), library(library) {}

  /// All attributes of a node, under their own names; faults go to `log`.
  llvm::LogicalResult import(google::protobuf::RepeatedPtrField<tensorflow::AttrEntry> &entries,
                             const NodeRef &node, mlir::NamedAttrList &attrs, ErrorLog &log);

  /// One value; `name` labels a large tensor. Moves tensors out of `value`.
  llvm::Expected<mlir::Attribute> import(tensorflow::AttrValue &value, llvm::StringRef name);

  /// A shape that may lack its rank or sizes.
  llvm::Expected<mlir::Attribute> importShape(const tensorflow::TensorShapeProto &proto);

  /// An element type.
  llvm::Expected<mlir::Attribute> importType(int dtype);

private:
  llvm::Expected<mlir::Attribute> importList(tensorflow::AttrValue::ListValue &list,
                                             llvm::StringRef name);
  llvm::Expected<mlir::Attribute> importFunction(tensorflow::NameAttrList &function,
                                                 llvm::StringRef name);
  llvm::Error importEntries(google::protobuf::RepeatedPtrField<tensorflow::AttrEntry> &entries,
                            llvm::StringRef name, mlir::NamedAttrList &attrs);

  mlir::MLIRContext &context;
  ElementsBuilder &elements;
  const FunctionLibrary &library;
};

/// Compares a node's attributes with the definition of its op: all there (after
/// defaults), of the declared kind, within the allowed values. Reports every
/// fault.
llvm::LogicalResult checkAttributes(const tf::OpDef &def, const mlir::NamedAttrList &attrs,
                                    const NodeRef &node, ErrorLog &log);

/// What an attribute is, in words of OpDef: "type", "list(int)".
std::string attributeKind(mlir::Attribute attr);

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_ATTRIBUTES_H
