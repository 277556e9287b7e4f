//===- RaggedOps.td - ragged tensors, sets and counts ------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_RAGGEDOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_RAGGEDOPS_TD

include "dialects/tf/TfBase.td"

def TF_DenseCountSparseOutputOp
    : TF_FunctionOp<"DenseCountSparseOutput", "counts of each integer by row, as a sparse tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$values, TF_TensorOf<"output_type">:$weights);
  let attributes = (ins TF_Type<TF_IndexTypes>:$T, TF_IntAtLeast<-1, "-1">:$minlength,
      TF_IntAtLeast<-1, "-1">:$maxlength, TF_Bool<>:$binary_output,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$output_type);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices,
      TF_TensorOf<"output_type">:$output_values, TF_Tensor<DT_INT64>:$output_dense_shape);
}

def TF_DenseToDenseSetOperationOp
    : TF_FunctionOp<"DenseToDenseSetOperation", "set operation on rows of dense tensors"> {
  let inputs = (ins TF_TensorOf<"T">:$set1, TF_TensorOf<"T">:$set2);
  let attributes = (ins TF_String<>:$set_operation, TF_Bool<"true">:$validate_indices,
      TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8, DT_UINT16, DT_STRING])>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$result_indices, TF_TensorOf<"T">:$result_values,
      TF_Tensor<DT_INT64>:$result_shape);
}

def TF_DenseToSparseSetOperationOp
    : TF_FunctionOp<"DenseToSparseSetOperation",
                    "set operation on rows of a dense and a sparse tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$set1, TF_Tensor<DT_INT64>:$set2_indices,
      TF_TensorOf<"T">:$set2_values, TF_Tensor<DT_INT64>:$set2_shape);
  let attributes = (ins TF_String<>:$set_operation, TF_Bool<"true">:$validate_indices,
      TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8, DT_UINT16, DT_STRING])>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$result_indices, TF_TensorOf<"T">:$result_values,
      TF_Tensor<DT_INT64>:$result_shape);
}

def TF_SparseToSparseSetOperationOp
    : TF_FunctionOp<"SparseToSparseSetOperation", "set operation on rows of sparse tensors"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$set1_indices, TF_TensorOf<"T">:$set1_values,
      TF_Tensor<DT_INT64>:$set1_shape, TF_Tensor<DT_INT64>:$set2_indices,
      TF_TensorOf<"T">:$set2_values, TF_Tensor<DT_INT64>:$set2_shape);
  let attributes = (ins TF_String<>:$set_operation, TF_Bool<"true">:$validate_indices,
      TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8, DT_UINT16, DT_STRING])>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$result_indices, TF_TensorOf<"T">:$result_values,
      TF_Tensor<DT_INT64>:$result_shape);
}

def TF_SetSizeOp
    : TF_FunctionOp<"SetSize", "number of distinct elements in each row of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$set_indices, TF_TensorOf<"T">:$set_values,
      TF_Tensor<DT_INT64>:$set_shape);
  let attributes = (ins TF_Bool<"true">:$validate_indices,
      TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8, DT_UINT16, DT_STRING])>:$T);
  let outputs = (outs TF_Tensor<DT_INT32>:$size);
}

def TF_RaggedBincountOp : TF_FunctionOp<"RaggedBincount", "counts of each integer in ragged rows"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$splits, TF_TensorOf<"Tidx">:$values,
      TF_TensorOf<"Tidx">:$size, TF_TensorOf<"T">:$weights);
  let attributes = (ins TF_Type<TF_IndexTypes>:$Tidx,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T, TF_Bool<"false">:$binary_output);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RaggedCountSparseOutputOp
    : TF_FunctionOp<"RaggedCountSparseOutput",
                    "counts of each integer in ragged rows, as a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$splits, TF_TensorOf<"T">:$values,
      TF_TensorOf<"output_type">:$weights);
  let attributes = (ins TF_Type<TF_IndexTypes>:$T, TF_IntAtLeast<-1, "-1">:$minlength,
      TF_IntAtLeast<-1, "-1">:$maxlength, TF_Bool<>:$binary_output,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$output_type);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices,
      TF_TensorOf<"output_type">:$output_values, TF_Tensor<DT_INT64>:$output_dense_shape);
}

def TF_RaggedCrossOp
    : TF_FunctionOp<"RaggedCross", "crosses of ragged features", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorList<"ragged_values_types">:$ragged_values,
      TF_TensorList<"ragged_splits_types">:$ragged_row_splits,
      TF_Tensors<DT_INT64, "Nsparse">:$sparse_indices,
      TF_TensorList<"sparse_values_types">:$sparse_values,
      TF_Tensors<DT_INT64, "Nsparse">:$sparse_shape, TF_TensorList<"dense_types">:$dense_inputs);
  let attributes = (ins TF_IntAtLeast<0>:$Nsparse, TF_String<>:$input_order,
      TF_Bool<>:$hashed_output, TF_IntAtLeast<0>:$num_buckets, TF_Int<>:$hash_key,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$ragged_values_types,
      TF_TypeList<0, TF_IndexTypes>:$ragged_splits_types,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$sparse_values_types,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$dense_types,
      TF_Type<[DT_INT64, DT_STRING]>:$out_values_type, TF_Type<TF_IndexTypes>:$out_row_splits_type);
  let outputs = (outs TF_TensorOf<"out_values_type">:$output_values,
      TF_TensorOf<"out_row_splits_type">:$output_row_splits);
}

def TF_RaggedGatherOp
    : TF_FunctionOp<"RaggedGather", "ragged rows picked by index",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorsOf<"Tsplits", "PARAMS_RAGGED_RANK">:$params_nested_splits,
      TF_TensorOf<"Tvalues">:$params_dense_values, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<>:$Tvalues, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits, TF_IntAtLeast<1>:$PARAMS_RAGGED_RANK,
      TF_IntAtLeast<0>:$OUTPUT_RAGGED_RANK);
  let outputs = (outs TF_TensorsOf<"Tsplits", "OUTPUT_RAGGED_RANK">:$output_nested_splits,
      TF_TensorOf<"Tvalues">:$output_dense_values);
}

def TF_RaggedRangeOp : TF_FunctionOp<"RaggedRange", "ranges as ragged rows"> {
  let inputs = (ins TF_TensorOf<"T">:$starts, TF_TensorOf<"T">:$limits, TF_TensorOf<"T">:$deltas);
  let attributes = (ins
      TF_TypeOr<DT_INT32, [DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_TensorOf<"Tsplits">:$rt_nested_splits, TF_TensorOf<"T">:$rt_dense_values);
}

def TF_RaggedTensorFromVariantOp
    : TF_FunctionOp<"RaggedTensorFromVariant", "a ragged tensor from its variant form",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$encoded_ragged);
  let attributes = (ins TF_IntAtLeast<-1>:$input_ragged_rank, TF_IntAtLeast<0>:$output_ragged_rank,
      TF_Type<>:$Tvalues, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_TensorsOf<"Tsplits", "output_ragged_rank">:$output_nested_splits,
      TF_TensorOf<"Tvalues">:$output_dense_values);
}

def TF_RaggedTensorToSparseOp
    : TF_FunctionOp<"RaggedTensorToSparse", "a ragged tensor as a sparse one",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"Tsplits", "RAGGED_RANK">:$rt_nested_splits,
      TF_TensorOf<"T">:$rt_dense_values);
  let attributes = (ins TF_IntAtLeast<1>:$RAGGED_RANK, TF_Type<>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"T">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_dense_shape);
}

def TF_RaggedTensorToTensorOp
    : TF_FunctionOp<"RaggedTensorToTensor", "a ragged tensor padded to a dense one",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorOf<"Tshape">:$shape, TF_TensorOf<"T">:$values,
      TF_TensorOf<"T">:$default_value,
      TF_TensorsOf<"Tindex", "num_row_partition_tensors">:$row_partition_tensors);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindex,
      TF_Type<TF_IndexTypes>:$Tshape, TF_IntAtLeast<1>:$num_row_partition_tensors,
      TF_StringList<>:$row_partition_types);
  let outputs = (outs TF_TensorOf<"T">:$result);
}

def TF_RaggedTensorToVariantOp
    : TF_FunctionOp<"RaggedTensorToVariant", "the variant form of a ragged tensor",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"Tsplits", "RAGGED_RANK">:$rt_nested_splits,
      TF_TensorOf<"Tvalues">:$rt_dense_values);
  let attributes = (ins TF_IntAtLeast<0>:$RAGGED_RANK, TF_Type<>:$Tvalues,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits, TF_Bool<>:$batched_input);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$encoded_ragged);
}

def TF_RaggedTensorToVariantGradientOp
    : TF_FunctionOp<"RaggedTensorToVariantGradient", "gradient of RaggedTensorToVariant"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$encoded_ragged_grad, TF_TensorOf<"Tsplits">:$row_splits,
      TF_Tensor<DT_INT32>:$dense_values_shape);
  let attributes = (ins TF_Type<>:$Tvalues, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_TensorOf<"Tvalues">:$dense_values_grad);
}

def TF_SparseBincountOp
    : TF_FunctionOp<"SparseBincount", "counts of each integer in a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$indices, TF_TensorOf<"Tidx">:$values,
      TF_Tensor<DT_INT64>:$dense_shape, TF_TensorOf<"Tidx">:$size, TF_TensorOf<"T">:$weights);
  let attributes = (ins TF_Type<TF_IndexTypes>:$Tidx,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T, TF_Bool<"false">:$binary_output);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseCountSparseOutputOp
    : TF_FunctionOp<"SparseCountSparseOutput",
                    "counts of each integer in a sparse tensor, as a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$indices, TF_TensorOf<"T">:$values,
      TF_Tensor<DT_INT64>:$dense_shape, TF_TensorOf<"output_type">:$weights);
  let attributes = (ins TF_Type<TF_IndexTypes>:$T, TF_IntAtLeast<-1, "-1">:$minlength,
      TF_IntAtLeast<-1, "-1">:$maxlength, TF_Bool<>:$binary_output,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$output_type);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices,
      TF_TensorOf<"output_type">:$output_values, TF_Tensor<DT_INT64>:$output_dense_shape);
}

def TF_SparseCrossOp
    : TF_FunctionOp<"SparseCross", "crosses of sparse and dense features",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_INT64, "N">:$indices, TF_TensorList<"sparse_types">:$values,
      TF_Tensors<DT_INT64, "N">:$shapes, TF_TensorList<"dense_types">:$dense_inputs);
  let attributes = (ins TF_IntAtLeast<0>:$N, TF_Bool<>:$hashed_output,
      TF_IntAtLeast<0>:$num_buckets, TF_Int<>:$hash_key,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$sparse_types,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$dense_types, TF_Type<[DT_INT64, DT_STRING]>:$out_type,
      TF_Type<[DT_INT64, DT_STRING]>:$internal_type);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"out_type">:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseCrossV2Op
    : TF_FunctionOp<"SparseCrossV2", "crosses of sparse and dense features as joined strings",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_INT64, "N">:$indices, TF_TensorList<"sparse_types">:$values,
      TF_Tensors<DT_INT64, "N">:$shapes, TF_TensorList<"dense_types">:$dense_inputs,
      TF_Tensor<DT_STRING>:$sep);
  let attributes = (ins TF_IntAtLeast<0>:$N, TF_TypeList<0, [DT_INT64, DT_STRING]>:$sparse_types,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$dense_types);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_Tensor<DT_STRING>:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseCrossHashedOp
    : TF_FunctionOp<"SparseCrossHashed", "crosses of sparse and dense features as hashes",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_INT64, "N">:$indices, TF_TensorList<"sparse_types">:$values,
      TF_Tensors<DT_INT64, "N">:$shapes, TF_TensorList<"dense_types">:$dense_inputs,
      TF_Tensor<DT_INT64>:$num_buckets, TF_Tensor<DT_BOOL>:$strong_hash, TF_Tensor<DT_INT64>:$salt);
  let attributes = (ins TF_IntAtLeast<0>:$N, TF_TypeList<0, [DT_INT64, DT_STRING]>:$sparse_types,
      TF_TypeList<0, [DT_INT64, DT_STRING]>:$dense_types);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_Tensor<DT_INT64>:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

#endif // GRAPHC_DIALECTS_TF_OPS_RAGGEDOPS_TD
