//===- TfDialect.td - the tf dialect ----------------------------*- tablegen -*-===//
//
// The dialect record alone, so that types, attributes and every family of ops
// can name it without pulling one another in.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFDIALECT_TD
#define GRAPHC_DIALECTS_TF_TFDIALECT_TD

include "mlir/IR/DialectBase.td"

def Tf_Dialect : Dialect {
  let name = "tf";
  let cppNamespace = "::graphc::tf";
  let summary = "TensorFlow graphs as TensorFlow wrote them";
  let description = [{
    One op per TensorFlow op, with TensorFlow's names, attributes and defaults.
    Attributes live in the plain attribute dictionary, so an op can be built
    from its name alone. After its declared operands every op takes any number
    of `!tf.control` operands, and after its declared results it may have one
    `!tf.control` result; the graph of a GraphDef is thereby kept edge by edge.
    The name of a node is its location.
  }];
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let usePropertiesForAttributes = 0;
  let dependentDialects = [];
  let extraClassDeclaration = [{
    /// Adds the ops of one family; each file under ops/ calls it once.
    template <typename... Ops> void registerOps() { addOperations<Ops...>(); }

    /// The form shared by every op that mirrors a TensorFlow op (TfAssembly.cpp).
    std::optional<ParseOpHook> getParseOperationHook(::llvm::StringRef opName) const override;
    ::llvm::unique_function<void(::mlir::Operation *, ::mlir::OpAsmPrinter &)>
    getOperationPrinter(::mlir::Operation *op) const override;

    /// Registers this dialect's types and attributes.
    void registerTypes();
    void registerAttributes();
  }];
}

#endif // GRAPHC_DIALECTS_TF_TFDIALECT_TD
