//===- TfDialect.cpp - the tf dialect -------------------------------------===//

#include "dialects/tf/TfDialect.h"

#include "dialects/tf/OpRegistry.h"
#include "dialects/tf/TfControlFlow.h"
#include "dialects/tf/TfStructure.h"
#include "dialects/tf/ops/Families.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace graphc::tf;

#include "dialects/tf/TfDialect.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/tf/TfTypesTypes.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "dialects/tf/TfAttrsAttrs.cpp.inc"

void TfDialect::initialize() {
  registerTypes();
  registerAttributes();
  registerStructure(*this);
  registerControlFlow(*this);
  registerOpFamilies(*this);
}

void TfDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "dialects/tf/TfTypesTypes.cpp.inc"
      >();
}

void TfDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "dialects/tf/TfAttrsAttrs.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

ShapeAttr ShapeAttr::get(mlir::ShapedType type) {
  if (!type.hasRank())
    return getUnranked(type.getContext());
  return get(type.getContext(), type.getShape());
}

mlir::TensorType ShapeAttr::tensorOf(mlir::Type elementType) const {
  if (!getRanked())
    return mlir::UnrankedTensorType::get(elementType);
  return mlir::RankedTensorType::get(getDims(), elementType);
}

mlir::Attribute ShapeAttr::parse(mlir::AsmParser &parser, mlir::Type) {
  if (parser.parseLess())
    return {};
  if (succeeded(parser.parseOptionalStar()))
    return parser.parseGreater() ? ShapeAttr() : getUnranked(parser.getContext());
  llvm::SmallVector<int64_t> dims;
  if (parser.parseDimensionList(dims, /*allowDynamic=*/true, /*withTrailingX=*/false) ||
      parser.parseGreater())
    return {};
  return get(parser.getContext(), dims);
}

void ShapeAttr::print(mlir::AsmPrinter &printer) const {
  printer << '<';
  if (getRanked())
    printer.printDimensionList(getDims());
  else
    printer << '*';
  printer << '>';
}

mlir::Attribute FuncAttr::parse(mlir::AsmParser &parser, mlir::Type) {
  mlir::StringAttr name;
  auto attrs = mlir::DictionaryAttr::get(parser.getContext());
  if (parser.parseLess() || parser.parseSymbolName(name))
    return {};
  if (succeeded(parser.parseOptionalComma()) && parser.parseAttribute(attrs))
    return {};
  if (parser.parseGreater())
    return {};
  return get(parser.getContext(), mlir::FlatSymbolRefAttr::get(name), attrs);
}

void FuncAttr::print(mlir::AsmPrinter &printer) const {
  printer << '<' << getName();
  if (!getAttrs().empty())
    printer << ", " << getAttrs();
  printer << '>';
}

//===----------------------------------------------------------------------===//
// Attribute dictionaries
//===----------------------------------------------------------------------===//

void graphc::tf::populateDefaults(mlir::OperationName name, mlir::NamedAttrList &attrs) {
  const OpDef *def = lookupOp(name.stripDialect());
  if (!def)
    return;
  for (const AttrDef &attr : def->attrs)
    if (attr.hasDefault && !attrs.get(attr.name))
      attrs.set(attr.name, defaultValue(attr, name.getContext()));
}

template <typename AttrT, typename Result, typename Read>
static llvm::SmallVector<Result> readList(mlir::ArrayAttr list, Read read) {
  llvm::SmallVector<Result> values;
  for (mlir::Attribute element : list) {
    auto typed = llvm::dyn_cast<AttrT>(element);
    values.push_back(typed ? Result(read(typed)) : Result());
  }
  return values;
}

llvm::SmallVector<int64_t> graphc::tf::intList(mlir::ArrayAttr list) {
  return readList<mlir::IntegerAttr, int64_t>(list, [](auto a) { return a.getInt(); });
}

llvm::SmallVector<float> graphc::tf::floatList(mlir::ArrayAttr list) {
  return readList<mlir::FloatAttr, float>(list, [](auto a) { return a.getValueAsDouble(); });
}

llvm::SmallVector<llvm::StringRef> graphc::tf::stringList(mlir::ArrayAttr list) {
  return readList<mlir::StringAttr, llvm::StringRef>(list, [](auto a) { return a.getValue(); });
}

llvm::SmallVector<mlir::Type> graphc::tf::typeList(mlir::ArrayAttr list) {
  return readList<mlir::TypeAttr, mlir::Type>(list, [](auto a) { return a.getValue(); });
}
