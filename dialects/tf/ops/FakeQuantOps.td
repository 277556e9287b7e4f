//===- FakeQuantOps.td - quantized and back, and uniform quantization -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FAKEQUANTOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_FAKEQUANTOPS_TD

include "dialects/tf/TfBase.td"

def TF_FakeQuantWithMinMaxArgsOp
    : TF_FunctionOp<"FakeQuantWithMinMaxArgs",
                    "numbers rounded as quantization would, range as attributes"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$inputs);
  let attributes = (ins TF_Float<"-6.0">:$min, TF_Float<"6.0">:$max, TF_Int<"8">:$num_bits,
      TF_Bool<"false">:$narrow_range);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$outputs);
}

def TF_FakeQuantWithMinMaxArgsGradientOp
    : TF_FunctionOp<"FakeQuantWithMinMaxArgsGradient", "gradient of FakeQuantWithMinMaxArgs"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$gradients, TF_Tensor<DT_FLOAT>:$inputs);
  let attributes = (ins TF_Float<"-6.0">:$min, TF_Float<"6.0">:$max, TF_Int<"8">:$num_bits,
      TF_Bool<"false">:$narrow_range);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$backprops);
}

def TF_FakeQuantWithMinMaxVarsOp
    : TF_FunctionOp<"FakeQuantWithMinMaxVars",
                    "numbers rounded as quantization would, range as tensors"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$inputs, TF_Tensor<DT_FLOAT>:$min,
      TF_Tensor<DT_FLOAT>:$max);
  let attributes = (ins TF_Int<"8">:$num_bits, TF_Bool<"false">:$narrow_range);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$outputs);
}

def TF_FakeQuantWithMinMaxVarsGradientOp
    : TF_FunctionOp<"FakeQuantWithMinMaxVarsGradient", "gradient of FakeQuantWithMinMaxVars"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$gradients, TF_Tensor<DT_FLOAT>:$inputs,
      TF_Tensor<DT_FLOAT>:$min, TF_Tensor<DT_FLOAT>:$max);
  let attributes = (ins TF_Int<"8">:$num_bits, TF_Bool<"false">:$narrow_range);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$backprops_wrt_input,
      TF_Tensor<DT_FLOAT>:$backprop_wrt_min, TF_Tensor<DT_FLOAT>:$backprop_wrt_max);
}

def TF_FakeQuantWithMinMaxVarsPerChannelOp
    : TF_FunctionOp<"FakeQuantWithMinMaxVarsPerChannel",
                    "numbers rounded as quantization would, a range a channel"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$inputs, TF_Tensor<DT_FLOAT>:$min,
      TF_Tensor<DT_FLOAT>:$max);
  let attributes = (ins TF_Int<"8">:$num_bits, TF_Bool<"false">:$narrow_range);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$outputs);
}

def TF_FakeQuantWithMinMaxVarsPerChannelGradientOp
    : TF_FunctionOp<"FakeQuantWithMinMaxVarsPerChannelGradient",
                    "gradient of the per-channel form"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$gradients, TF_Tensor<DT_FLOAT>:$inputs,
      TF_Tensor<DT_FLOAT>:$min, TF_Tensor<DT_FLOAT>:$max);
  let attributes = (ins TF_Int<"8">:$num_bits, TF_Bool<"false">:$narrow_range);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$backprops_wrt_input,
      TF_Tensor<DT_FLOAT>:$backprop_wrt_min, TF_Tensor<DT_FLOAT>:$backprop_wrt_max);
}

def TF_QuantizeAndDequantizeOp
    : TF_FunctionOp<"QuantizeAndDequantize", "numbers quantized and back (oldest form)"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"true">:$signed_input, TF_Int<"8">:$num_bits,
      TF_Bool<"false">:$range_given, TF_Float<"0.0">:$input_min, TF_Float<"0.0">:$input_max,
      TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_QuantizeAndDequantizeV2Op
    : TF_FunctionOp<"QuantizeAndDequantizeV2", "numbers quantized and back"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_min,
      TF_TensorOf<"T">:$input_max);
  let attributes = (ins TF_Bool<"true">:$signed_input, TF_Int<"8">:$num_bits,
      TF_Bool<"false">:$range_given, TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["HALF_TO_EVEN", "HALF_UP"], "HALF_TO_EVEN">:$round_mode,
      TF_Bool<"false">:$narrow_range, TF_Int<"-1">:$axis);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_QuantizeAndDequantizeV3Op
    : TF_FunctionOp<"QuantizeAndDequantizeV3", "numbers quantized and back, bits as a tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_min,
      TF_TensorOf<"T">:$input_max, TF_Tensor<DT_INT32>:$num_bits);
  let attributes = (ins TF_Bool<"true">:$signed_input, TF_Bool<"true">:$range_given,
      TF_Type<TF_FloatTypes>:$T, TF_Bool<"false">:$narrow_range, TF_Int<"-1">:$axis);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_QuantizeAndDequantizeV4Op
    : TF_FunctionOp<"QuantizeAndDequantizeV4",
                    "numbers quantized and back, gradient stops outside the range"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_min,
      TF_TensorOf<"T">:$input_max);
  let attributes = (ins TF_Bool<"true">:$signed_input, TF_Int<"8">:$num_bits,
      TF_Bool<"false">:$range_given, TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["HALF_TO_EVEN", "HALF_UP"], "HALF_TO_EVEN">:$round_mode,
      TF_Bool<"false">:$narrow_range, TF_Int<"-1">:$axis);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_QuantizeAndDequantizeV4GradOp
    : TF_FunctionOp<"QuantizeAndDequantizeV4Grad", "gradient of QuantizeAndDequantizeV4"> {
  let inputs = (ins TF_TensorOf<"T">:$gradients, TF_TensorOf<"T">:$input,
      TF_TensorOf<"T">:$input_min, TF_TensorOf<"T">:$input_max);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_Int<"-1">:$axis);
  let outputs = (outs TF_TensorOf<"T">:$input_backprop, TF_TensorOf<"T">:$input_min_backprop,
      TF_TensorOf<"T">:$input_max_backprop);
}

def TF_UniformDequantizeOp
    : TF_FunctionOp<"UniformDequantize", "floating-point numbers from uniformly quantized ones"> {
  let inputs = (ins TF_TensorOf<"Tin">:$input, TF_Tensor<DT_FLOAT>:$scales,
      TF_Tensor<DT_INT32>:$zero_points);
  let attributes = (ins TF_Type<[DT_QINT8, DT_QUINT8, DT_QINT32]>:$Tin, TF_Type<[DT_FLOAT]>:$Tout,
      TF_Int<"-1">:$quantization_axis, TF_Int<>:$quantization_min_val,
      TF_Int<>:$quantization_max_val);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_UniformQuantizeOp : TF_FunctionOp<"UniformQuantize", "uniformly quantized numbers"> {
  let inputs = (ins TF_TensorOf<"Tin">:$input, TF_Tensor<DT_FLOAT>:$scales,
      TF_Tensor<DT_INT32>:$zero_points);
  let attributes = (ins TF_Type<[DT_FLOAT]>:$Tin, TF_Type<[DT_QINT8, DT_QUINT8, DT_QINT32]>:$Tout,
      TF_Int<"-1">:$quantization_axis, TF_Int<>:$quantization_min_val,
      TF_Int<>:$quantization_max_val);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_UniformQuantizedAddOp
    : TF_FunctionOp<"UniformQuantizedAdd", "sum of uniformly quantized tensors"> {
  let inputs = (ins TF_TensorOf<"T">:$lhs, TF_TensorOf<"T">:$rhs, TF_Tensor<DT_FLOAT>:$lhs_scales,
      TF_Tensor<DT_INT32>:$lhs_zero_points, TF_Tensor<DT_FLOAT>:$rhs_scales,
      TF_Tensor<DT_INT32>:$rhs_zero_points, TF_Tensor<DT_FLOAT>:$output_scales,
      TF_Tensor<DT_INT32>:$output_zero_points);
  let attributes = (ins TF_Int<"-1">:$lhs_quantization_axis, TF_Int<>:$lhs_quantization_min_val,
      TF_Int<>:$lhs_quantization_max_val, TF_Int<"-1">:$rhs_quantization_axis,
      TF_Int<>:$rhs_quantization_min_val, TF_Int<>:$rhs_quantization_max_val,
      TF_Int<"-1">:$output_quantization_axis, TF_Int<>:$output_quantization_min_val,
      TF_Int<>:$output_quantization_max_val, TF_Type<[DT_QINT32]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UniformQuantizedClipByValueOp
    : TF_FunctionOp<"UniformQuantizedClipByValue",
                    "uniformly quantized numbers clamped to a range"> {
  let inputs = (ins TF_TensorOf<"T">:$operand, TF_TensorOf<"T">:$min, TF_TensorOf<"T">:$max,
      TF_Tensor<DT_FLOAT>:$scales, TF_Tensor<DT_INT32>:$zero_points);
  let attributes = (ins TF_Type<[DT_QINT32]>:$T, TF_Int<"-1">:$quantization_axis,
      TF_Int<>:$quantization_min_val, TF_Int<>:$quantization_max_val);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_UniformQuantizedConvolutionOp
    : TF_FunctionOp<"UniformQuantizedConvolution", "convolution of uniformly quantized numbers"> {
  let inputs = (ins TF_TensorOf<"Tin">:$lhs, TF_TensorOf<"Tin">:$rhs,
      TF_Tensor<DT_FLOAT>:$lhs_scales, TF_Tensor<DT_INT32>:$lhs_zero_points,
      TF_Tensor<DT_FLOAT>:$rhs_scales, TF_Tensor<DT_INT32>:$rhs_zero_points,
      TF_Tensor<DT_FLOAT>:$output_scales, TF_Tensor<DT_INT32>:$output_zero_points);
  let attributes = (ins TF_Type<[DT_QINT8]>:$Tin, TF_Type<[DT_QINT32]>:$Tout,
      TF_IntListOr<[]>:$window_strides, TF_String<>:$padding, TF_IntListOr<[]>:$explicit_padding,
      TF_IntListOr<[]>:$lhs_dilation, TF_IntListOr<[]>:$rhs_dilation,
      TF_Int<"1">:$batch_group_count, TF_Int<"1">:$feature_group_count,
      TF_String<"">:$dimension_numbers, TF_Int<"-1">:$lhs_quantization_axis,
      TF_Int<>:$lhs_quantization_min_val, TF_Int<>:$lhs_quantization_max_val,
      TF_Int<"-1">:$rhs_quantization_axis, TF_Int<>:$rhs_quantization_min_val,
      TF_Int<>:$rhs_quantization_max_val, TF_Int<"-1">:$output_quantization_axis,
      TF_Int<>:$output_quantization_min_val, TF_Int<>:$output_quantization_max_val);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_UniformQuantizedDotOp
    : TF_FunctionOp<"UniformQuantizedDot", "product of uniformly quantized matrices"> {
  let inputs = (ins TF_TensorOf<"Tin">:$lhs, TF_TensorOf<"Tin">:$rhs,
      TF_Tensor<DT_FLOAT>:$lhs_scales, TF_Tensor<DT_INT32>:$lhs_zero_points,
      TF_Tensor<DT_FLOAT>:$rhs_scales, TF_Tensor<DT_INT32>:$rhs_zero_points,
      TF_Tensor<DT_FLOAT>:$output_scales, TF_Tensor<DT_INT32>:$output_zero_points);
  let attributes = (ins TF_Type<[DT_QINT8]>:$Tin, TF_Type<[DT_QINT32]>:$Tout,
      TF_Int<"-1">:$lhs_quantization_axis, TF_Int<>:$lhs_quantization_min_val,
      TF_Int<>:$lhs_quantization_max_val, TF_Int<"-1">:$rhs_quantization_axis,
      TF_Int<>:$rhs_quantization_min_val, TF_Int<>:$rhs_quantization_max_val,
      TF_Int<"-1">:$output_quantization_axis, TF_Int<>:$output_quantization_min_val,
      TF_Int<>:$output_quantization_max_val);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_UniformRequantizeOp
    : TF_FunctionOp<"UniformRequantize", "uniformly quantized numbers with another scale"> {
  let inputs = (ins TF_TensorOf<"Tin">:$input, TF_Tensor<DT_FLOAT>:$input_scales,
      TF_Tensor<DT_INT32>:$input_zero_points, TF_Tensor<DT_FLOAT>:$output_scales,
      TF_Tensor<DT_INT32>:$output_zero_points);
  let attributes = (ins TF_Type<[DT_QINT8, DT_QINT32]>:$Tin, TF_Type<[DT_QINT8, DT_QINT32]>:$Tout,
      TF_Int<"-1">:$input_quantization_axis, TF_Int<>:$input_quantization_min_val,
      TF_Int<>:$input_quantization_max_val, TF_Int<"-1">:$output_quantization_axis,
      TF_Int<>:$output_quantization_min_val, TF_Int<>:$output_quantization_max_val);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_FAKEQUANTOPS_TD
