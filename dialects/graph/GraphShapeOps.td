//===- GraphShapeOps.td - ops that move elements ---------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHSHAPEOPS_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHSHAPEOPS_TD

include "dialects/graph/GraphDialect.td"

class Graph_UnaryShapeOp<string mnemonic, list<Trait> traits = []>
    : Graph_Op<mnemonic, [Pure] # traits> {
  let results = (outs Graph_Tensor:$result);
  let hasVerifier = 1;
}

def Graph_BroadcastOp : Graph_UnaryShapeOp<"broadcast"> {
  let summary = "repeat a tensor along new or size-one dimensions";
  let description = [{
    Dimension `i` of the input becomes dimension `dimensions[i]` of the result;
    its size is that of the result, or one.

    **Constraints:** (C1) `dimensions` has one strictly increasing entry for each input
    dimension; (C2) each input size is 1 or the result's size.

    ```mlir
    %1 = graph.broadcast %bias dims = [1] : tensor<8xf32> to tensor<4x8xf32>
    ```
  }];
  let arguments = (ins Graph_Tensor:$input, DenseI64ArrayAttr:$dimensions);
  let assemblyFormat = "$input `dims` `=` $dimensions attr-dict `:` type($input) `to` type($result)";
  let hasFolder = 1;
}

def Graph_ReshapeOp : Graph_UnaryShapeOp<"reshape"> {
  let summary = "the same elements in row-major order under another shape";
  let arguments = (ins Graph_Tensor:$input);
  let assemblyFormat = "$input attr-dict `:` type($input) `to` type($result)";
  let hasFolder = 1;
}

def Graph_BitcastOp : Graph_UnaryShapeOp<"bitcast"> {
  let summary = "the same bytes as another element type";
  let description = [{
    As tf.Bitcast: the sizes differ by a trailing dimension if the element
    widths differ. Schedule gives it no instruction where it can alias.
  }];
  let arguments = (ins Graph_Tensor:$input);
  let assemblyFormat = "$input attr-dict `:` type($input) `to` type($result)";
}

def Graph_TransposeOp : Graph_UnaryShapeOp<"transpose"> {
  let summary = "result dimension i is input dimension permutation[i]";
  let arguments = (ins Graph_Tensor:$input, DenseI64ArrayAttr:$permutation);
  let assemblyFormat = "$input `perm` `=` $permutation attr-dict `:` type($input) `to` type($result)";
  let hasFolder = 1;
}

def Graph_SliceOp : Graph_UnaryShapeOp<"slice"> {
  let summary = "every strides[i]-th element from offsets[i] on";
  let description = [{
    Strides may be negative (a reversal starts at the last element). The sizes
    are the result's; the caller guarantees that all indices are in range.

    ```mlir
    %1 = graph.slice %0 offsets = ["0", "t-1"] strides = [1, -1]
         : tensor<4x?xf32, ["t"]> to tensor<4x?xf32, ["t"]>
    ```
  }];
  let arguments = (ins Graph_Tensor:$input, Graph_Exprs:$offsets, DenseI64ArrayAttr:$strides);
  let assemblyFormat = [{
    $input `offsets` `=` $offsets `strides` `=` $strides attr-dict `:` type($input) `to` type($result)
  }];
}

def Graph_PadOp : Graph_UnaryShapeOp<"pad"> {
  let summary = "surround (and interleave) a tensor with one value";
  let description = [{
    `low[i]` elements before and `interior[i]` elements between neighbours of
    dimension i; what is left of the result's size comes after. `low` may be
    negative (elements are cut). `value` is a scalar tensor.
  }];
  let arguments = (ins Graph_Tensor:$input, Graph_Tensor:$value, Graph_Exprs:$low,
                       DenseI64ArrayAttr:$interior);
  let assemblyFormat = [{
    $input `value` $value `low` `=` $low `interior` `=` $interior attr-dict
    `:` type($input) `,` type($value) `to` type($result)
  }];
}

def Graph_MirrorPadOp : Graph_UnaryShapeOp<"mirror_pad"> {
  let summary = "surround a tensor with its reflection";
  let description = [{
    As tf.MirrorPad: `symmetric` repeats the border element, reflect does not.
  }];
  let arguments = (ins Graph_Tensor:$input, Graph_Exprs:$low, UnitAttr:$symmetric);
  let assemblyFormat = [{
    $input `low` `=` $low (`symmetric` $symmetric^)? attr-dict `:` type($input) `to` type($result)
  }];
}

def Graph_ConcatOp : Graph_UnaryShapeOp<"concat"> {
  let summary = "tensors joined along one dimension";
  let arguments = (ins Variadic<Graph_Tensor>:$inputs, I64Attr:$dimension);
  let assemblyFormat = [{
    `(` $inputs `)` `dim` `=` $dimension attr-dict `:` `(` type($inputs) `)` `to` type($result)
  }];
}

def Graph_GatherOp : Graph_UnaryShapeOp<"gather"> {
  let summary = "slices of the input selected by an index tensor";
  let description = [{
    result[o.., i.., s..] = input[o.., indices[i..], s..] where `o` are the
    dimensions before `axis`; the first `batch_dims` of them are shared with the
    indices (tf.GatherV2). An index out of range fails the run with the node's
    name, or reads zero if `zero_out_of_range`.
  }];
  let arguments = (ins Graph_Tensor:$input, Graph_Tensor:$indices, I64Attr:$axis,
                       DefaultValuedAttr<I64Attr, "0">:$batch_dims, UnitAttr:$zero_out_of_range);
  let assemblyFormat = [{
    $input `at` $indices `axis` `=` $axis attr-dict
    `:` type($input) `,` type($indices) `to` type($result)
  }];
}

#endif
