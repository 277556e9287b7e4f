//===- GraphElementwiseOps.td - constants and scalar functions -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHELEMENTWISEOPS_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHELEMENTWISEOPS_TD

include "dialects/graph/GraphDialect.td"

def Graph_ConstantOp : Graph_Op<"constant", [Pure, ConstantLike]> {
  let summary = "a tensor known at compile time";
  let description = [{
    Created by legalize from Const nodes, folded subgraphs and frozen variables.
    Schedule turns it into a slice of the weights section. `opaque` (set by
    `--no-fold`) forbids every pass to look at the value.

    ```mlir
    %0 = graph.constant dense<1.0> : tensor<4xf32>
    ```
  }];
  let arguments = (ins ElementsAttr:$value, UnitAttr:$opaque);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = "(`opaque` $opaque^)? $value attr-dict `:` type($result)";
  let hasFolder = 1;
}

def Graph_MapOp : Graph_Op<"map", [IsolatedFromAbove, RecursiveMemoryEffects, SingleBlock]> {
  let summary = "apply a scalar function to every element";
  let description = [{
    All operands and results have one shape; the region maps one element of
    each operand (signless scalars, in operand order) to one element of each
    result. Every TensorFlow elementwise op becomes a map, so fusing two is
    composing two regions. The body holds `arith`, `math`-free scalar ops:
    transcendental functions are `graph.math`.

    **Constraints:**
    - (C1) at least one result; every operand and result has the same shape
    - (C2) block arguments are the operands' element types, made signless
    - (C3) the yielded types are the results' element types, made signless

    ```mlir
    %1 = graph.map(%x, %y) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
    ^bb0(%a: f32, %b: f32):
      %s = arith.addf %a, %b : f32
      graph.yield %s : f32
    }
    ```
  }];
  let arguments = (ins Variadic<Graph_Tensor>:$inputs);
  let results = (outs Variadic<Graph_Tensor>:$outputs);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "`(` $inputs `)` attr-dict `:` functional-type($inputs, results) $body";
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

def Graph_YieldOp : Graph_Op<"yield", [Pure, Terminator, ReturnLike]> {
  let summary = "results of a region";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "($values^ `:` type($values))? attr-dict";
}

def Graph_MathOp : Graph_Op<"math", [Pure]> {
  let summary = "a function of graphc's math library, on scalars or vectors";
  let description = [{
    Named as in `runtime/math/Functions.def` ("tanh", "pow", "lgamma"). Legalize
    writes it into map bodies; lower calls the library's bitcode of the right
    type and width. Kernels therefore never call libm.

    ```mlir
    %1 = graph.math "tanh"(%0) : (f32) -> f32
    ```
  }];
  let arguments = (ins StrAttr:$function, Variadic<AnyType>:$inputs);
  let results = (outs AnyType:$result);
  let assemblyFormat = "$function `(` $inputs `)` attr-dict `:` functional-type($inputs, $result)";
}

def Graph_RequireOp : Graph_Op<"require", []> {
  let summary = "fail the run if a condition is false for any element";
  let description = [{
    Inside a map body only. `code` selects the message the runtime gives
    together with the node's name ("integer_division_by_zero", "index_out_of_range",
    "not_finite", "nan", "inf").

    ```mlir
    graph.require %nonzero, "integer_division_by_zero"
    ```
  }];
  let arguments = (ins I1:$condition, StrAttr:$code);
  let assemblyFormat = "$condition `,` $code attr-dict";
}

def Graph_IotaOp : Graph_Op<"iota", [Pure]> {
  let summary = "each element holds its index along one dimension";
  let arguments = (ins I64Attr:$dimension);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = "$dimension attr-dict `:` type($result)";
  let hasVerifier = 1;
}

def Graph_SizesOp : Graph_Op<"sizes", [Pure]> {
  let summary = "size expressions as an integer tensor";
  let description = [{
    What is left of Shape, Size and the arithmetic on them once shapes are
    inferred. The result is i32 or i64, a scalar or a vector with one element
    an expression.

    ```mlir
    %0 = graph.sizes ["b*2", "10"] : tensor<2xi32>
    ```
  }];
  let arguments = (ins Graph_Exprs:$exprs);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = "$exprs attr-dict `:` type($result)";
  let hasVerifier = 1;
}

#endif
