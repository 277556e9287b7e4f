//===- BoxOps.td - boxes of images -------------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_BOXOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_BOXOPS_TD

include "dialects/tf/TfBase.td"

def TF_CombinedNonMaxSuppressionOp
    : TF_FunctionOp<"CombinedNonMaxSuppression",
                    "boxes that survive suppression by class, for a batch"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$boxes, TF_Tensor<DT_FLOAT>:$scores,
      TF_Tensor<DT_INT32>:$max_output_size_per_class, TF_Tensor<DT_INT32>:$max_total_size,
      TF_Tensor<DT_FLOAT>:$iou_threshold, TF_Tensor<DT_FLOAT>:$score_threshold);
  let attributes = (ins TF_Bool<"false">:$pad_per_class, TF_Bool<"true">:$clip_boxes);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$nmsed_boxes, TF_Tensor<DT_FLOAT>:$nmsed_scores,
      TF_Tensor<DT_FLOAT>:$nmsed_classes, TF_Tensor<DT_INT32>:$valid_detections);
}

def TF_CropAndResizeOp : TF_FunctionOp<"CropAndResize", "boxes of images, resized"> {
  let inputs = (ins TF_TensorOf<"T">:$image, TF_Tensor<DT_FLOAT>:$boxes,
      TF_Tensor<DT_INT32>:$box_ind, TF_Tensor<DT_INT32>:$crop_size);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64, DT_UINT8,
          DT_UINT16]>:$T,
      TF_StringIn<["bilinear", "nearest"], "bilinear">:$method,
      TF_Float<"0.0">:$extrapolation_value);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$crops);
}

def TF_CropAndResizeGradBoxesOp
    : TF_FunctionOp<"CropAndResizeGradBoxes", "gradient of CropAndResize in the boxes"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$grads, TF_TensorOf<"T">:$image, TF_Tensor<DT_FLOAT>:$boxes,
      TF_Tensor<DT_INT32>:$box_ind);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64, DT_UINT8,
          DT_UINT16]>:$T,
      TF_StringIn<["bilinear"], "bilinear">:$method);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$output);
}

def TF_CropAndResizeGradImageOp
    : TF_FunctionOp<"CropAndResizeGradImage", "gradient of CropAndResize in the images"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$grads, TF_Tensor<DT_FLOAT>:$boxes,
      TF_Tensor<DT_INT32>:$box_ind, TF_Tensor<DT_INT32>:$image_size);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T,
      TF_StringIn<["bilinear", "nearest"], "bilinear">:$method);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DecodeAndCropJpegOp : TF_FunctionOp<"DecodeAndCropJpeg", "a box of a decoded JPEG image"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$contents, TF_Tensor<DT_INT32>:$crop_window);
  let attributes = (ins TF_Int<"0">:$channels, TF_Int<"1">:$ratio, TF_Bool<"true">:$fancy_upscaling,
      TF_Bool<"false">:$try_recover_truncated, TF_Float<"1.0">:$acceptable_fraction,
      TF_String<"">:$dct_method);
  let outputs = (outs TF_Tensor<DT_UINT8>:$image);
}

def TF_DrawBoundingBoxesOp : TF_FunctionOp<"DrawBoundingBoxes", "images with boxes drawn"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_FLOAT>:$boxes);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DrawBoundingBoxesV2Op
    : TF_FunctionOp<"DrawBoundingBoxesV2", "images with boxes drawn in given colours"> {
  let inputs = (ins TF_TensorOf<"T">:$images, TF_Tensor<DT_FLOAT>:$boxes,
      TF_Tensor<DT_FLOAT>:$colors);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ExtractGlimpseOp
    : TF_FunctionOp<"ExtractGlimpse", "windows of images about given points (older form)"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input, TF_Tensor<DT_INT32>:$size,
      TF_Tensor<DT_FLOAT>:$offsets);
  let attributes = (ins TF_Bool<"true">:$centered, TF_Bool<"true">:$normalized,
      TF_Bool<"true">:$uniform_noise, TF_String<"uniform">:$noise);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$glimpse);
}

def TF_ExtractGlimpseV2Op
    : TF_FunctionOp<"ExtractGlimpseV2", "windows of images about given points"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$input, TF_Tensor<DT_INT32>:$size,
      TF_Tensor<DT_FLOAT>:$offsets);
  let attributes = (ins TF_Bool<"true">:$centered, TF_Bool<"true">:$normalized,
      TF_Bool<"true">:$uniform_noise, TF_String<"uniform">:$noise);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$glimpse);
}

def TF_GenerateBoundingBoxProposalsOp
    : TF_FunctionOp<"GenerateBoundingBoxProposals", "regions of interest from scores and deltas"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$scores, TF_Tensor<DT_FLOAT>:$bbox_deltas,
      TF_Tensor<DT_FLOAT>:$image_info, TF_Tensor<DT_FLOAT>:$anchors,
      TF_Tensor<DT_FLOAT>:$nms_threshold, TF_Tensor<DT_INT32>:$pre_nms_topn,
      TF_Tensor<DT_FLOAT>:$min_size);
  let attributes = (ins TF_Int<"300">:$post_nms_topn);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$rois, TF_Tensor<DT_FLOAT>:$roi_probabilities);
}

def TF_NonMaxSuppressionOp
    : TF_FunctionOp<"NonMaxSuppression", "indices of boxes that survive suppression"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$boxes, TF_Tensor<DT_FLOAT>:$scores,
      TF_Tensor<DT_INT32>:$max_output_size);
  let attributes = (ins TF_Float<"0.5">:$iou_threshold);
  let outputs = (outs TF_Tensor<DT_INT32>:$selected_indices);
}

def TF_NonMaxSuppressionV2Op
    : TF_FunctionOp<"NonMaxSuppressionV2",
                    "indices of boxes that survive suppression at a threshold"> {
  let inputs = (ins TF_TensorOf<"T">:$boxes, TF_TensorOf<"T">:$scores,
      TF_Tensor<DT_INT32>:$max_output_size, TF_TensorOf<"T_threshold">:$iou_threshold);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T,
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T_threshold);
  let outputs = (outs TF_Tensor<DT_INT32>:$selected_indices);
}

def TF_NonMaxSuppressionV3Op
    : TF_FunctionOp<"NonMaxSuppressionV3",
                    "indices of boxes that survive suppression, with a least score"> {
  let inputs = (ins TF_TensorOf<"T">:$boxes, TF_TensorOf<"T">:$scores,
      TF_Tensor<DT_INT32>:$max_output_size, TF_TensorOf<"T_threshold">:$iou_threshold,
      TF_TensorOf<"T_threshold">:$score_threshold);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T,
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T_threshold);
  let outputs = (outs TF_Tensor<DT_INT32>:$selected_indices);
}

def TF_NonMaxSuppressionV4Op
    : TF_FunctionOp<"NonMaxSuppressionV4", "indices of boxes that survive suppression, padded"> {
  let inputs = (ins TF_TensorOf<"T">:$boxes, TF_TensorOf<"T">:$scores,
      TF_Tensor<DT_INT32>:$max_output_size, TF_TensorOf<"T_threshold">:$iou_threshold,
      TF_TensorOf<"T_threshold">:$score_threshold);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T,
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T_threshold,
      TF_Bool<"false">:$pad_to_max_output_size);
  let outputs = (outs TF_Tensor<DT_INT32>:$selected_indices, TF_Tensor<DT_INT32>:$valid_outputs);
}

def TF_NonMaxSuppressionV5Op
    : TF_FunctionOp<"NonMaxSuppressionV5",
                    "indices and scores of boxes that survive soft suppression"> {
  let inputs = (ins TF_TensorOf<"T">:$boxes, TF_TensorOf<"T">:$scores,
      TF_Tensor<DT_INT32>:$max_output_size, TF_TensorOf<"T">:$iou_threshold,
      TF_TensorOf<"T">:$score_threshold, TF_TensorOf<"T">:$soft_nms_sigma);
  let attributes = (ins TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT]>:$T,
      TF_Bool<"false">:$pad_to_max_output_size);
  let outputs = (outs TF_Tensor<DT_INT32>:$selected_indices, TF_TensorOf<"T">:$selected_scores,
      TF_Tensor<DT_INT32>:$valid_outputs);
}

def TF_NonMaxSuppressionWithOverlapsOp
    : TF_FunctionOp<"NonMaxSuppressionWithOverlaps",
                    "indices of boxes that survive suppression by given overlaps"> {
  let inputs = (ins TF_Tensor<DT_FLOAT>:$overlaps, TF_Tensor<DT_FLOAT>:$scores,
      TF_Tensor<DT_INT32>:$max_output_size, TF_Tensor<DT_FLOAT>:$overlap_threshold,
      TF_Tensor<DT_FLOAT>:$score_threshold);
  let outputs = (outs TF_Tensor<DT_INT32>:$selected_indices);
}

def TF_SampleDistortedBoundingBoxOp
    : TF_Op<"SampleDistortedBoundingBox", "a random box that overlaps given ones", [],
            TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$image_size, TF_Tensor<DT_FLOAT>:$bounding_boxes);
  let attributes = (ins TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8])>:$T, TF_Int<"0">:$seed,
      TF_Int<"0">:$seed2, TF_Float<"0.1">:$min_object_covered,
      TF_FloatListOr<["0.75", "1.33"]>:$aspect_ratio_range,
      TF_FloatListOr<["0.05", "1.0"]>:$area_range, TF_Int<"100">:$max_attempts,
      TF_Bool<"false">:$use_image_if_no_bounding_boxes);
  let outputs = (outs TF_TensorOf<"T">:$begin, TF_TensorOf<"T">:$size, TF_Tensor<DT_FLOAT>:$bboxes);
}

def TF_SampleDistortedBoundingBoxV2Op
    : TF_Op<"SampleDistortedBoundingBoxV2", "a random box that overlaps given ones enough", [],
            TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$image_size, TF_Tensor<DT_FLOAT>:$bounding_boxes,
      TF_Tensor<DT_FLOAT>:$min_object_covered);
  let attributes = (ins TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8])>:$T, TF_Int<"0">:$seed,
      TF_Int<"0">:$seed2, TF_FloatListOr<["0.75", "1.33"]>:$aspect_ratio_range,
      TF_FloatListOr<["0.05", "1.0"]>:$area_range, TF_Int<"100">:$max_attempts,
      TF_Bool<"false">:$use_image_if_no_bounding_boxes);
  let outputs = (outs TF_TensorOf<"T">:$begin, TF_TensorOf<"T">:$size, TF_Tensor<DT_FLOAT>:$bboxes);
}

def TF_StatelessSampleDistortedBoundingBoxOp
    : TF_FunctionOp<"StatelessSampleDistortedBoundingBox",
                    "a random box that overlaps given ones enough, by seed"> {
  let inputs = (ins TF_TensorOf<"T">:$image_size, TF_Tensor<DT_FLOAT>:$bounding_boxes,
      TF_Tensor<DT_FLOAT>:$min_object_covered, TF_TensorOf<"Tseed">:$seed);
  let attributes = (ins TF_Type<!listconcat(TF_SignedTypes, [DT_UINT8])>:$T,
      TF_Type<TF_IndexTypes>:$Tseed, TF_FloatListOr<["0.75", "1.33"]>:$aspect_ratio_range,
      TF_FloatListOr<["0.05", "1.0"]>:$area_range, TF_Int<"100">:$max_attempts,
      TF_Bool<"false">:$use_image_if_no_bounding_boxes);
  let outputs = (outs TF_TensorOf<"T">:$begin, TF_TensorOf<"T">:$size, TF_Tensor<DT_FLOAT>:$bboxes);
}

#endif // GRAPHC_DIALECTS_TF_OPS_BOXOPS_TD
