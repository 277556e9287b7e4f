//===- AttributeExporter.cpp - Attributes of nodes, back ------------------===//
#include "compiler/import/AttributeExporter.h"

#include "compiler/import/Attributes.h"
#include "compiler/import/DataTypes.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/StringExtras.h"

namespace graphc::importer {
namespace {

llvm::Error exportError(const llvm::Twine &message) {
  return llvm::createStringError(std::make_error_code(std::errc::invalid_argument), message);
}

void shapeToProto(tf::ShapeAttr shape, tensorflow::TensorShapeProto &proto) {
  proto.set_unknown_rank(!shape.getRanked());
  for (int64_t size : shape.getDims())
    proto.add_dim()->set_size(mlir::ShapedType::isDynamic(size) ? -1 : size);
}

/// Bytes of dense elements in TensorFlow's layout; one element for a splat.
std::string contentOf(mlir::DenseElementsAttr value) {
  const llvm::ArrayRef<char> raw = value.getRawData();
  if (!value.getElementType().isInteger(1))
    return std::string(raw.begin(), raw.end());
  // MLIR packs bits.
  std::string bytes;
  if (value.isSplat())
    return std::string(1, value.getSplatValue<bool>() ? '\1' : '\0');
  for (bool bit : value.getValues<bool>())
    bytes.push_back(bit ? '\1' : '\0');
  return bytes;
}

/// One element, to be repeated, as the list that holds values of its type.
void splatToProto(const std::string &bytes, tensorflow::TensorProto &proto) {
  auto as = [&](auto zero) {
    std::memcpy(&zero, bytes.data(), sizeof(zero));
    return zero;
  };
  switch (proto.dtype()) {
  case tensorflow::DT_FLOAT:
    return proto.add_float_val(as(float()));
  case tensorflow::DT_DOUBLE:
    return proto.add_double_val(as(double()));
  case tensorflow::DT_INT64:
    return proto.add_int64_val(as(int64_t()));
  case tensorflow::DT_UINT32:
    return proto.add_uint32_val(as(uint32_t()));
  case tensorflow::DT_UINT64:
    return proto.add_uint64_val(as(uint64_t()));
  case tensorflow::DT_BOOL:
    return proto.add_bool_val(bytes[0] != 0);
  case tensorflow::DT_HALF:
  case tensorflow::DT_BFLOAT16:
    return proto.add_half_val(as(uint16_t()));
  case tensorflow::DT_COMPLEX64:
    proto.add_scomplex_val(as(float()));
    std::memcpy(proto.mutable_scomplex_val()->Add(), bytes.data() + sizeof(float), sizeof(float));
    return;
  case tensorflow::DT_COMPLEX128:
    proto.add_dcomplex_val(as(double()));
    std::memcpy(proto.mutable_dcomplex_val()->Add(), bytes.data() + sizeof(double), sizeof(double));
    return;
  case tensorflow::DT_INT32:
    return proto.add_int_val(as(int32_t()));
  case tensorflow::DT_INT16:
    return proto.add_int_val(as(int16_t()));
  case tensorflow::DT_UINT16:
    return proto.add_int_val(as(uint16_t()));
  case tensorflow::DT_INT8:
    return proto.add_int_val(as(int8_t()));
  default:
    // The rest has one byte; types of 8-bit floats have a list of their own.
    if (llvm::StringRef(dataTypeName(proto.dtype())).starts_with("float8"))
      proto.set_float8_val(bytes);
    else
      proto.add_int_val(as(uint8_t()));
  }
}

llvm::Error elementsToProto(mlir::ElementsAttr value, tensorflow::TensorProto &proto) {
  const mlir::ShapedType type = value.getShapedType();
  const tensorflow::DataType dtype = dataTypeOf(type.getElementType());
  if (dtype == tensorflow::DT_INVALID)
    return exportError("a tensor of elements that TensorFlow does not have");
  proto.set_dtype(dtype);
  proto.mutable_tensor_shape();
  for (int64_t size : type.getShape())
    proto.mutable_tensor_shape()->add_dim()->set_size(size);
  if (type.getNumElements() == 0)
    return llvm::Error::success();
  if (auto strings = mlir::dyn_cast<mlir::DenseStringElementsAttr>(value)) {
    for (llvm::StringRef text : strings.getRawStringData())
      proto.add_string_val(text.str());
    return llvm::Error::success();
  }
  if (auto dense = mlir::dyn_cast<mlir::DenseElementsAttr>(value)) {
    if (dense.isSplat())
      splatToProto(contentOf(dense), proto);
    else
      proto.set_tensor_content(contentOf(dense));
    return llvm::Error::success();
  }
  auto resource = mlir::dyn_cast<mlir::DenseResourceElementsAttr>(value);
  const mlir::AsmResourceBlob *blob = resource ? resource.getRawHandle().getBlob() : nullptr;
  if (!blob)
    return exportError("a tensor whose contents are not in the module");
  if (blob->getData().size() != dataTypeSize(dtype) * type.getNumElements())
    return exportError("a tensor with contents of another size");
  proto.set_tensor_content(blob->getData().data(), blob->getData().size());
  return llvm::Error::success();
}

} // namespace

tensorflow::DataType dataTypeOf(mlir::Type type) {
  std::string name = tf::dtypeName(tf::dtypeOf(type)).upper();
  if (type.isFloat8E4M3FNUZ())
    name = "FLOAT8_E4M3FNUZ";
  else if (type.isFloat8E4M3B11FNUZ())
    name = "FLOAT8_E4M3B11FNUZ";
  else if (type.isFloat8E5M2FNUZ())
    name = "FLOAT8_E5M2FNUZ";
  else if (type.isInteger(2))
    name = type.isUnsignedInteger() ? "UINT2" : "INT2";
  tensorflow::DataType dtype = tensorflow::DT_INVALID;
  tensorflow::DataType_Parse("DT_" + name, &dtype);
  return dtype;
}

llvm::Error AttributeExporter::functionToProto(mlir::Attribute attr,
                                               tensorflow::NameAttrList &proto) const {
  auto function = mlir::cast<tf::FuncAttr>(attr);
  const llvm::StringRef symbol = function.getName().getValue();
  auto it = functionNames.find(symbol);
  proto.set_name(it == functionNames.end() ? symbol.str() : it->second);
  for (mlir::NamedAttribute named : function.getAttrs()) {
    tensorflow::AttrEntry &entry = *proto.add_attr();
    entry.set_key(named.getName().str());
    if (llvm::Error error = toProto(named.getValue(), *entry.mutable_value()))
      return error;
  }
  return llvm::Error::success();
}

llvm::Error AttributeExporter::listToProto(mlir::ArrayAttr list,
                                           tensorflow::AttrValue::ListValue &proto) const {
  for (mlir::Attribute element : list) {
    if (auto flag = mlir::dyn_cast<mlir::BoolAttr>(element)) {
      proto.add_b(flag.getValue());
    } else if (auto number = mlir::dyn_cast<mlir::IntegerAttr>(element)) {
      proto.add_i(number.getValue().getSExtValue());
    } else if (auto number = mlir::dyn_cast<mlir::FloatAttr>(element)) {
      proto.add_f(number.getValue().convertToFloat());
    } else if (auto text = mlir::dyn_cast<mlir::StringAttr>(element)) {
      proto.add_s(text.str());
    } else if (auto type = mlir::dyn_cast<mlir::TypeAttr>(element)) {
      proto.add_type(dataTypeOf(type.getValue()));
    } else if (auto shape = mlir::dyn_cast<tf::ShapeAttr>(element)) {
      shapeToProto(shape, *proto.add_shape());
    } else if (auto tensor = mlir::dyn_cast<mlir::ElementsAttr>(element)) {
      if (llvm::Error error = elementsToProto(tensor, *proto.add_tensor()))
        return error;
    } else if (mlir::isa<tf::FuncAttr>(element)) {
      if (llvm::Error error = functionToProto(element, *proto.add_func()))
        return error;
    } else {
      return exportError("a list of " + attributeKind(element));
    }
  }
  return llvm::Error::success();
}

llvm::Error AttributeExporter::toProto(mlir::Attribute attr, tensorflow::AttrValue &value) const {
  if (auto flag = mlir::dyn_cast<mlir::BoolAttr>(attr)) {
    value.set_b(flag.getValue());
  } else if (auto number = mlir::dyn_cast<mlir::IntegerAttr>(attr)) {
    value.set_i(number.getValue().getSExtValue());
  } else if (auto number = mlir::dyn_cast<mlir::FloatAttr>(attr);
             number && number.getType().isF32()) {
    value.set_f(number.getValue().convertToFloat());
  } else if (auto text = mlir::dyn_cast<mlir::StringAttr>(attr)) {
    value.set_s(text.str());
  } else if (auto type = mlir::dyn_cast<mlir::TypeAttr>(attr)) {
    value.set_type(dataTypeOf(type.getValue()));
  } else if (auto shape = mlir::dyn_cast<tf::ShapeAttr>(attr)) {
    shapeToProto(shape, *value.mutable_shape());
  } else if (auto tensor = mlir::dyn_cast<mlir::ElementsAttr>(attr)) {
    return elementsToProto(tensor, *value.mutable_tensor());
  } else if (mlir::isa<tf::FuncAttr>(attr)) {
    return functionToProto(attr, *value.mutable_func());
  } else if (auto list = mlir::dyn_cast<mlir::ArrayAttr>(attr)) {
    return listToProto(list, *value.mutable_list());
  } else if (auto placeholder = mlir::dyn_cast<tf::PlaceholderAttr>(attr)) {
    value.set_placeholder(placeholder.getName().str());
  } else if (!mlir::isa<mlir::UnitAttr>(attr)) {
    return exportError("a value that a NodeDef cannot hold");
  }
  return llvm::Error::success();
}

} // namespace graphc::importer
