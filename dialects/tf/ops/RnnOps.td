//===- RnnOps.td - recurrent cells -------------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_RNNOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_RNNOPS_TD

include "dialects/tf/TfBase.td"

def TF_BlockLSTMOp : TF_FunctionOp<"BlockLSTM", "an LSTM layer over a sequence"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$seq_len_max, TF_TensorOf<"T">:$x,
      TF_TensorOf<"T">:$cs_prev, TF_TensorOf<"T">:$h_prev, TF_TensorOf<"T">:$w,
      TF_TensorOf<"T">:$wci, TF_TensorOf<"T">:$wcf, TF_TensorOf<"T">:$wco, TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Float<"1.0">:$forget_bias, TF_Float<"3.0">:$cell_clip,
      TF_Bool<"false">:$use_peephole, TF_Type<[DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$i, TF_TensorOf<"T">:$cs, TF_TensorOf<"T">:$f,
      TF_TensorOf<"T">:$o, TF_TensorOf<"T">:$ci, TF_TensorOf<"T">:$co, TF_TensorOf<"T">:$h);
}

def TF_BlockLSTMGradOp : TF_FunctionOp<"BlockLSTMGrad", "gradient of BlockLSTM"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$seq_len_max, TF_TensorOf<"T">:$x,
      TF_TensorOf<"T">:$cs_prev, TF_TensorOf<"T">:$h_prev, TF_TensorOf<"T">:$w,
      TF_TensorOf<"T">:$wci, TF_TensorOf<"T">:$wcf, TF_TensorOf<"T">:$wco, TF_TensorOf<"T">:$b,
      TF_TensorOf<"T">:$i, TF_TensorOf<"T">:$cs, TF_TensorOf<"T">:$f, TF_TensorOf<"T">:$o,
      TF_TensorOf<"T">:$ci, TF_TensorOf<"T">:$co, TF_TensorOf<"T">:$h, TF_TensorOf<"T">:$cs_grad,
      TF_TensorOf<"T">:$h_grad);
  let attributes = (ins TF_Bool<>:$use_peephole, TF_Type<[DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$x_grad, TF_TensorOf<"T">:$cs_prev_grad,
      TF_TensorOf<"T">:$h_prev_grad, TF_TensorOf<"T">:$w_grad, TF_TensorOf<"T">:$wci_grad,
      TF_TensorOf<"T">:$wcf_grad, TF_TensorOf<"T">:$wco_grad, TF_TensorOf<"T">:$b_grad);
}

def TF_BlockLSTMV2Op
    : TF_FunctionOp<"BlockLSTMV2", "an LSTM layer over a sequence, gates in the order i, c, f, o"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$seq_len_max, TF_TensorOf<"T">:$x,
      TF_TensorOf<"T">:$cs_prev, TF_TensorOf<"T">:$h_prev, TF_TensorOf<"T">:$w,
      TF_TensorOf<"T">:$wci, TF_TensorOf<"T">:$wcf, TF_TensorOf<"T">:$wco, TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Float<"0.0">:$cell_clip, TF_Bool<"false">:$use_peephole,
      TF_Type<[DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$i, TF_TensorOf<"T">:$cs, TF_TensorOf<"T">:$f,
      TF_TensorOf<"T">:$o, TF_TensorOf<"T">:$ci, TF_TensorOf<"T">:$co, TF_TensorOf<"T">:$h);
}

def TF_BlockLSTMGradV2Op : TF_FunctionOp<"BlockLSTMGradV2", "gradient of BlockLSTMV2"> {
  let inputs = (ins TF_Tensor<DT_INT64>:$seq_len_max, TF_TensorOf<"T">:$x,
      TF_TensorOf<"T">:$cs_prev, TF_TensorOf<"T">:$h_prev, TF_TensorOf<"T">:$w,
      TF_TensorOf<"T">:$wci, TF_TensorOf<"T">:$wcf, TF_TensorOf<"T">:$wco, TF_TensorOf<"T">:$b,
      TF_TensorOf<"T">:$i, TF_TensorOf<"T">:$cs, TF_TensorOf<"T">:$f, TF_TensorOf<"T">:$o,
      TF_TensorOf<"T">:$ci, TF_TensorOf<"T">:$co, TF_TensorOf<"T">:$h, TF_TensorOf<"T">:$cs_grad,
      TF_TensorOf<"T">:$h_grad);
  let attributes = (ins TF_Bool<>:$use_peephole, TF_Type<[DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$x_grad, TF_TensorOf<"T">:$cs_prev_grad,
      TF_TensorOf<"T">:$h_prev_grad, TF_TensorOf<"T">:$w_grad, TF_TensorOf<"T">:$wci_grad,
      TF_TensorOf<"T">:$wcf_grad, TF_TensorOf<"T">:$wco_grad, TF_TensorOf<"T">:$b_grad);
}

def TF_GRUBlockCellOp : TF_FunctionOp<"GRUBlockCell", "one step of a GRU"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$h_prev, TF_TensorOf<"T">:$w_ru,
      TF_TensorOf<"T">:$w_c, TF_TensorOf<"T">:$b_ru, TF_TensorOf<"T">:$b_c);
  let attributes = (ins TF_Type<[DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$r, TF_TensorOf<"T">:$u, TF_TensorOf<"T">:$c,
      TF_TensorOf<"T">:$h);
}

def TF_GRUBlockCellGradOp : TF_FunctionOp<"GRUBlockCellGrad", "gradient of GRUBlockCell"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$h_prev, TF_TensorOf<"T">:$w_ru,
      TF_TensorOf<"T">:$w_c, TF_TensorOf<"T">:$b_ru, TF_TensorOf<"T">:$b_c, TF_TensorOf<"T">:$r,
      TF_TensorOf<"T">:$u, TF_TensorOf<"T">:$c, TF_TensorOf<"T">:$d_h);
  let attributes = (ins TF_Type<[DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$d_x, TF_TensorOf<"T">:$d_h_prev, TF_TensorOf<"T">:$d_c_bar,
      TF_TensorOf<"T">:$d_r_bar_u_bar);
}

def TF_LSTMBlockCellOp : TF_FunctionOp<"LSTMBlockCell", "one step of an LSTM"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$cs_prev, TF_TensorOf<"T">:$h_prev,
      TF_TensorOf<"T">:$w, TF_TensorOf<"T">:$wci, TF_TensorOf<"T">:$wcf, TF_TensorOf<"T">:$wco,
      TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Float<"1.0">:$forget_bias, TF_Float<"3.0">:$cell_clip,
      TF_Bool<"false">:$use_peephole, TF_Type<[DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$i, TF_TensorOf<"T">:$cs, TF_TensorOf<"T">:$f,
      TF_TensorOf<"T">:$o, TF_TensorOf<"T">:$ci, TF_TensorOf<"T">:$co, TF_TensorOf<"T">:$h);
}

def TF_LSTMBlockCellGradOp : TF_FunctionOp<"LSTMBlockCellGrad", "gradient of LSTMBlockCell"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$cs_prev, TF_TensorOf<"T">:$h_prev,
      TF_TensorOf<"T">:$w, TF_TensorOf<"T">:$wci, TF_TensorOf<"T">:$wcf, TF_TensorOf<"T">:$wco,
      TF_TensorOf<"T">:$b, TF_TensorOf<"T">:$i, TF_TensorOf<"T">:$cs, TF_TensorOf<"T">:$f,
      TF_TensorOf<"T">:$o, TF_TensorOf<"T">:$ci, TF_TensorOf<"T">:$co, TF_TensorOf<"T">:$cs_grad,
      TF_TensorOf<"T">:$h_grad);
  let attributes = (ins TF_Bool<>:$use_peephole, TF_Type<[DT_HALF, DT_FLOAT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$cs_prev_grad, TF_TensorOf<"T">:$dicfo,
      TF_TensorOf<"T">:$wci_grad, TF_TensorOf<"T">:$wcf_grad, TF_TensorOf<"T">:$wco_grad);
}

def TF_CudnnRNNOp
    : TF_Op<"CudnnRNN", "a stack of recurrent layers in cuDNN's form", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_h, TF_TensorOf<"T">:$input_c,
      TF_TensorOf<"T">:$params);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2,
      TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"T">:$output_h,
      TF_TensorOf<"T">:$output_c, TF_TensorOf<"T">:$reserve_space);
}

def TF_CudnnRNNV2Op
    : TF_Op<"CudnnRNNV2", "a stack of recurrent layers in cuDNN's form, with its algorithm", [],
            TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_h, TF_TensorOf<"T">:$input_c,
      TF_TensorOf<"T">:$params);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2,
      TF_Bool<"true">:$is_training);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"T">:$output_h,
      TF_TensorOf<"T">:$output_c, TF_TensorOf<"T">:$reserve_space,
      TF_Tensor<DT_INT8>:$host_reserved);
}

def TF_CudnnRNNV3Op
    : TF_Op<"CudnnRNNV3", "a stack of recurrent layers in cuDNN's form, rows of different lengths",
            [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_h, TF_TensorOf<"T">:$input_c,
      TF_TensorOf<"T">:$params, TF_Tensor<DT_INT32>:$sequence_lengths);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Int<"0">:$num_proj,
      TF_Bool<"true">:$is_training, TF_Bool<"true">:$time_major);
  let outputs = (outs TF_TensorOf<"T">:$output, TF_TensorOf<"T">:$output_h,
      TF_TensorOf<"T">:$output_c, TF_TensorOf<"T">:$reserve_space,
      TF_Tensor<DT_INT8>:$host_reserved);
}

def TF_CudnnRNNBackpropOp : TF_Op<"CudnnRNNBackprop", "gradient of CudnnRNN", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_h, TF_TensorOf<"T">:$input_c,
      TF_TensorOf<"T">:$params, TF_TensorOf<"T">:$output, TF_TensorOf<"T">:$output_h,
      TF_TensorOf<"T">:$output_c, TF_TensorOf<"T">:$output_backprop,
      TF_TensorOf<"T">:$output_h_backprop, TF_TensorOf<"T">:$output_c_backprop,
      TF_TensorOf<"T">:$reserve_space);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_TensorOf<"T">:$input_backprop, TF_TensorOf<"T">:$input_h_backprop,
      TF_TensorOf<"T">:$input_c_backprop, TF_TensorOf<"T">:$params_backprop);
}

def TF_CudnnRNNBackpropV2Op
    : TF_Op<"CudnnRNNBackpropV2", "gradient of CudnnRNNV2", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_h, TF_TensorOf<"T">:$input_c,
      TF_TensorOf<"T">:$params, TF_TensorOf<"T">:$output, TF_TensorOf<"T">:$output_h,
      TF_TensorOf<"T">:$output_c, TF_TensorOf<"T">:$output_backprop,
      TF_TensorOf<"T">:$output_h_backprop, TF_TensorOf<"T">:$output_c_backprop,
      TF_TensorOf<"T">:$reserve_space, TF_Tensor<DT_INT8>:$host_reserved);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_TensorOf<"T">:$input_backprop, TF_TensorOf<"T">:$input_h_backprop,
      TF_TensorOf<"T">:$input_c_backprop, TF_TensorOf<"T">:$params_backprop);
}

def TF_CudnnRNNBackpropV3Op
    : TF_Op<"CudnnRNNBackpropV3", "gradient of CudnnRNNV3", [], TF_RandomState> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$input_h, TF_TensorOf<"T">:$input_c,
      TF_TensorOf<"T">:$params, TF_Tensor<DT_INT32>:$sequence_lengths, TF_TensorOf<"T">:$output,
      TF_TensorOf<"T">:$output_h, TF_TensorOf<"T">:$output_c, TF_TensorOf<"T">:$output_backprop,
      TF_TensorOf<"T">:$output_h_backprop, TF_TensorOf<"T">:$output_c_backprop,
      TF_TensorOf<"T">:$reserve_space, TF_Tensor<DT_INT8>:$host_reserved);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Int<"0">:$num_proj,
      TF_Bool<"true">:$time_major);
  let outputs = (outs TF_TensorOf<"T">:$input_backprop, TF_TensorOf<"T">:$input_h_backprop,
      TF_TensorOf<"T">:$input_c_backprop, TF_TensorOf<"T">:$params_backprop);
}

def TF_CudnnRNNParamsSizeOp
    : TF_FunctionOp<"CudnnRNNParamsSize", "the size of the packed parameters of recurrent layers"> {
  let inputs = (ins TF_Tensor<DT_INT32>:$num_layers, TF_Tensor<DT_INT32>:$num_units,
      TF_Tensor<DT_INT32>:$input_size);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_Type<TF_IndexTypes>:$S,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Int<"0">:$num_proj);
  let outputs = (outs TF_TensorOf<"S">:$params_size);
}

def TF_CudnnRNNParamsToCanonicalOp
    : TF_FunctionOp<"CudnnRNNParamsToCanonical", "weights and biases out of the packed parameters",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$num_layers, TF_Tensor<DT_INT32>:$num_units,
      TF_Tensor<DT_INT32>:$input_size, TF_TensorOf<"T">:$params);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntAtLeast<1>:$num_params,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_TensorsOf<"T", "num_params">:$weights,
      TF_TensorsOf<"T", "num_params">:$biases);
}

def TF_CudnnRNNParamsToCanonicalV2Op
    : TF_FunctionOp<"CudnnRNNParamsToCanonicalV2",
                    "weights and biases out of the packed parameters, projections too",
                    [AttrSizedResultSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$num_layers, TF_Tensor<DT_INT32>:$num_units,
      TF_Tensor<DT_INT32>:$input_size, TF_TensorOf<"T">:$params);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntAtLeast<1>:$num_params_weights,
      TF_IntAtLeast<1>:$num_params_biases,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Int<"0">:$num_proj);
  let outputs = (outs TF_TensorsOf<"T", "num_params_weights">:$weights,
      TF_TensorsOf<"T", "num_params_biases">:$biases);
}

def TF_CudnnRNNCanonicalToParamsOp
    : TF_FunctionOp<"CudnnRNNCanonicalToParams", "packed parameters from weights and biases",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$num_layers, TF_Tensor<DT_INT32>:$num_units,
      TF_Tensor<DT_INT32>:$input_size, TF_TensorsOf<"T", "num_params">:$weights,
      TF_TensorsOf<"T", "num_params">:$biases);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntAtLeast<1>:$num_params,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2);
  let outputs = (outs TF_TensorOf<"T">:$params);
}

def TF_CudnnRNNCanonicalToParamsV2Op
    : TF_FunctionOp<"CudnnRNNCanonicalToParamsV2",
                    "packed parameters from weights and biases, projections too",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_Tensor<DT_INT32>:$num_layers, TF_Tensor<DT_INT32>:$num_units,
      TF_Tensor<DT_INT32>:$input_size, TF_TensorsOf<"T", "num_params_weights">:$weights,
      TF_TensorsOf<"T", "num_params_biases">:$biases);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T, TF_IntAtLeast<1>:$num_params_weights,
      TF_IntAtLeast<1>:$num_params_biases,
      TF_StringIn<["rnn_relu", "rnn_tanh", "lstm", "gru"], "lstm">:$rnn_mode,
      TF_StringIn<["linear_input", "skip_input", "auto_select"], "linear_input">:$input_mode,
      TF_StringIn<["unidirectional", "bidirectional"], "unidirectional">:$direction,
      TF_Float<"0.0">:$dropout, TF_Int<"0">:$seed, TF_Int<"0">:$seed2, TF_Int<"0">:$num_proj);
  let outputs = (outs TF_TensorOf<"T">:$params);
}

#endif // GRAPHC_DIALECTS_TF_OPS_RNNOPS_TD
