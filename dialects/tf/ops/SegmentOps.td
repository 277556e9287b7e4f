//===- SegmentOps.td - segments of rows --------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_SEGMENTOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_SEGMENTOPS_TD

include "dialects/tf/TfBase.td"

def TF_SegmentMaxOp : TF_FunctionOp<"SegmentMax", "maximum of each run of rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentMaxV2Op
    : TF_FunctionOp<"SegmentMaxV2",
                    "maximum of each run of rows, with the number of segments given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentMeanOp : TF_FunctionOp<"SegmentMean", "mean of each run of rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentMinOp : TF_FunctionOp<"SegmentMin", "minimum of each run of rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentMinV2Op
    : TF_FunctionOp<"SegmentMinV2",
                    "minimum of each run of rows, with the number of segments given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentProdOp : TF_FunctionOp<"SegmentProd", "product of each run of rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentProdV2Op
    : TF_FunctionOp<"SegmentProdV2",
                    "product of each run of rows, with the number of segments given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentSumOp : TF_FunctionOp<"SegmentSum", "sum of each run of rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SegmentSumV2Op
    : TF_FunctionOp<"SegmentSumV2", "sum of each run of rows, with the number of segments given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UnsortedSegmentMaxOp
    : TF_FunctionOp<"UnsortedSegmentMax", "maximum of the rows of each segment"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UnsortedSegmentMinOp
    : TF_FunctionOp<"UnsortedSegmentMin", "minimum of the rows of each segment"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UnsortedSegmentProdOp
    : TF_FunctionOp<"UnsortedSegmentProd", "product of the rows of each segment"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UnsortedSegmentSumOp
    : TF_FunctionOp<"UnsortedSegmentSum", "sum of the rows of each segment"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T,
      TF_Type<[DT_INT16, DT_INT32, DT_INT64]>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentMeanOp : TF_FunctionOp<"SparseSegmentMean", "mean of each run of picked rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids, TF_Bool<"false">:$sparse_gradient);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentMeanGradOp
    : TF_FunctionOp<"SparseSegmentMeanGrad", "gradient of SparseSegmentMean"> {
  let inputs = (ins TF_TensorOf<"T">:$grad, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_Tensor<DT_INT32>:$output_dim0);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentMeanGradV2Op
    : TF_FunctionOp<"SparseSegmentMeanGradV2",
                    "gradient of SparseSegmentMean, indices made distinct"> {
  let inputs = (ins TF_TensorOf<"T">:$grad, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_Tensor<DT_INT32>:$dense_output_dim0);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"Tidx">:$sorted_unique_indices);
}

def TF_SparseSegmentMeanWithNumSegmentsOp
    : TF_FunctionOp<"SparseSegmentMeanWithNumSegments",
                    "mean of each run of picked rows, their number given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids, TF_Bool<"false">:$sparse_gradient);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentSqrtNOp
    : TF_FunctionOp<"SparseSegmentSqrtN",
                    "sum of each run of picked rows over the root of its length"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids, TF_Bool<"false">:$sparse_gradient);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentSqrtNGradOp
    : TF_FunctionOp<"SparseSegmentSqrtNGrad", "gradient of SparseSegmentSqrtN"> {
  let inputs = (ins TF_TensorOf<"T">:$grad, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_Tensor<DT_INT32>:$output_dim0);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentSqrtNGradV2Op
    : TF_FunctionOp<"SparseSegmentSqrtNGradV2",
                    "gradient of SparseSegmentSqrtN, indices made distinct"> {
  let inputs = (ins TF_TensorOf<"T">:$grad, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_Tensor<DT_INT32>:$dense_output_dim0);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"Tidx">:$sorted_unique_indices);
}

def TF_SparseSegmentSqrtNWithNumSegmentsOp
    : TF_FunctionOp<"SparseSegmentSqrtNWithNumSegments",
                    "sum of each run over the root of its length, their number given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids, TF_Bool<"false">:$sparse_gradient);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentSumOp : TF_FunctionOp<"SparseSegmentSum", "sum of each run of picked rows"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids, TF_Bool<"false">:$sparse_gradient);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentSumGradOp
    : TF_FunctionOp<"SparseSegmentSumGrad", "gradient of SparseSegmentSum"> {
  let inputs = (ins TF_TensorOf<"T">:$grad, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_Tensor<DT_INT32>:$output_dim0);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SparseSegmentSumGradV2Op
    : TF_FunctionOp<"SparseSegmentSumGradV2",
                    "gradient of SparseSegmentSum, indices made distinct"> {
  let inputs = (ins TF_TensorOf<"T">:$grad, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_Tensor<DT_INT32>:$dense_output_dim0);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"Tidx">:$sorted_unique_indices);
}

def TF_SparseSegmentSumWithNumSegmentsOp
    : TF_FunctionOp<"SparseSegmentSumWithNumSegments",
                    "sum of each run of picked rows, their number given"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_TensorOf<"Tidx">:$indices,
      TF_TensorOf<"Tsegmentids">:$segment_ids, TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tsegmentids, TF_Bool<"false">:$sparse_gradient);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_SEGMENTOPS_TD
