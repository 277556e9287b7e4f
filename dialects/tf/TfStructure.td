//===- TfStructure.td - ops around the mirrored ones ------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_TFSTRUCTURE_TD
#define GRAPHC_DIALECTS_TF_TFSTRUCTURE_TD

include "dialects/tf/TfBase.td"
include "mlir/IR/BuiltinAttributes.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"

class Tf_StructureOp<string mnemonic, list<Trait> traits = []> : Op<Tf_Dialect, mnemonic, traits>;

def Tf_GraphOp
    : Tf_StructureOp<"graph", [IsolatedFromAbove, FunctionOpInterface,
                               DeclareOpInterfaceMethods<RegionKindInterface>,
                               SingleBlockImplicitTerminator<"FetchOp">]> {
  let summary = "a graph or a function of the library";
  let description = [{
    The body is a graph region: ops stand in any order and may form cycles
    (version 1 loops). The graph of a GraphDef is `@main`, without arguments and
    with an empty fetch. A FunctionDef is private; argument names are the
    arguments' `tf.name`, names of results the attribute `result_names`.

    ```mlir
    tf.graph private @f(%x: tensor<*xf32> {tf.name = "x"}) -> tensor<*xf32>
        attributes {result_names = ["y"]} {
      %y = tf.Relu(%x) : (tensor<*xf32>) -> tensor<*xf32>
      tf.fetch %y : tensor<*xf32>
    }
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<FunctionType>:$function_type,
      OptionalAttr<StrAttr>:$sym_visibility, OptionalAttr<DictArrayAttr>:$arg_attrs,
      OptionalAttr<DictArrayAttr>:$res_attrs, OptionalAttr<StrArrayAttr>:$result_names);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let skipDefaultBuilders = 1;
  // Makes the entry block with its arguments; the caller adds the terminator.
  let builders = [OpBuilder<(ins "::llvm::StringRef":$name, "::mlir::FunctionType":$type)>];
  let extraClassDeclaration = [{
    ::llvm::ArrayRef<::mlir::Type> getArgumentTypes() { return getFunctionType().getInputs(); }
    ::llvm::ArrayRef<::mlir::Type> getResultTypes() { return getFunctionType().getResults(); }
    ::mlir::Region *getCallableRegion() { return &getBody(); }
    /// The terminator.
    FetchOp getFetch();
  }];
}

def Tf_FetchOp : Tf_StructureOp<"fetch", [Terminator, NoMemoryEffect, HasParent<"GraphOp">]> {
  let summary = "what a graph returns: data values, then tokens that must have run";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let builders = [OpBuilder<(ins)>];
}

def Tf_SignatureOp : Tf_StructureOp<"signature", [Symbol]> {
  let summary = "an entry point of the model";
  let description = [{
    Each input and output is a dictionary of its name to callers (`key`), the
    tensor of the graph it binds (`tensor`, as "node:0"), `dtype` and `shape`;
    an input may have a `default` value.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, DefaultValuedStrAttr<StrAttr, "">:$method,
                       DictArrayAttr:$inputs, DictArrayAttr:$outputs);
  let assemblyFormat = "$sym_name attr-dict";
  let hasVerifier = 1;
}

def Tf_VariableOp : Tf_StructureOp<"variable", [Symbol]> {
  let summary = "a variable of the model with its value when it was saved";
  let description = [{
    Named by its shared name; `key` is the checkpoint's. Without `value` the
    variable starts uninitialized.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, OptionalAttr<StrAttr>:$key, TypeAttr:$dtype,
                       Tf_ShapeAttr:$shape, OptionalAttr<ElementsAttr>:$value);
  let assemblyFormat = "$sym_name attr-dict";
  let hasVerifier = 1;
}

def Tf_UnknownOp : Tf_StructureOp<"unknown"> {
  let summary = "a node whose op is not in the registry";
  let description = [{
    Keeps operands, results and attributes, so that nothing is lost and every
    unknown op of a model can be reported at once.
  }];
  let arguments = (ins StrAttr:$op, Variadic<AnyType>:$operands_);
  let results = (outs Variadic<AnyType>:$results_);
}

#endif // GRAPHC_DIALECTS_TF_TFSTRUCTURE_TD
