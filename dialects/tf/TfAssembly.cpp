//===- TfAssembly.cpp - the textual form of mirrored ops ------------------===//
//
// One form for all of them:
//
//   %out, %done = tf.Conv2D(%in, %filter)[%before] {strides = [1, 1, 1, 1], padding = "SAME"}
//       : (tensor<?x8x8x3xf32>, tensor<3x3x3x4xf32>) -> (tensor<?x8x8x4xf32>, !tf.control)
//
// Data operands stand in parentheses, control operands (whose type goes without
// saying) in brackets. Attributes that the types or the registry imply are left
// out, and come back when the text is read.
//
//===----------------------------------------------------------------------===//

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"
#include "mlir/IR/OpImplementation.h"

using namespace graphc::tf;

static mlir::ParseResult parseMirrored(mlir::OpAsmParser &parser, mlir::OperationState &state) {
  if (!state.name.isRegistered())
    return parser.emitError(parser.getNameLoc())
           << "op '" << state.name.stripDialect() << "': not in the op registry; write tf.unknown";
  llvm::SmallVector<mlir::OpAsmParser::UnresolvedOperand> data, controls;
  mlir::FunctionType type;
  llvm::SMLoc operandLoc = parser.getCurrentLocation();
  if (parser.parseOperandList(data, mlir::OpAsmParser::Delimiter::Paren) ||
      parser.parseOperandList(controls, mlir::OpAsmParser::Delimiter::OptionalSquare) ||
      parser.parseOptionalAttrDict(state.attributes) || parser.parseColonType(type) ||
      parser.resolveOperands(data, type.getInputs(), operandLoc, state.operands) ||
      parser.resolveOperands(controls, ControlType::get(parser.getContext()), state.operands))
    return mlir::failure();
  state.addTypes(type.getResults());
  state.location = parser.getEncodedSourceLoc(operandLoc);
  return completeState(state);
}

static void printMirrored(mlir::Operation *op, mlir::OpAsmPrinter &printer) {
  printer << '(';
  printer.printOperands(dataOperands(op));
  printer << ')';
  if (mlir::OperandRange controls = controlOperands(op); !controls.empty()) {
    printer << '[';
    printer.printOperands(controls);
    printer << ']';
  }
  printer.printOptionalAttrDict(op->getAttrs(), impliedAttrs(op));
  printer << " : ";
  printer.printFunctionalType(mlir::TypeRange(dataOperands(op)), op->getResultTypes());
}

std::optional<mlir::Dialect::ParseOpHook> TfDialect::getParseOperationHook(llvm::StringRef) const {
  return mlir::Dialect::ParseOpHook(parseMirrored);
}

llvm::unique_function<void(mlir::Operation *, mlir::OpAsmPrinter &)>
TfDialect::getOperationPrinter(mlir::Operation *) const {
  return printMirrored;
}
