//===- TensorArrayOps.td - arrays of tensors, and stacks ---*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TENSORARRAYOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_TENSORARRAYOPS_TD

include "dialects/tf/TfBase.td"

def TF_TensorArrayV2Op
    : TF_Op<"TensorArrayV2", "an array of tensors (older form)", [], TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_INT32>:$size);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$element_shape,
      TF_Bool<"false">:$dynamic_size, TF_Bool<"true">:$clear_after_read,
      TF_String<"">:$tensor_array_name);
  let outputs = (outs TF_Tensor<DT_STRING>:$handle);
}

def TF_TensorArrayV3Op : TF_Op<"TensorArrayV3", "an array of tensors", [], TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_INT32>:$size);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$element_shape,
      TF_Bool<"false">:$dynamic_size, TF_Bool<"true">:$clear_after_read,
      TF_Bool<"false">:$identical_element_shapes, TF_String<"">:$tensor_array_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_FLOAT>:$flow);
}

def TF_TensorArrayCloseV2Op
    : TF_Op<"TensorArrayCloseV2", "ends the life of an array (older form)", [], TF_DropState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle);
}

def TF_TensorArrayCloseV3Op
    : TF_Op<"TensorArrayCloseV3", "ends the life of an array", [], TF_DropState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_TensorArrayConcatV2Op
    : TF_Op<"TensorArrayConcatV2", "the elements joined along the first dimension (older form)", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$element_shape_except0);
  let outputs = (outs TF_TensorOf<"dtype">:$value, TF_Tensor<DT_INT64>:$lengths);
}

def TF_TensorArrayConcatV3Op
    : TF_Op<"TensorArrayConcatV3", "the elements joined along the first dimension", [],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$element_shape_except0);
  let outputs = (outs TF_TensorOf<"dtype">:$value, TF_Tensor<DT_INT64>:$lengths);
}

def TF_TensorArrayGatherV2Op
    : TF_Op<"TensorArrayGatherV2", "picked elements stacked (older form)", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_INT32>:$indices,
      TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$element_shape);
  let outputs = (outs TF_TensorOf<"dtype">:$value);
}

def TF_TensorArrayGatherV3Op
    : TF_Op<"TensorArrayGatherV3", "picked elements stacked", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_INT32>:$indices,
      TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$element_shape);
  let outputs = (outs TF_TensorOf<"dtype">:$value);
}

def TF_TensorArrayGradV2Op
    : TF_Op<"TensorArrayGradV2", "the array of gradients of an array (older form)", [],
            TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_String<>:$source);
  let outputs = (outs TF_Tensor<DT_STRING>:$grad_handle);
}

def TF_TensorArrayGradV3Op
    : TF_Op<"TensorArrayGradV3", "the array of gradients of an array", [], TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_String<>:$source);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$grad_handle, TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArrayGradWithShapeOp
    : TF_Op<"TensorArrayGradWithShape",
            "the array of gradients of an array, elements of a given shape", [], TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_FLOAT>:$flow_in,
      TF_Tensor<DT_INT32>:$shape_to_prepend);
  let attributes = (ins TF_String<>:$source);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$grad_handle, TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArrayReadV2Op
    : TF_Op<"TensorArrayReadV2", "one element (older form)", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_INT32>:$index,
      TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$value);
}

def TF_TensorArrayReadV3Op : TF_Op<"TensorArrayReadV3", "one element", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_INT32>:$index,
      TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$value);
}

def TF_TensorArrayScatterV2Op
    : TF_Op<"TensorArrayScatterV2", "writes rows to elements (older form)", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_INT32>:$indices,
      TF_TensorOf<"T">:$value, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArrayScatterV3Op
    : TF_Op<"TensorArrayScatterV3", "writes rows to elements", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_INT32>:$indices,
      TF_TensorOf<"T">:$value, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArraySizeV2Op
    : TF_Op<"TensorArraySizeV2", "the number of elements (older form)", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_FLOAT>:$flow_in);
  let outputs = (outs TF_Tensor<DT_INT32>:$size);
}

def TF_TensorArraySizeV3Op
    : TF_Op<"TensorArraySizeV3", "the number of elements", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_FLOAT>:$flow_in);
  let outputs = (outs TF_Tensor<DT_INT32>:$size);
}

def TF_TensorArraySplitV2Op
    : TF_Op<"TensorArraySplitV2", "writes pieces to elements (older form)", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_TensorOf<"T">:$value,
      TF_Tensor<DT_INT64>:$lengths, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArraySplitV3Op
    : TF_Op<"TensorArraySplitV3", "writes pieces to elements", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_TensorOf<"T">:$value,
      TF_Tensor<DT_INT64>:$lengths, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArrayWriteV2Op
    : TF_Op<"TensorArrayWriteV2", "writes one element (older form)", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_STRING>:$handle, TF_Tensor<DT_INT32>:$index,
      TF_TensorOf<"T">:$value, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_TensorArrayWriteV3Op : TF_Op<"TensorArrayWriteV3", "writes one element", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_INT32>:$index,
      TF_TensorOf<"T">:$value, TF_Tensor<DT_FLOAT>:$flow_in);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_FLOAT>:$flow_out);
}

def TF_StackOp : TF_Op<"Stack", "a stack of tensors (older form)", [], TF_MakeState> {
  let attributes = (ins TF_Type<>:$elem_type, TF_String<"">:$stack_name);
  let outputs = (outs TF_RefTo<DT_STRING>:$handle);
}

def TF_StackCloseOp
    : TF_Op<"StackClose", "ends the life of a stack (older form)", [], TF_DropState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle);
}

def TF_StackCloseV2Op : TF_Op<"StackCloseV2", "ends the life of a stack", [], TF_DropState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_StackPopOp : TF_Op<"StackPop", "takes the top of a stack (older form)", [], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle);
  let attributes = (ins TF_Type<>:$elem_type);
  let outputs = (outs TF_TensorOf<"elem_type">:$elem);
}

def TF_StackPopV2Op : TF_Op<"StackPopV2", "takes the top of a stack", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
  let attributes = (ins TF_Type<>:$elem_type);
  let outputs = (outs TF_TensorOf<"elem_type">:$elem);
}

def TF_StackPushOp
    : TF_Op<"StackPush", "puts a tensor on a stack (older form)", [], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle, TF_TensorOf<"T">:$elem);
  let attributes = (ins TF_Type<>:$T, TF_Bool<"false">:$swap_memory);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_StackPushV2Op : TF_Op<"StackPushV2", "puts a tensor on a stack", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_TensorOf<"T">:$elem);
  let attributes = (ins TF_Type<>:$T, TF_Bool<"false">:$swap_memory);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_StackV2Op : TF_Op<"StackV2", "a stack of tensors", [], TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_INT32>:$max_size);
  let attributes = (ins TF_Type<>:$elem_type, TF_String<"">:$stack_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle);
}

#endif // GRAPHC_DIALECTS_TF_OPS_TENSORARRAYOPS_TD
