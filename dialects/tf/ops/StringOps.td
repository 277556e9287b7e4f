//===- StringOps.td - strings ------------------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_STRINGOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_STRINGOPS_TD

include "dialects/tf/TfBase.td"

def TF_AsStringOp : TF_FunctionOp<"AsString", "numbers as text"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins
      TF_Type<!listconcat(TF_RealOrComplexTypes, [DT_BOOL, DT_STRING, DT_VARIANT])>:$T,
      TF_Int<"-1">:$precision, TF_Bool<"false">:$scientific, TF_Bool<"false">:$shortest,
      TF_Int<"-1">:$width, TF_String<"">:$fill);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_DecodeBase64Op : TF_FunctionOp<"DecodeBase64", "bytes from web-safe base64"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_EncodeBase64Op : TF_FunctionOp<"EncodeBase64", "web-safe base64"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_Bool<"false">:$pad);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_ReduceJoinOp : TF_FunctionOp<"ReduceJoin", "strings joined over dimensions"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$inputs, TF_Tensor<DT_INT32>:$reduction_indices);
  let attributes = (ins TF_Bool<"false">:$keep_dims, TF_String<"">:$separator);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_RegexFullMatchOp
    : TF_FunctionOp<"RegexFullMatch", "whether a pattern matches the whole string"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input, TF_Tensor<DT_STRING>:$pattern);
  let outputs = (outs TF_Tensor<DT_BOOL>:$output);
}

def TF_RegexReplaceOp : TF_FunctionOp<"RegexReplace", "matches of a pattern replaced"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input, TF_Tensor<DT_STRING>:$pattern,
      TF_Tensor<DT_STRING>:$rewrite);
  let attributes = (ins TF_Bool<"true">:$replace_global);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_ShardedFilenameOp : TF_FunctionOp<"ShardedFilename", "the name of one shard of a file"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$basename, TF_Tensor<DT_INT32>:$shard,
      TF_Tensor<DT_INT32>:$num_shards);
  let outputs = (outs TF_Tensor<DT_STRING>:$filename);
}

def TF_ShardedFilespecOp : TF_FunctionOp<"ShardedFilespec", "the pattern of all shards of a file"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$basename, TF_Tensor<DT_INT32>:$num_shards);
  let outputs = (outs TF_Tensor<DT_STRING>:$filename);
}

def TF_StaticRegexFullMatchOp
    : TF_FunctionOp<"StaticRegexFullMatch", "whether a fixed pattern matches the whole string"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<>:$pattern);
  let outputs = (outs TF_Tensor<DT_BOOL>:$output);
}

def TF_StaticRegexReplaceOp
    : TF_FunctionOp<"StaticRegexReplace", "matches of a fixed pattern replaced"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<>:$pattern, TF_String<>:$rewrite,
      TF_Bool<"true">:$replace_global);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_StringFormatOp
    : TF_FunctionOp<"StringFormat", "a template filled with tensors", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorList<"T">:$inputs);
  let attributes = (ins TF_TypeList<0>:$T, TF_String<"%s">:$template, TF_String<"%s">:$placeholder,
      TF_Int<"3">:$summarize);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_StringJoinOp
    : TF_FunctionOp<"StringJoin", "strings joined element by element", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_STRING, "N">:$inputs);
  let attributes = (ins TF_IntAtLeast<0>:$N, TF_String<"">:$separator);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_StringLengthOp : TF_FunctionOp<"StringLength", "length in bytes or characters"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_StringIn<["BYTE", "UTF8_CHAR"], "BYTE">:$unit);
  let outputs = (outs TF_Tensor<DT_INT32>:$output);
}

def TF_StringLowerOp : TF_FunctionOp<"StringLower", "lower case"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<"">:$encoding);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_StringNGramsOp : TF_FunctionOp<"StringNGrams", "n-grams of ragged rows of strings"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$data, TF_TensorOf<"Tsplits">:$data_splits);
  let attributes = (ins TF_String<>:$separator, TF_IntList<0>:$ngram_widths, TF_String<>:$left_pad,
      TF_String<>:$right_pad, TF_Int<>:$pad_width, TF_Bool<>:$preserve_short_sequences,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_Tensor<DT_STRING>:$ngrams, TF_TensorOf<"Tsplits">:$ngrams_splits);
}

def TF_StringSplitOp
    : TF_FunctionOp<"StringSplit", "strings split at any character of a set, as a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input, TF_Tensor<DT_STRING>:$delimiter);
  let attributes = (ins TF_Bool<"true">:$skip_empty);
  let outputs = (outs TF_Tensor<DT_INT64>:$indices, TF_Tensor<DT_STRING>:$values,
      TF_Tensor<DT_INT64>:$shape);
}

def TF_StringSplitV2Op
    : TF_FunctionOp<"StringSplitV2", "strings split at a separator, as a sparse tensor"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input, TF_Tensor<DT_STRING>:$sep);
  let attributes = (ins TF_Int<"-1">:$maxsplit);
  let outputs = (outs TF_Tensor<DT_INT64>:$indices, TF_Tensor<DT_STRING>:$values,
      TF_Tensor<DT_INT64>:$shape);
}

def TF_StringStripOp : TF_FunctionOp<"StringStrip", "strings without space at their ends"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_StringToHashBucketOp
    : TF_FunctionOp<"StringToHashBucket", "strings hashed to buckets (older hash)"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$string_tensor);
  let attributes = (ins TF_IntAtLeast<1>:$num_buckets);
  let outputs = (outs TF_Tensor<DT_INT64>:$output);
}

def TF_StringToHashBucketFastOp
    : TF_FunctionOp<"StringToHashBucketFast", "strings hashed to buckets"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_IntAtLeast<1>:$num_buckets);
  let outputs = (outs TF_Tensor<DT_INT64>:$output);
}

def TF_StringToHashBucketStrongOp
    : TF_FunctionOp<"StringToHashBucketStrong", "strings hashed to buckets with a key"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_IntAtLeast<1>:$num_buckets, TF_IntList<>:$key);
  let outputs = (outs TF_Tensor<DT_INT64>:$output);
}

def TF_StringToNumberOp : TF_FunctionOp<"StringToNumber", "numbers from text"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$string_tensor);
  let attributes = (ins
      TF_TypeOr<DT_FLOAT, [DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64, DT_UINT32,
          DT_UINT64]>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_StringUpperOp : TF_FunctionOp<"StringUpper", "upper case"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<"">:$encoding);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_SubstrOp : TF_FunctionOp<"Substr", "a part of each string"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input, TF_TensorOf<"T">:$pos, TF_TensorOf<"T">:$len);
  let attributes = (ins TF_Type<TF_IndexTypes>:$T,
      TF_StringIn<["BYTE", "UTF8_CHAR"], "BYTE">:$unit);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_UnicodeScriptOp : TF_FunctionOp<"UnicodeScript", "the script of each code point"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$input);
  let outputs = (outs TF_Tensor<DT_INT32>:$output);
}

def TF_UnsortedSegmentJoinOp
    : TF_FunctionOp<"UnsortedSegmentJoin", "strings of each segment joined"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$inputs, TF_TensorOf<"Tindices">:$segment_ids,
      TF_TensorOf<"Tnumsegments">:$num_segments);
  let attributes = (ins TF_String<"">:$separator, TF_Type<TF_IndexTypes>:$Tindices,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tnumsegments);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_InternalTensorToHashBucketFastOp
    : TF_FunctionOp<"_TensorToHashBucketFast", "numbers hashed to buckets as their text would be"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_IntTypes>:$T, TF_IntAtLeast<1>:$num_buckets);
  let outputs = (outs TF_Tensor<DT_INT64>:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_STRINGOPS_TD
