//===- Elements.h - Tensor values of messages and checkpoints ---*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_ELEMENTS_H
#define GRAPHC_COMPILER_IMPORT_ELEMENTS_H

#include "compiler/import/TensorBundle.h"
#include "compiler/import/proto/tensor.pb.h"

#include "mlir/IR/BuiltinAttributeInterfaces.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/Support/Error.h"

namespace graphc::importer {

/// The element type that stands for a wire type, reference types included; null
/// for DT_INVALID and numbers that are no type.
mlir::Type elementTypeOf(int dtype, mlir::MLIRContext *context);

/// Sizes of a wire shape; an error if one is negative, the rank is unknown or
/// more than TensorFlow's 254.
llvm::Expected<llvm::SmallVector<int64_t, 4>>
staticShape(const tensorflow::TensorShapeProto &proto);

/// Makes attributes of tensor values:
///
///   string                        DenseStringElementsAttr
///   all elements equal, or at
///   most kMaxInlineBytes          DenseElementsAttr
///   anything else                 dense_resource that owns its memory
///
/// Resources hold one element a byte for bool and 4-bit types, TensorFlow's own
/// layout; quantized types are always resources, since MLIR's dense elements
/// hold builtin types only. Thread-compatible.
class ElementsBuilder {
public:
  /// Bytes up to which a value stands in the IR itself.
  static constexpr uint64_t kMaxInlineBytes = 4096;

  /// `maxExpandedBytes`: see ImportOptions.
  ElementsBuilder(mlir::MLIRContext &context, uint64_t maxExpandedBytes)
      : context(context), expansionBudget(maxExpandedBytes) {}

  /// The value of a message; `name` labels its resource. Moves tensor_content
  /// out of the message if it becomes a resource.
  llvm::Expected<mlir::ElementsAttr> fromProto(tensorflow::TensorProto &proto,
                                               llvm::StringRef name);

  /// A value of `dtype` and `shape` from bytes in TensorFlow's layout, which
  /// must be as many as these need and suitably aligned.
  mlir::ElementsAttr fromBytes(int dtype, llvm::ArrayRef<int64_t> shape, OwnedBytes bytes,
                               llvm::StringRef name);

  /// A tensor of strings; fewer strings than elements: the last one repeated.
  mlir::ElementsAttr fromStrings(llvm::ArrayRef<int64_t> shape,
                                 llvm::ArrayRef<llvm::StringRef> strings);

private:
  llvm::Expected<mlir::ElementsAttr> stringsFromProto(const tensorflow::TensorProto &proto,
                                                      llvm::ArrayRef<int64_t> shape, int64_t count);
  llvm::Expected<OwnedBytes> bytesFromProto(tensorflow::TensorProto &proto, int64_t count,
                                            llvm::ArrayRef<int64_t> shape);

  llvm::Error chargeExpansion(int64_t listed, int64_t count, size_t elementSize,
                              llvm::ArrayRef<int64_t> shape);

  mlir::MLIRContext &context;
  /// Bytes that repetitions of listed values may still take.
  uint64_t expansionBudget;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_ELEMENTS_H
