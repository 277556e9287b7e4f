//===- IndexOps.td - searching, sorting, counting and scattering -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_INDEXOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_INDEXOPS_TD

include "dialects/tf/TfBase.td"

def TF_BincountOp : TF_FunctionOp<"Bincount", "counts of each integer, weighted"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$arr, TF_Tensor<DT_INT32>:$size, TF_TensorOf<"T">:$weights);
  let attributes = (ins TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$bins);
}

def TF_DenseBincountOp : TF_FunctionOp<"DenseBincount", "counts of each integer, by row"> {
  let inputs = (ins TF_TensorOf<"Tidx">:$input, TF_TensorOf<"Tidx">:$size,
      TF_TensorOf<"T">:$weights);
  let attributes = (ins TF_Type<TF_IndexTypes>:$Tidx,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T, TF_Bool<"false">:$binary_output);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BucketizeOp : TF_FunctionOp<"Bucketize", "the index of each element's bucket"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T,
      TF_FloatList<>:$boundaries);
  let outputs = (outs TF_Tensor<DT_INT32>:$output);
}

def TF_DynamicPartitionOp
    : TF_FunctionOp<"DynamicPartition", "rows sent to partitions by index",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_Tensor<DT_INT32>:$partitions);
  let attributes = (ins TF_IntAtLeast<1>:$num_partitions, TF_Type<>:$T);
  let outputs = (outs TF_TensorsOf<"T", "num_partitions">:$outputs);
}

def TF_DynamicStitchOp
    : TF_FunctionOp<"DynamicStitch", "tensors interleaved by index", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_INT32, "N">:$indices, TF_TensorsOf<"T", "N">:$data);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$merged);
}

def TF_ParallelDynamicStitchOp
    : TF_FunctionOp<"ParallelDynamicStitch", "tensors interleaved by index, in any order",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_INT32, "N">:$indices, TF_TensorsOf<"T", "N">:$data);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$merged);
}

def TF_HistogramFixedWidthOp
    : TF_FunctionOp<"HistogramFixedWidth", "counts in buckets of equal width"> {
  let inputs = (ins TF_TensorOf<"T">:$values, TF_TensorOf<"T">:$value_range,
      TF_Tensor<DT_INT32>:$nbins);
  let attributes = (ins TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$out);
}

def TF_InTopKOp : TF_FunctionOp<"InTopK", "whether the target is among the k best"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$predictions, TF_TensorOf<"T">:$targets);
  let attributes = (ins TF_Int<>:$k, TF_TypeOr<DT_INT32, TF_IndexTypes>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$precision);
}

def TF_InTopKV2Op
    : TF_FunctionOp<"InTopKV2", "whether the target is among the k best (k is a tensor)"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$predictions, TF_TensorOf<"T">:$targets,
      TF_TensorOf<"T">:$k);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$precision);
}

def TF_InplaceAddOp : TF_FunctionOp<"InplaceAdd", "rows of x increased by v"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_Tensor<DT_INT32>:$i, TF_TensorOf<"T">:$v);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_InplaceSubOp : TF_FunctionOp<"InplaceSub", "rows of x decreased by v"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_Tensor<DT_INT32>:$i, TF_TensorOf<"T">:$v);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_InplaceUpdateOp : TF_FunctionOp<"InplaceUpdate", "rows of x replaced by v"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_Tensor<DT_INT32>:$i, TF_TensorOf<"T">:$v);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_IsotonicRegressionOp
    : TF_FunctionOp<"IsotonicRegression", "the nearest non-increasing sequence"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$output_dtype);
  let outputs = (outs TF_TensorOf<"output_dtype">:$output, TF_Tensor<DT_INT32>:$segments);
}

def TF_KthOrderStatisticOp
    : TF_FunctionOp<"KthOrderStatistic", "the k-th smallest value of each row"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input);
  let attributes = (ins TF_Int<>:$k);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output);
}

def TF_LowerBoundOp
    : TF_FunctionOp<"LowerBound", "the first place in a sorted row where each value fits"> {
  let inputs = (ins TF_TensorOf<"T">:$sorted_inputs, TF_TensorOf<"T">:$values);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_MakeUniqueOp : TF_FunctionOp<"MakeUnique", "values nudged so that no two are equal"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output);
}

def TF_NthElementOp : TF_FunctionOp<"NthElement", "the n-th smallest value of each row"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$n);
  let attributes = (ins TF_Bool<"false">:$reverse, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$values);
}

def TF_ScatterNdOp : TF_FunctionOp<"ScatterNd", "zeros with updates added at index vectors"> {
  let inputs = (ins TF_TensorOf<"Tindices">:$indices, TF_TensorOf<"T">:$updates,
      TF_TensorOf<"Tindices">:$shape);
  let attributes = (ins TF_Type<>:$T, TF_Type<[DT_INT16, DT_INT32, DT_INT64]>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ScatterNdNonAliasingAddOp
    : TF_FunctionOp<"ScatterNdNonAliasingAdd", "the tensor with updates added at index vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<!listconcat(TF_NumberTypes, [DT_BOOL])>:$T,
      TF_Type<TF_IndexTypes>:$Tindices, TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TensorScatterAddOp
    : TF_FunctionOp<"TensorScatterAdd", "the tensor with updates added at index vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TensorScatterMaxOp
    : TF_FunctionOp<"TensorScatterMax", "the tensor with maxima taken at index vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TensorScatterMinOp
    : TF_FunctionOp<"TensorScatterMin", "the tensor with minima taken at index vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TensorScatterSubOp
    : TF_FunctionOp<"TensorScatterSub", "the tensor with updates subtracted at index vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TensorScatterUpdateOp
    : TF_FunctionOp<"TensorScatterUpdate", "the tensor with updates written at index vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<[DT_INT16, DT_INT32, DT_INT64, DT_UINT16]>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TopKOp : TF_FunctionOp<"TopK", "the k greatest of each row (k is an attribute)"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntAtLeast<0>:$k, TF_Bool<"true">:$sorted, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$values, TF_Tensor<DT_INT32>:$indices);
}

def TF_TopKUniqueOp
    : TF_FunctionOp<"TopKUnique", "the k greatest of each row, made distinct first"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input);
  let attributes = (ins TF_Int<>:$k);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$topk, TF_Tensor<DT_INT32>:$topk_indices);
}

def TF_TopKV2Op : TF_FunctionOp<"TopKV2", "the k greatest of each row"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tk">:$k);
  let attributes = (ins TF_Bool<"true">:$sorted, TF_Type<TF_RealTypes>:$T,
      TF_TypeOr<DT_INT32, [DT_INT16, DT_INT32, DT_INT64]>:$Tk,
      TF_TypeOr<DT_INT32, [DT_INT16, DT_INT32, DT_INT64]>:$index_type);
  let outputs = (outs TF_TensorOf<"T">:$values, TF_TensorOf<"index_type">:$indices);
}

def TF_TopKWithUniqueOp
    : TF_FunctionOp<"TopKWithUnique", "the k greatest of each row, made distinct first"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input);
  let attributes = (ins TF_Int<>:$k);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$topk, TF_Tensor<DT_INT32>:$topk_indices);
}

def TF_ApproxTopKOp
    : TF_FunctionOp<"ApproxTopK", "the k greatest of each row, with a given recall"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntAtLeast<0>:$k, TF_Int<"-1">:$reduction_dimension,
      TF_Float<"0.95">:$recall_target, TF_Bool<"true">:$is_max_k,
      TF_Int<"-1">:$reduction_input_size_override, TF_Bool<"true">:$aggregate_to_topk,
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$values, TF_Tensor<DT_INT32>:$indices);
}

def TF_UniqueOp : TF_FunctionOp<"Unique", "the distinct elements and where each went"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_idx);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"out_idx">:$idx);
}

def TF_UniqueV2Op
    : TF_FunctionOp<"UniqueV2", "the distinct slices along a dimension and where each went"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Taxis">:$axis);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Taxis,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_idx);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"out_idx">:$idx);
}

def TF_UniqueWithCountsOp
    : TF_FunctionOp<"UniqueWithCounts",
                    "the distinct elements, where each went and how often each occurs"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_idx);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"out_idx">:$idx,
      TF_TensorOf<"out_idx">:$count);
}

def TF_UniqueWithCountsV2Op
    : TF_FunctionOp<"UniqueWithCountsV2",
                    "the distinct slices, where each went and how often each occurs"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Taxis">:$axis);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Taxis,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_idx);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"out_idx">:$idx,
      TF_TensorOf<"out_idx">:$count);
}

def TF_UpperBoundOp
    : TF_FunctionOp<"UpperBound", "the last place in a sorted row where each value fits"> {
  let inputs = (ins TF_TensorOf<"T">:$sorted_inputs, TF_TensorOf<"T">:$values);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_WhereOp : TF_FunctionOp<"Where", "the index vectors of non-zero elements"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_TypeOr<DT_BOOL, !listconcat(TF_NumberTypes, [DT_BOOL])>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$index);
}

def TF_EditDistanceOp : TF_FunctionOp<"EditDistance", "Levenshtein distance of sequences"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$hypothesis_indices, TF_TensorOf<"T">:$hypothesis_values,
      TF_Tensor<DT_INT64>:$hypothesis_shape, TF_Tensor<DT_INT64>:$truth_indices,
      TF_TensorOf<"T">:$truth_values, TF_Tensor<DT_INT64>:$truth_shape);
  let attributes = (ins TF_Bool<"true">:$normalize, TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output);
}

def TF_NearestNeighborsOp : TF_FunctionOp<"NearestNeighbors", "the nearest centers of each point"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$points, TF_Tensor<DT_FLOAT>:$centers,
      TF_Tensor<DT_INT64>:$k);
  let outputs = (outs TF_Tensor<DT_INT64>:$nearest_center_indices,
      TF_Tensor<DT_FLOAT>:$nearest_center_distances);
}

def TF_BoostedTreesBucketizeOp
    : TF_FunctionOp<"BoostedTreesBucketize", "the bucket of each feature value",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensors<DT_FLOAT, "num_features">:$float_values,
      TF_Tensors<DT_FLOAT, "num_features">:$bucket_boundaries);
  let attributes = (ins TF_IntAtLeast<0>:$num_features);
  let outputs = (outs TF_Tensors<DT_INT32, "num_features">:$buckets);
}

#endif // GRAPHC_DIALECTS_TF_OPS_INDEXOPS_TD
