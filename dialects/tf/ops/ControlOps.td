//===- ControlOps.td - constants, feeds, checks and hand-over -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_TD

include "dialects/tf/TfBase.td"

def TF_ConstOp : TF_PureOp<"Const", "a constant"> {
  let attributes = (ins TF_TensorAttr:$value, TF_Type<>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
  let hasVerifier = 1;
}

def TF_HostConstOp : TF_PureOp<"HostConst", "a constant that stays in host memory"> {
  let attributes = (ins TF_TensorAttr:$value, TF_Type<>:$dtype);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_PlaceholderOp : TF_FunctionOp<"Placeholder", "a value that must be fed"> {
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<"*">:$shape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_PlaceholderV2Op
    : TF_FunctionOp<"PlaceholderV2", "a value that must be fed, with a fixed shape"> {
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<>:$shape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_PlaceholderWithDefaultOp
    : TF_FunctionOp<"PlaceholderWithDefault", "the fed value, or the input if nothing is fed"> {
  let inputs = (ins TF_TensorOf<"dtype">:$input);
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<>:$shape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_FakeParamOp
    : TF_FunctionOp<"FakeParam", "a value that is never read, for a branch that has none"> {
  let attributes = (ins TF_Type<>:$dtype, TF_Shape<>:$shape);
  let outputs = (outs TF_TensorOf<"dtype">:$output);
}

def TF_IdentityOp : TF_PureOp<"Identity", "the input, unchanged"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_IdentityNOp
    : TF_PureOp<"IdentityN", "all inputs, unchanged",
                [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorList<"T">:$input);
  let attributes = (ins TF_TypeList<1>:$T);
  let outputs = (outs TF_TensorList<"T">:$output);
}

def TF_RefIdentityOp : TF_PureOp<"RefIdentity", "the reference, unchanged"> {
  let inputs = (ins TF_RefOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_RefOf<"T">:$output);
}

def TF_SnapshotOp : TF_PureOp<"Snapshot", "a copy of the input"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DeepCopyOp
    : TF_Op<"DeepCopy", "a copy of the input in a buffer of its own", [], TF_OutsideWorld> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_StopGradientOp : TF_PureOp<"StopGradient", "the input; gradients end here"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_PreventGradientOp
    : TF_FunctionOp<"PreventGradient", "the input; asking for a gradient through it is an error"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_String<"">:$message);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_GuaranteeConstOp
    : TF_Op<"GuaranteeConst", "the input, which the author promises never changes", [],
            TF_ReadState> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_DisableCopyOnReadOp
    : TF_Op<"DisableCopyOnRead", "marks a variable as read in place", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource);
}

def TF_NoOp : TF_Op<"NoOp", "nothing; orders what its control edges connect", [], TF_Order>;
def TF_ControlTriggerOp
    : TF_Op<"ControlTrigger", "nothing; runs even when its control inputs are dead", [], TF_Order>;

def TF_AssertOp
    : TF_Op<"Assert", "raises an error with the data when the condition is false",
            [AttrSizedOperandSegments], TF_Order> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$condition, TF_TensorList<"T">:$data);
  let attributes = (ins TF_TypeList<1>:$T, TF_Int<"3">:$summarize);
}

def TF_AbortOp : TF_Op<"Abort", "ends the process", [], TF_OutsideWorld> {
  let attributes = (ins TF_String<"">:$error_msg, TF_Bool<"false">:$exit_without_error);
}

def TF_CheckNumericsOp
    : TF_Op<"CheckNumerics", "the input, or an error if it holds NaN or infinity", [], TF_Order> {
  let inputs = (ins TF_TensorOf<"T">:$tensor);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_String<>:$message);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_CheckNumericsV2Op
    : TF_Op<"CheckNumericsV2",
            "the input, or an error if it holds NaN or infinity, telling their signs", [],
            TF_Order> {
  let inputs = (ins TF_TensorOf<"T">:$tensor);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_String<>:$message);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_EnsureShapeOp
    : TF_FunctionOp<"EnsureShape", "the input, or an error if its shape does not fit"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Shape<>:$shape, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_PrintOp
    : TF_Op<"Print", "the input; prints the data to standard error", [AttrSizedOperandSegments],
            TF_OutsideWorld> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorList<"U">:$data);
  let attributes = (ins TF_Type<>:$T, TF_TypeList<0>:$U, TF_String<"">:$message,
      TF_Int<"-1">:$first_n, TF_Int<"3">:$summarize);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_PrintV2Op : TF_Op<"PrintV2", "prints a string to a stream", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$input);
  let attributes = (ins TF_String<"stderr">:$output_stream, TF_String<"\n">:$end);
}

def TF_InternalArgOp : TF_Op<"_Arg", "an argument of the function, by index", [], TF_Order> {
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<0>:$index);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_InternalRetvalOp : TF_Op<"_Retval", "a result of the function, by index", [], TF_Order> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<0>:$index);
}

def TF_InternalDeviceArgOp
    : TF_Op<"_DeviceArg", "an argument of the function in device memory", [], TF_Order> {
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<0>:$index);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_InternalDeviceRetvalOp
    : TF_Op<"_DeviceRetval", "a result of the function in device memory", [], TF_Order> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<0>:$index);
}

def TF_InternalSendOp
    : TF_Op<"_Send", "sends a tensor to a _Recv with the same key", [], TF_OutsideWorld> {
  let inputs = (ins TF_TensorOf<"T">:$tensor);
  let attributes = (ins TF_Type<>:$T, TF_String<>:$tensor_name, TF_String<>:$send_device,
      TF_Int<>:$send_device_incarnation, TF_String<>:$recv_device,
      TF_Bool<"false">:$client_terminated);
}

def TF_InternalRecvOp
    : TF_Op<"_Recv", "receives a tensor from a _Send with the same key", [], TF_OutsideWorld> {
  let attributes = (ins TF_Type<>:$tensor_type, TF_String<>:$tensor_name, TF_String<>:$send_device,
      TF_Int<>:$send_device_incarnation, TF_String<>:$recv_device,
      TF_Bool<"false">:$client_terminated);
  let outputs = (outs TF_TensorOf<"tensor_type">:$tensor);
}

def TF_DeviceIndexOp
    : TF_Op<"DeviceIndex", "the position of the current device's kind in a list", [], TF_Order> {
  let attributes = (ins TF_StringList<>:$device_names);
  let outputs = (outs TF_Tensor<DT_INT32>:$index);
}

def TF_TimestampOp : TF_Op<"Timestamp", "seconds since the epoch", [], TF_OutsideWorld> {
  let outputs = (outs TF_Tensor<DT_DOUBLE>:$ts);
}

#endif // GRAPHC_DIALECTS_TF_OPS_CONTROLOPS_TD
