//===- GraphHostOps.td - ops the runtime's host kernels run ----*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHHOSTOPS_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHHOSTOPS_TD

include "dialects/graph/GraphDialect.td"

def Graph_HostOp : Graph_Op<"host", [DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "call a host kernel of the runtime";
  let description = [{
    For what is not worth or not fit for generated code: sorting, strings, image
    decoding, tables, random numbers. The kernel has the name, configuration and
    semantics of a TensorFlow op (`config`). A size that only the data tell is a symbol
    that this op defines (`defines`, e.g. "d0" of Unique); its results live on
    the heap. `stateful` ops are never merged, dropped or reordered.

    ```mlir
    %v, %i = graph.host "TopKV2"(%x, %k) {config = {sorted = true}}
             : (tensor<8xf32>, tensor<i32>) -> (tensor<3xf32>, tensor<3xi32>)
    ```
  }];
  let arguments = (ins StrAttr:$kernel, Variadic<AnyTensor>:$inputs,
                       OptionalAttr<DictionaryAttr>:$config,
                       OptionalAttr<StrArrayAttr>:$defines, UnitAttr:$stateful);
  let results = (outs Variadic<AnyTensor>:$outputs);
  let assemblyFormat = [{
    $kernel `(` $inputs `)` attr-dict `:` functional-type($inputs, $outputs)
  }];
}

def Graph_BindOp : Graph_Op<"bind", []> {
  let summary = "define size symbols by the elements of an integer tensor";
  let description = [{
    A shape that is computed from data (Fill, Reshape, Range): element i becomes
    the symbol `symbols[i]`. A negative element fails the run.
  }];
  let arguments = (ins Graph_Tensor:$values, StrArrayAttr:$symbols);
  let assemblyFormat = "$values `as` $symbols attr-dict `:` type($values)";
}

#endif
