//===- QuantizeOps.td - quantized numbers ------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_QUANTIZEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_QUANTIZEOPS_TD

include "dialects/tf/TfBase.td"

def TF_DequantizeOp
    : TF_FunctionOp<"Dequantize", "floating-point numbers from quantized ones and their range"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_FLOAT>:$min_range,
      TF_Tensor<DT_FLOAT>:$max_range);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T,
      TF_StringIn<["MIN_COMBINED", "MIN_FIRST", "SCALED"], "MIN_COMBINED">:$mode,
      TF_Bool<"false">:$narrow_range, TF_Int<"-1">:$axis,
      TF_TypeOr<DT_FLOAT, [DT_BFLOAT16, DT_FLOAT]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_QuantizeDownAndShrinkRangeOp
    : TF_FunctionOp<"QuantizeDownAndShrinkRange",
                    "32-bit quantized numbers in fewer bits, range taken from the data"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$input, TF_Tensor<DT_FLOAT>:$input_min,
      TF_Tensor<DT_FLOAT>:$input_max);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput, TF_Type<TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output, TF_Tensor<DT_FLOAT>:$output_min,
      TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_QuantizeV2Op
    : TF_FunctionOp<"QuantizeV2", "quantized numbers and their range from floating-point ones"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input, TF_Tensor<DT_FLOAT>:$min_range,
      TF_Tensor<DT_FLOAT>:$max_range);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T,
      TF_StringIn<["MIN_COMBINED", "MIN_FIRST", "SCALED"], "MIN_COMBINED">:$mode,
      TF_StringIn<["HALF_AWAY_FROM_ZERO", "HALF_TO_EVEN"], "HALF_AWAY_FROM_ZERO">:$round_mode,
      TF_Bool<"false">:$narrow_range, TF_Int<"-1">:$axis, TF_Float<"0.01">:$ensure_minimum_range);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_FLOAT>:$output_min,
      TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_QuantizedAddOp : TF_FunctionOp<"QuantizedAdd", "sum of quantized tensors"> {
  let inputs = (ins TF_TensorOf<"T1">:$x, TF_TensorOf<"T2">:$y, TF_Tensor<DT_FLOAT>:$min_x,
      TF_Tensor<DT_FLOAT>:$max_x, TF_Tensor<DT_FLOAT>:$min_y, TF_Tensor<DT_FLOAT>:$max_y);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T1, TF_Type<TF_QuantizedTypes>:$T2,
      TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$Toutput);
  let outputs = (outs TF_TensorOf<"Toutput">:$z, TF_Tensor<DT_FLOAT>:$min_z,
      TF_Tensor<DT_FLOAT>:$max_z);
}

def TF_QuantizedAvgPoolOp
    : TF_FunctionOp<"QuantizedAvgPool", "average of quantized numbers over windows"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_FLOAT>:$min_input,
      TF_Tensor<DT_FLOAT>:$max_input);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T, TF_IntList<>:$ksize, TF_IntList<>:$strides,
      TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_FLOAT>:$min_output,
      TF_Tensor<DT_FLOAT>:$max_output);
}

def TF_QuantizedBatchNormWithGlobalNormalizationOp
    : TF_FunctionOp<"QuantizedBatchNormWithGlobalNormalization",
                    "batch normalization of quantized numbers"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$t, TF_Tensor<DT_FLOAT>:$t_min,
      TF_Tensor<DT_FLOAT>:$t_max, TF_TensorOf<"Tinput">:$m, TF_Tensor<DT_FLOAT>:$m_min,
      TF_Tensor<DT_FLOAT>:$m_max, TF_TensorOf<"Tinput">:$v, TF_Tensor<DT_FLOAT>:$v_min,
      TF_Tensor<DT_FLOAT>:$v_max, TF_TensorOf<"Tinput">:$beta, TF_Tensor<DT_FLOAT>:$beta_min,
      TF_Tensor<DT_FLOAT>:$beta_max, TF_TensorOf<"Tinput">:$gamma, TF_Tensor<DT_FLOAT>:$gamma_min,
      TF_Tensor<DT_FLOAT>:$gamma_max);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput, TF_Type<TF_QuantizedTypes>:$out_type,
      TF_Float<>:$variance_epsilon, TF_Bool<>:$scale_after_normalization);
  let outputs = (outs TF_TensorOf<"out_type">:$result, TF_Tensor<DT_FLOAT>:$result_min,
      TF_Tensor<DT_FLOAT>:$result_max);
}

def TF_QuantizedBiasAddOp
    : TF_FunctionOp<"QuantizedBiasAdd", "a bias for each channel added to quantized numbers"> {
  let inputs = (ins TF_TensorOf<"T1">:$input, TF_TensorOf<"T2">:$bias,
      TF_Tensor<DT_FLOAT>:$min_input, TF_Tensor<DT_FLOAT>:$max_input, TF_Tensor<DT_FLOAT>:$min_bias,
      TF_Tensor<DT_FLOAT>:$max_bias);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T1, TF_Type<TF_QuantizedTypes>:$T2,
      TF_Type<TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output, TF_Tensor<DT_FLOAT>:$min_out,
      TF_Tensor<DT_FLOAT>:$max_out);
}

def TF_QuantizedConcatOp
    : TF_FunctionOp<"QuantizedConcat", "quantized tensors joined along a dimension",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$concat_dim, TF_TensorsOf<"T", "N">:$values,
      TF_Tensors<DT_FLOAT, "N">:$input_mins, TF_Tensors<DT_FLOAT, "N">:$input_maxes);
  let attributes = (ins TF_IntAtLeast<2>:$N, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_FLOAT>:$output_min,
      TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_QuantizedConv2DOp : TF_FunctionOp<"QuantizedConv2D", "2-D convolution of quantized images"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$input, TF_TensorOf<"Tfilter">:$filter,
      TF_Tensor<DT_FLOAT>:$min_input, TF_Tensor<DT_FLOAT>:$max_input,
      TF_Tensor<DT_FLOAT>:$min_filter, TF_Tensor<DT_FLOAT>:$max_filter);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput, TF_Type<TF_QuantizedTypes>:$Tfilter,
      TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$out_type, TF_IntList<>:$strides, TF_Padding:$padding,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"out_type">:$output, TF_Tensor<DT_FLOAT>:$min_output,
      TF_Tensor<DT_FLOAT>:$max_output);
}

def TF_QuantizedDepthwiseConv2DOp
    : TF_FunctionOp<"QuantizedDepthwiseConv2D", "depthwise convolution of quantized images"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$input, TF_TensorOf<"Tfilter">:$filter,
      TF_Tensor<DT_FLOAT>:$min_input, TF_Tensor<DT_FLOAT>:$max_input,
      TF_Tensor<DT_FLOAT>:$min_filter, TF_Tensor<DT_FLOAT>:$max_filter);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput, TF_Type<TF_QuantizedTypes>:$Tfilter,
      TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$out_type, TF_IntList<>:$strides, TF_Padding:$padding,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"out_type">:$output, TF_Tensor<DT_FLOAT>:$min_output,
      TF_Tensor<DT_FLOAT>:$max_output);
}

def TF_QuantizedInstanceNormOp
    : TF_FunctionOp<"QuantizedInstanceNorm", "instance normalization of quantized numbers"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_Tensor<DT_FLOAT>:$x_min, TF_Tensor<DT_FLOAT>:$x_max);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T, TF_Bool<"false">:$output_range_given,
      TF_Float<"0.0">:$given_y_min, TF_Float<"0.0">:$given_y_max,
      TF_Float<"1e-05">:$variance_epsilon, TF_Float<"0.001">:$min_separation);
  let outputs = (outs TF_TensorOf<"T">:$y, TF_Tensor<DT_FLOAT>:$y_min, TF_Tensor<DT_FLOAT>:$y_max);
}

def TF_QuantizedMatMulOp : TF_FunctionOp<"QuantizedMatMul", "product of quantized matrices"> {
  let inputs = (ins TF_TensorOf<"T1">:$a, TF_TensorOf<"T2">:$b, TF_Tensor<DT_FLOAT>:$min_a,
      TF_Tensor<DT_FLOAT>:$max_a, TF_Tensor<DT_FLOAT>:$min_b, TF_Tensor<DT_FLOAT>:$max_b);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T1, TF_Type<TF_QuantizedTypes>:$T2,
      TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$Toutput, TF_Bool<"false">:$transpose_a,
      TF_Bool<"false">:$transpose_b, TF_TypeOr<DT_QUINT8, TF_QuantizedTypes>:$Tactivation);
  let outputs = (outs TF_TensorOf<"Toutput">:$out, TF_Tensor<DT_FLOAT>:$min_out,
      TF_Tensor<DT_FLOAT>:$max_out);
}

def TF_QuantizedMaxPoolOp
    : TF_FunctionOp<"QuantizedMaxPool", "maximum of quantized numbers over windows"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_FLOAT>:$min_input,
      TF_Tensor<DT_FLOAT>:$max_input);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T, TF_IntList<>:$ksize, TF_IntList<>:$strides,
      TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_FLOAT>:$min_output,
      TF_Tensor<DT_FLOAT>:$max_output);
}

def TF_QuantizedMulOp : TF_FunctionOp<"QuantizedMul", "product of quantized tensors"> {
  let inputs = (ins TF_TensorOf<"T1">:$x, TF_TensorOf<"T2">:$y, TF_Tensor<DT_FLOAT>:$min_x,
      TF_Tensor<DT_FLOAT>:$max_x, TF_Tensor<DT_FLOAT>:$min_y, TF_Tensor<DT_FLOAT>:$max_y);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$T1, TF_Type<TF_QuantizedTypes>:$T2,
      TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$Toutput);
  let outputs = (outs TF_TensorOf<"Toutput">:$z, TF_Tensor<DT_FLOAT>:$min_z,
      TF_Tensor<DT_FLOAT>:$max_z);
}

def TF_QuantizedReluOp : TF_FunctionOp<"QuantizedRelu", "quantized numbers clamped below at 0"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$features, TF_Tensor<DT_FLOAT>:$min_features,
      TF_Tensor<DT_FLOAT>:$max_features);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput,
      TF_TypeOr<DT_QUINT8, TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$activations, TF_Tensor<DT_FLOAT>:$min_activations,
      TF_Tensor<DT_FLOAT>:$max_activations);
}

def TF_QuantizedRelu6Op : TF_FunctionOp<"QuantizedRelu6", "quantized numbers clamped to [0, 6]"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$features, TF_Tensor<DT_FLOAT>:$min_features,
      TF_Tensor<DT_FLOAT>:$max_features);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput,
      TF_TypeOr<DT_QUINT8, TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$activations, TF_Tensor<DT_FLOAT>:$min_activations,
      TF_Tensor<DT_FLOAT>:$max_activations);
}

def TF_QuantizedReluXOp : TF_FunctionOp<"QuantizedReluX", "quantized numbers clamped to [0, max]"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$features, TF_Tensor<DT_FLOAT>:$max_value,
      TF_Tensor<DT_FLOAT>:$min_features, TF_Tensor<DT_FLOAT>:$max_features);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput,
      TF_TypeOr<DT_QUINT8, TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$activations, TF_Tensor<DT_FLOAT>:$min_activations,
      TF_Tensor<DT_FLOAT>:$max_activations);
}

def TF_QuantizedReshapeOp
    : TF_FunctionOp<"QuantizedReshape", "quantized numbers in another shape"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tshape">:$shape,
      TF_Tensor<DT_FLOAT>:$input_min, TF_Tensor<DT_FLOAT>:$input_max);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_FLOAT>:$output_min,
      TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_QuantizedResizeBilinearOp
    : TF_FunctionOp<"QuantizedResizeBilinear", "quantized images resized by linear interpolation"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_INT32>:$size, TF_Tensor<DT_FLOAT>:$min,
      TF_Tensor<DT_FLOAT>:$max);
  let attributes = (ins TF_Type<[DT_FLOAT, DT_QUINT8, DT_QINT32]>:$T,
      TF_Bool<"false">:$align_corners, TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_TensorOf<"T">:$resized_images, TF_Tensor<DT_FLOAT>:$out_min,
      TF_Tensor<DT_FLOAT>:$out_max);
}

def TF_RequantizationRangeOp
    : TF_FunctionOp<"RequantizationRange", "the range that 32-bit quantized numbers use"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$input, TF_Tensor<DT_FLOAT>:$input_min,
      TF_Tensor<DT_FLOAT>:$input_max);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output_min, TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_RequantizationRangePerChannelOp
    : TF_FunctionOp<"RequantizationRangePerChannel",
                    "the range that 32-bit quantized numbers use, by channel"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_FLOAT>:$input_min,
      TF_Tensor<DT_FLOAT>:$input_max);
  let attributes = (ins TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$T, TF_Float<>:$clip_value_max);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output_min, TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_RequantizeOp
    : TF_FunctionOp<"Requantize", "32-bit quantized numbers in fewer bits, for a given range"> {
  let inputs = (ins TF_TensorOf<"Tinput">:$input, TF_Tensor<DT_FLOAT>:$input_min,
      TF_Tensor<DT_FLOAT>:$input_max, TF_Tensor<DT_FLOAT>:$requested_output_min,
      TF_Tensor<DT_FLOAT>:$requested_output_max);
  let attributes = (ins TF_Type<TF_QuantizedTypes>:$Tinput, TF_Type<TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output, TF_Tensor<DT_FLOAT>:$output_min,
      TF_Tensor<DT_FLOAT>:$output_max);
}

def TF_RequantizePerChannelOp
    : TF_FunctionOp<"RequantizePerChannel",
                    "32-bit quantized numbers in fewer bits, a range a channel"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_FLOAT>:$input_min,
      TF_Tensor<DT_FLOAT>:$input_max, TF_Tensor<DT_FLOAT>:$requested_output_min,
      TF_Tensor<DT_FLOAT>:$requested_output_max);
  let attributes = (ins TF_TypeOr<DT_QINT32, TF_QuantizedTypes>:$T,
      TF_TypeOr<DT_QUINT8, TF_QuantizedTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output, TF_Tensor<DT_FLOAT>:$output_min,
      TF_Tensor<DT_FLOAT>:$output_max);
}

#endif // GRAPHC_DIALECTS_TF_OPS_QUANTIZEOPS_TD
