//===- NnOps.td - pooling, normalization and losses --------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_NNOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_NNOPS_TD

include "dialects/tf/TfBase.td"

def TF_AvgPoolOp : TF_FunctionOp<"AvgPool", "average over windows"> {
  let inputs = (ins TF_TensorOf<"T">:$value);
  let attributes = (ins TF_IntList<4>:$ksize, TF_IntList<4>:$strides, TF_Padding:$padding,
      TF_ImageLayout:$data_format, TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_AvgPool3DOp : TF_FunctionOp<"AvgPool3D", "average over 3-D windows"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntList<5>:$ksize, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_AvgPool3DGradOp : TF_FunctionOp<"AvgPool3DGrad", "gradient of AvgPool3D"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$orig_input_shape, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_IntList<5>:$ksize, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_AvgPoolGradOp : TF_FunctionOp<"AvgPoolGrad", "gradient of AvgPool"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$orig_input_shape, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_IntList<4>:$ksize, TF_IntList<4>:$strides, TF_Padding:$padding,
      TF_ImageLayout:$data_format, TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchNormWithGlobalNormalizationOp
    : TF_FunctionOp<"BatchNormWithGlobalNormalization",
                    "batch normalization with given moments (older form)"> {
  let inputs = (ins TF_TensorOf<"T">:$t__in, TF_TensorOf<"T">:$m, TF_TensorOf<"T">:$v,
      TF_TensorOf<"T">:$beta, TF_TensorOf<"T">:$gamma);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Float<>:$variance_epsilon,
      TF_Bool<>:$scale_after_normalization);
  let outputs = (outs TF_TensorOf<"T">:$result);
}

def TF_BiasAddOp : TF_FunctionOp<"BiasAdd", "a bias for each channel added"> {
  let inputs = (ins TF_TensorOf<"T">:$value, TF_TensorOf<"T">:$bias);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_ImageLayout:$data_format);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BiasAddGradOp : TF_FunctionOp<"BiasAddGrad", "gradient of BiasAdd in the bias"> {
  let inputs = (ins TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_ImageLayout:$data_format);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BiasAddV1Op : TF_FunctionOp<"BiasAddV1", "a bias for each channel added, channels last"> {
  let inputs = (ins TF_TensorOf<"T">:$value, TF_TensorOf<"T">:$bias);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_FractionalAvgPoolOp
    : TF_FunctionOp<"FractionalAvgPool", "average over windows of random or alternating sizes"> {
  let inputs = (ins TF_TensorOf<"T">:$value);
  let attributes = (ins TF_FloatList<4>:$pooling_ratio, TF_Bool<"false">:$pseudo_random,
      TF_Bool<"false">:$overlapping, TF_Bool<"false">:$deterministic, TF_Int<"0">:$seed,
      TF_Int<"0">:$seed2, TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_INT64>:$row_pooling_sequence,
      TF_Tensor<DT_INT64>:$col_pooling_sequence);
}

def TF_FractionalMaxPoolOp
    : TF_FunctionOp<"FractionalMaxPool", "maximum over windows of random or alternating sizes"> {
  let inputs = (ins TF_TensorOf<"T">:$value);
  let attributes = (ins TF_FloatList<4>:$pooling_ratio, TF_Bool<"false">:$pseudo_random,
      TF_Bool<"false">:$overlapping, TF_Bool<"false">:$deterministic, TF_Int<"0">:$seed,
      TF_Int<"0">:$seed2, TF_Type<[DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_INT64>:$row_pooling_sequence,
      TF_Tensor<DT_INT64>:$col_pooling_sequence);
}

def TF_FusedBatchNormOp : TF_FunctionOp<"FusedBatchNorm", "batch normalization"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$scale, TF_TensorOf<"T">:$offset,
      TF_TensorOf<"T">:$mean, TF_TensorOf<"T">:$variance);
  let attributes = (ins TF_Type<[DT_FLOAT]>:$T, TF_Float<"1e-04">:$epsilon,
      TF_Float<"1.0">:$exponential_avg_factor, TF_ImageLayout:$data_format,
      TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"T">:$batch_mean,
      TF_TensorOf<"T">:$batch_variance, TF_TensorOf<"T">:$reserve_space_1,
      TF_TensorOf<"T">:$reserve_space_2);
}

def TF_FusedBatchNormGradOp : TF_FunctionOp<"FusedBatchNormGrad", "gradient of FusedBatchNorm"> {
  let inputs = (ins TF_TensorOf<"T">:$y_backprop, TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$scale,
      TF_TensorOf<"T">:$reserve_space_1, TF_TensorOf<"T">:$reserve_space_2);
  let attributes = (ins TF_Type<[DT_FLOAT]>:$T, TF_Float<"1e-04">:$epsilon,
      TF_ImageLayout:$data_format, TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$x_backprop, TF_TensorOf<"T">:$scale_backprop,
      TF_TensorOf<"T">:$offset_backprop, TF_TensorOf<"T">:$reserve_space_3,
      TF_TensorOf<"T">:$reserve_space_4);
}

def TF_FusedBatchNormGradV2Op
    : TF_FunctionOp<"FusedBatchNormGradV2", "gradient of FusedBatchNormV2"> {
  let inputs = (ins TF_TensorOf<"T">:$y_backprop, TF_TensorOf<"T">:$x, TF_Tensor<DT_FLOAT>:$scale,
      TF_TensorOf<"U">:$reserve_space_1, TF_TensorOf<"U">:$reserve_space_2);
  let attributes = (ins TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T, TF_Type<[DT_FLOAT]>:$U,
      TF_Float<"1e-04">:$epsilon, TF_ImageLayout:$data_format, TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$x_backprop, TF_TensorOf<"U">:$scale_backprop,
      TF_TensorOf<"U">:$offset_backprop, TF_TensorOf<"U">:$reserve_space_3,
      TF_TensorOf<"U">:$reserve_space_4);
}

def TF_FusedBatchNormGradV3Op
    : TF_FunctionOp<"FusedBatchNormGradV3", "gradient of FusedBatchNormV3"> {
  let inputs = (ins TF_TensorOf<"T">:$y_backprop, TF_TensorOf<"T">:$x, TF_Tensor<DT_FLOAT>:$scale,
      TF_TensorOf<"U">:$reserve_space_1, TF_TensorOf<"U">:$reserve_space_2,
      TF_TensorOf<"U">:$reserve_space_3);
  let attributes = (ins TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T, TF_Type<[DT_FLOAT]>:$U,
      TF_Float<"1e-04">:$epsilon,
      TF_StringIn<["NHWC", "NCHW", "NDHWC", "NCDHW"], "NHWC">:$data_format,
      TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$x_backprop, TF_TensorOf<"U">:$scale_backprop,
      TF_TensorOf<"U">:$offset_backprop, TF_TensorOf<"U">:$reserve_space_4,
      TF_TensorOf<"U">:$reserve_space_5);
}

def TF_FusedBatchNormV2Op
    : TF_FunctionOp<"FusedBatchNormV2", "batch normalization, statistics in their own type"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"U">:$scale, TF_TensorOf<"U">:$offset,
      TF_TensorOf<"U">:$mean, TF_TensorOf<"U">:$variance);
  let attributes = (ins TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T, TF_Type<[DT_FLOAT]>:$U,
      TF_Float<"1e-04">:$epsilon, TF_Float<"1.0">:$exponential_avg_factor,
      TF_ImageLayout:$data_format, TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"U">:$batch_mean,
      TF_TensorOf<"U">:$batch_variance, TF_TensorOf<"U">:$reserve_space_1,
      TF_TensorOf<"U">:$reserve_space_2);
}

def TF_FusedBatchNormV3Op
    : TF_FunctionOp<"FusedBatchNormV3",
                    "batch normalization, statistics in their own type, more reserved space"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"U">:$scale, TF_TensorOf<"U">:$offset,
      TF_TensorOf<"U">:$mean, TF_TensorOf<"U">:$variance);
  let attributes = (ins TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T,
      TF_Type<[DT_BFLOAT16, DT_FLOAT]>:$U, TF_Float<"1e-04">:$epsilon,
      TF_Float<"1.0">:$exponential_avg_factor,
      TF_StringIn<["NHWC", "NCHW", "NDHWC", "NCDHW"], "NHWC">:$data_format,
      TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"U">:$batch_mean,
      TF_TensorOf<"U">:$batch_variance, TF_TensorOf<"U">:$reserve_space_1,
      TF_TensorOf<"U">:$reserve_space_2, TF_TensorOf<"U">:$reserve_space_3);
}

def TF_InternalFusedBatchNormExOp
    : TF_FunctionOp<"_FusedBatchNormEx",
                    "batch normalization followed by an addition and an activation",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"U">:$scale, TF_TensorOf<"U">:$offset,
      TF_TensorOf<"U">:$mean, TF_TensorOf<"U">:$variance,
      TF_TensorsOf<"T", "num_side_inputs">:$side_input);
  let attributes = (ins TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T, TF_Type<[DT_FLOAT]>:$U,
      TF_Float<"1e-04">:$epsilon, TF_Float<"1.0">:$exponential_avg_factor,
      TF_IntAtLeast<0, "0">:$num_side_inputs, TF_String<"Identity">:$activation_mode,
      TF_ImageLayout:$data_format, TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_TensorOf<"U">:$batch_mean,
      TF_TensorOf<"U">:$batch_variance, TF_TensorOf<"U">:$reserve_space_1,
      TF_TensorOf<"U">:$reserve_space_2, TF_TensorOf<"U">:$reserve_space_3);
}

def TF_LRNOp : TF_FunctionOp<"LRN", "local response normalization across channels"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Int<"5">:$depth_radius, TF_Float<"1.0">:$bias, TF_Float<"1.0">:$alpha,
      TF_Float<"0.5">:$beta, TF_TypeOr<DT_FLOAT, [DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_LRNGradOp : TF_FunctionOp<"LRNGrad", "gradient of LRN"> {
  let inputs = (ins TF_TensorOf<"T">:$input_grads, TF_TensorOf<"T">:$input_image,
      TF_TensorOf<"T">:$output_image);
  let attributes = (ins TF_Int<"5">:$depth_radius, TF_Float<"1.0">:$bias, TF_Float<"1.0">:$alpha,
      TF_Float<"0.5">:$beta, TF_TypeOr<DT_FLOAT, [DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_LogSoftmaxOp : TF_FunctionOp<"LogSoftmax", "logarithm of Softmax"> {
  let inputs = (ins TF_TensorOf<"T">:$logits);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$logsoftmax);
}

def TF_MaxPoolOp : TF_FunctionOp<"MaxPool", "maximum over windows"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32,
          DT_INT64, DT_UINT8, DT_UINT16, DT_QINT8]>:$T,
      TF_IntList<4>:$ksize, TF_IntList<4>:$strides, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings,
      TF_StringIn<["NHWC", "NCHW", "NCHW_VECT_C"], "NHWC">:$data_format);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPool3DOp : TF_FunctionOp<"MaxPool3D", "maximum over 3-D windows"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntList<5>:$ksize, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPool3DGradOp : TF_FunctionOp<"MaxPool3DGrad", "gradient of MaxPool3D"> {
  let inputs = (ins TF_TensorOf<"TInput">:$orig_input, TF_TensorOf<"TInput">:$orig_output,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_IntList<5>:$ksize, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_TypeOr<DT_FLOAT, [DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T,
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$TInput);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPool3DGradGradOp : TF_FunctionOp<"MaxPool3DGradGrad", "second gradient of MaxPool3D"> {
  let inputs = (ins TF_TensorOf<"T">:$orig_input, TF_TensorOf<"T">:$orig_output,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_IntList<5>:$ksize, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPoolGradOp : TF_FunctionOp<"MaxPoolGrad", "gradient of MaxPool"> {
  let inputs = (ins TF_TensorOf<"T">:$orig_input, TF_TensorOf<"T">:$orig_output,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_IntList<4>:$ksize, TF_IntList<4>:$strides, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings, TF_ImageLayout:$data_format,
      TF_TypeOr<DT_FLOAT, TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPoolGradGradOp : TF_FunctionOp<"MaxPoolGradGrad", "second gradient of MaxPool"> {
  let inputs = (ins TF_TensorOf<"T">:$orig_input, TF_TensorOf<"T">:$orig_output,
      TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_IntList<4>:$ksize, TF_IntList<4>:$strides, TF_Padding:$padding,
      TF_ImageLayout:$data_format, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPoolGradV2Op : TF_FunctionOp<"MaxPoolGradV2", "gradient of MaxPoolV2"> {
  let inputs = (ins TF_TensorOf<"T">:$orig_input, TF_TensorOf<"T">:$orig_output,
      TF_TensorOf<"T">:$grad, TF_Tensor<DT_INT32>:$ksize, TF_Tensor<DT_INT32>:$strides);
  let attributes = (ins TF_Padding:$padding, TF_ImageLayout:$data_format,
      TF_TypeOr<DT_FLOAT, TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPoolGradWithArgmaxOp
    : TF_FunctionOp<"MaxPoolGradWithArgmax", "gradient of MaxPoolWithArgmax"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$grad,
      TF_TensorOf<"Targmax">:$argmax);
  let attributes = (ins TF_IntList<4>:$ksize, TF_IntList<4>:$strides, TF_Padding:$padding,
      TF_Bool<"false">:$include_batch_in_index, TF_Type<TF_IndexTypes>:$Targmax,
      TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPoolV2Op
    : TF_FunctionOp<"MaxPoolV2", "maximum over windows, sizes and strides as tensors"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$ksize,
      TF_Tensor<DT_INT32>:$strides);
  let attributes = (ins
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32,
          DT_INT64, DT_UINT8, DT_UINT16, DT_QINT8]>:$T,
      TF_Padding:$padding, TF_StringIn<["NHWC", "NCHW", "NCHW_VECT_C"], "NHWC">:$data_format);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MaxPoolWithArgmaxOp
    : TF_FunctionOp<"MaxPoolWithArgmax", "maximum over windows and where it was found"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntList<4>:$ksize, TF_IntList<4>:$strides,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Targmax, TF_Padding:$padding,
      TF_Bool<"false">:$include_batch_in_index, TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"Targmax">:$argmax);
}

def TF_SoftmaxOp : TF_FunctionOp<"Softmax", "exp(x) over the row's sum of exp(x)"> {
  let inputs = (ins TF_TensorOf<"T">:$logits);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$softmax);
}

def TF_SoftmaxCrossEntropyWithLogitsOp
    : TF_FunctionOp<"SoftmaxCrossEntropyWithLogits",
                    "cross entropy of softmax against distributions, with its gradient"> {
  let inputs = (ins TF_TensorOf<"T">:$features, TF_TensorOf<"T">:$labels);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$loss, TF_TensorOf<"T">:$backprop);
}

def TF_SparseSoftmaxCrossEntropyWithLogitsOp
    : TF_FunctionOp<"SparseSoftmaxCrossEntropyWithLogits",
                    "cross entropy of softmax against classes, with its gradient"> {
  let inputs = (ins TF_TensorOf<"T">:$features, TF_TensorOf<"Tlabels">:$labels);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tlabels);
  let outputs = (outs TF_TensorOf<"T">:$loss, TF_TensorOf<"T">:$backprop);
}

def TF_CTCBeamSearchDecoderOp
    : TF_FunctionOp<"CTCBeamSearchDecoder",
                    "label sequences by beam search over connectionist scores",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$inputs, TF_Tensor<DT_INT32>:$sequence_length);
  let attributes = (ins TF_IntAtLeast<1>:$beam_width, TF_IntAtLeast<1>:$top_paths,
      TF_Bool<"true">:$merge_repeated, TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$T);
  let outputs = (outs TF_Tensors<DT_INT64, "top_paths">:$decoded_indices,
      TF_Tensors<DT_INT64, "top_paths">:$decoded_values,
      TF_Tensors<DT_INT64, "top_paths">:$decoded_shape, TF_TensorOf<"T">:$log_probability);
}

def TF_CTCGreedyDecoderOp
    : TF_FunctionOp<"CTCGreedyDecoder", "label sequences by the best connectionist scores"> {
  let inputs = (ins TF_TensorOf<"T">:$inputs, TF_Tensor<DT_INT32>:$sequence_length);
  let attributes = (ins TF_Bool<"false">:$merge_repeated, TF_Int<"-1">:$blank_index,
      TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$T);
  let outputs = (outs TF_Tensor<DT_INT64>:$decoded_indices, TF_Tensor<DT_INT64>:$decoded_values,
      TF_Tensor<DT_INT64>:$decoded_shape, TF_TensorOf<"T">:$log_probability);
}

def TF_CTCLossOp
    : TF_FunctionOp<"CTCLoss", "connectionist temporal classification loss, with its gradient"> {
  let inputs = (ins TF_TensorOf<"T">:$inputs, TF_Tensor<DT_INT64>:$labels_indices,
      TF_Tensor<DT_INT32>:$labels_values, TF_Tensor<DT_INT32>:$sequence_length);
  let attributes = (ins TF_Bool<"false">:$preprocess_collapse_repeated,
      TF_Bool<"true">:$ctc_merge_repeated, TF_Bool<"false">:$ignore_longer_outputs_than_inputs,
      TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$loss, TF_TensorOf<"T">:$gradient);
}

#endif // GRAPHC_DIALECTS_TF_OPS_NNOPS_TD
