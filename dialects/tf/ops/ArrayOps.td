//===- ArrayOps.td - shapes, joining and cutting -----------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_ARRAYOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_ARRAYOPS_TD

include "dialects/tf/TfBase.td"

def TF_BroadcastArgsOp : TF_FunctionOp<"BroadcastArgs", "the shape that two shapes broadcast to"> {
  let inputs = (ins TF_TensorOf<"T">:$s0, TF_TensorOf<"T">:$s1);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$r0);
}

def TF_BroadcastGradientArgsOp
    : TF_FunctionOp<"BroadcastGradientArgs",
                    "the dimensions over which the gradients of a broadcast are summed"> {
  let inputs = (ins TF_TensorOf<"T">:$s0, TF_TensorOf<"T">:$s1);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$r0, TF_TensorOf<"T">:$r1);
}

def TF_BroadcastToOp : TF_FunctionOp<"BroadcastTo", "the tensor repeated to a shape"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$shape);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ConcatOp
    : TF_FunctionOp<"Concat", "tensors joined along a dimension (dimension first)",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$concat_dim, TF_TensorsOf<"T", "N">:$values);
  let attributes = (ins TF_IntAtLeast<2>:$N, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ConcatOffsetOp
    : TF_FunctionOp<"ConcatOffset", "where each piece of a concatenation starts",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$concat_dim, TF_TensorsOf<"shape_type", "N">:$shape);
  let attributes = (ins TF_IntAtLeast<2>:$N, TF_TypeOr<DT_INT32, TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_TensorsOf<"shape_type", "N">:$offset);
}

def TF_ConcatV2Op
    : TF_FunctionOp<"ConcatV2", "tensors joined along a dimension", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$values, TF_TensorOf<"Tidx">:$axis);
  let attributes = (ins TF_IntAtLeast<2>:$N, TF_Type<>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_CopyHostOp : TF_FunctionOp<"CopyHost", "a copy of the input in host memory"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_String<"">:$tensor_name,
      TF_StringListOr<[]>:$debug_ops_spec);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_EmptyOp : TF_Op<"Empty", "a tensor of unspecified or zero contents", [], TF_RandomState> {
  let inputs = (ins TF_Tensor<DT_INT32>:$shape);
  let attributes = (ins TF_Type<>:$dtype, TF_Bool<"false">:$init);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_ExpandDimsOp : TF_FunctionOp<"ExpandDims", "the tensor with one more dimension of size 1"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tdim">:$dim);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tdim);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_FillOp : TF_FunctionOp<"Fill", "a tensor of one value"> {
  let inputs = (ins TF_TensorOf<"index_type">:$dims, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$index_type);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_PackOp
    : TF_FunctionOp<"Pack", "tensors of one shape stacked along a new dimension",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$values);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<>:$T, TF_Int<"0">:$axis);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ParallelConcatOp
    : TF_FunctionOp<"ParallelConcat",
                    "tensors joined along the first dimension, in any order of arrival",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$values);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<>:$T, TF_Shape<>:$shape);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RangeOp : TF_FunctionOp<"Range", "numbers from start to limit by steps"> {
  let inputs = (ins TF_TensorOf<"Tidx">:$start, TF_TensorOf<"Tidx">:$limit,
      TF_TensorOf<"Tidx">:$delta);
  let attributes = (ins
      TF_TypeOr<DT_INT32, [DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32,
          DT_INT64, DT_UINT16, DT_UINT32, DT_UINT64]>:$Tidx);
  let outputs = (outs TF_TensorOf<"Tidx">:$output);
}

def TF_RankOp : TF_PureOp<"Rank", "the number of dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_INT32>:$output);
}

def TF_ReshapeOp : TF_FunctionOp<"Reshape", "the elements in another shape"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tshape">:$shape);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ShapeOp : TF_PureOp<"Shape", "the shape as a vector"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_ShapeNOp
    : TF_PureOp<"ShapeN", "the shapes of several tensors",
                [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$input);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_type);
  let outputs = (outs TF_TensorsOf<"out_type", "N">:$output);
}

def TF_SizeOp : TF_PureOp<"Size", "the number of elements"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_SliceOp : TF_FunctionOp<"Slice", "a box of the tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Index">:$begin,
      TF_TensorOf<"Index">:$size);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Index);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SplitOp
    : TF_FunctionOp<"Split", "equal pieces along a dimension", [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$split_dim, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_IntAtLeast<1>:$num_split, TF_Type<>:$T);
  let outputs = (outs TF_TensorsOf<"T", "num_split">:$output);
}

def TF_SplitVOp
    : TF_FunctionOp<"SplitV", "pieces of given sizes along a dimension",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$value, TF_TensorOf<"Tlen">:$size_splits,
      TF_Tensor<DT_INT32>:$split_dim);
  let attributes = (ins TF_IntAtLeast<1>:$num_split, TF_Type<>:$T,
      TF_TypeOr<DT_INT64, [DT_INT8, DT_INT32, DT_INT64]>:$Tlen);
  let outputs = (outs TF_TensorsOf<"T", "num_split">:$output);
}

def TF_SqueezeOp : TF_FunctionOp<"Squeeze", "the tensor without dimensions of size 1"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_IntListOr<[], 0>:$squeeze_dims);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_StridedSliceOp
    : TF_FunctionOp<"StridedSlice",
                    "a slice as Python writes it, with steps, new and dropped dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Index">:$begin, TF_TensorOf<"Index">:$end,
      TF_TensorOf<"Index">:$strides);
  let attributes = (ins TF_Type<>:$T, TF_Type<[DT_INT16, DT_INT32, DT_INT64]>:$Index,
      TF_Int<"0">:$begin_mask, TF_Int<"0">:$end_mask, TF_Int<"0">:$ellipsis_mask,
      TF_Int<"0">:$new_axis_mask, TF_Int<"0">:$shrink_axis_mask);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_StridedSliceGradOp : TF_FunctionOp<"StridedSliceGrad", "gradient of StridedSlice"> {
  let inputs = (ins TF_TensorOf<"Index">:$shape, TF_TensorOf<"Index">:$begin,
      TF_TensorOf<"Index">:$end, TF_TensorOf<"Index">:$strides, TF_TensorOf<"T">:$dy);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Index, TF_Int<"0">:$begin_mask,
      TF_Int<"0">:$end_mask, TF_Int<"0">:$ellipsis_mask, TF_Int<"0">:$new_axis_mask,
      TF_Int<"0">:$shrink_axis_mask);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TensorStridedSliceUpdateOp
    : TF_FunctionOp<"TensorStridedSliceUpdate", "the tensor with a slice replaced"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Index">:$begin, TF_TensorOf<"Index">:$end,
      TF_TensorOf<"Index">:$strides, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Index, TF_Int<"0">:$begin_mask,
      TF_Int<"0">:$end_mask, TF_Int<"0">:$ellipsis_mask, TF_Int<"0">:$new_axis_mask,
      TF_Int<"0">:$shrink_axis_mask);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UnravelIndexOp : TF_FunctionOp<"UnravelIndex", "flat indices as index vectors"> {
  let inputs = (ins TF_TensorOf<"Tidx">:$indices, TF_TensorOf<"Tidx">:$dims);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"Tidx">:$output);
}

def TF_UnpackOp
    : TF_FunctionOp<"Unpack", "the slices along a dimension", [AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$value);
  let attributes = (ins TF_IntAtLeast<0>:$num, TF_Type<>:$T, TF_Int<"0">:$axis);
  let outputs = (outs TF_TensorsOf<"T", "num">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_ARRAYOPS_TD
