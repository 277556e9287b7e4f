//===- ImageOps.td - images, colours and sound -------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_IMAGEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_IMAGEOPS_TD

include "dialects/tf/TfBase.td"

def TF_AdjustContrastOp
    : TF_FunctionOp<"AdjustContrast", "contrast scaled about the mean (older form)"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_FLOAT>:$contrast_factor,
      TF_Tensor<DT_FLOAT>:$min_value, TF_Tensor<DT_FLOAT>:$max_value);
  let attributes = (ins TF_Type<!listconcat(TF_SignedTypes, [DT_FLOAT, DT_DOUBLE, DT_UINT8])>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output);
}

def TF_AdjustContrastv2Op : TF_FunctionOp<"AdjustContrastv2", "contrast scaled about the mean"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_FLOAT>:$contrast_factor);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_AdjustHueOp : TF_FunctionOp<"AdjustHue", "hue turned"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_FLOAT>:$delta);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_AdjustSaturationOp : TF_FunctionOp<"AdjustSaturation", "saturation scaled"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_FLOAT>:$scale);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DecodeBmpOp : TF_FunctionOp<"DecodeBmp", "a decoded BMP image"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let attributes = (ins TF_Int<"0">:$channels);
  let outputs = (outs TF_Tensor<DT_UINT8>:$image);
}

def TF_DecodeGifOp : TF_FunctionOp<"DecodeGif", "the frames of a decoded GIF image"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let outputs = (outs TF_Tensor<DT_UINT8>:$image);
}

def TF_DecodeImageOp : TF_FunctionOp<"DecodeImage", "a decoded image of any known format"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let attributes = (ins TF_Int<"0">:$channels,
      TF_TypeOr<DT_UINT8, [DT_FLOAT, DT_UINT8, DT_UINT16]>:$dtype,
      TF_Bool<"true">:$expand_animations);
  let outputs = (outs TF_TensorOf<"dtype">:$image);
}

def TF_DecodeJpegOp : TF_FunctionOp<"DecodeJpeg", "a decoded JPEG image"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let attributes = (ins TF_Int<"0">:$channels, TF_Int<"1">:$ratio, TF_Bool<"true">:$fancy_upscaling,
      TF_Bool<"false">:$try_recover_truncated, TF_Float<"1.0">:$acceptable_fraction,
      TF_String<"">:$dct_method);
  let outputs = (outs TF_Tensor<DT_UINT8>:$image);
}

def TF_DecodePngOp : TF_FunctionOp<"DecodePng", "a decoded PNG image"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let attributes = (ins TF_Int<"0">:$channels, TF_TypeOr<DT_UINT8, [DT_UINT8, DT_UINT16]>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$image);
}

def TF_EncodeJpegOp : TF_FunctionOp<"EncodeJpeg", "a JPEG image"> {
  let inputs = (ins TF_Tensor<DT_UINT8>:$image);
  let attributes = (ins TF_StringIn<["", "grayscale", "rgb"], "">:$format, TF_Int<"95">:$quality,
      TF_Bool<"false">:$progressive, TF_Bool<"false">:$optimize_size,
      TF_Bool<"true">:$chroma_downsampling, TF_StringIn<["in", "cm"], "in">:$density_unit,
      TF_Int<"300">:$x_density, TF_Int<"300">:$y_density, TF_String<"">:$xmp_metadata);
  let outputs = (outs TF_Tensor<DT_STRING>:$contents);
}

def TF_EncodeJpegVariableQualityOp
    : TF_FunctionOp<"EncodeJpegVariableQuality", "a JPEG image of a given quality"> {
  let inputs = (ins TF_Tensor<DT_UINT8>:$images, TF_Tensor<DT_INT32>:$quality);
  let outputs = (outs TF_Tensor<DT_STRING>:$contents);
}

def TF_EncodePngOp : TF_FunctionOp<"EncodePng", "a PNG image"> {
  let inputs = (ins TF_TensorOf<"T">:$image);
  let attributes = (ins TF_Int<"-1">:$compression, TF_TypeOr<DT_UINT8, [DT_UINT8, DT_UINT16]>:$T);
  let outputs = (outs TF_Tensor<DT_STRING>:$contents);
}

def TF_ExtractJpegShapeOp : TF_FunctionOp<"ExtractJpegShape", "the size of a JPEG image"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$output_type);
  let outputs = (outs TF_TensorOf<"output_type">:$image_shape);
}

def TF_HSVToRGBOp : TF_FunctionOp<"HSVToRGB", "colours from hue, saturation and value"> {
  let inputs = (ins TF_TensorOf<"T">:$images);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ImageProjectiveTransformV2Op
    : TF_FunctionOp<"ImageProjectiveTransformV2", "images under a projective transform"> {
  let inputs = (ins TF_TensorOf<"dtype">:$images, TF_Tensor<DT_FLOAT>:$transforms,
      TF_Tensor<DT_INT32>:$output_shape);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32, DT_INT64, DT_UINT8])>:$dtype,
      TF_String<>:$interpolation, TF_String<"CONSTANT">:$fill_mode);
  let outputs = (outs TF_TensorOf<"dtype">:$transformed_images);
}

def TF_ImageProjectiveTransformV3Op
    : TF_FunctionOp<"ImageProjectiveTransformV3",
                    "images under a projective transform, outside filled with a value"> {
  let inputs = (ins TF_TensorOf<"dtype">:$images, TF_Tensor<DT_FLOAT>:$transforms,
      TF_Tensor<DT_INT32>:$output_shape, TF_Tensor<DT_FLOAT>:$fill_value);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32, DT_INT64, DT_UINT8])>:$dtype,
      TF_String<>:$interpolation, TF_String<"CONSTANT">:$fill_mode);
  let outputs = (outs TF_TensorOf<"dtype">:$transformed_images);
}

def TF_RGBToHSVOp : TF_FunctionOp<"RGBToHSV", "hue, saturation and value of colours"> {
  let inputs = (ins TF_TensorOf<"T">:$images);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ResizeAreaOp : TF_FunctionOp<"ResizeArea", "images resized by averaging areas"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_INT32>:$size);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16]>:$T,
      TF_Bool<"false">:$align_corners);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$resized_images);
}

def TF_ResizeBicubicOp : TF_FunctionOp<"ResizeBicubic", "images resized by cubic interpolation"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_INT32>:$size);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16]>:$T,
      TF_Bool<"false">:$align_corners, TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$resized_images);
}

def TF_ResizeBicubicGradOp : TF_FunctionOp<"ResizeBicubicGrad", "gradient of ResizeBicubic"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$grads, TF_TensorOf<"T">:$original_image);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T, TF_Bool<"false">:$align_corners,
      TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ResizeBilinearOp
    : TF_FunctionOp<"ResizeBilinear", "images resized by linear interpolation"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_INT32>:$size);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16]>:$T,
      TF_Bool<"false">:$align_corners, TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$resized_images);
}

def TF_ResizeBilinearGradOp : TF_FunctionOp<"ResizeBilinearGrad", "gradient of ResizeBilinear"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$grads, TF_TensorOf<"T">:$original_image);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_Bool<"false">:$align_corners,
      TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ResizeNearestNeighborOp
    : TF_FunctionOp<"ResizeNearestNeighbor", "images resized by the nearest pixel"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_INT32>:$size);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16]>:$T,
      TF_Bool<"false">:$align_corners, TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_TensorOf<"T">:$resized_images);
}

def TF_ResizeNearestNeighborGradOp
    : TF_FunctionOp<"ResizeNearestNeighborGrad", "gradient of ResizeNearestNeighbor"> {
  let inputs = (ins TF_TensorOf<"T">:$grads, TF_Tensor<DT_INT32>:$size);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT8, DT_INT32, DT_UINT8])>:$T,
      TF_Bool<"false">:$align_corners, TF_Bool<"false">:$half_pixel_centers);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ScaleAndTranslateOp
    : TF_FunctionOp<"ScaleAndTranslate", "images scaled and moved with a resampling kernel"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_INT32>:$size, TF_Tensor<DT_FLOAT>:$scale,
      TF_Tensor<DT_FLOAT>:$translation);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16]>:$T,
      TF_String<"lanczos3">:$kernel_type, TF_Bool<"true">:$antialias);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$resized_images);
}

def TF_ScaleAndTranslateGradOp
    : TF_FunctionOp<"ScaleAndTranslateGrad", "gradient of ScaleAndTranslate"> {
  let inputs = (ins TF_TensorOf<"T">:$grads, TF_TensorOf<"T">:$original_image,
      TF_Tensor<DT_FLOAT>:$scale, TF_Tensor<DT_FLOAT>:$translation);
  let attributes = (ins TF_Type<[DT_FLOAT]>:$T, TF_String<"lanczos3">:$kernel_type,
      TF_Bool<"true">:$antialias);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_AudioSpectrogramOp
    : TF_FunctionOp<"AudioSpectrogram", "magnitudes of short Fourier transforms"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input);
  let attributes = (ins TF_Int<>:$window_size, TF_Int<>:$stride,
      TF_Bool<"false">:$magnitude_squared);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$spectrogram);
}

def TF_DecodeWavOp : TF_FunctionOp<"DecodeWav", "samples of a WAV file"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents);
  let attributes = (ins TF_Int<"-1">:$desired_channels, TF_Int<"-1">:$desired_samples);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$audio, TF_Tensor<DT_INT32>:$sample_rate);
}

def TF_EncodeWavOp : TF_FunctionOp<"EncodeWav", "a WAV file"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$audio, TF_Tensor<DT_INT32>:$sample_rate);
  let outputs = (outs TF_Tensor<DT_STRING>:$contents);
}

def TF_MfccOp : TF_FunctionOp<"Mfcc", "mel-frequency cepstral coefficients of a spectrogram"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$spectrogram, TF_Tensor<DT_INT32>:$sample_rate);
  let attributes = (ins TF_Float<"4000.0">:$upper_frequency_limit,
      TF_Float<"20.0">:$lower_frequency_limit, TF_Int<"40">:$filterbank_channel_count,
      TF_Int<"13">:$dct_coefficient_count);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_IMAGEOPS_TD
