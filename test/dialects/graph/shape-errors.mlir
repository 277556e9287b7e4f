// RUN: graphc-opt %s -split-input-file -verify-diagnostics

func.func @broadcast_c1_one_entry_a_dim(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{dims has 1 entries, expected 2}}
  %0 = graph.broadcast %x dims = [1] : tensor<2x3xf32> to tensor<4x2x3xf32>
  return
}

// -----

func.func @broadcast_c1_increasing(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{dims must increase}}
  %0 = graph.broadcast %x dims = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  return
}

// -----

func.func @broadcast_dims_in_range(%x: tensor<3xf32>) {
  // expected-error @+1 {{dims names dimension 2 of a rank 2 tensor}}
  %0 = graph.broadcast %x dims = [2] : tensor<3xf32> to tensor<4x3xf32>
  return
}

// -----

func.func @bitcast_keeps_the_bits(%x: tensor<4xf32>) {
  // expected-error @+1 {{input has 128 bits, result 256}}
  %0 = graph.bitcast %x : tensor<4xf32> to tensor<4xf64>
  return
}

// -----

func.func @transpose_has_an_entry_a_dim(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{perm has 1 entries, expected 2}}
  %0 = graph.transpose %x perm = [0] : tensor<2x3xf32> to tensor<2x3xf32>
  return
}

// -----

func.func @transpose_moves_the_sizes(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{result dimension 0 has size 2, expected 3}}
  %0 = graph.transpose %x perm = [1, 0] : tensor<2x3xf32> to tensor<2x3xf32>
  return
}

// -----

func.func @slice_keeps_the_rank(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{result has rank 1, expected 2}}
  %0 = graph.slice %x offsets = ["0", "0"] strides = [1, 1] : tensor<2x3xf32> to tensor<3xf32>
  return
}

// -----

func.func @slice_has_a_stride_a_dim(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{strides has 1 entries, expected 2}}
  %0 = graph.slice %x offsets = ["0", "0"] strides = [1] : tensor<2x3xf32> to tensor<2x3xf32>
  return
}

// -----

func.func @slice_moves_on(%x: tensor<3xf32>) {
  // expected-error @+1 {{a stride of zero}}
  %0 = graph.slice %x offsets = ["0"] strides = [0] : tensor<3xf32> to tensor<3xf32>
  return
}

// -----

func.func @slice_offsets_are_expressions(%x: tensor<3xf32>) {
  // expected-error @+1 {{offsets holds text that is not a size expression}}
  %0 = graph.slice %x offsets = ["t-"] strides = [1] : tensor<3xf32> to tensor<3xf32>
  return
}

// -----

func.func @pad_with_one_value(%x: tensor<3xf32>, %v: tensor<1xf32>) {
  // expected-error @+1 {{value must be a scalar tensor, got 'tensor<1xf32>'}}
  %0 = graph.pad %x value %v low = ["1"] interior = [0] : tensor<3xf32>, tensor<1xf32> to tensor<4xf32>
  return
}

// -----

func.func @pad_does_not_drop_between(%x: tensor<3xf32>, %v: tensor<f32>) {
  // expected-error @+1 {{interior must not be negative}}
  %0 = graph.pad %x value %v low = ["1"] interior = [-1] : tensor<3xf32>, tensor<f32> to tensor<4xf32>
  return
}

// -----

func.func @mirror_pad_has_an_entry_a_dim(%x: tensor<3xf32>) {
  // expected-error @+1 {{low has 2 entries, expected 1}}
  %0 = graph.mirror_pad %x low = ["1", "1"] : tensor<3xf32> to tensor<5xf32>
  return
}

// -----

func.func @concat_needs_an_operand() {
  // expected-error @+1 {{needs an operand}}
  %0 = "graph.concat"() {dimension = 0 : i64} : () -> tensor<0xf32>
  return
}

// -----

func.func @concat_operands_have_one_rank(%x: tensor<3xf32>, %y: tensor<1x3xf32>) {
  // expected-error @+1 {{operand of rank 2, expected 1}}
  %0 = graph.concat(%x, %y) dim = 0 : (tensor<3xf32>, tensor<1x3xf32>) to tensor<6xf32>
  return
}

// -----

func.func @concat_keeps_the_elements(%x: tensor<3xf32>) {
  // expected-error @+1 {{operands have 6 elements along the dimension, result 7}}
  %0 = graph.concat(%x, %x) dim = 0 : (tensor<3xf32>, tensor<3xf32>) to tensor<7xf32>
  return
}

// -----

func.func @gather_axis_in_range(%x: tensor<3xf32>, %i: tensor<2xi32>) {
  // expected-error @+1 {{axis 1 and batch_dims 0 for input rank 1 and index rank 1}}
  %0 = graph.gather %x at %i axis = 1 : tensor<3xf32>, tensor<2xi32> to tensor<2xf32>
  return
}

// -----

func.func @gather_replaces_the_axis(%x: tensor<3x4xf32>, %i: tensor<2xi32>) {
  // expected-error @+1 {{result has rank 1, expected 2}}
  %0 = graph.gather %x at %i axis = 0 : tensor<3x4xf32>, tensor<2xi32> to tensor<2xf32>
  return
}

// -----

func.func @iota_dimension_in_range() {
  // expected-error @+1 {{dimension 1 of a rank 1 tensor}}
  %0 = graph.iota 1 : tensor<4xi64>
  return
}

// -----

func.func @sizes_fill_the_result() {
  // expected-error @+1 {{has 2 expressions for 'tensor<3xi32>'}}
  %0 = graph.sizes ["b", "4"] : tensor<3xi32>
  return
}
