//===- ConvOps.td - convolutions ---------------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_CONVOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_CONVOPS_TD

include "dialects/tf/TfBase.td"

def TF_ConvOp : TF_FunctionOp<"Conv", "convolution in any number of spatial dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32])>:$T, TF_IntList<>:$strides,
      TF_PaddingOrExplicit:$padding, TF_IntListOr<[]>:$explicit_paddings,
      TF_StringIn<["CHANNELS_FIRST", "CHANNELS_LAST"], "CHANNELS_LAST">:$data_format,
      TF_IntListOr<[]>:$dilations, TF_Int<"1">:$batch_dims, TF_Int<"1">:$groups);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv2DOp : TF_FunctionOp<"Conv2D", "2-D convolution of images with a filter"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32])>:$T, TF_IntList<>:$strides,
      TF_Bool<"true">:$use_cudnn_on_gpu, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings, TF_ImageLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv2DBackpropFilterOp
    : TF_FunctionOp<"Conv2DBackpropFilter", "gradient of Conv2D in the filter"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$filter_sizes,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<>:$strides,
      TF_Bool<"true">:$use_cudnn_on_gpu, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings, TF_ImageLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv2DBackpropFilterV2Op
    : TF_FunctionOp<"Conv2DBackpropFilterV2",
                    "gradient of Conv2D in the filter (takes the filter for its shape)"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<>:$strides,
      TF_Bool<"true">:$use_cudnn_on_gpu, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings, TF_ImageLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv2DBackpropInputOp
    : TF_FunctionOp<"Conv2DBackpropInput",
                    "gradient of Conv2D in the images; transposed convolution"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$input_sizes, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32])>:$T, TF_IntList<>:$strides,
      TF_Bool<"true">:$use_cudnn_on_gpu, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings, TF_ImageLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv2DBackpropInputV2Op
    : TF_FunctionOp<"Conv2DBackpropInputV2",
                    "gradient of Conv2D in the images (takes the images for their shape)"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32])>:$T, TF_IntList<>:$strides,
      TF_Bool<"true">:$use_cudnn_on_gpu, TF_PaddingOrExplicit:$padding,
      TF_IntListOr<[]>:$explicit_paddings, TF_ImageLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv3DOp : TF_FunctionOp<"Conv3D", "3-D convolution of volumes with a filter"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_IntListOr<["1", "1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv3DBackpropFilterOp
    : TF_FunctionOp<"Conv3DBackpropFilter", "gradient of Conv3D in the filter"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T, TF_IntList<5>:$strides,
      TF_Padding:$padding, TF_IntListOr<["1", "1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv3DBackpropFilterV2Op
    : TF_FunctionOp<"Conv3DBackpropFilterV2", "gradient of Conv3D in the filter, its sizes given"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$filter_sizes,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_IntListOr<["1", "1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv3DBackpropInputOp
    : TF_FunctionOp<"Conv3DBackpropInput", "gradient of Conv3D in the volumes"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T, TF_IntList<5>:$strides,
      TF_Padding:$padding, TF_IntListOr<["1", "1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Conv3DBackpropInputV2Op
    : TF_FunctionOp<"Conv3DBackpropInputV2",
                    "gradient of Conv3D in the volumes, their sizes given"> {
  let inputs = (ins TF_TensorOf<"Tshape">:$input_sizes, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<5>:$strides, TF_Padding:$padding,
      TF_VolumeLayout:$data_format, TF_IntListOr<["1", "1", "1", "1", "1"]>:$dilations,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DepthwiseConv2dNativeOp
    : TF_FunctionOp<"DepthwiseConv2dNative",
                    "2-D convolution of each channel with its own filters"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<>:$strides,
      TF_PaddingOrExplicit:$padding, TF_IntListOr<[]>:$explicit_paddings,
      TF_ImageLayout:$data_format, TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DepthwiseConv2dNativeBackpropFilterOp
    : TF_FunctionOp<"DepthwiseConv2dNativeBackpropFilter",
                    "gradient of the depthwise convolution in the filter"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$filter_sizes,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<>:$strides,
      TF_PaddingOrExplicit:$padding, TF_IntListOr<[]>:$explicit_paddings,
      TF_ImageLayout:$data_format, TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DepthwiseConv2dNativeBackpropInputOp
    : TF_FunctionOp<"DepthwiseConv2dNativeBackpropInput",
                    "gradient of the depthwise convolution in the images"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$input_sizes, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntList<>:$strides,
      TF_PaddingOrExplicit:$padding, TF_IntListOr<[]>:$explicit_paddings,
      TF_ImageLayout:$data_format, TF_IntListOr<["1", "1", "1", "1"]>:$dilations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Dilation2DOp : TF_FunctionOp<"Dilation2D", "greyscale dilation, a maximum of sums"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_IntList<4>:$strides, TF_IntList<4>:$rates,
      TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_Dilation2DBackpropFilterOp
    : TF_FunctionOp<"Dilation2DBackpropFilter", "gradient of Dilation2D in the filter"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_IntList<4>:$strides, TF_IntList<4>:$rates,
      TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$filter_backprop);
}

def TF_Dilation2DBackpropInputOp
    : TF_FunctionOp<"Dilation2DBackpropInput", "gradient of Dilation2D in the images"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorOf<"T">:$out_backprop);
  let attributes = (ins TF_Type<TF_RealTypes>:$T, TF_IntList<4>:$strides, TF_IntList<4>:$rates,
      TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$in_backprop);
}

def TF_InternalFusedConv2DOp
    : TF_FunctionOp<"_FusedConv2D", "2-D convolution followed by bias, normalization or activation",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter, TF_TensorList<"TArgs">:$args,
      TF_Tensors<DT_FLOAT, "num_host_args">:$host_args);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_QINT8]>:$T,
      TF_TypeList<1>:$TArgs, TF_IntAtLeast<0>:$num_args, TF_IntAtLeast<0, "0">:$num_host_args,
      TF_IntList<>:$strides, TF_PaddingOrExplicit:$padding, TF_IntListOr<[]>:$explicit_paddings,
      TF_StringIn<["NHWC", "NCHW", "NCHW_VECT_C"], "NHWC">:$data_format,
      TF_StringIn<["HWIO", "OIHW", "OIHW_VECT_I"], "HWIO">:$filter_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations, TF_Bool<"true">:$use_cudnn_on_gpu,
      TF_StringListOr<[]>:$fused_ops, TF_Float<"1e-04">:$epsilon, TF_Float<"0.2">:$leakyrelu_alpha);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_InternalFusedConv3DOp
    : TF_FunctionOp<"_FusedConv3D", "3-D convolution followed by bias and activation",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorsOf<"T", "num_args">:$args);
  let attributes = (ins TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T, TF_IntAtLeast<0>:$num_args,
      TF_IntList<5>:$strides, TF_Padding:$padding, TF_VolumeLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1", "1"]>:$dilations, TF_IntListOr<[]>:$padding_list,
      TF_StringListOr<[]>:$fused_ops, TF_Float<"1e-04">:$epsilon, TF_Float<"0.2">:$leakyrelu_alpha);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_InternalFusedDepthwiseConv2dNativeOp
    : TF_FunctionOp<"_FusedDepthwiseConv2dNative",
                    "depthwise convolution followed by bias and activation",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$filter,
      TF_TensorsOf<"T", "num_args">:$args);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntAtLeast<0>:$num_args,
      TF_IntList<>:$strides, TF_Padding:$padding, TF_ImageLayout:$data_format,
      TF_IntListOr<["1", "1", "1", "1"]>:$dilations, TF_StringListOr<[]>:$fused_ops,
      TF_Float<"1e-04">:$epsilon, TF_Float<"0.2">:$leakyrelu_alpha);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_FusedPadConv2DOp
    : TF_FunctionOp<"FusedPadConv2D", "mirror padding followed by 2-D convolution"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$paddings,
      TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_StringIn<["REFLECT", "SYMMETRIC"]>:$mode,
      TF_IntList<>:$strides, TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_FusedResizeAndPadConv2DOp
    : TF_FunctionOp<"FusedResizeAndPadConv2D",
                    "resize and mirror padding followed by 2-D convolution"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$size,
      TF_Tensor<DT_INT32>:$paddings, TF_TensorOf<"T">:$filter);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T,
      TF_Bool<"false">:$resize_align_corners, TF_StringIn<["REFLECT", "SYMMETRIC"]>:$mode,
      TF_IntList<>:$strides, TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_CONVOPS_TD
