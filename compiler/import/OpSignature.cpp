//===- OpSignature.cpp - Arguments of ops and functions -------------------===//
#include "compiler/import/OpSignature.h"

#include "compiler/import/Attributes.h"
#include "compiler/import/DataTypes.h"

namespace graphc::importer {
namespace {

std::vector<tf::ArgDef>
argDefs(const google::protobuf::RepeatedPtrField<tensorflow::OpDef::ArgDef> &protos) {
  std::vector<tf::ArgDef> args;
  for (const tensorflow::OpDef::ArgDef &proto : protos) {
    tf::ArgDef arg;
    arg.name = proto.name();
    arg.dtype = tf::dtypeNamed(dataTypeName(baseDataType(proto.type())));
    arg.typeAttr = proto.type_attr();
    arg.numberAttr = proto.number_attr();
    arg.typeListAttr = proto.type_list_attr();
    arg.isRef = proto.is_ref();
    args.push_back(arg);
  }
  return args;
}

llvm::Error argError(llvm::StringRef attr, const llvm::Twine &message) {
  return llvm::createStringError(std::make_error_code(std::errc::invalid_argument),
                                 "attribute " + quoted(attr) + ": " + message);
}

std::string got(mlir::Attribute attr) { return attr ? attributeKind(attr) : "none"; }

} // namespace

OpSignature::OpSignature(const tensorflow::OpDef &def)
    : inputArgs(argDefs(def.input_arg())), outputArgs(argDefs(def.output_arg())) {}

llvm::Expected<FlatArgs> flattenArgs(llvm::ArrayRef<tf::ArgDef> args,
                                     const mlir::NamedAttrList &attrs, mlir::MLIRContext *context) {
  auto typeOf = [](mlir::Attribute attr) {
    auto type = llvm::dyn_cast_or_null<mlir::TypeAttr>(attr);
    return type && !llvm::isa<mlir::NoneType>(type.getValue()) ? type.getValue() : mlir::Type();
  };
  FlatArgs flat;
  for (const tf::ArgDef &arg : args) {
    flat.offsets.push_back(flat.elementTypes.size());
    if (!arg.typeListAttr.empty()) {
      auto list = llvm::dyn_cast_or_null<mlir::ArrayAttr>(attrs.get(arg.typeListAttr));
      if (!list || !llvm::all_of(list, typeOf))
        return argError(arg.typeListAttr,
                        "expected list(type), got " + got(attrs.get(arg.typeListAttr)));
      for (mlir::Attribute type : list)
        flat.elementTypes.push_back(typeOf(type));
    } else {
      int64_t count = 1;
      if (!arg.numberAttr.empty()) {
        auto number = llvm::dyn_cast_or_null<mlir::IntegerAttr>(attrs.get(arg.numberAttr));
        if (!number || !number.getType().isSignlessInteger(64))
          return argError(arg.numberAttr, "expected int, got " + got(attrs.get(arg.numberAttr)));
        count = number.getInt();
        if (count < 0 || count > kMaxTensorsPerNode)
          return argError(arg.numberAttr, "expected a number of tensors from 0 to " +
                                              llvm::Twine(kMaxTensorsPerNode) + ", got " +
                                              llvm::Twine(count));
      }
      mlir::Type type = tf::elementType(arg.dtype, context);
      if (!arg.typeAttr.empty())
        type = typeOf(attrs.get(arg.typeAttr));
      if (!type && arg.typeAttr.empty())
        return llvm::createStringError(std::make_error_code(std::errc::invalid_argument),
                                       "argument " + quoted(arg.name) +
                                           ": the definition gives no known type");
      if (!type)
        return argError(arg.typeAttr, "expected type, got " + got(attrs.get(arg.typeAttr)));
      flat.elementTypes.append(count, type);
    }
    if (flat.elementTypes.size() > kMaxTensorsPerNode)
      return llvm::createStringError(std::make_error_code(std::errc::invalid_argument),
                                     "more than " + llvm::Twine(kMaxTensorsPerNode) + " tensors");
  }
  flat.offsets.push_back(flat.elementTypes.size());
  return flat;
}

} // namespace graphc::importer
