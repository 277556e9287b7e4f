//===- HostOps.td - datasets, Python and TPUs --------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_HOSTOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_HOSTOPS_TD

include "dialects/tf/TfBase.td"

def TF_FlatMapDatasetOp
    : TF_FunctionOp<"FlatMapDataset", "a dataset of the elements of datasets made by a function",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_dataset,
      TF_TensorList<"Targuments">:$other_arguments);
  let attributes = (ins TF_Func:$f, TF_TypeList<0>:$Targuments, TF_TypeList<1>:$output_types,
      TF_ShapeList<1>:$output_shapes, TF_String<"">:$metadata);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_GeneratorDatasetOp
    : TF_Op<"GeneratorDataset", "a dataset whose elements functions make",
            [AttrSizedOperandSegments], TF_OutsideWorld> {
  let inputs = (ins TF_TensorList<"Tinit_func_args">:$init_func_other_args,
      TF_TensorList<"Tnext_func_args">:$next_func_other_args,
      TF_TensorList<"Tfinalize_func_args">:$finalize_func_other_args);
  let attributes = (ins TF_Func:$init_func, TF_Func:$next_func, TF_Func:$finalize_func,
      TF_TypeList<0>:$Tinit_func_args, TF_TypeList<0>:$Tnext_func_args,
      TF_TypeList<0>:$Tfinalize_func_args, TF_TypeList<1>:$output_types,
      TF_ShapeList<1>:$output_shapes, TF_String<"">:$metadata);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_MapDatasetOp
    : TF_FunctionOp<"MapDataset", "a dataset with a function applied to each element",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_dataset,
      TF_TensorList<"Targuments">:$other_arguments);
  let attributes = (ins TF_Func:$f, TF_TypeList<0>:$Targuments, TF_TypeList<1>:$output_types,
      TF_ShapeList<1>:$output_shapes, TF_Bool<"true">:$use_inter_op_parallelism,
      TF_Bool<"false">:$preserve_cardinality, TF_Bool<"false">:$force_synchronous,
      TF_String<"">:$metadata);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_PaddedBatchDatasetV2Op
    : TF_FunctionOp<"PaddedBatchDatasetV2", "a dataset of padded batches",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_dataset, TF_Tensor<DT_INT64>:$batch_size,
      TF_Tensors<DT_INT64, "N">:$padded_shapes, TF_TensorList<"Toutput_types">:$padding_values,
      TF_Tensor<DT_BOOL>:$drop_remainder);
  let attributes = (ins TF_Bool<"false">:$parallel_copy, TF_TypeList<1>:$Toutput_types,
      TF_ShapeList<1>:$output_shapes, TF_IntAtLeast<1>:$N, TF_String<"">:$metadata);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_BatchDatasetV2Op : TF_FunctionOp<"BatchDatasetV2", "a dataset of batches"> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$input_dataset, TF_Tensor<DT_INT64>:$batch_size,
      TF_Tensor<DT_BOOL>:$drop_remainder);
  let attributes = (ins TF_Bool<"false">:$parallel_copy, TF_TypeList<1>:$output_types,
      TF_ShapeList<1>:$output_shapes, TF_String<"">:$metadata);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_RangeDatasetOp : TF_Op<"RangeDataset", "a dataset of numbers", [], TF_MakeState> {
  let inputs = (ins TF_Tensor<DT_INT64>:$start, TF_Tensor<DT_INT64>:$stop,
      TF_Tensor<DT_INT64>:$step);
  let attributes = (ins TF_TypeList<1>:$output_types, TF_ShapeList<1>:$output_shapes,
      TF_String<"">:$metadata, TF_Bool<"false">:$replicate_on_split);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_TensorDatasetOp
    : TF_Op<"TensorDataset", "a dataset of one element", [AttrSizedOperandSegments], TF_MakeState> {
  let inputs = (ins TF_TensorList<"Toutput_types">:$components);
  let attributes = (ins TF_TypeList<1>:$Toutput_types, TF_ShapeList<1>:$output_shapes,
      TF_String<"">:$metadata);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_TensorSliceDatasetOp
    : TF_Op<"TensorSliceDataset", "a dataset of the rows of tensors", [AttrSizedOperandSegments],
            TF_MakeState> {
  let inputs = (ins TF_TensorList<"Toutput_types">:$components);
  let attributes = (ins TF_TypeList<1>:$Toutput_types, TF_ShapeList<1>:$output_shapes,
      TF_Bool<"false">:$is_files, TF_String<"">:$metadata, TF_Bool<"false">:$replicate_on_split);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$handle);
}

def TF_IteratorGetNextOp
    : TF_Op<"IteratorGetNext", "the next element of an iterator", [AttrSizedResultSegments],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$iterator);
  let attributes = (ins TF_TypeList<1>:$output_types, TF_ShapeList<1>:$output_shapes);
  let outputs = (outs TF_TensorList<"output_types">:$components);
}

def TF_IteratorToStringHandleOp
    : TF_Op<"IteratorToStringHandle", "the name of an iterator", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$resource_handle);
  let outputs = (outs TF_Tensor<DT_STRING>:$string_handle);
}

def TF_IteratorV2Op : TF_Op<"IteratorV2", "an iterator", [], TF_MakeState> {
  let attributes = (ins TF_String<>:$shared_name, TF_String<>:$container,
      TF_TypeList<1>:$output_types, TF_ShapeList<1>:$output_shapes);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_MakeIteratorOp
    : TF_Op<"MakeIterator", "starts an iterator on a dataset", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$dataset, TF_Tensor<DT_RESOURCE>:$iterator);
}

def TF_EagerPyFuncOp
    : TF_Op<"EagerPyFunc", "calls a Python function eagerly",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_OutsideWorld> {
  let inputs = (ins TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_String<>:$token, TF_Bool<"false">:$is_async, TF_TypeList<0>:$Tin,
      TF_TypeList<0>:$Tout);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_PyFuncOp
    : TF_Op<"PyFunc", "calls a Python function",
            [AttrSizedOperandSegments, AttrSizedResultSegments], TF_OutsideWorld> {
  let inputs = (ins TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_String<>:$token, TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_PyFuncStatelessOp
    : TF_FunctionOp<"PyFuncStateless", "calls a Python function that has no effects",
                    [AttrSizedOperandSegments, AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorList<"Tin">:$input);
  let attributes = (ins TF_String<>:$token, TF_TypeList<0>:$Tin, TF_TypeList<0>:$Tout);
  let outputs = (outs TF_TensorList<"Tout">:$output);
}

def TF_ConfigureDistributedTPUOp
    : TF_Op<"ConfigureDistributedTPU", "sets up TPUs", [], TF_OutsideWorld> {
  let attributes = (ins TF_String<"">:$embedding_config, TF_String<"">:$tpu_embedding_config,
      TF_Bool<"false">:$is_global_init, TF_Bool<"false">:$enable_whole_mesh_compilations,
      TF_Bool<"true">:$compilation_failure_closes_chips,
      TF_Int<"0">:$tpu_cancellation_closes_chips);
  let outputs = (outs TF_Tensor<DT_STRING>:$topology);
}

def TF_TPUCompilationResultOp
    : TF_Op<"TPUCompilationResult", "the outcome of compiling for TPUs", [], TF_OutsideWorld> {
  let outputs = (outs TF_Tensor<DT_STRING>:$output);
}

def TF_TPUReplicateMetadataOp
    : TF_Op<"TPUReplicateMetadata", "how a graph is replicated over TPUs", [], TF_Order> {
  let attributes = (ins TF_IntAtLeast<0>:$num_replicas, TF_Int<"1">:$num_cores_per_replica,
      TF_String<"">:$topology, TF_Bool<"true">:$use_tpu, TF_IntListOr<[]>:$device_assignment,
      TF_IntListOr<[]>:$computation_shape, TF_StringListOr<[]>:$host_compute_core,
      TF_StringListOr<[]>:$padding_map, TF_String<"STEP_MARK_AT_ENTRY">:$step_marker_location,
      TF_Bool<"false">:$allow_soft_placement, TF_Bool<"false">:$use_spmd_for_xla_partitioning,
      TF_Bool<"false">:$use_shardy_partitioner, TF_String<"">:$tpu_compile_options_proto);
}

def TF_TPUReplicatedInputOp
    : TF_FunctionOp<"TPUReplicatedInput", "the replicas' inputs as one",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$inputs);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<>:$T, TF_Bool<"false">:$is_mirrored_variable,
      TF_Int<"-1">:$index, TF_Bool<"false">:$is_packed);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TPUReplicatedOutputOp
    : TF_FunctionOp<"TPUReplicatedOutput", "one value for each replica",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_IntAtLeast<1>:$num_replicas, TF_Type<>:$T);
  let outputs = (outs TF_TensorsOf<"T", "num_replicas">:$outputs);
}

#endif // GRAPHC_DIALECTS_TF_OPS_HOSTOPS_TD
