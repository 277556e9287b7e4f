//===- Attributes.cpp - Attributes of nodes -------------------------------===//
#include "compiler/import/Attributes.h"

#include "compiler/import/DataTypes.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace graphc::importer {
namespace {

constexpr int kMaxRank = 254;

llvm::Error attrError(const llvm::Twine &message) {
  return llvm::createStringError(std::make_error_code(std::errc::invalid_argument), message);
}

/// Names that the dialect gives to attributes of its own.
bool isReserved(llvm::StringRef name) {
  return name == tf::kDeviceAttr || name == "operandSegmentSizes" || name == "resultSegmentSizes" ||
         name == "op";
}

} // namespace

//===----------------------------------------------------------------------===//
// Import
//===----------------------------------------------------------------------===//

llvm::Expected<mlir::Attribute> AttributeImporter::importType(int dtype) {
  if (const mlir::Type type = elementTypeOf(dtype, &context))
    return mlir::TypeAttr::get(type);
  // Some attributes that nobody reads are left without a type.
  if (dtype == tensorflow::DT_INVALID)
    return mlir::TypeAttr::get(mlir::NoneType::get(&context));
  return attrError("unknown data type " + llvm::Twine(dtype));
}

llvm::Expected<mlir::Attribute>
AttributeImporter::importShape(const tensorflow::TensorShapeProto &proto) {
  if (proto.unknown_rank())
    return tf::ShapeAttr::getUnranked(&context);
  if (proto.dim_size() > kMaxRank)
    return attrError("expected a rank of at most " + llvm::Twine(kMaxRank) + ", got " +
                     llvm::Twine(proto.dim_size()));
  llvm::SmallVector<int64_t> dims;
  for (const auto &dim : proto.dim()) {
    if (dim.size() < -1)
      return attrError("expected sizes of -1 (unknown) or more, got " + llvm::Twine(dim.size()));
    dims.push_back(dim.size() == -1 ? mlir::ShapedType::kDynamic : dim.size());
  }
  return tf::ShapeAttr::get(&context, dims);
}

llvm::Error
AttributeImporter::importEntries(google::protobuf::RepeatedPtrField<tensorflow::AttrEntry> &entries,
                                 llvm::StringRef name, mlir::NamedAttrList &attrs) {
  for (tensorflow::AttrEntry &entry : entries) {
    if (entry.key().empty() || !llvm::json::isUTF8(entry.key()))
      return attrError("attribute " + quoted(entry.key()) + ": not a name");
    llvm::Expected<mlir::Attribute> value = import(*entry.mutable_value(), name);
    if (!value)
      return attrError("attribute " + quoted(entry.key()) + ": " +
                       llvm::toString(value.takeError()));
    if (attrs.set(entry.key(), *value))
      return attrError("attribute " + quoted(entry.key()) + ": given twice");
  }
  return llvm::Error::success();
}

llvm::LogicalResult
AttributeImporter::import(google::protobuf::RepeatedPtrField<tensorflow::AttrEntry> &entries,
                          const NodeRef &node, mlir::NamedAttrList &attrs, ErrorLog &log) {
  bool sound = true;
  auto fault = [&](const std::string &key, const llvm::Twine &message) {
    log.error(node, "attribute " + quoted(key) + ": " + message);
    sound = false;
  };
  for (tensorflow::AttrEntry &entry : entries) {
    if (entry.key().empty() || !llvm::json::isUTF8(entry.key()) || isReserved(entry.key())) {
      fault(entry.key(), "not a name that an attribute can have");
      continue;
    }
    llvm::Expected<mlir::Attribute> value = import(*entry.mutable_value(), node.name);
    if (!value)
      fault(entry.key(), llvm::toString(value.takeError()));
    else if (attrs.set(entry.key(), *value))
      fault(entry.key(), "given twice");
  }
  return mlir::success(sound);
}

llvm::Expected<mlir::Attribute>
AttributeImporter::importFunction(tensorflow::NameAttrList &function, llvm::StringRef name) {
  mlir::NamedAttrList attrs;
  if (llvm::Error error = importEntries(*function.mutable_attr(), name, attrs))
    return error;
  if (function.name().empty())
    return attrError("expected the name of a function, got none");
  auto symbol = mlir::FlatSymbolRefAttr::get(&context, library.symbolOf(function.name()));
  return tf::FuncAttr::get(&context, symbol, attrs.getDictionary(&context));
}

llvm::Expected<mlir::Attribute>
AttributeImporter::importList(tensorflow::AttrValue::ListValue &list, llvm::StringRef name) {
  const bool kinds[] = {list.s_size() > 0,      list.i_size() > 0,    list.f_size() > 0,
                        list.b_size() > 0,      list.type_size() > 0, list.shape_size() > 0,
                        list.tensor_size() > 0, list.func_size() > 0};
  if (llvm::count(kinds, true) > 1)
    return attrError("expected a list of one kind, got several kinds");
  mlir::Builder builder(&context);
  llvm::SmallVector<mlir::Attribute> elements;
  for (const std::string &value : list.s())
    elements.push_back(builder.getStringAttr(value));
  for (int64_t value : list.i())
    elements.push_back(builder.getI64IntegerAttr(value));
  for (float value : list.f())
    elements.push_back(builder.getF32FloatAttr(value));
  for (bool value : list.b())
    elements.push_back(builder.getBoolAttr(value));

  // The kinds that can be wrong.
  llvm::Error fault = llvm::Error::success();
  auto add = [&](llvm::Expected<mlir::Attribute> value) {
    if (value)
      elements.push_back(*value);
    else if (fault)
      llvm::consumeError(value.takeError());
    else
      fault = value.takeError();
  };
  for (int value : list.type())
    add(importType(value));
  for (const tensorflow::TensorShapeProto &value : list.shape())
    add(importShape(value));
  for (tensorflow::TensorProto &value : *list.mutable_tensor())
    add(this->elements.fromProto(value, name));
  for (tensorflow::NameAttrList &value : *list.mutable_func())
    add(importFunction(value, name));
  if (fault)
    return fault;
  return builder.getArrayAttr(elements);
}

llvm::Expected<mlir::Attribute> AttributeImporter::import(tensorflow::AttrValue &value,
                                                          llvm::StringRef name) {
  mlir::Builder builder(&context);
  switch (value.value_case()) {
  case tensorflow::AttrValue::kS:
    return builder.getStringAttr(value.s());
  case tensorflow::AttrValue::kI:
    return builder.getI64IntegerAttr(value.i());
  case tensorflow::AttrValue::kF:
    return builder.getF32FloatAttr(value.f());
  case tensorflow::AttrValue::kB:
    return builder.getBoolAttr(value.b());
  case tensorflow::AttrValue::kType:
    return importType(value.type());
  case tensorflow::AttrValue::kShape:
    return importShape(value.shape());
  case tensorflow::AttrValue::kTensor:
    return elements.fromProto(*value.mutable_tensor(), name);
  case tensorflow::AttrValue::kList:
    return importList(*value.mutable_list(), name);
  case tensorflow::AttrValue::kFunc:
    return importFunction(*value.mutable_func(), name);
  case tensorflow::AttrValue::kPlaceholder:
    return tf::PlaceholderAttr::get(&context, value.placeholder());
  case tensorflow::AttrValue::VALUE_NOT_SET:
    // How an empty list may be written; a definition that wants more says so.
    return builder.getUnitAttr();
  }
  return attrError("expected a value, got one of an unknown kind");
}

//===----------------------------------------------------------------------===//
// Check against the definition
//===----------------------------------------------------------------------===//

namespace {

/// The kind of a single value; nullopt if it is none that a NodeDef has.
std::optional<tf::AttrKind> scalarKind(mlir::Attribute attr) {
  if (llvm::isa<mlir::BoolAttr>(attr))
    return tf::AttrKind::Bool;
  if (llvm::isa<mlir::IntegerAttr>(attr))
    return tf::AttrKind::Int;
  if (llvm::isa<mlir::FloatAttr>(attr))
    return tf::AttrKind::Float;
  if (llvm::isa<mlir::StringAttr>(attr))
    return tf::AttrKind::String;
  if (llvm::isa<mlir::TypeAttr>(attr))
    return tf::AttrKind::Type;
  if (llvm::isa<tf::ShapeAttr>(attr))
    return tf::AttrKind::Shape;
  if (llvm::isa<mlir::ElementsAttr>(attr))
    return tf::AttrKind::Tensor;
  if (llvm::isa<tf::FuncAttr>(attr))
    return tf::AttrKind::Func;
  return std::nullopt;
}

/// The kind of a list's elements.
std::optional<tf::AttrKind> elementKind(tf::AttrKind list) {
  switch (list) {
  case tf::AttrKind::IntList:
    return tf::AttrKind::Int;
  case tf::AttrKind::FloatList:
    return tf::AttrKind::Float;
  case tf::AttrKind::StringList:
    return tf::AttrKind::String;
  case tf::AttrKind::TypeList:
    return tf::AttrKind::Type;
  case tf::AttrKind::ShapeList:
    return tf::AttrKind::Shape;
  case tf::AttrKind::FuncList:
    return tf::AttrKind::Func;
  default:
    return std::nullopt;
  }
}

bool hasKind(mlir::Attribute attr, tf::AttrKind kind) {
  if (const std::optional<tf::AttrKind> element = elementKind(kind)) {
    auto list = llvm::dyn_cast<mlir::ArrayAttr>(attr);
    return list &&
           llvm::all_of(list, [&](mlir::Attribute value) { return scalarKind(value) == *element; });
  }
  return scalarKind(attr) == kind;
}

/// Why a value of the right kind is not allowed; empty if it is.
std::string valueFault(const tf::AttrDef &def, mlir::Attribute value) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (auto type = llvm::dyn_cast<mlir::TypeAttr>(value)) {
    const tf::DType dtype = tf::dtypeOf(type.getValue());
    if (dtype == tf::DType::Invalid)
      stream << "expected a type that ops take, got " << type.getValue();
    else if (!def.allowedTypes.empty() && !llvm::is_contained(def.allowedTypes, dtype)) {
      stream << "expected one of ";
      llvm::interleaveComma(def.allowedTypes, stream,
                            [&](tf::DType allowed) { stream << tf::dtypeName(allowed); });
      stream << ", got " << tf::dtypeName(dtype);
    }
  } else if (auto string = llvm::dyn_cast<mlir::StringAttr>(value)) {
    if (!def.allowedTexts.empty() && !llvm::is_contained(def.allowedTexts, string.getValue())) {
      stream << "expected one of ";
      llvm::interleaveComma(def.allowedTexts, stream);
      stream << ", got " << quoted(string.getValue());
    }
  } else if (auto number = llvm::dyn_cast<mlir::IntegerAttr>(value)) {
    if (def.hasMinimum && !def.isList() && number.getValue().getSExtValue() < def.minimum)
      stream << "expected at least " << def.minimum << ", got " << number.getValue().getSExtValue();
  }
  return text;
}

std::string attributeFault(const tf::AttrDef &def, mlir::Attribute value) {
  if (!value)
    return ("expected " + tf::kindName(def.kind) + ", got none").str();
  if (!hasKind(value, def.kind))
    return ("expected " + tf::kindName(def.kind) + ", got " + attributeKind(value)).str();
  auto list = llvm::dyn_cast<mlir::ArrayAttr>(value);
  if (!list)
    return valueFault(def, value);
  if (def.hasMinimum && static_cast<int64_t>(list.size()) < def.minimum)
    return ("expected a list of at least " + llvm::Twine(def.minimum) + ", got " +
            llvm::Twine(list.size()))
        .str();
  for (mlir::Attribute element : list)
    if (std::string fault = valueFault(def, element); !fault.empty())
      return fault;
  return {};
}

} // namespace

std::string attributeKind(mlir::Attribute attr) {
  if (auto list = llvm::dyn_cast<mlir::ArrayAttr>(attr)) {
    if (list.empty())
      return "an empty list";
    return "list(" + attributeKind(list[0]) + ")";
  }
  if (llvm::isa<mlir::UnitAttr>(attr))
    return "no value";
  if (llvm::isa<tf::PlaceholderAttr>(attr))
    return "the caller's attribute";
  const std::optional<tf::AttrKind> kind = scalarKind(attr);
  return kind ? tf::kindName(*kind).str() : "something else";
}

llvm::LogicalResult checkAttributes(const tf::OpDef &def, const mlir::NamedAttrList &attrs,
                                    const NodeRef &node, ErrorLog &log) {
  bool sound = true;
  for (const tf::AttrDef &attr : def.attrs) {
    const std::string fault = attributeFault(attr, attrs.get(attr.name));
    if (fault.empty())
      continue;
    log.error(node, "attribute '" + attr.name + "': " + fault);
    sound = false;
  }
  return mlir::success(sound);
}

} // namespace graphc::importer
