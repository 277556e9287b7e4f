//===- SparseOps.td - sparse tensors -----------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SPARSEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_SPARSEOPS_TD

include "dialects/tf/TfBase.td"

def TF_AddManySparseToTensorsMapOp
    : TF_Op<"AddManySparseToTensorsMap", "sparse rows kept in a map, by handle", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"T">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
  let attributes = (ins TF_Type<>:$T, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_INT64>:$sparse_handles);
}

def TF_AddSparseToTensorsMapOp
    : TF_Op<"AddSparseToTensorsMap", "a sparse tensor kept in a map, by handle", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"T">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
  let attributes = (ins TF_Type<>:$T, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_INT64>:$sparse_handle);
}

def TF_TakeManySparseFromTensorsMapOp
    : TF_Op<"TakeManySparseFromTensorsMap", "sparse rows taken from a map", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sparse_handles);
  let attributes = (ins TF_Type<>:$dtype, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"dtype">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
}

def TF_DeserializeManySparseOp
    : TF_FunctionOp<"DeserializeManySparse",
                    "a batch of sparse tensors from their serialized form"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized_sparse);
  let attributes = (ins TF_Type<>:$dtype);
  let outputs = (outs TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"dtype">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
}

def TF_DeserializeSparseOp
    : TF_FunctionOp<"DeserializeSparse", "sparse tensors from their serialized form"> {
  let inputs = (ins TF_TensorOf<"Tserialized">:$serialized_sparse);
  let attributes = (ins TF_Type<>:$dtype,
      TF_TypeOr<DT_STRING, [DT_STRING, DT_VARIANT]>:$Tserialized);
  let outputs = (outs TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"dtype">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
}

def TF_SerializeManySparseOp
    : TF_FunctionOp<"SerializeManySparse", "the serialized form of each row of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"T">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_STRING, [DT_STRING, DT_VARIANT]>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$serialized_sparse);
}

def TF_SerializeSparseOp
    : TF_FunctionOp<"SerializeSparse", "the serialized form of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sparse_indices, TF_TensorOf<"T">:$sparse_values,
      TF_Tensor<DT_INT64>:$sparse_shape);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_STRING, [DT_STRING, DT_VARIANT]>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$serialized_sparse);
}

def TF_SparseAddOp : TF_FunctionOp<"SparseAdd", "sum of sparse tensors"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$a_indices, TF_TensorOf<"T">:$a_values,
      TF_Tensor<DT_INT64>:$a_shape, TF_Tensor<DT_INT64>:$b_indices, TF_TensorOf<"T">:$b_values,
      TF_Tensor<DT_INT64>:$b_shape, TF_TensorOf<"Treal">:$thresh);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_RealTypes>:$Treal);
  let outputs = (outs TF_Tensor<DT_INT64>:$sum_indices, TF_TensorOf<"T">:$sum_values,
      TF_Tensor<DT_INT64>:$sum_shape);
}

def TF_SparseAddGradOp : TF_FunctionOp<"SparseAddGrad", "gradient of SparseAdd"> {
  let inputs = (ins TF_TensorOf<"T">:$backprop_val_grad, TF_Tensor<DT_INT64>:$a_indices,
      TF_Tensor<DT_INT64>:$b_indices, TF_Tensor<DT_INT64>:$sum_indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$a_val_grad, TF_TensorOf<"T">:$b_val_grad);
}

def TF_SparseConcatOp
    : TF_FunctionOp<"SparseConcat", "sparse tensors joined along a dimension",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_INT64, "N">:$indices, TF_TensorsOf<"T", "N">:$values,
      TF_Tensors<DT_INT64, "N">:$shapes);
  let attributes = (ins TF_Int<>:$concat_dim, TF_IntAtLeast<2>:$N, TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseDenseCwiseAddOp
    : TF_FunctionOp<"SparseDenseCwiseAdd", "sparse values plus the dense tensor at their places"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sp_indices, TF_TensorOf<"T">:$sp_values,
      TF_Tensor<DT_INT64>:$sp_shape, TF_TensorOf<"T">:$dense);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseDenseCwiseDivOp
    : TF_FunctionOp<"SparseDenseCwiseDiv", "sparse values over the dense tensor at their places"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sp_indices, TF_TensorOf<"T">:$sp_values,
      TF_Tensor<DT_INT64>:$sp_shape, TF_TensorOf<"T">:$dense);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseDenseCwiseMulOp
    : TF_FunctionOp<"SparseDenseCwiseMul", "sparse values times the dense tensor at their places"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sp_indices, TF_TensorOf<"T">:$sp_values,
      TF_Tensor<DT_INT64>:$sp_shape, TF_TensorOf<"T">:$dense);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseFillEmptyRowsOp
    : TF_FunctionOp<"SparseFillEmptyRows", "a sparse tensor with a default in each empty row"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$indices, TF_TensorOf<"T">:$values,
      TF_Tensor<DT_INT64>:$dense_shape, TF_TensorOf<"T">:$default_value);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values,
      TF_Tensor<DT_BOOL>:$empty_row_indicator, TF_Tensor<DT_INT64>:$reverse_index_map);
}

def TF_SparseFillEmptyRowsGradOp
    : TF_FunctionOp<"SparseFillEmptyRowsGrad", "gradient of SparseFillEmptyRows"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$reverse_index_map, TF_TensorOf<"T">:$grad_values);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$d_values, TF_TensorOf<"T">:$d_default_value);
}

def TF_SparseMatMulOp : TF_FunctionOp<"SparseMatMul", "product of matrices that hold many zeros"> {
  let inputs = (ins TF_TensorOf<"Ta">:$a, TF_TensorOf<"Tb">:$b);
  let attributes = (ins TF_Bool<"false">:$transpose_a, TF_Bool<"false">:$transpose_b,
      TF_Bool<"false">:$a_is_sparse, TF_Bool<"false">:$b_is_sparse,
      TF_TypeOr<DT_FLOAT, [DT_BFLOAT16, DT_FLOAT]>:$Ta,
      TF_TypeOr<DT_FLOAT, [DT_BFLOAT16, DT_FLOAT]>:$Tb);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$product);
}

def TF_SparseReduceMaxOp
    : TF_FunctionOp<"SparseReduceMax", "maximum over dimensions of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$input_indices, TF_TensorOf<"T">:$input_values,
      TF_Tensor<DT_INT64>:$input_shape, TF_Tensor<DT_INT32>:$reduction_axes);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseReduceMaxSparseOp
    : TF_FunctionOp<"SparseReduceMaxSparse",
                    "maximum over dimensions of a sparse tensor, as a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$input_indices, TF_TensorOf<"T">:$input_values,
      TF_Tensor<DT_INT64>:$input_shape, TF_Tensor<DT_INT32>:$reduction_axes);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseReduceSumOp
    : TF_FunctionOp<"SparseReduceSum", "sum over dimensions of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$input_indices, TF_TensorOf<"T">:$input_values,
      TF_Tensor<DT_INT64>:$input_shape, TF_Tensor<DT_INT32>:$reduction_axes);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseReduceSumSparseOp
    : TF_FunctionOp<"SparseReduceSumSparse",
                    "sum over dimensions of a sparse tensor, as a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$input_indices, TF_TensorOf<"T">:$input_values,
      TF_Tensor<DT_INT64>:$input_shape, TF_Tensor<DT_INT32>:$reduction_axes);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseReorderOp : TF_FunctionOp<"SparseReorder", "a sparse tensor in canonical order"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$input_indices, TF_TensorOf<"T">:$input_values,
      TF_Tensor<DT_INT64>:$input_shape);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values);
}

def TF_SparseReshapeOp : TF_FunctionOp<"SparseReshape", "a sparse tensor in another shape"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$input_indices, TF_Tensor<DT_INT64>:$input_shape,
      TF_Tensor<DT_INT64>:$new_shape);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseSliceOp : TF_FunctionOp<"SparseSlice", "a box of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$indices, TF_TensorOf<"T">:$values,
      TF_Tensor<DT_INT64>:$shape, TF_Tensor<DT_INT64>:$start, TF_Tensor<DT_INT64>:$size);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values,
      TF_Tensor<DT_INT64>:$output_shape);
}

def TF_SparseSliceGradOp : TF_FunctionOp<"SparseSliceGrad", "gradient of SparseSlice"> {
  let inputs = (ins TF_TensorOf<"T">:$backprop_val_grad, TF_Tensor<DT_INT64>:$input_indices,
      TF_Tensor<DT_INT64>:$input_start, TF_Tensor<DT_INT64>:$output_indices);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$val_grad);
}

def TF_SparseSoftmaxOp
    : TF_FunctionOp<"SparseSoftmax", "softmax over the values of each row of a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$sp_indices, TF_TensorOf<"T">:$sp_values,
      TF_Tensor<DT_INT64>:$sp_shape);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSparseMaximumOp : TF_FunctionOp<"SparseSparseMaximum", "maximum of sparse tensors"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$a_indices, TF_TensorOf<"T">:$a_values,
      TF_Tensor<DT_INT64>:$a_shape, TF_Tensor<DT_INT64>:$b_indices, TF_TensorOf<"T">:$b_values,
      TF_Tensor<DT_INT64>:$b_shape);
  let attributes = (ins TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values);
}

def TF_SparseSparseMinimumOp : TF_FunctionOp<"SparseSparseMinimum", "minimum of sparse tensors"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$a_indices, TF_TensorOf<"T">:$a_values,
      TF_Tensor<DT_INT64>:$a_shape, TF_Tensor<DT_INT64>:$b_indices, TF_TensorOf<"T">:$b_values,
      TF_Tensor<DT_INT64>:$b_shape);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$output_indices, TF_TensorOf<"T">:$output_values);
}

def TF_SparseSplitOp
    : TF_FunctionOp<"SparseSplit", "equal pieces of a sparse tensor", [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT64>:$split_dim, TF_Tensor<DT_INT64>:$indices,
      TF_TensorOf<"T">:$values, TF_Tensor<DT_INT64>:$shape);
  let attributes = (ins TF_IntAtLeast<1>:$num_split, TF_Type<>:$T);
  let outputs = (outs TF_Tensors<DT_INT64, "num_split">:$output_indices,
      TF_TensorsOf<"T", "num_split">:$output_values,
      TF_Tensors<DT_INT64, "num_split">:$output_shape);
}

def TF_SparseTensorDenseAddOp
    : TF_FunctionOp<"SparseTensorDenseAdd", "sum of a sparse and a dense tensor"> {
  let inputs = (ins TF_TensorOf<"Tindices">:$a_indices, TF_TensorOf<"T">:$a_values,
      TF_TensorOf<"Tindices">:$a_shape, TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseTensorDenseMatMulOp
    : TF_FunctionOp<"SparseTensorDenseMatMul", "product of a sparse and a dense matrix"> {
  let inputs = (ins TF_TensorOf<"Tindices">:$a_indices, TF_TensorOf<"T">:$a_values,
      TF_Tensor<DT_INT64>:$a_shape, TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$adjoint_a, TF_Bool<"false">:$adjoint_b);
  let outputs = (outs TF_TensorOf<"T">:$product);
}

def TF_SparseToDenseOp : TF_FunctionOp<"SparseToDense", "a dense tensor from indices and values"> {
  let inputs = (ins TF_TensorOf<"Tindices">:$sparse_indices, TF_TensorOf<"Tindices">:$output_shape,
      TF_TensorOf<"T">:$sparse_values, TF_TensorOf<"T">:$default_value);
  let attributes = (ins TF_Bool<"true">:$validate_indices, TF_Type<>:$T,
      TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$dense);
}

#endif // GRAPHC_DIALECTS_TF_OPS_SPARSEOPS_TD
