//===- GraphContractionOps.td - contraction and convolution ----*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_GRAPH_GRAPHCONTRACTIONOPS_TD
#define GRAPHC_DIALECTS_GRAPH_GRAPHCONTRACTIONOPS_TD

include "dialects/graph/GraphDialect.td"

def Graph_ContractOp : Graph_Op<"contract", [Pure]> {
  let summary = "batched matrix product over any dimensions";
  let description = [{
    The result has the batch dimensions, then the free dimensions of `lhs`,
    then those of `rhs`. f16 and bf16 accumulate in f32, integers wrap.

    **Constraints:** (C1) batch and contracting lists pair up with equal sizes; (C2) no
    dimension is listed twice; (C3) the result's shape follows.

    ```mlir
    %2 = graph.contract %a, %b batch = [] x [] contract = [1] x [0]
         : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
    ```
  }];
  let arguments = (ins Graph_Tensor:$lhs, Graph_Tensor:$rhs, DenseI64ArrayAttr:$lhs_batch,
                       DenseI64ArrayAttr:$rhs_batch, DenseI64ArrayAttr:$lhs_contract,
                       DenseI64ArrayAttr:$rhs_contract);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = [{
    $lhs `,` $rhs `batch` `=` $lhs_batch `x` $rhs_batch `contract` `=` $lhs_contract `x` $rhs_contract
    attr-dict `:` type($lhs) `,` type($rhs) `to` type($result)
  }];
  let hasVerifier = 1;
}

def Graph_ConvOp : Graph_Op<"conv", [Pure]> {
  let summary = "convolution, channels last, of any spatial rank";
  let description = [{
    input [N, spatial.., C], filter [spatial.., C/groups, F], result [N, spatial.., F]:

        result[n, o, f] = sum_{k, c} input[n, (o*stride + k*dilation - low) / input_dilation, g*C/groups + c]
                                     * filter[k, c, f],   g = f / (F/groups)

    where taps outside the input, or between its dilated elements, are zero. A
    transposed convolution is an input dilation with a reversed filter.
    f16 and bf16 accumulate in f32.

    **Constraints:** (C1) one entry a spatial dimension in every array; (C2) C is
    groups times the filter's input channels; (C3) groups divides F.
  }];
  let arguments = (ins Graph_Tensor:$input, Graph_Tensor:$filter, DenseI64ArrayAttr:$strides,
                       Graph_Exprs:$low, DenseI64ArrayAttr:$dilations,
                       DenseI64ArrayAttr:$input_dilations, DefaultValuedAttr<I64Attr, "1">:$groups);
  let results = (outs Graph_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $filter `strides` `=` $strides `low` `=` $low `dilations` `=` $dilations
    `input_dilations` `=` $input_dilations attr-dict
    `:` type($input) `,` type($filter) `to` type($result)
  }];
  let hasVerifier = 1;
}

#endif
