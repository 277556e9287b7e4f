//===- GraphClusterOps.td - kernels and their launches ---------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHCLUSTEROPS_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHCLUSTEROPS_TD

include "dialects/graph/GraphDialect.td"
include "mlir/Interfaces/CallInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"

def Graph_KernelOp : Graph_Op<"kernel", [IsolatedFromAbove, FunctionOpInterface, Symbol]> {
  let summary = "the body of one generated kernel";
  let description = [{
    Created by fuse: a cluster of tensor ops, outlined. Its sizes are the
    symbols p0, p1, .. that a launch gives values, so that two clusters that differ in
    their callers' symbols only are the same kernel and emitted once. Consumed by
    lower; none survives it.

    ```mlir
    graph.kernel @add_relu(%x: tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]> {
      %0 = graph.map(%x) ...
      graph.return %0 : tensor<?xf32, ["p0"]>
    }
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<FunctionType>:$function_type,
                       OptionalAttr<DictArrayAttr>:$arg_attrs, OptionalAttr<DictArrayAttr>:$res_attrs,
                       DefaultValuedAttr<I64Attr, "0">:$parameters);
  let regions = (region AnyRegion:$body);
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    ::llvm::ArrayRef<::mlir::Type> getArgumentTypes() { return getFunctionType().getInputs(); }
    ::llvm::ArrayRef<::mlir::Type> getResultTypes() { return getFunctionType().getResults(); }
    ::mlir::Region *getCallableRegion() { return &getBody(); }
  }];
}

def Graph_ReturnOp : Graph_Op<"return", [Pure, Terminator, ReturnLike, HasParent<"KernelOp">]> {
  let summary = "results of a kernel";
  let arguments = (ins Variadic<Graph_Tensor>:$values);
  let assemblyFormat = "($values^ `:` type($values))? attr-dict";
}

def Graph_LaunchOp : Graph_Op<"launch", [Pure]> {
  let summary = "run a kernel";
  let description = [{
    `parameters[i]` is the value of the kernel's symbol p<i>. `nodes` lists the
    TensorFlow nodes the kernel computes.
  }];
  let arguments = (ins FlatSymbolRefAttr:$kernel, Variadic<Graph_Tensor>:$inputs,
                       Graph_Exprs:$parameters);
  let results = (outs Variadic<Graph_Tensor>:$outputs);
  let assemblyFormat = [{
    $kernel `(` $inputs `)` `parameters` `=` $parameters attr-dict
    `:` functional-type($inputs, $outputs)
  }];
}

#endif
