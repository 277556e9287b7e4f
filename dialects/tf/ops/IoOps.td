//===- IoOps.td - files, readers, checkpoints and summaries -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_IOOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_IOOPS_TD

include "dialects/tf/TfBase.td"

def TF_FixedLengthRecordReaderV2Op
    : TF_Op<"FixedLengthRecordReaderV2", "a reader of records of one length", [], TF_MakeState> {
  let attributes = (ins TF_Int<"0">:$header_bytes, TF_Int<>:$record_bytes,
      TF_Int<"0">:$footer_bytes, TF_Int<"0">:$hop_bytes, TF_String<"">:$container,
      TF_String<"">:$shared_name, TF_String<"">:$encoding);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$reader_handle);
}

def TF_IdentityReaderV2Op
    : TF_Op<"IdentityReaderV2", "a reader that gives the names of its work", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$reader_handle);
}

def TF_TFRecordReaderV2Op
    : TF_Op<"TFRecordReaderV2", "a reader of TFRecord files", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name,
      TF_String<"">:$compression_type);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$reader_handle);
}

def TF_TextLineReaderV2Op : TF_Op<"TextLineReaderV2", "a reader of lines", [], TF_MakeState> {
  let attributes = (ins TF_Int<"0">:$skip_header_lines, TF_String<"">:$container,
      TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$reader_handle);
}

def TF_WholeFileReaderV2Op
    : TF_Op<"WholeFileReaderV2", "a reader of whole files", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$container, TF_String<"">:$shared_name);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$reader_handle);
}

def TF_ReaderReadV2Op : TF_Op<"ReaderReadV2", "the next record of a reader", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$reader_handle, TF_Tensor<DT_RESOURCE>:$queue_handle);
  let outputs = (outs TF_Tensor<DT_STRING>:$key, TF_Tensor<DT_STRING>:$value);
}

def TF_ReaderReadUpToV2Op
    : TF_Op<"ReaderReadUpToV2", "the next records of a reader", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$reader_handle, TF_Tensor<DT_RESOURCE>:$queue_handle,
      TF_Tensor<DT_INT64>:$num_records);
  let outputs = (outs TF_Tensor<DT_STRING>:$keys, TF_Tensor<DT_STRING>:$values);
}

def TF_ReaderResetV2Op
    : TF_Op<"ReaderResetV2", "returns a reader to its start", [], TF_WriteState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$reader_handle);
}

def TF_ReaderNumRecordsProducedV2Op
    : TF_Op<"ReaderNumRecordsProducedV2", "how many records a reader has given", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$reader_handle);
  let outputs = (outs TF_Tensor<DT_INT64>:$records_produced);
}

def TF_ReaderNumWorkUnitsCompletedV2Op
    : TF_Op<"ReaderNumWorkUnitsCompletedV2", "how much work a reader has done", [], TF_ReadState> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$reader_handle);
  let outputs = (outs TF_Tensor<DT_INT64>:$units_completed);
}

def TF_MatchingFilesOp
    : TF_Op<"MatchingFiles", "names of files that match a pattern", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$pattern);
  let outputs = (outs TF_Tensor<DT_STRING>:$filenames);
}

def TF_ReadFileOp : TF_Op<"ReadFile", "the contents of a file", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$filename);
  let outputs = (outs TF_Tensor<DT_STRING>:$contents);
}

def TF_WriteFileOp : TF_Op<"WriteFile", "writes a file", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$filename, TF_Tensor<DT_STRING>:$contents);
}

def TF_MergeV2CheckpointsOp
    : TF_Op<"MergeV2Checkpoints", "joins the shards of a checkpoint", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$checkpoint_prefixes,
      TF_Tensor<DT_STRING>:$destination_prefix);
  let attributes = (ins TF_Bool<"true">:$delete_old_dirs, TF_Bool<"false">:$allow_missing_files);
}

def TF_RestoreOp : TF_Op<"Restore", "a tensor of a checkpoint (oldest form)", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$file_pattern, TF_Tensor<DT_STRING>:$tensor_name);
  let attributes = (ins TF_Type<>:$dt, TF_Int<"-1">:$preferred_shard);
  let outputs = (outs TF_TensorOf<"dt">:$tensor);
}

def TF_RestoreSliceOp
    : TF_Op<"RestoreSlice", "a slice of a tensor of a checkpoint (oldest form)", [],
            TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$file_pattern, TF_Tensor<DT_STRING>:$tensor_name,
      TF_Tensor<DT_STRING>:$shape_and_slice);
  let attributes = (ins TF_Type<>:$dt, TF_Int<"-1">:$preferred_shard);
  let outputs = (outs TF_TensorOf<"dt">:$tensor);
}

def TF_RestoreV2Op
    : TF_Op<"RestoreV2", "tensors of a checkpoint", [AttrSizedResultSegments], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$prefix, TF_Tensor<DT_STRING>:$tensor_names,
      TF_Tensor<DT_STRING>:$shape_and_slices);
  let attributes = (ins TF_TypeList<1>:$dtypes);
  let outputs = (outs TF_TensorList<"dtypes">:$tensors);
}

def TF_SaveOp
    : TF_Op<"Save", "writes a checkpoint (oldest form)", [AttrSizedOperandSegments],
            TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$filename, TF_Tensor<DT_STRING>:$tensor_names,
      TF_TensorList<"T">:$data);
  let attributes = (ins TF_TypeList<1>:$T);
}

def TF_SaveSlicesOp
    : TF_Op<"SaveSlices", "writes slices to a checkpoint (oldest form)", [AttrSizedOperandSegments],
            TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$filename, TF_Tensor<DT_STRING>:$tensor_names,
      TF_Tensor<DT_STRING>:$shapes_and_slices, TF_TensorList<"T">:$data);
  let attributes = (ins TF_TypeList<1>:$T);
}

def TF_SaveV2Op
    : TF_Op<"SaveV2", "writes a checkpoint", [AttrSizedOperandSegments], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_STRING>:$prefix, TF_Tensor<DT_STRING>:$tensor_names,
      TF_Tensor<DT_STRING>:$shape_and_slices, TF_TensorList<"dtypes">:$tensors);
  let attributes = (ins TF_TypeList<1>:$dtypes);
}

def TF_AudioSummaryOp : TF_FunctionOp<"AudioSummary", "a summary that holds sound (older form)"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$tag, TF_Tensor<DT_FLOAT>:$tensor);
  let attributes = (ins TF_Float<>:$sample_rate, TF_IntAtLeast<1, "3">:$max_outputs);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_AudioSummaryV2Op : TF_FunctionOp<"AudioSummaryV2", "a summary that holds sound"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$tag, TF_Tensor<DT_FLOAT>:$tensor,
      TF_Tensor<DT_FLOAT>:$sample_rate);
  let attributes = (ins TF_IntAtLeast<1, "3">:$max_outputs);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_HistogramSummaryOp : TF_FunctionOp<"HistogramSummary", "a summary that holds a histogram"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$tag, TF_TensorOf<"T">:$values);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_RealTypes>:$T);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_ImageSummaryOp : TF_FunctionOp<"ImageSummary", "a summary that holds images"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$tag, TF_TensorOf<"T">:$tensor);
  let attributes = (ins TF_IntAtLeast<1, "3">:$max_images,
      TF_TypeOr<DT_FLOAT, [DT_HALF, DT_FLOAT, DT_DOUBLE, DT_UINT8]>:$T,
      TF_TensorOr<"dense<[255, 0, 0, 255]> : tensor<4xui8>">:$bad_color);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_MergeSummaryOp
    : TF_FunctionOp<"MergeSummary", "several summaries in one", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensors<DT_STRING, "N">:$inputs);
  let attributes = (ins TF_IntAtLeast<1>:$N);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_ScalarSummaryOp : TF_FunctionOp<"ScalarSummary", "a summary that holds numbers"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$tags, TF_TensorOf<"T">:$values);
  let attributes = (ins TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_TensorSummaryOp : TF_FunctionOp<"TensorSummary", "a summary that holds a tensor"> {
  let inputs = (ins TF_TensorOf<"T">:$tensor);
  let attributes = (ins TF_Type<>:$T, TF_String<"">:$description, TF_StringListOr<[]>:$labels,
      TF_String<"">:$display_name);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_TensorSummaryV2Op
    : TF_FunctionOp<"TensorSummaryV2", "a summary that holds a tensor, with metadata"> {
  let inputs = (ins TF_Tensor<DT_STRING>:$tag, TF_TensorOf<"T">:$tensor,
      TF_Tensor<DT_STRING>:$serialized_summary_metadata);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_Tensor<DT_STRING>:$summary);
}

def TF_CreateSummaryFileWriterOp
    : TF_Op<"CreateSummaryFileWriter", "opens a file of summaries", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$writer, TF_Tensor<DT_STRING>:$logdir,
      TF_Tensor<DT_INT32>:$max_queue, TF_Tensor<DT_INT32>:$flush_millis,
      TF_Tensor<DT_STRING>:$filename_suffix);
}

def TF_SummaryWriterOp
    : TF_Op<"SummaryWriter", "the handle of a file of summaries", [], TF_MakeState> {
  let attributes = (ins TF_String<"">:$shared_name, TF_String<"">:$container);
  let outputs = (outs TF_Tensor<DT_RESOURCE>:$writer);
}

def TF_WriteScalarSummaryOp
    : TF_Op<"WriteScalarSummary", "adds numbers to a file of summaries", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$writer, TF_Tensor<DT_INT64>:$step,
      TF_Tensor<DT_STRING>:$tag, TF_TensorOf<"T">:$value);
  let attributes = (ins TF_Type<TF_RealTypes>:$T);
}

def TF_WriteHistogramSummaryOp
    : TF_Op<"WriteHistogramSummary", "adds a histogram to a file of summaries", [],
            TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$writer, TF_Tensor<DT_INT64>:$step,
      TF_Tensor<DT_STRING>:$tag, TF_TensorOf<"T">:$values);
  let attributes = (ins TF_TypeOr<DT_FLOAT, !listconcat(TF_RealTypes, [DT_BOOL])>:$T);
}

def TF_WriteSummaryOp
    : TF_Op<"WriteSummary", "adds a tensor to a file of summaries", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$writer, TF_Tensor<DT_INT64>:$step,
      TF_TensorOf<"T">:$tensor, TF_Tensor<DT_STRING>:$tag, TF_Tensor<DT_STRING>:$summary_metadata);
  let attributes = (ins TF_Type<>:$T);
}

def TF_FlushSummaryWriterOp
    : TF_Op<"FlushSummaryWriter", "writes out what is buffered", [], TF_OutsideWorld> {
  let inputs = (ins TF_Tensor<DT_RESOURCE>:$writer);
}

#endif // GRAPHC_DIALECTS_TF_OPS_IOOPS_TD
