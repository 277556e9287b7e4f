//===- OpRegistry.h - the op definitions as data --------------------------===//
//
// What TensorFlow calls an OpDef, generated at build time from the same records
// as the C++ op classes. Immutable and constant-initialized: every function here
// may be called from any thread.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPREGISTRY_H
#define GRAPHC_DIALECTS_TF_OPREGISTRY_H

#include "mlir/IR/Attributes.h"
#include "mlir/IR/Types.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace graphc::tf {

/// TensorFlow's element types. The enumerators' values are private to this
/// library; they are not those of the DataType protobuf enum.
enum class DType : uint8_t {
  Invalid, ///< not fixed: the argument's element type comes from an attribute
  Float,
  Double,
  Half,
  Bfloat16,
  Float8E5M2,
  Float8E4M3FN,
  Int4,
  Int8,
  Int16,
  Int32,
  Int64,
  Uint4,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Bool,
  Complex64,
  Complex128,
  String,
  Resource,
  Variant,
  Qint8,
  Quint8,
  Qint16,
  Quint16,
  Qint32,
};

/// The kinds of attributes a NodeDef may have.
enum class AttrKind : uint8_t {
  Int,
  Float,
  Bool,
  String,
  Type,
  Shape,
  Tensor,
  Func,
  IntList,
  FloatList,
  StringList,
  TypeList,
  ShapeList,
  FuncList,
};

/// What running an op may do beyond computing its results.
enum class Effect : uint8_t {
  None,     ///< a function of its operands
  Order,    ///< only orders others: NoOp, Assert
  Read,     ///< reads the state behind its resource or ref operands
  Write,    ///< may write (and read) the state behind its resource or ref operands
  Create,   ///< names or creates state and returns a handle to it
  Destroy,  ///< ends the life of the state behind its handle
  Random,   ///< draws from a generator hidden in the op
  Call,     ///< whatever the called functions do
  External, ///< files, network, printing, Python, clocks, another process's state
};

/// One declared operand or result. The element type is `dtype`, or the type
/// attribute `typeAttr`, or the list of types `typeListAttr`. With `numberAttr`
/// there are that many values, with `typeListAttr` as many as the list is long,
/// else exactly one.
struct ArgDef {
  llvm::StringRef name;
  DType dtype = DType::Invalid;
  llvm::StringRef typeAttr;
  llvm::StringRef numberAttr;
  llvm::StringRef typeListAttr;
  bool isRef = false; ///< a reference to a variable (TensorFlow 1)

  bool isVariadic() const { return !numberAttr.empty() || !typeListAttr.empty(); }
};

/// One declared attribute. Texts of defaults: decimal numbers, "true"/"false",
/// raw bytes of a string, shapes as in #tf.shape (`*`, `2x?`).
struct AttrDef {
  llvm::StringRef name;
  AttrKind kind = AttrKind::Int;
  bool hasDefault = false;
  llvm::ArrayRef<llvm::StringRef> defaultTexts; ///< one element, or a list's elements
  llvm::ArrayRef<DType> defaultTypes;           ///< the same for Type and TypeList
  llvm::ArrayRef<llvm::StringRef> allowedTexts; ///< empty: any
  llvm::ArrayRef<DType> allowedTypes;           ///< empty: any
  bool hasMinimum = false;
  int64_t minimum = 0; ///< of an Int, or of the length of a list

  bool isList() const { return kind >= AttrKind::IntList; }
};

/// One op of TensorFlow.
struct OpDef {
  llvm::StringRef name; ///< as in NodeDef.op: "Conv2D"
  llvm::StringRef summary;
  llvm::ArrayRef<ArgDef> inputs;
  llvm::ArrayRef<ArgDef> outputs;
  llvm::ArrayRef<AttrDef> attrs;
  Effect effect = Effect::None;
  bool isStateful = false; ///< effect is not None; also where TensorFlow only implies it (refs)

  /// The attribute called `attrName`, or null.
  const AttrDef *lookupAttr(llvm::StringRef attrName) const;
};

/// The definition of `name` (without the "tf." prefix), or null. O(log n).
const OpDef *lookupOp(llvm::StringRef name);

/// Every definition, sorted by name.
llvm::ArrayRef<OpDef> allOps();

/// The element type that stands for `dtype`; null for Invalid.
mlir::Type elementType(DType dtype, mlir::MLIRContext *context);

/// The dtype that `type` stands for; Invalid if there is none.
DType dtypeOf(mlir::Type type);

/// TensorFlow's spelling: "float", "int32", "bfloat16"; "invalid" for Invalid.
llvm::StringRef dtypeName(DType dtype);

/// The dtype spelled `name`, or Invalid.
DType dtypeNamed(llvm::StringRef name);

/// "int", "list(string)", ...: the spelling of OpDef.AttrDef.type.
llvm::StringRef kindName(AttrKind kind);

/// The default value of `attr`, which must have one.
mlir::Attribute defaultValue(const AttrDef &attr, mlir::MLIRContext *context);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_OPREGISTRY_H
