// RUN: graphc-opt %s -split-input-file -verify-diagnostics

func.func @contract_c1_lists_pair_up(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>) {
  // expected-error @+1 {{rhs contract has 0 entries, expected 1}}
  %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  return
}

// -----

func.func @contract_c2_no_dim_twice(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>) {
  // expected-error @+1 {{lhs names dimension 0 twice}}
  %0 = graph.contract %a, %b batch = [0] x [0] contract = [0] x [1] : tensor<4x8xf32>, tensor<4x8xf32> to tensor<4x8xf32>
  return
}

// -----

func.func @contract_c3_the_result_follows(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>) {
  // expected-error @+1 {{result shape has 1 entries, expected 2}}
  %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<64xf32>
  return
}

// -----

func.func @conv_has_a_spatial_dim(%x: tensor<8x3xf32>, %w: tensor<3x4xf32>) {
  // expected-error @+1 {{must have one rank of at least 3}}
  %0 = graph.conv %x, %w strides = [] low = [] dilations = [] input_dilations = [] : tensor<8x3xf32>, tensor<3x4xf32> to tensor<8x4xf32>
  return
}

// -----

func.func @conv_c1_one_entry_a_spatial_dim(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x4xf32>) {
  // expected-error @+1 {{strides has 1 entries, expected 2}}
  %0 = graph.conv %x, %w strides = [1] low = ["0", "0"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32> to tensor<1x6x6x4xf32>
  return
}

// -----

func.func @conv_c3_groups_divide_the_result(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x1x4xf32>) {
  // expected-error @+1 {{3 groups do not divide 4 output channels}}
  %0 = graph.conv %x, %w strides = [1, 1] low = ["0", "0"] dilations = [1, 1] input_dilations = [1, 1] {groups = 3 : i64} : tensor<1x8x8x3xf32>, tensor<3x3x1x4xf32> to tensor<1x6x6x4xf32>
  return
}
