//===- GraphReductionOps.td - reductions and rows --------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHREDUCTIONOPS_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHREDUCTIONOPS_TD

include "dialects/graph/GraphDialect.td"
include "mlir/IR/EnumAttr.td"

def Graph_Combiner : I32EnumAttr<"Combiner", "how a reduction combines two elements", [
    I32EnumAttrCase<"Add", 0, "add">, I32EnumAttrCase<"Mul", 1, "mul">,
    I32EnumAttrCase<"Max", 2, "max">, I32EnumAttrCase<"Min", 3, "min">,
    I32EnumAttrCase<"And", 4, "and">, I32EnumAttrCase<"Or", 5, "or">]> {
  let cppNamespace = "::graphc::graph";
}

def Graph_ReduceOp : Graph_Op<"reduce", [Pure]> {
  let summary = "combine all elements along some dimensions";
  let description = [{
    The reduced dimensions vanish. An empty reduction gives the combiner's
    identity (0, 1, lowest, highest, true, false) as TensorFlow's CPU kernels do; `max` and
    `min` propagate NaN. `scale_by_count` divides a sum by the number of
    elements (Mean). f16 and bf16 accumulate in f32.

    ```mlir
    %1 = graph.reduce max %0 dims = [1] : tensor<4x8xf32> to tensor<4xf32>
    ```
  }];
  let arguments = (ins Graph_Combiner:$combiner, Graph_Tensor:$input,
                       DenseI64ArrayAttr:$dimensions, UnitAttr:$scale_by_count);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = [{
    $combiner $input `dims` `=` $dimensions (`mean` $scale_by_count^)? attr-dict
    `:` type($input) `to` type($result)
  }];
  let hasVerifier = 1;
}

def Graph_ArgReduceOp : Graph_Op<"arg_reduce", [Pure]> {
  let summary = "index of the first largest (smallest) element along one dimension";
  let arguments = (ins Graph_Combiner:$combiner, Graph_Tensor:$input, I64Attr:$dimension);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = [{
    $combiner $input `dim` `=` $dimension attr-dict `:` type($input) `to` type($result)
  }];
}

def Graph_ScanOp : Graph_Op<"scan", [Pure]> {
  let summary = "running sum or product along one dimension";
  let arguments = (ins Graph_Combiner:$combiner, Graph_Tensor:$input, I64Attr:$dimension,
                       UnitAttr:$exclusive, UnitAttr:$reverse);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = [{
    $combiner $input `dim` `=` $dimension (`exclusive` $exclusive^)? (`reverse` $reverse^)? attr-dict
    `:` type($input) `to` type($result)
  }];
}

def Graph_WindowOp : Graph_Op<"window", [Pure]> {
  let summary = "reduce a sliding window (pooling)";
  let description = [{
    One entry a dimension in every array. Elements outside the input do not take
    part: a `mean` window divides by the number of elements inside.

    ```mlir
    %1 = graph.window max %0 size = [1, 2, 2, 1] strides = [1, 2, 2, 1]
         dilations = [1, 1, 1, 1] low = ["0", "0", "0", "0"]
         : tensor<1x4x4x8xf32> to tensor<1x2x2x8xf32>
    ```
  }];
  let arguments = (ins Graph_Combiner:$combiner, Graph_Tensor:$input, DenseI64ArrayAttr:$size,
                       DenseI64ArrayAttr:$strides, DenseI64ArrayAttr:$dilations, Graph_Exprs:$low,
                       UnitAttr:$scale_by_count);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = [{
    $combiner $input `size` `=` $size `strides` `=` $strides `dilations` `=` $dilations
    `low` `=` $low (`mean` $scale_by_count^)? attr-dict `:` type($input) `to` type($result)
  }];
  let hasVerifier = 1;
}

def Graph_SoftmaxOp : Graph_Op<"softmax", [Pure]> {
  let summary = "softmax (or its logarithm) over the last dimension";
  let description = [{
    exp(x - max) / sum(exp(x - max)), accumulated in f32 for f16 and bf16. A row
    of -inf gives NaN as in TensorFlow.
  }];
  let arguments = (ins Graph_Tensor:$input, UnitAttr:$log);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = "(`log` $log^)? $input attr-dict `:` type($input) `to` type($result)";
}

#endif
