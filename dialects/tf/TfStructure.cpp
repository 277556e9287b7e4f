//===- TfStructure.cpp - ops around the mirrored ones ---------------------===//

#include "dialects/tf/TfStructure.h"

#include "dialects/tf/NodeUtils.h"
#include "mlir/Interfaces/FunctionImplementation.h"

using namespace graphc::tf;

#define GET_OP_CLASSES
#include "dialects/tf/TfStructure.cpp.inc"

void graphc::tf::registerStructure(TfDialect &dialect) {
  dialect.registerOps<
#define GET_OP_LIST
#include "dialects/tf/TfStructure.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// tf.graph
//===----------------------------------------------------------------------===//

void GraphOp::build(mlir::OpBuilder &builder, mlir::OperationState &state, llvm::StringRef name,
                    mlir::FunctionType type) {
  state.addAttribute(getSymNameAttrName(state.name), builder.getStringAttr(name));
  state.addAttribute(getFunctionTypeAttrName(state.name), mlir::TypeAttr::get(type));
  mlir::Region *body = state.addRegion();
  auto *block = new mlir::Block();
  body->push_back(block);
  for (mlir::Type input : type.getInputs())
    block->addArgument(input, state.location);
}

mlir::ParseResult GraphOp::parse(mlir::OpAsmParser &parser, mlir::OperationState &state) {
  auto buildType = [](mlir::Builder &builder, llvm::ArrayRef<mlir::Type> inputs,
                      llvm::ArrayRef<mlir::Type> results,
                      mlir::function_interface_impl::VariadicFlag,
                      std::string &) { return builder.getFunctionType(inputs, results); };
  if (mlir::function_interface_impl::parseFunctionOp(
          parser, state, /*allowVariadic=*/false, getFunctionTypeAttrName(state.name), buildType,
          getArgAttrsAttrName(state.name), getResAttrsAttrName(state.name)))
    return mlir::failure();
  if (state.regions.front()->empty())
    return parser.emitError(parser.getNameLoc(), "expected a body");
  ensureTerminator(*state.regions.front(), parser.getBuilder(), state.location);
  return mlir::success();
}

void GraphOp::print(mlir::OpAsmPrinter &printer) {
  mlir::function_interface_impl::printFunctionOp(printer, *this, /*isVariadic=*/false,
                                                 getFunctionTypeAttrName(), getArgAttrsAttrName(),
                                                 getResAttrsAttrName());
}

mlir::RegionKind GraphOp::getRegionKind(unsigned) { return mlir::RegionKind::Graph; }

FetchOp GraphOp::getFetch() { return llvm::cast<FetchOp>(getBody().front().getTerminator()); }

void FetchOp::build(mlir::OpBuilder &, mlir::OperationState &) {}

llvm::LogicalResult GraphOp::verify() {
  mlir::FunctionType type = getFunctionType();
  mlir::OperandRange fetched = dataOperands(getFetch());
  if (fetched.size() != type.getNumResults())
    return emitError() << "graph '" << getSymName() << "': expected " << type.getNumResults()
                       << " fetched values, got " << fetched.size();
  for (auto [index, value, declared] : llvm::enumerate(fetched, type.getResults()))
    if (mlir::getElementTypeOrSelf(value.getType()) != mlir::getElementTypeOrSelf(declared))
      return emitError() << "graph '" << getSymName() << "': result " << index << ": expected "
                         << declared << ", got " << value.getType();
  if (auto names = getResultNames(); names && names->size() != type.getNumResults())
    return emitError() << "graph '" << getSymName() << "': expected " << type.getNumResults()
                       << " result names, got " << names->size();
  return mlir::success();
}

//===----------------------------------------------------------------------===//
// tf.signature and tf.variable
//===----------------------------------------------------------------------===//

static llvm::LogicalResult verifyBindings(SignatureOp op, llvm::StringRef what,
                                          mlir::ArrayAttr bindings) {
  for (auto [index, attr] : llvm::enumerate(bindings)) {
    auto dict = llvm::cast<mlir::DictionaryAttr>(attr);
    auto lacks = [&](llvm::StringRef field, llvm::StringRef kind) {
      return op.emitError() << "signature '" << op.getSymName() << "': " << what << " " << index
                            << ": expected " << kind << " '" << field << "'";
    };
    if (!dict.getAs<mlir::StringAttr>("key"))
      return lacks("key", "a string");
    if (!dict.getAs<mlir::StringAttr>("tensor"))
      return lacks("tensor", "a string");
    if (!dict.getAs<mlir::TypeAttr>("dtype"))
      return lacks("dtype", "a type");
    if (!dict.getAs<ShapeAttr>("shape"))
      return lacks("shape", "a shape");
  }
  return mlir::success();
}

llvm::LogicalResult SignatureOp::verify() {
  if (failed(verifyBindings(*this, "input", getInputs())))
    return mlir::failure();
  return verifyBindings(*this, "output", getOutputs());
}

llvm::LogicalResult VariableOp::verify() {
  if (dtypeOf(getDtype()) == DType::Invalid)
    return emitError() << "variable '" << getSymName() << "': " << getDtype()
                       << " is not an element type of TensorFlow";
  if (auto value = getValue(); value && value->getElementType() != getDtype())
    return emitError() << "variable '" << getSymName() << "': expected a value of " << getDtype()
                       << ", got " << value->getShapedType();
  return mlir::success();
}
