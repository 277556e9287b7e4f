//===- VariableOps.td - variables and updates of their parts -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_VARIABLEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_VARIABLEOPS_TD

include "dialects/tf/TfBase.td"

def TF_AssignOp : TF_Op<"Assign", "writes a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<>:$T, TF_Bool<"true">:$validate_shape,
      TF_Bool<"true">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_AssignAddOp : TF_Op<"AssignAdd", "adds to a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_AssignSubOp : TF_Op<"AssignSub", "subtracts from a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_AssignAddVariableOp : TF_Op<"AssignAddVariableOp", "adds to a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"dtype">:$value);
  let attributes = (ins TF_Type<>:$dtype);
}

def TF_AssignSubVariableOp
    : TF_Op<"AssignSubVariableOp", "subtracts from a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"dtype">:$value);
  let attributes = (ins TF_Type<>:$dtype);
}

def TF_AssignVariableOp : TF_Op<"AssignVariableOp", "writes a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"dtype">:$value);
  let attributes = (ins TF_Type<>:$dtype, TF_Bool<"false">:$validate_shape);
}

def TF_CountUpToOp : TF_Op<"CountUpTo", "increments a counter below a limit", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref);
  let attributes = (ins TF_Int<>:$limit, TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DestroyResourceOp
    : TF_Op<"DestroyResourceOp", "ends the life of a resource", [], TF_DropState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource);
  let attributes = (ins TF_Bool<"true">:$ignore_lookup_error);
}

def TF_DestroyTemporaryVariableOp
    : TF_Op<"DestroyTemporaryVariable", "the last value of a temporary variable, which ends here",
            [], TF_DropState> {
  let inputs = (ins TF_RefOf<"T">:$ref);
  let attributes = (ins TF_Type<>:$T, TF_String<>:$var_name);
  let outputs = (outs TF_TensorOf<"T">:$value);
}

def TF_IsVariableInitializedOp
    : TF_Op<"IsVariableInitialized", "whether a variable has a value", [], TF_ReadState> {
  let inputs = (ins TF_RefOf<"dtype">:$ref);
  let attributes = (ins TF_Type<>:$dtype);
  let outputs = (outs TF_Tensor<DT_BOOL>:$is_initialized);
}

def TF_ReadVariableOp : TF_Op<"ReadVariableOp", "the value of a variable", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource);
  let attributes = (ins TF_Type<>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$value);
}

def TF_ResourceCountUpToOp
    : TF_Op<"ResourceCountUpTo", "increments a counter below a limit", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource);
  let attributes = (ins TF_Int<>:$limit, TF_Type<TF_IndexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_ResourceGatherOp
    : TF_Op<"ResourceGather", "rows of a variable picked by index", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Int<"0">:$batch_dims, TF_Bool<"true">:$validate_indices,
      TF_Type<>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_ResourceGatherNdOp
    : TF_Op<"ResourceGatherNd", "elements or slices of a variable picked by index vectors", [],
            TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices);
  let attributes = (ins TF_Type<>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_ResourceScatterAddOp
    : TF_Op<"ResourceScatterAdd", "adds to rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceScatterDivOp
    : TF_Op<"ResourceScatterDiv", "divides rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceScatterMaxOp
    : TF_Op<"ResourceScatterMax", "raises rows of a variable to at least the updates", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceScatterMinOp
    : TF_Op<"ResourceScatterMin", "lowers rows of a variable to at most the updates", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceScatterMulOp
    : TF_Op<"ResourceScatterMul", "multiplies rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceScatterNdAddOp
    : TF_Op<"ResourceScatterNdAdd", "adds to slices of a variable at index vectors", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking, TF_String<"">:$bad_indices_policy);
}

def TF_ResourceScatterNdMaxOp
    : TF_Op<"ResourceScatterNdMax", "raises slices of a variable at index vectors", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking, TF_String<"">:$bad_indices_policy);
}

def TF_ResourceScatterNdMinOp
    : TF_Op<"ResourceScatterNdMin", "lowers slices of a variable at index vectors", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking, TF_String<"">:$bad_indices_policy);
}

def TF_ResourceScatterNdSubOp
    : TF_Op<"ResourceScatterNdSub", "subtracts from slices of a variable at index vectors", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking, TF_String<"">:$bad_indices_policy);
}

def TF_ResourceScatterNdUpdateOp
    : TF_Op<"ResourceScatterNdUpdate", "writes slices of a variable at index vectors", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking, TF_String<"">:$bad_indices_policy);
}

def TF_ResourceScatterSubOp
    : TF_Op<"ResourceScatterSub", "subtracts from rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceScatterUpdateOp
    : TF_Op<"ResourceScatterUpdate", "writes rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"dtype">:$updates);
  let attributes = (ins TF_Type<>:$dtype, TF_Type<TF_IndexTypes>:$Tindices);
}

def TF_ResourceStridedSliceAssignOp
    : TF_Op<"ResourceStridedSliceAssign", "writes a slice of a variable", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$ref, TF_TensorOf<"Index">:$begin,
      TF_TensorOf<"Index">:$end, TF_TensorOf<"Index">:$strides, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Index, TF_Int<"0">:$begin_mask,
      TF_Int<"0">:$end_mask, TF_Int<"0">:$ellipsis_mask, TF_Int<"0">:$new_axis_mask,
      TF_Int<"0">:$shrink_axis_mask);
}

def TF_ScatterAddOp : TF_Op<"ScatterAdd", "adds to rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterDivOp : TF_Op<"ScatterDiv", "divides rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterMaxOp
    : TF_Op<"ScatterMax", "raises rows of a variable to at least the updates", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32, DT_INT64])>:$T,
      TF_Type<TF_IndexTypes>:$Tindices, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterMinOp
    : TF_Op<"ScatterMin", "lowers rows of a variable to at most the updates", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<!listconcat(TF_FloatTypes, [DT_INT32, DT_INT64])>:$T,
      TF_Type<TF_IndexTypes>:$Tindices, TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterMulOp : TF_Op<"ScatterMul", "multiplies rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterNdAddOp
    : TF_Op<"ScatterNdAdd", "adds to slices of a variable at index vectors", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterNdMaxOp
    : TF_Op<"ScatterNdMax", "raises slices of a variable at index vectors", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterNdMinOp
    : TF_Op<"ScatterNdMin", "lowers slices of a variable at index vectors", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterNdSubOp
    : TF_Op<"ScatterNdSub", "subtracts from slices of a variable at index vectors", [],
            TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking, TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterNdUpdateOp
    : TF_Op<"ScatterNdUpdate", "writes slices of a variable at index vectors", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking, TF_String<"">:$bad_indices_policy);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterSubOp : TF_Op<"ScatterSub", "subtracts from rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"false">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_ScatterUpdateOp : TF_Op<"ScatterUpdate", "writes rows of a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Tindices">:$indices,
      TF_TensorOf<"T">:$updates);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Tindices,
      TF_Bool<"true">:$use_locking);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_StridedSliceAssignOp
    : TF_Op<"StridedSliceAssign", "writes a slice of a variable", [], TF_WriteState> {
  let inputs = (ins TF_RefOf<"T">:$ref, TF_TensorOf<"Index">:$begin, TF_TensorOf<"Index">:$end,
      TF_TensorOf<"Index">:$strides, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<>:$T, TF_Type<TF_IndexTypes>:$Index, TF_Int<"0">:$begin_mask,
      TF_Int<"0">:$end_mask, TF_Int<"0">:$ellipsis_mask, TF_Int<"0">:$new_axis_mask,
      TF_Int<"0">:$shrink_axis_mask);
  let outputs = (outs TF_RefOf<"T">:$output_ref);
}

def TF_TemporaryVariableOp
    : TF_Op<"TemporaryVariable", "a variable that lives for one step", [], TF_MakeState> {
  let attributes = (ins TF_Shape<>:$shape, TF_Type<>:$dtype, TF_String<"">:$var_name);
  let outputs = (outs TF_RefOf<"dtype">:$ref);
}

def TF_VarHandleOp : TF_Op<"VarHandleOp", "the handle of a variable", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_String<"">:$debug_name, TF_Type<>:$dtype, TF_Shape<>:$shape,
      TF_StringListOr<[]>:$allowed_devices);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$resource);
}

def TF_VarIsInitializedOp
    : TF_Op<"VarIsInitializedOp", "whether a variable has a value", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource);
  let outputs = (outs TF_Tensor<DT_BOOL>:$is_initialized);
}

def TF_VariableV1Op : TF_Op<"Variable", "a variable (oldest form)", [], TF_MakeState> {
  let attributes = (ins TF_Shape<>:$shape, TF_Type<>:$dtype, TF_String<"">:$container,
      TF_String<"">:$shared_name);
  let outputs = (outs TF_RefOf<"dtype">:$ref);
}

def TF_VariableShapeOp
    : TF_Op<"VariableShape", "the shape of a variable's value", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$input);
  let attributes = (ins TF_TypeOr<DT_INT32, TF_IndexTypes>:$out_type);
  let outputs = (outs TF_TensorOf<"out_type">:$output);
}

def TF_VariableV2Op : TF_Op<"VariableV2", "a variable of TensorFlow 1", [], TF_MakeState> {
  let attributes = (ins TF_Shape<>:$shape, TF_Type<>:$dtype, TF_String<"">:$container,
      TF_String<"">:$shared_name);
  let outputs = (outs TF_RefOf<"dtype">:$ref);
}

def TF_InternalReadVariablesOp
    : TF_Op<"_ReadVariablesOp", "the values of several variables",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_ReadState> {
  let inputs = (ins TF_Tensors<DT_RESOURCE, "N">:$resources);
  let attributes = (ins TF_IntAtLeast<0>:$N, TF_TypeList<1>:$dtypes);
  let outputs = (outs TF_TensorList<"dtypes">:$values);
}

def TF_InternalVarHandlesOp
    : TF_Op<"_VarHandlesOp", "the handles of several variables", [AttrSizedResultSegments],
            TF_MakeState> {
  let attributes = (ins TF_StringList<>:$containers, TF_StringList<>:$shared_names,
      TF_IntAtLeast<0>:$N, TF_TypeList<>:$dtypes, TF_ShapeList<>:$shapes);
  let outputs = (outs TF_Tensors<DT_RESOURCE, "N">:$resources);
}

#endif // GRAPHC_DIALECTS_TF_OPS_VARIABLEOPS_TD
