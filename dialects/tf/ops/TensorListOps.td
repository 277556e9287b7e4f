//===- TensorListOps.td - lists, maps and optional values held in variants -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TENSORLISTOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_TENSORLISTOPS_TD

include "dialects/tf/TfBase.td"

def TF_EmptyTensorListOp : TF_FunctionOp<"EmptyTensorList", "an empty list"> {
  let inputs = (ins TF_TensorOf<"shape_type">:$element_shape,
      TF_Tensor<DT_INT32>:$max_num_elements);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_EmptyTensorMapOp : TF_FunctionOp<"EmptyTensorMap", "an empty map"> {
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_OptionalFromValueOp
    : TF_FunctionOp<"OptionalFromValue", "an optional that holds tensors",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorList<"Toutput_types">:$components);
  let attributes = (ins TF_TypeList<1>:$Toutput_types);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$optional);
}

def TF_OptionalGetValueOp
    : TF_FunctionOp<"OptionalGetValue", "the tensors an optional holds",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$optional);
  let attributes = (ins TF_TypeList<1>:$output_types, TF_ShapeList<1>:$output_shapes);
  let outputs = (outs TF_TensorList<"output_types">:$components);
}

def TF_OptionalHasValueOp : TF_FunctionOp<"OptionalHasValue", "whether an optional holds tensors"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$optional);
  let outputs = (outs TF_Tensor<DT_BOOL>:$has_value);
}

def TF_OptionalNoneOp : TF_FunctionOp<"OptionalNone", "an optional that holds nothing"> {
  let outputs = (outs TF_Tensor<DT_VARIANT>:$optional);
}

def TF_TensorListConcatOp
    : TF_FunctionOp<"TensorListConcat",
                    "the elements joined along the first dimension, with their lengths"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Shape<"*">:$element_shape);
  let outputs = (outs TF_TensorOf<"element_dtype">:$tensor, TF_Tensor<DT_INT64>:$lengths);
}

def TF_TensorListConcatV2Op
    : TF_FunctionOp<"TensorListConcatV2",
                    "the elements, of a given shape, joined, with their lengths"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"shape_type">:$element_shape,
      TF_Tensor<DT_INT64>:$leading_dims);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_TensorOf<"element_dtype">:$tensor, TF_Tensor<DT_INT64>:$lengths);
}

def TF_TensorListConcatListsOp : TF_FunctionOp<"TensorListConcatLists", "two lists joined"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_a, TF_Tensor<DT_VARIANT>:$input_b);
  let attributes = (ins TF_Type<>:$element_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output);
}

def TF_TensorListElementShapeOp
    : TF_FunctionOp<"TensorListElementShape", "the shape of the elements"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle);
  let attributes = (ins TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_TensorOf<"shape_type">:$element_shape);
}

def TF_TensorListFromTensorOp
    : TF_FunctionOp<"TensorListFromTensor", "the rows of a tensor as a list"> {
  let inputs = (ins TF_TensorOf<"element_dtype">:$tensor, TF_TensorOf<"shape_type">:$element_shape);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListGatherOp : TF_FunctionOp<"TensorListGather", "picked elements stacked"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_Tensor<DT_INT32>:$indices,
      TF_Tensor<DT_INT32>:$element_shape);
  let attributes = (ins TF_Type<>:$element_dtype);
  let outputs = (outs TF_TensorOf<"element_dtype">:$values);
}

def TF_TensorListGetItemOp : TF_FunctionOp<"TensorListGetItem", "one element"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_Tensor<DT_INT32>:$index,
      TF_TensorOf<"Tshape">:$element_shape);
  let attributes = (ins TF_Type<>:$element_dtype, TF_TypeOr<DT_INT32, TF_IndexTypes>:$Tshape);
  let outputs = (outs TF_TensorOf<"element_dtype">:$item);
}

def TF_TensorListLengthOp : TF_FunctionOp<"TensorListLength", "the number of elements"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle);
  let outputs = (outs TF_Tensor<DT_INT32>:$length);
}

def TF_TensorListPopBackOp
    : TF_FunctionOp<"TensorListPopBack", "the list without its last element, and that element"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_Tensor<DT_INT32>:$element_shape);
  let attributes = (ins TF_Type<>:$element_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle, TF_TensorOf<"element_dtype">:$tensor);
}

def TF_TensorListPushBackOp
    : TF_FunctionOp<"TensorListPushBack", "the list with one more element"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"element_dtype">:$tensor);
  let attributes = (ins TF_Type<>:$element_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListPushBackBatchOp
    : TF_FunctionOp<"TensorListPushBackBatch", "lists with one more element each"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handles, TF_TensorOf<"element_dtype">:$tensor);
  let attributes = (ins TF_Type<>:$element_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handles);
}

def TF_TensorListReserveOp
    : TF_FunctionOp<"TensorListReserve", "a list of given length without elements"> {
  let inputs = (ins TF_TensorOf<"shape_type">:$element_shape, TF_Tensor<DT_INT32>:$num_elements);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_TensorListResizeOp : TF_FunctionOp<"TensorListResize", "the list with another length"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_Tensor<DT_INT32>:$size);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListScatterOp
    : TF_FunctionOp<"TensorListScatter", "a list with rows at given places"> {
  let inputs = (ins TF_TensorOf<"element_dtype">:$tensor, TF_Tensor<DT_INT32>:$indices,
      TF_TensorOf<"shape_type">:$element_shape);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListScatterIntoExistingListOp
    : TF_FunctionOp<"TensorListScatterIntoExistingList", "the list with rows at given places"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"element_dtype">:$tensor,
      TF_Tensor<DT_INT32>:$indices);
  let attributes = (ins TF_Type<>:$element_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListScatterV2Op
    : TF_FunctionOp<"TensorListScatterV2", "a list of given length with rows at given places"> {
  let inputs = (ins TF_TensorOf<"element_dtype">:$tensor, TF_Tensor<DT_INT32>:$indices,
      TF_TensorOf<"shape_type">:$element_shape, TF_Tensor<DT_INT32>:$num_elements);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListSetItemOp
    : TF_FunctionOp<"TensorListSetItem", "the list with one element replaced"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_Tensor<DT_INT32>:$index,
      TF_TensorOf<"element_dtype">:$item);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Bool<"false">:$resize_if_index_out_of_bounds);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListSplitOp : TF_FunctionOp<"TensorListSplit", "the pieces of a tensor as a list"> {
  let inputs = (ins TF_TensorOf<"element_dtype">:$tensor, TF_TensorOf<"shape_type">:$element_shape,
      TF_Tensor<DT_INT64>:$lengths);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Type<TF_IndexTypes>:$shape_type);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorListStackOp : TF_FunctionOp<"TensorListStack", "the elements stacked"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_Tensor<DT_INT32>:$element_shape);
  let attributes = (ins TF_Type<>:$element_dtype, TF_Int<"-1">:$num_elements);
  let outputs = (outs TF_TensorOf<"element_dtype">:$tensor);
}

def TF_TensorMapEraseOp : TF_FunctionOp<"TensorMapErase", "the map without a key"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"key_dtype">:$key);
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorMapHasKeyOp : TF_FunctionOp<"TensorMapHasKey", "whether the map has a key"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"key_dtype">:$key);
  let attributes = (ins TF_Type<>:$key_dtype);
  let outputs = (outs TF_Tensor<DT_BOOL>:$has_key);
}

def TF_TensorMapInsertOp : TF_FunctionOp<"TensorMapInsert", "the map with one more key"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"key_dtype">:$key,
      TF_TensorOf<"value_dtype">:$value);
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$output_handle);
}

def TF_TensorMapLookupOp : TF_FunctionOp<"TensorMapLookup", "the value of a key"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle, TF_TensorOf<"key_dtype">:$key);
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_TensorOf<"value_dtype">:$value);
}

def TF_TensorMapSizeOp : TF_FunctionOp<"TensorMapSize", "the number of keys"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle);
  let outputs = (outs TF_Tensor<DT_INT32>:$size);
}

def TF_TensorMapStackKeysOp : TF_FunctionOp<"TensorMapStackKeys", "the keys stacked"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_handle);
  let attributes = (ins TF_Type<>:$key_dtype);
  let outputs = (outs TF_TensorOf<"key_dtype">:$keys);
}

#endif // GRAPHC_DIALECTS_TF_OPS_TENSORLISTOPS_TD
