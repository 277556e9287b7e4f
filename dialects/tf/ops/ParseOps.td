//===- ParseOps.td - numbers and messages in and out of strings -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_PARSEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_PARSEOPS_TD

include "dialects/tf/TfBase.td"

def TF_DecodeCSVOp
    : TF_FunctionOp<"DecodeCSV", "columns of CSV records",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$records, TF_TensorList<"OUT_TYPE">:$record_defaults);
  let attributes = (ins
      TF_TypeList<1, !listconcat(TF_ExampleTypes, [DT_DOUBLE, DT_INT32])>:$OUT_TYPE,
      TF_String<",">:$field_delim, TF_Bool<"true">:$use_quote_delim, TF_String<"">:$na_value,
      TF_IntListOr<[]>:$select_cols);
  let outputs = (outs TF_TensorList<"OUT_TYPE">:$output);
}

def TF_DecodeCompressedOp : TF_FunctionOp<"DecodeCompressed", "decompressed bytes"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$bytes);
  let attributes = (ins TF_String<"">:$compression_type);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_DecodeJSONExampleOp
    : TF_FunctionOp<"DecodeJSONExample", "serialized examples from their JSON form"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$json_examples);
  let outputs = (outs TF_Tensor<DT_STRING>:$binary_examples);
}

def TF_DecodePaddedRawOp : TF_FunctionOp<"DecodePaddedRaw", "bytes read as numbers, rows padded"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input_bytes, TF_Tensor<DT_INT32>:$fixed_length);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16]>:$out_type,
      TF_Bool<"true">:$little_endian);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_DecodeProtoV2Op
    : TF_FunctionOp<"DecodeProtoV2", "fields of serialized protobuf messages",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$bytes);
  let attributes = (ins TF_String<>:$message_type, TF_StringList<>:$field_names,
      TF_TypeList<0>:$output_types, TF_String<"local://">:$descriptor_source,
      TF_String<"binary">:$message_format, TF_Bool<"false">:$sanitize);
  let outputs = (outs TF_Tensor<DT_INT32>:$sizes, TF_TensorList<"output_types">:$values);
}

def TF_DecodeRawOp : TF_FunctionOp<"DecodeRaw", "bytes read as numbers"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$bytes);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8, DT_UINT16, DT_BOOL, DT_COMPLEX64, DT_COMPLEX128]>:$out_type,
      TF_Bool<"true">:$little_endian);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_EncodeProtoOp
    : TF_FunctionOp<"EncodeProto", "serialized protobuf messages from fields",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$sizes, TF_TensorList<"Tinput_types">:$values);
  let attributes = (ins TF_StringList<>:$field_names, TF_String<>:$message_type,
      TF_String<"local://">:$descriptor_source, TF_TypeList<1>:$Tinput_types);
  let outputs = (outs TF_Tensor<DT_STRING>:$bytes);
}

def TF_ParseExampleOp
    : TF_FunctionOp<"ParseExample", "features of serialized examples (older form)",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized, TF_Tensor<DT_STRING>:$names,
      TF_Tensors<DT_STRING, "Nsparse">:$sparse_keys, TF_Tensors<DT_STRING, "Ndense">:$dense_keys,
      TF_TensorList<"Tdense">:$dense_defaults);
  let attributes = (ins TF_IntAtLeast<0>:$Nsparse, TF_IntAtLeast<0>:$Ndense,
      TF_TypeList<0, TF_ExampleTypes>:$sparse_types, TF_TypeList<0, TF_ExampleTypes>:$Tdense,
      TF_ShapeList<0>:$dense_shapes);
  let outputs = (outs TF_Tensors<DT_INT64, "Nsparse">:$sparse_indices,
      TF_TensorList<"sparse_types">:$sparse_values, TF_Tensors<DT_INT64, "Nsparse">:$sparse_shapes,
      TF_TensorList<"Tdense">:$dense_values);
}

def TF_ParseExampleV2Op
    : TF_FunctionOp<"ParseExampleV2", "features of serialized examples",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized, TF_Tensor<DT_STRING>:$names,
      TF_Tensor<DT_STRING>:$sparse_keys, TF_Tensor<DT_STRING>:$dense_keys,
      TF_Tensor<DT_STRING>:$ragged_keys, TF_TensorList<"Tdense">:$dense_defaults);
  let attributes = (ins TF_TypeList<0, TF_ExampleTypes>:$Tdense, TF_IntAtLeast<0>:$num_sparse,
      TF_TypeList<0, TF_ExampleTypes>:$sparse_types,
      TF_TypeList<0, TF_ExampleTypes>:$ragged_value_types,
      TF_TypeList<0, TF_IndexTypes>:$ragged_split_types, TF_ShapeList<0>:$dense_shapes);
  let outputs = (outs TF_Tensors<DT_INT64, "num_sparse">:$sparse_indices,
      TF_TensorList<"sparse_types">:$sparse_values,
      TF_Tensors<DT_INT64, "num_sparse">:$sparse_shapes, TF_TensorList<"Tdense">:$dense_values,
      TF_TensorList<"ragged_value_types">:$ragged_values,
      TF_TensorList<"ragged_split_types">:$ragged_row_splits);
}

def TF_ParseSequenceExampleOp
    : TF_FunctionOp<"ParseSequenceExample", "features of serialized sequence examples (older form)",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized, TF_Tensor<DT_STRING>:$debug_name,
      TF_TensorList<"Tcontext_dense">:$context_dense_defaults);
  let attributes = (ins TF_StringList<0>:$feature_list_dense_missing_assumed_empty,
      TF_StringList<0>:$context_sparse_keys, TF_StringList<0>:$context_dense_keys,
      TF_StringList<0>:$feature_list_sparse_keys, TF_StringList<0>:$feature_list_dense_keys,
      TF_IntAtLeast<0, "0">:$Ncontext_sparse, TF_IntAtLeast<0, "0">:$Ncontext_dense,
      TF_IntAtLeast<0, "0">:$Nfeature_list_sparse, TF_IntAtLeast<0, "0">:$Nfeature_list_dense,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$context_sparse_types,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$Tcontext_dense,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_dense_types,
      TF_ShapeListOr<[], 0>:$context_dense_shapes,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_sparse_types,
      TF_ShapeListOr<[], 0>:$feature_list_dense_shapes);
  let outputs = (outs TF_Tensors<DT_INT64, "Ncontext_sparse">:$context_sparse_indices,
      TF_TensorList<"context_sparse_types">:$context_sparse_values,
      TF_Tensors<DT_INT64, "Ncontext_sparse">:$context_sparse_shapes,
      TF_TensorList<"Tcontext_dense">:$context_dense_values,
      TF_Tensors<DT_INT64, "Nfeature_list_sparse">:$feature_list_sparse_indices,
      TF_TensorList<"feature_list_sparse_types">:$feature_list_sparse_values,
      TF_Tensors<DT_INT64, "Nfeature_list_sparse">:$feature_list_sparse_shapes,
      TF_TensorList<"feature_list_dense_types">:$feature_list_dense_values,
      TF_Tensors<DT_INT64, "Nfeature_list_dense">:$feature_list_dense_lengths);
}

def TF_ParseSequenceExampleV2Op
    : TF_FunctionOp<"ParseSequenceExampleV2", "features of serialized sequence examples",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized, TF_Tensor<DT_STRING>:$debug_name,
      TF_Tensor<DT_STRING>:$context_sparse_keys, TF_Tensor<DT_STRING>:$context_dense_keys,
      TF_Tensor<DT_STRING>:$context_ragged_keys, TF_Tensor<DT_STRING>:$feature_list_sparse_keys,
      TF_Tensor<DT_STRING>:$feature_list_dense_keys, TF_Tensor<DT_STRING>:$feature_list_ragged_keys,
      TF_Tensor<DT_BOOL>:$feature_list_dense_missing_assumed_empty,
      TF_TensorList<"Tcontext_dense">:$context_dense_defaults);
  let attributes = (ins TF_IntAtLeast<0, "0">:$Ncontext_sparse,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$Tcontext_dense,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$context_sparse_types,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$context_ragged_value_types,
      TF_TypeListOr<[], 0, TF_IndexTypes>:$context_ragged_split_types,
      TF_ShapeListOr<[], 0>:$context_dense_shapes, TF_IntAtLeast<0, "0">:$Nfeature_list_sparse,
      TF_IntAtLeast<0, "0">:$Nfeature_list_dense,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_dense_types,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_sparse_types,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_ragged_value_types,
      TF_TypeListOr<[], 0, TF_IndexTypes>:$feature_list_ragged_split_types,
      TF_ShapeListOr<[], 0>:$feature_list_dense_shapes);
  let outputs = (outs TF_Tensors<DT_INT64, "Ncontext_sparse">:$context_sparse_indices,
      TF_TensorList<"context_sparse_types">:$context_sparse_values,
      TF_Tensors<DT_INT64, "Ncontext_sparse">:$context_sparse_shapes,
      TF_TensorList<"Tcontext_dense">:$context_dense_values,
      TF_TensorList<"context_ragged_value_types">:$context_ragged_values,
      TF_TensorList<"context_ragged_split_types">:$context_ragged_row_splits,
      TF_Tensors<DT_INT64, "Nfeature_list_sparse">:$feature_list_sparse_indices,
      TF_TensorList<"feature_list_sparse_types">:$feature_list_sparse_values,
      TF_Tensors<DT_INT64, "Nfeature_list_sparse">:$feature_list_sparse_shapes,
      TF_TensorList<"feature_list_dense_types">:$feature_list_dense_values,
      TF_Tensors<DT_INT64, "Nfeature_list_dense">:$feature_list_dense_lengths,
      TF_TensorList<"feature_list_ragged_value_types">:$feature_list_ragged_values,
      TF_TensorList<"feature_list_ragged_split_types">:$feature_list_ragged_outer_splits,
      TF_TensorList<"feature_list_ragged_split_types">:$feature_list_ragged_inner_splits);
}

def TF_ParseSingleExampleOp
    : TF_FunctionOp<"ParseSingleExample", "features of one serialized example",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized, TF_TensorList<"Tdense">:$dense_defaults);
  let attributes = (ins TF_IntAtLeast<0>:$num_sparse, TF_StringList<0>:$sparse_keys,
      TF_StringList<0>:$dense_keys, TF_TypeList<0, TF_ExampleTypes>:$sparse_types,
      TF_TypeList<0, TF_ExampleTypes>:$Tdense, TF_ShapeList<0>:$dense_shapes);
  let outputs = (outs TF_Tensors<DT_INT64, "num_sparse">:$sparse_indices,
      TF_TensorList<"sparse_types">:$sparse_values,
      TF_Tensors<DT_INT64, "num_sparse">:$sparse_shapes, TF_TensorList<"Tdense">:$dense_values);
}

def TF_ParseSingleSequenceExampleOp
    : TF_FunctionOp<"ParseSingleSequenceExample", "features of one serialized sequence example",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized,
      TF_Tensor<DT_STRING>:$feature_list_dense_missing_assumed_empty,
      TF_Tensors<DT_STRING, "Ncontext_sparse">:$context_sparse_keys,
      TF_Tensors<DT_STRING, "Ncontext_dense">:$context_dense_keys,
      TF_Tensors<DT_STRING, "Nfeature_list_sparse">:$feature_list_sparse_keys,
      TF_Tensors<DT_STRING, "Nfeature_list_dense">:$feature_list_dense_keys,
      TF_TensorList<"Tcontext_dense">:$context_dense_defaults, TF_Tensor<DT_STRING>:$debug_name);
  let attributes = (ins TF_IntAtLeast<0, "0">:$Ncontext_sparse,
      TF_IntAtLeast<0, "0">:$Ncontext_dense, TF_IntAtLeast<0, "0">:$Nfeature_list_sparse,
      TF_IntAtLeast<0, "0">:$Nfeature_list_dense,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$context_sparse_types,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$Tcontext_dense,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_dense_types,
      TF_ShapeListOr<[], 0>:$context_dense_shapes,
      TF_TypeListOr<[], 0, TF_ExampleTypes>:$feature_list_sparse_types,
      TF_ShapeListOr<[], 0>:$feature_list_dense_shapes);
  let outputs = (outs TF_Tensors<DT_INT64, "Ncontext_sparse">:$context_sparse_indices,
      TF_TensorList<"context_sparse_types">:$context_sparse_values,
      TF_Tensors<DT_INT64, "Ncontext_sparse">:$context_sparse_shapes,
      TF_TensorList<"Tcontext_dense">:$context_dense_values,
      TF_Tensors<DT_INT64, "Nfeature_list_sparse">:$feature_list_sparse_indices,
      TF_TensorList<"feature_list_sparse_types">:$feature_list_sparse_values,
      TF_Tensors<DT_INT64, "Nfeature_list_sparse">:$feature_list_sparse_shapes,
      TF_TensorList<"feature_list_dense_types">:$feature_list_dense_values);
}

def TF_ParseTensorOp : TF_FunctionOp<"ParseTensor", "a tensor from its serialized form"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$serialized);
  let attributes = (ins TF_Type<>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_SerializeTensorOp : TF_FunctionOp<"SerializeTensor", "the serialized form of a tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_STRING>:$serialized);
}

def TF_UnicodeDecodeOp : TF_FunctionOp<"UnicodeDecode", "code points of strings, ragged"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<>:$input_encoding,
      TF_StringIn<["strict", "replace", "ignore"], "replace">:$errors,
      TF_Int<"65533">:$replacement_char, TF_Bool<"false">:$replace_control_characters,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_TensorOf<"Tsplits">:$row_splits, TF_Tensor<DT_INT32>:$char_values);
}

def TF_UnicodeDecodeWithOffsetsOp
    : TF_FunctionOp<"UnicodeDecodeWithOffsets",
                    "code points of strings and where each starts, ragged"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<>:$input_encoding,
      TF_StringIn<["strict", "replace", "ignore"], "replace">:$errors,
      TF_Int<"65533">:$replacement_char, TF_Bool<"false">:$replace_control_characters,
      TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_TensorOf<"Tsplits">:$row_splits, TF_Tensor<DT_INT32>:$char_values,
      TF_Tensor<DT_INT64>:$char_to_byte_starts);
}

def TF_UnicodeEncodeOp : TF_FunctionOp<"UnicodeEncode", "strings from ragged code points"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$input_values, TF_TensorOf<"Tsplits">:$input_splits);
  let attributes = (ins TF_StringIn<["ignore", "replace", "strict"], "replace">:$errors,
      TF_StringIn<["UTF-8", "UTF-16-BE", "UTF-32-BE"]>:$output_encoding,
      TF_Int<"65533">:$replacement_char, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tsplits);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_UnicodeTranscodeOp : TF_FunctionOp<"UnicodeTranscode", "strings in another encoding"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<>:$input_encoding,
      TF_StringIn<["UTF-8", "UTF-16-BE", "UTF-32-BE"]>:$output_encoding,
      TF_StringIn<["strict", "replace", "ignore"], "replace">:$errors,
      TF_Int<"65533">:$replacement_char, TF_Bool<"false">:$replace_control_characters);
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_PARSEOPS_TD
