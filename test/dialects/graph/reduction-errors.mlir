// RUN: graphc-opt %s -split-input-file -verify-diagnostics

func.func @reduce_no_dim_twice(%x: tensor<4x8xf32>) {
  // expected-error @+1 {{dims names dimension 1 twice}}
  %0 = graph.reduce add %x dims = [1, 1] : tensor<4x8xf32> to tensor<f32>
  return
}

// -----

func.func @reduced_dims_vanish(%x: tensor<4x8xf32>) {
  // expected-error @+1 {{result shape has 2 entries, expected 1}}
  %0 = graph.reduce add %x dims = [1] : tensor<4x8xf32> to tensor<4x1xf32>
  return
}

// -----

func.func @window_has_an_entry_a_dim(%x: tensor<1x4x4x8xf32>) {
  // expected-error @+1 {{size has 2 entries, expected 4}}
  %0 = graph.window max %x size = [2, 2] strides = [1, 2, 2, 1] dilations = [1, 1, 1, 1] low = ["0", "0", "0", "0"] : tensor<1x4x4x8xf32> to tensor<1x2x2x8xf32>
  return
}
