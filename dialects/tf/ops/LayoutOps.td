//===- LayoutOps.td - elements moved to other places -------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_LAYOUTOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_LAYOUTOPS_TD

include "dialects/tf/TfBase.td"

def TF_BatchToSpaceOp
    : TF_FunctionOp<"BatchToSpace", "blocks of the batch dimension laid out in space (4-D)"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tidx">:$crops);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<2>:$block_size,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchToSpaceNDOp
    : TF_FunctionOp<"BatchToSpaceND", "blocks of the batch dimension laid out in space"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tblock_shape">:$block_shape,
      TF_TensorOf<"Tcrops">:$crops);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tblock_shape,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tcrops);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BitcastOp : TF_FunctionOp<"Bitcast", "the same bits read as another element type"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_NumberTypes>:$type);
  let outputs = (outs TF_TensorOf<"type">:$output);
}

def TF_ConjugateTransposeOp
    : TF_FunctionOp<"ConjugateTranspose", "dimensions permuted, elements conjugated"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Tperm">:$perm);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tperm);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_DataFormatDimMapOp
    : TF_FunctionOp<"DataFormatDimMap", "a dimension's index in another layout"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$T, TF_String<"NHWC">:$src_format,
      TF_String<"NCHW">:$dst_format);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_DataFormatVecPermuteOp
    : TF_FunctionOp<"DataFormatVecPermute", "a vector of sizes permuted to another layout"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$T, TF_String<"NHWC">:$src_format,
      TF_String<"NCHW">:$dst_format);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_DepthToSpaceOp
    : TF_FunctionOp<"DepthToSpace", "blocks of the depth dimension laid out in space"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<2>:$block_size,
      TF_StringIn<["NHWC", "NCHW", "NCHW_VECT_C"], "NHWC">:$data_format);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DiagOp : TF_FunctionOp<"Diag", "a tensor with the input on its diagonal"> {
  let inputs = (ins TF_TensorOf<"T">:$diagonal);
  let attributes = (ins TF_Type<!listconcat(TF_FloatOrComplexTypes, [DT_INT32, DT_INT64])>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DiagPartOp : TF_FunctionOp<"DiagPart", "the diagonal of a tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<!listconcat(TF_FloatOrComplexTypes, [DT_INT32, DT_INT64])>:$T);
  let outputs = (outs TF_TensorOf<"T">:$diagonal);
}

def TF_FingerprintOp : TF_FunctionOp<"Fingerprint", "a hash of each row"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_Tensor<DT_STRING>:$method);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_UINT8>:$fingerprint);
}

def TF_GatherOp : TF_FunctionOp<"Gather", "rows picked by index"> {
  let inputs = (ins TF_TensorOf<"Tparams">:$params, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Bool<"true">:$validate_indices, TF_Type<>:$Tparams,
      TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"Tparams">:$output);
}

def TF_GatherNdOp : TF_FunctionOp<"GatherNd", "elements or slices picked by index vectors"> {
  let inputs = (ins TF_TensorOf<"Tparams">:$params, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<>:$Tparams, TF_Type<[DT_INT16, DT_INT32, DT_INT64]>:$Tindices,
      TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_TensorOf<"Tparams">:$output);
}

def TF_GatherV2Op : TF_FunctionOp<"GatherV2", "slices along a dimension picked by index"> {
  let inputs = (ins TF_TensorOf<"Tparams">:$params, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"Taxis">:$axis);
  let attributes = (ins TF_Int<"0">:$batch_dims, TF_Type<>:$Tparams,
      TF_Type<[DT_INT16, DT_INT32, DT_INT64]>:$Tindices, TF_Type<TF_IndexTypes>:$Taxis);
  let outputs = (outs TF_TensorOf<"Tparams">:$output);
}

def TF_InvertPermutationOp : TF_FunctionOp<"InvertPermutation", "the inverse of a permutation"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_LinSpaceOp : TF_FunctionOp<"LinSpace", "numbers evenly spaced between two"> {
  let inputs = (ins TF_TensorOf<"T">:$start, TF_TensorOf<"T">:$stop, TF_TensorOf<"Tidx">:$num);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ListDiffOp
    : TF_FunctionOp<"ListDiff", "elements of x that y does not have, with their positions"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_idx);
  let outputs = (outs TF_TensorOf<"T">:$out, TF_TensorOf<"out_idx">:$idx);
}

def TF_MirrorPadOp : TF_FunctionOp<"MirrorPad", "the tensor padded with its own reflection"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tpaddings">:$paddings);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tpaddings,
      TF_StringIn<["REFLECT", "SYMMETRIC"]>:$mode);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MirrorPadGradOp : TF_FunctionOp<"MirrorPadGrad", "gradient of MirrorPad"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tpaddings">:$paddings);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tpaddings,
      TF_StringIn<["REFLECT", "SYMMETRIC"]>:$mode);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_OneHotOp : TF_FunctionOp<"OneHot", "rows that are on at one index"> {
  let inputs = (ins TF_TensorOf<"TI">:$indices, TF_Tensor<DT_INT32>:$depth,
      TF_TensorOf<"T">:$on_value, TF_TensorOf<"T">:$off_value);
  let attributes = (ins TF_Int<"-1">:$axis, TF_Type<>:$T,
      TF_TypeOr<DT_INT64, [DT_INT8, DT_INT32, DT_INT64, DT_UINT8]>:$TI);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_PadOp : TF_FunctionOp<"Pad", "the tensor padded with zeros"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tpaddings">:$paddings);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tpaddings);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_PadV2Op : TF_FunctionOp<"PadV2", "the tensor padded with a value"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tpaddings">:$paddings,
      TF_TensorOf<"T">:$constant_values);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tpaddings);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ReverseOp : TF_FunctionOp<"Reverse", "dimensions reversed as the mask says"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_Tensor<DT_BOOL>:$dims);
  let attributes = (ins TF_Type<!listconcat(TF_RealOrComplexTypes, [DT_BOOL, DT_STRING])>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ReverseSequenceOp : TF_FunctionOp<"ReverseSequence", "the first part of each row reversed"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tlen">:$seq_lengths);
  let attributes = (ins TF_Int<>:$seq_dim, TF_Int<"0">:$batch_dim, TF_Type<>:$T,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tlen);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ReverseV2Op : TF_FunctionOp<"ReverseV2", "listed dimensions reversed"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor, TF_TensorOf<"Tidx">:$axis);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tidx,
      TF_Type<!listconcat(TF_RealOrComplexTypes, [DT_BOOL, DT_STRING])>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RollOp : TF_FunctionOp<"Roll", "elements rotated along dimensions"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tshift">:$shift,
      TF_TensorOf<"Taxis">:$axis);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tshift,
      TF_Type<TF_IndexTypes>:$Taxis);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SpaceToBatchOp
    : TF_FunctionOp<"SpaceToBatch", "spatial blocks moved into the batch dimension (4-D)"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tpaddings">:$paddings);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tpaddings,
      TF_IntAtLeast<2>:$block_size);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SpaceToBatchNDOp
    : TF_FunctionOp<"SpaceToBatchND", "spatial blocks moved into the batch dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tblock_shape">:$block_shape,
      TF_TensorOf<"Tpaddings">:$paddings);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tblock_shape,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tpaddings);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SpaceToDepthOp
    : TF_FunctionOp<"SpaceToDepth", "spatial blocks moved into the depth dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<2>:$block_size,
      TF_StringIn<["NHWC", "NCHW", "NCHW_VECT_C"], "NHWC">:$data_format);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TileOp : TF_FunctionOp<"Tile", "the tensor repeated along each dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tmultiples">:$multiples);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tmultiples);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TileGradOp : TF_FunctionOp<"TileGrad", "gradient of Tile"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$multiples);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TransposeOp : TF_FunctionOp<"Transpose", "dimensions permuted"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"Tperm">:$perm);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tperm);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_ExtractImagePatchesOp
    : TF_FunctionOp<"ExtractImagePatches", "patches of images along the depth dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$images);
  let attributes = (ins TF_IntList<4>:$ksizes, TF_IntList<4>:$strides, TF_IntList<4>:$rates,
      TF_Type<!listconcat(TF_RealOrComplexTypes, [DT_BOOL])>:$T, TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$patches);
}

def TF_ExtractVolumePatchesOp
    : TF_FunctionOp<"ExtractVolumePatches", "patches of volumes along the depth dimension"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntList<5>:$ksizes, TF_IntList<5>:$strides, TF_Type<TF_RealTypes>:$T,
      TF_Padding:$padding);
  let outputs = (outs TF_TensorOf<"T">:$patches);
}

#endif // GRAPHC_DIALECTS_TF_OPS_LAYOUTOPS_TD
