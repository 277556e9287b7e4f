//===- OpRegistry.cpp - the op definitions as data ------------------------===//

#include "dialects/tf/OpRegistry.h"

#include "dialects/tf/TfDialect.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ErrorHandling.h"

using namespace graphc::tf;
using llvm::ArrayRef;
using llvm::StringRef;

namespace {
#include "dialects/tf/OpRegistry.inc"
} // namespace

const AttrDef *OpDef::lookupAttr(StringRef attrName) const {
  const auto *it = llvm::find_if(attrs, [&](const AttrDef &attr) { return attr.name == attrName; });
  return it == attrs.end() ? nullptr : it;
}

const OpDef *graphc::tf::lookupOp(StringRef name) {
  const auto *it =
      llvm::lower_bound(kOps, name, [](const OpDef &op, StringRef key) { return op.name < key; });
  return it != std::end(kOps) && it->name == name ? it : nullptr;
}

ArrayRef<OpDef> graphc::tf::allOps() { return kOps; }

mlir::Type graphc::tf::elementType(DType dtype, mlir::MLIRContext *context) {
  mlir::Builder b(context);
  auto unsignedInt = [&](unsigned width) { return b.getIntegerType(width, /*isSigned=*/false); };
  switch (dtype) {
  case DType::Invalid:
    return {};
  case DType::Float:
    return b.getF32Type();
  case DType::Double:
    return b.getF64Type();
  case DType::Half:
    return b.getF16Type();
  case DType::Bfloat16:
    return b.getBF16Type();
  case DType::Float8E5M2:
    return b.getFloat8E5M2Type();
  case DType::Float8E4M3FN:
    return b.getFloat8E4M3FNType();
  case DType::Int4:
    return b.getIntegerType(4);
  case DType::Int8:
    return b.getIntegerType(8);
  case DType::Int16:
    return b.getIntegerType(16);
  case DType::Int32:
    return b.getIntegerType(32);
  case DType::Int64:
    return b.getIntegerType(64);
  case DType::Uint4:
    return unsignedInt(4);
  case DType::Uint8:
    return unsignedInt(8);
  case DType::Uint16:
    return unsignedInt(16);
  case DType::Uint32:
    return unsignedInt(32);
  case DType::Uint64:
    return unsignedInt(64);
  case DType::Bool:
    return b.getI1Type();
  case DType::Complex64:
    return mlir::ComplexType::get(b.getF32Type());
  case DType::Complex128:
    return mlir::ComplexType::get(b.getF64Type());
  case DType::String:
    return StringType::get(context);
  case DType::Resource:
    return ResourceType::get(context);
  case DType::Variant:
    return VariantType::get(context);
  case DType::Qint8:
    return Qint8Type::get(context);
  case DType::Quint8:
    return Quint8Type::get(context);
  case DType::Qint16:
    return Qint16Type::get(context);
  case DType::Quint16:
    return Quint16Type::get(context);
  case DType::Qint32:
    return Qint32Type::get(context);
  }
  llvm_unreachable("every dtype has a case");
}

static DType dtypeOfInteger(mlir::IntegerType type) {
  bool isUnsigned = type.isUnsigned();
  if (type.isSigned())
    return DType::Invalid;
  switch (type.getWidth()) {
  case 1:
    return isUnsigned ? DType::Invalid : DType::Bool;
  case 4:
    return isUnsigned ? DType::Uint4 : DType::Int4;
  case 8:
    return isUnsigned ? DType::Uint8 : DType::Int8;
  case 16:
    return isUnsigned ? DType::Uint16 : DType::Int16;
  case 32:
    return isUnsigned ? DType::Uint32 : DType::Int32;
  case 64:
    return isUnsigned ? DType::Uint64 : DType::Int64;
  default:
    return DType::Invalid;
  }
}

DType graphc::tf::dtypeOf(mlir::Type type) {
  return llvm::TypeSwitch<mlir::Type, DType>(type)
      .Case([](mlir::IntegerType t) { return dtypeOfInteger(t); })
      .Case([](mlir::Float32Type) { return DType::Float; })
      .Case([](mlir::Float64Type) { return DType::Double; })
      .Case([](mlir::Float16Type) { return DType::Half; })
      .Case([](mlir::BFloat16Type) { return DType::Bfloat16; })
      .Case([](mlir::Float8E5M2Type) { return DType::Float8E5M2; })
      .Case([](mlir::Float8E4M3FNType) { return DType::Float8E4M3FN; })
      .Case([](mlir::ComplexType t) {
        if (t.getElementType().isF32())
          return DType::Complex64;
        return t.getElementType().isF64() ? DType::Complex128 : DType::Invalid;
      })
      .Case([](StringType) { return DType::String; })
      .Case([](ResourceType) { return DType::Resource; })
      .Case([](VariantType) { return DType::Variant; })
      .Case([](Qint8Type) { return DType::Qint8; })
      .Case([](Quint8Type) { return DType::Quint8; })
      .Case([](Qint16Type) { return DType::Qint16; })
      .Case([](Quint16Type) { return DType::Quint16; })
      .Case([](Qint32Type) { return DType::Qint32; })
      .Default([](mlir::Type) { return DType::Invalid; });
}

/// Indexed by DType.
static constexpr StringRef kDTypeNames[] = {
    "invalid",  "float",   "double", "half",   "bfloat16",  "float8_e5m2", "float8_e4m3fn",
    "int4",     "int8",    "int16",  "int32",  "int64",     "uint4",       "uint8",
    "uint16",   "uint32",  "uint64", "bool",   "complex64", "complex128",  "string",
    "resource", "variant", "qint8",  "quint8", "qint16",    "quint16",     "qint32"};
static_assert(std::size(kDTypeNames) == static_cast<size_t>(DType::Qint32) + 1);

StringRef graphc::tf::dtypeName(DType dtype) { return kDTypeNames[static_cast<size_t>(dtype)]; }

DType graphc::tf::dtypeNamed(StringRef name) {
  const auto *it = llvm::find(kDTypeNames, name);
  return it == std::end(kDTypeNames) ? DType::Invalid
                                     : static_cast<DType>(std::distance(kDTypeNames, it));
}

StringRef graphc::tf::kindName(AttrKind kind) {
  static constexpr StringRef names[] = {"int",         "float",       "bool",         "string",
                                        "type",        "shape",       "tensor",       "func",
                                        "list(int)",   "list(float)", "list(string)", "list(type)",
                                        "list(shape)", "list(func)"};
  return names[static_cast<size_t>(kind)];
}

static mlir::Attribute shapeFromText(StringRef text, mlir::MLIRContext *context) {
  if (text == "*")
    return ShapeAttr::getUnranked(context);
  llvm::SmallVector<StringRef> parts;
  if (!text.empty())
    text.split(parts, 'x');
  llvm::SmallVector<int64_t> dims;
  for (StringRef part : parts) {
    int64_t dim = mlir::ShapedType::kDynamic;
    if (part != "?")
      part.getAsInteger(10, dim);
    dims.push_back(dim);
  }
  return ShapeAttr::get(context, dims);
}

/// The attribute of the scalar kind `kind` that `text` spells. Texts come from
/// the generated table, so they are well formed.
static mlir::Attribute scalarFromText(AttrKind kind, StringRef text, mlir::MLIRContext *context) {
  mlir::Builder b(context);
  switch (kind) {
  case AttrKind::Int: {
    int64_t value = 0;
    text.getAsInteger(10, value);
    return b.getI64IntegerAttr(value);
  }
  case AttrKind::Float: {
    llvm::APFloat value(llvm::APFloat::IEEEsingle());
    llvm::consumeError(
        value.convertFromString(text, llvm::APFloat::rmNearestTiesToEven).takeError());
    return mlir::FloatAttr::get(b.getF32Type(), value);
  }
  case AttrKind::Bool:
    return b.getBoolAttr(text == "true");
  case AttrKind::String:
    return b.getStringAttr(text);
  case AttrKind::Shape:
    return shapeFromText(text, context);
  case AttrKind::Func:
    return FuncAttr::get(context, text);
  case AttrKind::Tensor:
    return mlir::parseAttribute(text, context);
  default:
    llvm_unreachable("kinds without a textual default");
  }
}

/// The kind of the elements of a list kind.
static AttrKind elementKind(AttrKind kind) {
  switch (kind) {
  case AttrKind::IntList:
    return AttrKind::Int;
  case AttrKind::FloatList:
    return AttrKind::Float;
  case AttrKind::StringList:
    return AttrKind::String;
  case AttrKind::TypeList:
    return AttrKind::Type;
  case AttrKind::ShapeList:
    return AttrKind::Shape;
  case AttrKind::FuncList:
    return AttrKind::Func;
  default:
    return kind;
  }
}

mlir::Attribute graphc::tf::defaultValue(const AttrDef &attr, mlir::MLIRContext *context) {
  llvm::SmallVector<mlir::Attribute> values;
  for (DType dtype : attr.defaultTypes)
    values.push_back(mlir::TypeAttr::get(elementType(dtype, context)));
  for (StringRef text : attr.defaultTexts)
    values.push_back(scalarFromText(elementKind(attr.kind), text, context));
  if (attr.isList())
    return mlir::ArrayAttr::get(context, values);
  return values.front();
}
