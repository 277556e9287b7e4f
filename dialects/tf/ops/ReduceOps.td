//===- ReduceOps.td - reductions and running sums ----------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_REDUCEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_REDUCEOPS_TD

include "dialects/tf/TfBase.td"

def TF_AllOp : TF_FunctionOp<"All", "logical and over dimensions"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_Tensor<DT_BOOL>:$output);
}

def TF_AnyOp : TF_FunctionOp<"Any", "logical or over dimensions"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_Tensor<DT_BOOL>:$output);
}

def TF_ArgMaxOp : TF_FunctionOp<"ArgMax", "index of the greatest element along a dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$dimension);
  let attributes = (ins
      TF_Type<!listconcat(TF_RealTypes, [DT_BOOL, DT_QINT8, DT_QUINT8, DT_QINT32, DT_QINT16,
          DT_QUINT16])>:$T,
      TF_TypeOr<DT_INT32, [DT_INT16, DT_INT32, DT_INT64]>:$Tidx,
      TF_TypeOr<DT_INT64, [DT_INT16, DT_INT32, DT_INT64, DT_UINT16]>:$output_type);
  let outputs = (outs TF_TensorOf<"output_type">:$output);
}

def TF_ArgMinOp : TF_FunctionOp<"ArgMin", "index of the least element along a dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$dimension);
  let attributes = (ins
      TF_Type<!listconcat(TF_RealTypes, [DT_BOOL, DT_QINT8, DT_QUINT8, DT_QINT32, DT_QINT16,
          DT_QUINT16])>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx, TF_TypeOr<DT_INT64, TF_IndexTypes>:$output_type);
  let outputs = (outs TF_TensorOf<"output_type">:$output);
}

def TF_CumprodOp : TF_FunctionOp<"Cumprod", "running products along a dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Tidx">:$axis);
  let attributes = (ins TF_Bool<"false">:$exclusive, TF_Bool<"false">:$reverse,
      TF_Type<TF_NumberTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$out);
}

def TF_CumsumOp : TF_FunctionOp<"Cumsum", "running sums along a dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Tidx">:$axis);
  let attributes = (ins TF_Bool<"false">:$exclusive, TF_Bool<"false">:$reverse,
      TF_Type<TF_NumberTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$out);
}

def TF_CumulativeLogsumexpOp
    : TF_FunctionOp<"CumulativeLogsumexp", "running log-sum-exp along a dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Tidx">:$axis);
  let attributes = (ins TF_Bool<"false">:$exclusive, TF_Bool<"false">:$reverse,
      TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$out);
}

def TF_EuclideanNormOp
    : TF_FunctionOp<"EuclideanNorm", "square root of the sum of squares over dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_NumberTypes>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxOp : TF_FunctionOp<"Max", "maximum over dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims,
      TF_Type<!listconcat(TF_RealTypes, [DT_QINT8, DT_QUINT8, DT_QINT32, DT_QINT16,
          DT_QUINT16])>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MeanOp : TF_FunctionOp<"Mean", "mean over dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_NumberTypes>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MinOp : TF_FunctionOp<"Min", "minimum over dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims,
      TF_Type<!listconcat(TF_RealTypes, [DT_QINT8, DT_QUINT8, DT_QINT32, DT_QINT16,
          DT_QUINT16])>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ProdOp : TF_FunctionOp<"Prod", "product over dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_NumberTypes>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SumOp : TF_FunctionOp<"Sum", "sum over dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_Type<TF_NumberTypes>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_L2LossOp : TF_FunctionOp<"L2Loss", "half the sum of squares"> {
  let inputs = (ins TF_TensorOf<"T">:$t__in);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_REDUCEOPS_TD
