//===- TableOps.td - lookup tables, queues, locks and other shared state -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_TABLEOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_TABLEOPS_TD

include "dialects/tf/TfBase.td"

def TF_AnonymousHashTableOp
    : TF_Op<"AnonymousHashTable", "a table that is filled once, without a name", [], TF_MakeState> {
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_AnonymousMutableDenseHashTableOp
    : TF_Op<"AnonymousMutableDenseHashTable", "a table in one dense buffer, without a name", [],
            TF_MakeState> {
  let inputs = (ins TF_TensorOf<"key_dtype">:$empty_key, TF_TensorOf<"key_dtype">:$deleted_key);
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype, TF_Shape<"">:$value_shape,
      TF_Int<"131072">:$initial_num_buckets, TF_Float<"0.8">:$max_load_factor);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_AnonymousMutableHashTableOp
    : TF_Op<"AnonymousMutableHashTable", "a table from scalars to scalars, without a name", [],
            TF_MakeState> {
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_AnonymousMutableHashTableOfTensorsOp
    : TF_Op<"AnonymousMutableHashTableOfTensors", "a table from scalars to vectors, without a name",
            [], TF_MakeState> {
  let attributes = (ins TF_Type<>:$key_dtype, TF_Type<>:$value_dtype, TF_Shape<"">:$value_shape);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_FIFOQueueOp : TF_Op<"FIFOQueue", "a queue (older form)", [], TF_MakeState> {
  let attributes = (ins TF_TypeList<1>:$component_types, TF_ShapeListOr<[], 0>:$shapes,
      TF_Int<"-1">:$capacity, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_RefTo<DT_STRING>:$handle);
}

def TF_FIFOQueueV2Op : TF_Op<"FIFOQueueV2", "a queue", [], TF_MakeState> {
  let attributes = (ins TF_TypeList<1>:$component_types, TF_ShapeListOr<[], 0>:$shapes,
      TF_Int<"-1">:$capacity, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_HashTableOp
    : TF_Op<"HashTable", "a table that is filled once (older form)", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_RefTo<DT_STRING>:$table_handle);
}

def TF_HashTableV2Op : TF_Op<"HashTableV2", "a table that is filled once", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_InitializeTableOp
    : TF_Op<"InitializeTable", "fills a table from tensors (older form)", [], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle, TF_TensorOf<"Tkey">:$keys,
      TF_TensorOf<"Tval">:$values);
  let attributes = (ins TF_Type<>:$Tkey, TF_Type<>:$Tval);
}

def TF_InitializeTableFromTextFileOp
    : TF_Op<"InitializeTableFromTextFile", "fills a table from a file (older form)", [],
            TF_OutsideWorld> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle, TF_Tensor<DT_STRING>:$filename);
  let attributes = (ins TF_IntAtLeast<-2>:$key_index, TF_IntAtLeast<-2>:$value_index,
      TF_IntAtLeast<-1, "-1">:$vocab_size, TF_String<"\t">:$delimiter, TF_Int<"0">:$offset);
}

def TF_InitializeTableFromTextFileV2Op
    : TF_Op<"InitializeTableFromTextFileV2", "fills a table from a file", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle, TF_Tensor<DT_STRING>:$filename);
  let attributes = (ins TF_IntAtLeast<-2>:$key_index, TF_IntAtLeast<-2>:$value_index,
      TF_IntAtLeast<-1, "-1">:$vocab_size, TF_String<"\t">:$delimiter, TF_Int<"0">:$offset);
}

def TF_InitializeTableV2Op
    : TF_Op<"InitializeTableV2", "fills a table from tensors", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle, TF_TensorOf<"Tkey">:$keys,
      TF_TensorOf<"Tval">:$values);
  let attributes = (ins TF_Type<>:$Tkey, TF_Type<>:$Tval);
}

def TF_LookupTableExportOp
    : TF_Op<"LookupTableExport", "all keys and values (older form)", [], TF_ReadState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle);
  let attributes = (ins TF_Type<>:$Tkeys, TF_Type<>:$Tvalues);
  let outputs = (outs TF_TensorOf<"Tkeys">:$keys, TF_TensorOf<"Tvalues">:$values);
}

def TF_LookupTableExportV2Op
    : TF_Op<"LookupTableExportV2", "all keys and values", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle);
  let attributes = (ins TF_Type<>:$Tkeys, TF_Type<>:$Tvalues);
  let outputs = (outs TF_TensorOf<"Tkeys">:$keys, TF_TensorOf<"Tvalues">:$values);
}

def TF_LookupTableFindOp
    : TF_Op<"LookupTableFind", "the values of keys, or a default (older form)", [], TF_ReadState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle, TF_TensorOf<"Tin">:$keys,
      TF_TensorOf<"Tout">:$default_value);
  let attributes = (ins TF_Type<>:$Tin, TF_Type<>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$values);
}

def TF_LookupTableFindV2Op
    : TF_Op<"LookupTableFindV2", "the values of keys, or a default", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle, TF_TensorOf<"Tin">:$keys,
      TF_TensorOf<"Tout">:$default_value);
  let attributes = (ins TF_Type<>:$Tin, TF_Type<>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$values);
}

def TF_LookupTableImportOp
    : TF_Op<"LookupTableImport", "replaces the contents (older form)", [], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle, TF_TensorOf<"Tin">:$keys,
      TF_TensorOf<"Tout">:$values);
  let attributes = (ins TF_Type<>:$Tin, TF_Type<>:$Tout);
}

def TF_LookupTableImportV2Op
    : TF_Op<"LookupTableImportV2", "replaces the contents", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle, TF_TensorOf<"Tin">:$keys,
      TF_TensorOf<"Tout">:$values);
  let attributes = (ins TF_Type<>:$Tin, TF_Type<>:$Tout);
}

def TF_LookupTableInsertOp
    : TF_Op<"LookupTableInsert", "writes the values of keys (older form)", [], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle, TF_TensorOf<"Tin">:$keys,
      TF_TensorOf<"Tout">:$values);
  let attributes = (ins TF_Type<>:$Tin, TF_Type<>:$Tout);
}

def TF_LookupTableInsertV2Op
    : TF_Op<"LookupTableInsertV2", "writes the values of keys", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle, TF_TensorOf<"Tin">:$keys,
      TF_TensorOf<"Tout">:$values);
  let attributes = (ins TF_Type<>:$Tin, TF_Type<>:$Tout);
}

def TF_LookupTableRemoveV2Op : TF_Op<"LookupTableRemoveV2", "removes keys", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle, TF_TensorOf<"Tin">:$keys);
  let attributes = (ins TF_Type<>:$Tin);
}

def TF_LookupTableSizeOp
    : TF_Op<"LookupTableSize", "the number of keys (older form)", [], TF_ReadState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$table_handle);
  let outputs = (outs TF_Tensor<DT_INT64>:$size);
}

def TF_LookupTableSizeV2Op : TF_Op<"LookupTableSizeV2", "the number of keys", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$table_handle);
  let outputs = (outs TF_Tensor<DT_INT64>:$size);
}

def TF_MutableDenseHashTableOp
    : TF_Op<"MutableDenseHashTable", "a table in one dense buffer (older form)", [], TF_MakeState> {
  let inputs = (ins TF_TensorOf<"key_dtype">:$empty_key);
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype,
      TF_Shape<"">:$value_shape, TF_Int<"131072">:$initial_num_buckets,
      TF_Float<"0.8">:$max_load_factor);
  let outputs = (outs TF_RefTo<DT_STRING>:$table_handle);
}

def TF_MutableDenseHashTableV2Op
    : TF_Op<"MutableDenseHashTableV2", "a table in one dense buffer", [], TF_MakeState> {
  let inputs = (ins TF_TensorOf<"key_dtype">:$empty_key, TF_TensorOf<"key_dtype">:$deleted_key);
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype,
      TF_Shape<"">:$value_shape, TF_Int<"131072">:$initial_num_buckets,
      TF_Float<"0.8">:$max_load_factor);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_MutableHashTableOp
    : TF_Op<"MutableHashTable", "a table from scalars to scalars (older form)", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_RefTo<DT_STRING>:$table_handle);
}

def TF_MutableHashTableOfTensorsOp
    : TF_Op<"MutableHashTableOfTensors", "a table from scalars to vectors (older form)", [],
            TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype,
      TF_Shape<"">:$value_shape);
  let outputs = (outs TF_RefTo<DT_STRING>:$table_handle);
}

def TF_MutableHashTableOfTensorsV2Op
    : TF_Op<"MutableHashTableOfTensorsV2", "a table from scalars to vectors", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype,
      TF_Shape<"">:$value_shape);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_MutableHashTableV2Op
    : TF_Op<"MutableHashTableV2", "a table from scalars to scalars", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_Bool<"false">:$use_node_name_sharing, TF_Type<>:$key_dtype, TF_Type<>:$value_dtype);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$table_handle);
}

def TF_PaddingFIFOQueueOp
    : TF_Op<"PaddingFIFOQueue", "a queue that pads batches (older form)", [], TF_MakeState> {
  let attributes = (ins TF_TypeList<1>:$component_types, TF_ShapeListOr<[], 0>:$shapes,
      TF_Int<"-1">:$capacity, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_RefTo<DT_STRING>:$handle);
}

def TF_PaddingFIFOQueueV2Op
    : TF_Op<"PaddingFIFOQueueV2", "a queue that pads batches", [], TF_MakeState> {
  let attributes = (ins TF_TypeList<1>:$component_types, TF_ShapeListOr<[], 0>:$shapes,
      TF_Int<"-1">:$capacity, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_PriorityQueueOp
    : TF_Op<"PriorityQueue", "a queue ordered by priority (older form)", [], TF_MakeState> {
  let attributes = (ins TF_TypeListOr<[], 0>:$component_types, TF_ShapeList<0>:$shapes,
      TF_Int<"-1">:$capacity, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_RefTo<DT_STRING>:$handle);
}

def TF_PriorityQueueV2Op
    : TF_Op<"PriorityQueueV2", "a queue ordered by priority", [], TF_MakeState> {
  let attributes = (ins TF_TypeListOr<[], 0>:$component_types, TF_ShapeList<0>:$shapes,
      TF_Int<"-1">:$capacity, TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_QueueCloseOp : TF_Op<"QueueClose", "closes a queue (older form)", [], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle);
  let attributes = (ins TF_Bool<"false">:$cancel_pending_enqueues);
}

def TF_QueueCloseV2Op : TF_Op<"QueueCloseV2", "closes a queue", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
  let attributes = (ins TF_Bool<"false">:$cancel_pending_enqueues);
}

def TF_QueueDequeueOp
    : TF_Op<"QueueDequeue", "takes one element (older form)", [AttrSizedResultSegments],
            TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle);
  let attributes = (ins TF_TypeList<1>:$component_types, TF_Int<"-1">:$timeout_ms);
  let outputs = (outs TF_TensorList<"component_types">:$components);
}

def TF_QueueDequeueManyOp
    : TF_Op<"QueueDequeueMany", "takes several elements (older form)", [AttrSizedResultSegments],
            TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle, TF_Tensor<DT_INT32>:$n);
  let attributes = (ins TF_TypeList<1>:$component_types, TF_Int<"-1">:$timeout_ms);
  let outputs = (outs TF_TensorList<"component_types">:$components);
}

def TF_QueueDequeueManyV2Op
    : TF_Op<"QueueDequeueManyV2", "takes several elements", [AttrSizedResultSegments],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_INT32>:$n);
  let attributes = (ins TF_TypeList<1>:$component_types, TF_Int<"-1">:$timeout_ms);
  let outputs = (outs TF_TensorList<"component_types">:$components);
}

def TF_QueueDequeueUpToOp
    : TF_Op<"QueueDequeueUpTo", "takes up to several elements (older form)",
            [AttrSizedResultSegments], TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle, TF_Tensor<DT_INT32>:$n);
  let attributes = (ins TF_TypeList<1>:$component_types, TF_Int<"-1">:$timeout_ms);
  let outputs = (outs TF_TensorList<"component_types">:$components);
}

def TF_QueueDequeueUpToV2Op
    : TF_Op<"QueueDequeueUpToV2", "takes up to several elements", [AttrSizedResultSegments],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_Tensor<DT_INT32>:$n);
  let attributes = (ins TF_TypeList<1>:$component_types, TF_Int<"-1">:$timeout_ms);
  let outputs = (outs TF_TensorList<"component_types">:$components);
}

def TF_QueueDequeueV2Op
    : TF_Op<"QueueDequeueV2", "takes one element", [AttrSizedResultSegments], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
  let attributes = (ins TF_TypeList<1>:$component_types, TF_Int<"-1">:$timeout_ms);
  let outputs = (outs TF_TensorList<"component_types">:$components);
}

def TF_QueueEnqueueOp
    : TF_Op<"QueueEnqueue", "adds one element (older form)", [AttrSizedOperandSegments],
            TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle, TF_TensorList<"Tcomponents">:$components);
  let attributes = (ins TF_TypeList<1>:$Tcomponents, TF_Int<"-1">:$timeout_ms);
}

def TF_QueueEnqueueManyOp
    : TF_Op<"QueueEnqueueMany", "adds several elements (older form)", [AttrSizedOperandSegments],
            TF_WriteState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle, TF_TensorList<"Tcomponents">:$components);
  let attributes = (ins TF_TypeList<1>:$Tcomponents, TF_Int<"-1">:$timeout_ms);
}

def TF_QueueEnqueueManyV2Op
    : TF_Op<"QueueEnqueueManyV2", "adds several elements", [AttrSizedOperandSegments],
            TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_TensorList<"Tcomponents">:$components);
  let attributes = (ins TF_TypeList<1>:$Tcomponents, TF_Int<"-1">:$timeout_ms);
}

def TF_QueueEnqueueV2Op
    : TF_Op<"QueueEnqueueV2", "adds one element", [AttrSizedOperandSegments], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle, TF_TensorList<"Tcomponents">:$components);
  let attributes = (ins TF_TypeList<1>:$Tcomponents, TF_Int<"-1">:$timeout_ms);
}

def TF_QueueIsClosedOp
    : TF_Op<"QueueIsClosed", "whether a queue is closed (older form)", [], TF_ReadState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle);
  let outputs = (outs TF_Tensor<DT_BOOL>:$is_closed);
}

def TF_QueueIsClosedV2Op : TF_Op<"QueueIsClosedV2", "whether a queue is closed", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
  let outputs = (outs TF_Tensor<DT_BOOL>:$is_closed);
}

def TF_QueueSizeOp : TF_Op<"QueueSize", "the number of elements (older form)", [], TF_ReadState> {
  let inputs = (ins TF_RefTo<DT_STRING>:$handle);
  let outputs = (outs TF_Tensor<DT_INT32>:$size);
}

def TF_QueueSizeV2Op : TF_Op<"QueueSizeV2", "the number of elements", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$handle);
  let outputs = (outs TF_Tensor<DT_INT32>:$size);
}

def TF_RandomShuffleQueueOp
    : TF_Op<"RandomShuffleQueue", "a queue that gives elements in random order (older form)", [],
            TF_MakeState> {
  let attributes = (ins TF_TypeList<1>:$component_types, TF_ShapeListOr<[], 0>:$shapes,
      TF_Int<"-1">:$capacity, TF_Int<"0">:$min_after_dequeue, TF_Int<"0">:$seed, TF_Int<"0">:$seed2,
      TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_RefTo<DT_STRING>:$handle);
}

def TF_RandomShuffleQueueV2Op
    : TF_Op<"RandomShuffleQueueV2", "a queue that gives elements in random order", [],
            TF_MakeState> {
  let attributes = (ins TF_TypeList<1>:$component_types, TF_ShapeListOr<[], 0>:$shapes,
      TF_Int<"-1">:$capacity, TF_Int<"0">:$min_after_dequeue, TF_Int<"0">:$seed, TF_Int<"0">:$seed2,
      TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$handle);
}

def TF_MutexV2Op : TF_Op<"MutexV2", "a lock", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$resource);
}

def TF_MutexLockOp
    : TF_Op<"MutexLock", "holds a lock as long as the result lives", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$mutex);
  let outputs = (outs TF_Tensor<DT_VARIANT>:$mutex_lock);
}

def TF_ConsumeMutexLockOp : TF_Op<"ConsumeMutexLock", "gives a lock back", [], TF_DropState> {
  let inputs = (ins TF_Tensor<DT_VARIANT>:$mutex_lock);
}

#endif // GRAPHC_DIALECTS_TF_OPS_TABLEOPS_TD
