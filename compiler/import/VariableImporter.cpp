//===- VariableImporter.cpp - Variables with their values -----------------===//
#include "compiler/import/DataTypes.h"
#include "compiler/import/ModuleImporter.h"
#include "dialects/tf/TfDialect.h"
#include "dialects/tf/TfStructure.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace graphc::importer {
namespace {

/// Alignment of values: of the vector registers that will load them.
constexpr size_t kValueAlignment = 64;

/// Whether a shape with unknown parts allows these sizes.
bool allows(const tensorflow::TensorShapeProto &declared, llvm::ArrayRef<int64_t> shape) {
  if (declared.unknown_rank())
    return true;
  if (declared.dim_size() != static_cast<int>(shape.size()))
    return false;
  return llvm::all_of(llvm::zip(declared.dim(), shape), [](auto pair) {
    const int64_t size = std::get<0>(pair).size();
    return size == -1 || size == std::get<1>(pair);
  });
}

} // namespace

void ModuleImporter::openCheckpoint() {
  checkpointPrefix = options.checkpoint;
  if (checkpointPrefix.empty() && !model.directory.empty())
    checkpointPrefix = model.directory + "/variables/variables";
  llvm::StringRef file = model.format.file;
  if (checkpointPrefix.empty() && file.consume_back(".meta"))
    checkpointPrefix = file.str();
  const bool exists =
      !checkpointPrefix.empty() && llvm::sys::fs::exists(checkpointPrefix + ".index");
  if (!exists && options.checkpoint.empty()) {
    checkpointPrefix.clear();
    return;
  }
  llvm::Expected<TensorBundle> opened = TensorBundle::open(checkpointPrefix);
  if (opened)
    bundle = std::move(*opened);
  else
    log.error("checkpoint " + llvm::toString(opened.takeError()));
}

mlir::ElementsAttr ModuleImporter::readStringValue(const SavedTensor &tensor,
                                                   const BundleEntry &entry) {
  llvm::Expected<std::vector<std::string>> strings =
      bundle->readStrings(tensor.key, options.verifyChecksums);
  if (strings)
    return elements.fromStrings(
        entry.shape, llvm::SmallVector<llvm::StringRef>(strings->begin(), strings->end()));
  log.error("checkpoint " + llvm::toString(strings.takeError()));
  return {};
}

mlir::ElementsAttr ModuleImporter::readPlainValue(llvm::StringRef name, const SavedTensor &tensor,
                                                  const BundleEntry &entry) {
  llvm::SmallVector<int64_t, 4> shape = entry.shape;
  llvm::Expected<OwnedBytes> bytes = OwnedBytes();
  if (tensor.slice.empty()) {
    bytes = bundle->read(tensor.key, kValueAlignment, options.verifyChecksums);
  } else if (const auto slice = parseSlice(tensor.slice); slice && slice->size() == shape.size()) {
    bytes = bundle->readPart(tensor.key, *slice, kValueAlignment, options.verifyChecksums);
    for (auto [size, extent] : llvm::zip_equal(shape, *slice))
      size = extent.length == kWholeDimension ? size : extent.length;
  } else {
    log.error("variable " + quoted(name) + ": expected a slice of a tensor of shape " +
              shapeText(shape) + ", got " + quoted(tensor.slice));
    return {};
  }
  if (!bytes) {
    log.error("checkpoint " + llvm::toString(bytes.takeError()));
    return {};
  }
  return elements.fromBytes(entry.dtype, shape, std::move(*bytes), name);
}

mlir::ElementsAttr ModuleImporter::readValue(const SavedVariable &variable,
                                             const BundleEntry &entry) {
  const std::string where = "variable " + quoted(variable.name) + ": ";
  if (baseDataType(entry.dtype) != baseDataType(variable.dtype)) {
    log.error(where + "expected values of " + dataTypeName(variable.dtype) + ", got " +
              dataTypeName(entry.dtype) + " in the checkpoint under " +
              quoted(variable.saved->key));
    return {};
  }
  mlir::ElementsAttr value = baseDataType(entry.dtype) == tensorflow::DT_STRING
                                 ? readStringValue(*variable.saved, entry)
                                 : readPlainValue(variable.name, *variable.saved, entry);
  if (value && variable.shape && !allows(*variable.shape, value.getShapedType().getShape())) {
    llvm::SmallVector<int64_t> declared;
    for (const auto &dim : variable.shape->dim())
      declared.push_back(dim.size());
    log.error(where + "expected shape " + shapeText(declared) + ", got " +
              shapeText(value.getShapedType().getShape()) + " in the checkpoint under " +
              quoted(variable.saved->key));
    return {};
  }
  return value;
}

void ModuleImporter::createVariable(const SavedVariable &variable, llvm::StringRef symbol) {
  const std::string where = "variable " + quoted(variable.name) + ": ";
  const mlir::Type dtype = elementTypeOf(variable.dtype, &context);
  if (!dtype || tf::dtypeOf(dtype) == tf::DType::Invalid) {
    log.error(where + "expected an element type, got " + dataTypeName(variable.dtype));
    return;
  }
  mlir::StringAttr key;
  mlir::ElementsAttr value;
  if (variable.saved) {
    key = builder.getStringAttr(variable.saved->key);
    if (hasData && !(value = readValue(variable, *bundle->find(variable.saved->key))))
      return;
  }
  tf::ShapeAttr shape = tf::ShapeAttr::getUnranked(&context);
  if (value) {
    shape = tf::ShapeAttr::get(value.getShapedType());
  } else if (variable.shape) {
    llvm::Expected<mlir::Attribute> declared = attributes.importShape(*variable.shape);
    if (!declared) {
      log.error(where + llvm::toString(declared.takeError()));
      return;
    }
    shape = mlir::cast<tf::ShapeAttr>(*declared);
  }
  mlir::OpBuilder::atBlockEnd(module->getBody())
      .create<tf::VariableOp>(mlir::NameLoc::get(builder.getStringAttr(variable.name)),
                              builder.getStringAttr(symbol), key, mlir::TypeAttr::get(dtype), shape,
                              value);
}

void ModuleImporter::createVariables() {
  size_t valueless = 0;
  const std::string missing = bundle ? bundle->missingFile() : "";
  hasData = bundle && missing.empty();
  if (!missing.empty())
    log.warning("variables have no values: " + missing + " is missing");
  for (const SavedVariable &variable : saved.variables) {
    createVariable(variable, freeSymbol(variable.name, taken));
    valueless += !variable.saved;
  }
  // What restore ops read into tables is kept the same way, by its key.
  for (const std::string &key : saved.otherKeys) {
    const BundleEntry &entry = *bundle->find(key);
    if (hasData && elementTypeOf(entry.dtype, &context))
      createVariable({key, entry.dtype, nullptr, SavedTensor{key, ""}}, freeSymbol(key, taken));
  }
  if (valueless > 0 && !bundle && model.metaGraph)
    log.warning(llvm::Twine(valueless) +
                " variables have no values: there is no checkpoint beside the model");
}

} // namespace graphc::importer
