//===- FlowOps.td - calls, branches and loops --------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FLOWOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_FLOWOPS_TD

include "dialects/tf/TfBase.td"

def TF_SwitchOp
    : TF_FunctionOp<"Switch", "passes the data to one of two outputs, the other is dead"> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_Tensor<DT_BOOL>:$pred);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output_false, TF_TensorOf<"T">:$output_true);
}

def TF_RefSwitchOp
    : TF_FunctionOp<"RefSwitch", "passes a reference to one of two outputs, the other is dead"> {
  let inputs = (ins TF_RefOf<"T">:$data, TF_Tensor<DT_BOOL>:$pred);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_RefOf<"T">:$output_false, TF_RefOf<"T">:$output_true);
}

def TF_InternalSwitchNOp
    : TF_FunctionOp<"_SwitchN", "passes the data to one of several outputs, the others are dead",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$data, TF_Tensor<DT_INT32>:$output_index);
  let attributes = (ins TF_IntAtLeast<1>:$num_outs, TF_Type<>:$T);
  let outputs = (outs TF_TensorsOf<"T", "num_outs">:$outputs);
}

def TF_MergeOp
    : TF_FunctionOp<"Merge", "the first live input and its index", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$inputs);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<1>:$N);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_Tensor<DT_INT32>:$value_index);
}

def TF_RefMergeOp
    : TF_FunctionOp<"RefMerge", "the first live reference and its index",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_RefsOf<"T", "N">:$inputs);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<1>:$N);
  let outputs = (outs TF_RefOf<"T">:$output, TF_Tensor<DT_INT32>:$value_index);
}

def TF_EnterOp : TF_FunctionOp<"Enter", "brings the data into a loop frame"> {
  let inputs = (ins TF_TensorOf<"T">:$data);
  let attributes = (ins TF_Type<>:$T, TF_String<>:$frame_name, TF_Bool<"false">:$is_constant,
      TF_Int<"10">:$parallel_iterations);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RefEnterOp : TF_FunctionOp<"RefEnter", "brings a reference into a loop frame"> {
  let inputs = (ins TF_RefOf<"T">:$data);
  let attributes = (ins TF_Type<>:$T, TF_String<>:$frame_name, TF_Bool<"false">:$is_constant,
      TF_Int<"10">:$parallel_iterations);
  let outputs = (outs TF_RefOf<"T">:$output);
}

def TF_ExitOp : TF_FunctionOp<"Exit", "takes the data out of a loop frame"> {
  let inputs = (ins TF_TensorOf<"T">:$data);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RefExitOp : TF_FunctionOp<"RefExit", "takes a reference out of a loop frame"> {
  let inputs = (ins TF_RefOf<"T">:$data);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_RefOf<"T">:$output);
}

def TF_NextIterationOp
    : TF_FunctionOp<"NextIteration", "hands the data to the next iteration of the loop"> {
  let inputs = (ins TF_TensorOf<"T">:$data);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_RefNextIterationOp
    : TF_FunctionOp<"RefNextIteration", "hands a reference to the next iteration of the loop"> {
  let inputs = (ins TF_RefOf<"T">:$data);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_RefOf<"T">:$output);
}

def TF_LoopCondOp : TF_PureOp<"LoopCond", "the condition of a loop frame"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$input);
  let outputs = (outs TF_Tensor<DT_BOOL>:$output);
}

def TF_IfOp
    : TF_Op<"If", "calls one of two functions", [AttrSizedOperandSegments, AttrSizedResultSegments],
            TF_CallEffect> {
  let inputs = (ins TF_TensorOf<"Tcond">:$cond, TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_Type<>:$Tcond, TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout,
      TF_Func:$then_branch, TF_Func:$else_branch, TF_ShapeListOr<[]>:$output_shapes);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_StatelessIfOp
    : TF_FunctionOp<"StatelessIf", "calls one of two functions, neither of which has effects",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"Tcond">:$cond, TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_Type<>:$Tcond, TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout,
      TF_Func:$then_branch, TF_Func:$else_branch, TF_ShapeListOr<[]>:$output_shapes);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_InternalIfOp
    : TF_Op<"_If", "calls one of two functions (lowered form)",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_TensorOf<"Tcond">:$cond, TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_Type<>:$Tcond, TF_TypeList<1>:$Tin, TF_TypeList<1>:$Tout,
      TF_Func:$then_branch, TF_Func:$else_branch);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_CaseOp
    : TF_Op<"Case", "calls one of several functions by index",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_Tensor<DT_INT32>:$branch_index, TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout, TF_FuncList<1>:$branches,
      TF_ShapeListOr<[]>:$output_shapes);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_StatelessCaseOp
    : TF_FunctionOp<"StatelessCase",
                    "calls one of several functions by index, none of which has effects",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$branch_index, TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout, TF_FuncList<1>:$branches,
      TF_ShapeListOr<[]>:$output_shapes);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_WhileOp
    : TF_Op<"While", "calls a body as long as a condition holds",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_TensorList<"T">:$input);
  let attributes = (ins TF_TypeList<0>:$T, TF_Func:$cond, TF_Func:$body,
      TF_ShapeListOr<[]>:$output_shapes, TF_Int<"10">:$parallel_iterations);
  let outputs = (outs TF_TensorList<"T">:$output);
}

def TF_StatelessWhileOp
    : TF_FunctionOp<"StatelessWhile",
                    "calls a body as long as a condition holds, both without effects",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorList<"T">:$input);
  let attributes = (ins TF_TypeList<0>:$T, TF_Func:$cond, TF_Func:$body,
      TF_ShapeListOr<[]>:$output_shapes, TF_Int<"10">:$parallel_iterations);
  let outputs = (outs TF_TensorList<"T">:$output);
}

def TF_InternalWhileOp
    : TF_Op<"_While", "calls a body as long as a condition holds (lowered form)",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_TensorList<"T">:$input);
  let attributes = (ins TF_TypeList<0>:$T, TF_Func:$cond, TF_Func:$body);
  let outputs = (outs TF_TensorList<"T">:$output);
}

def TF_ForOp
    : TF_FunctionOp<"For", "calls a body for each index of a range",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$start, TF_Tensor<DT_INT32>:$limit,
      TF_Tensor<DT_INT32>:$delta, TF_TensorList<"T">:$input);
  let attributes = (ins TF_TypeList<0>:$T, TF_Func:$body);
  let outputs = (outs TF_TensorList<"T">:$output);
}

def TF_PartitionedCallOp
    : TF_FunctionOp<"PartitionedCall", "calls a function that may span devices",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorList<"Tin">:$args);
  let attributes = (ins TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout, TF_Func:$f,
      TF_String<"">:$config, TF_String<"">:$config_proto, TF_String<"">:$executor_type);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_StatefulPartitionedCallOp
    : TF_Op<"StatefulPartitionedCall",
            "calls a function that may span devices and may have effects",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_TensorList<"Tin">:$args);
  let attributes = (ins TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout, TF_Func:$f,
      TF_String<"">:$config, TF_String<"">:$config_proto, TF_String<"">:$executor_type);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_RemoteCallOp
    : TF_Op<"RemoteCall", "calls a function on a named device",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_Tensor<DT_STRING>:$target, TF_TensorList<"Tin">:$args);
  let attributes = (ins TF_TypeList<1>:$Tin, TF_TypeList<1>:$Tout, TF_Func:$f);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_SymbolicGradientOp
    : TF_FunctionOp<"SymbolicGradient", "the gradient of a function of the library",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_TypeList<1>:$Tin, TF_TypeList<1>:$Tout, TF_Func:$f);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_BatchFunctionOp
    : TF_Op<"BatchFunction", "calls a function on the rows of several callers at once",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_CallEffect> {
  let inputs = (ins TF_TensorList<"Tin">:$in_tensors, TF_TensorList<"Tcaptured">:$captured_tensors);
  let attributes = (ins TF_Func:$f, TF_Int<>:$num_batch_threads, TF_Int<>:$max_batch_size,
      TF_Int<>:$batch_timeout_micros, TF_Int<"10">:$max_enqueued_batches,
      TF_IntListOr<[]>:$allowed_batch_sizes, TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_String<"">:$batching_queue, TF_Int<"0">:$low_priority_max_batch_size,
      TF_Int<"0">:$low_priority_batch_timeout_micros,
      TF_IntListOr<[]>:$low_priority_allowed_batch_sizes,
      TF_Int<"0">:$low_priority_max_enqueued_batches,
      TF_StringIn<["low_priority_padding_with_max_batch_size",
          "low_priority_padding_with_next_allowed_batch_size", "priority_isolation",
          "priority_merge"], "low_priority_padding_with_max_batch_size">:$mixed_priority_policy,
      TF_StringIn<["PAD_UP", "BATCH_DOWN", "MINIMIZE_TPU_COST_PER_REQUEST"],
          "PAD_UP">:$batch_padding_policy,
      TF_TypeList<1>:$Tin, TF_TypeList<0>:$Tcaptured, TF_TypeList<1>:$Tout,
      TF_Bool<"false">:$enable_large_batch_splitting);
  let outputs = (outs TF_TensorList<"Tout">:$out_tensors);
}

def TF_ToBoolOp : TF_FunctionOp<"ToBool", "whether a scalar is non-zero, or a tensor non-empty"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$output);
}

def TF_RefSelectOp
    : TF_FunctionOp<"RefSelect", "the reference picked by index", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$index, TF_RefsOf<"T", "N">:$inputs);
  let attributes = (ins TF_Type<>:$T, TF_IntAtLeast<1>:$N);
  let outputs = (outs TF_RefOf<"T">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_FLOWOPS_TD
