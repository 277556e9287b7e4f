// RUN: graphc-opt %s -split-input-file -verify-diagnostics | graphc-opt -split-input-file | FileCheck %s

// CHECK-LABEL: @matmul
func.func @matmul(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>) -> tensor<4x16xf32> {
  // CHECK: graph.contract %{{.*}}, %{{.*}} batch = [] x [] contract = [1] x [0]
  %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// -----

func.func @contract_c1(%a: tensor<4x8xf32>, %b: tensor<9x16xf32>) {
  // expected-error @+1 {{lhs dimension 1 has size 8, rhs dimension 0 has 9}}
  %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<9x16xf32> to tensor<4x16xf32>
  return
}

// -----

func.func @conv_c2(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x4x8xf32>) {
  // expected-error @+1 {{input has 3 channels, filter 4 for each of 1 groups}}
  %0 = graph.conv %x, %w strides = [1, 1] low = ["1", "1"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<3x3x4x8xf32> to tensor<1x8x8x8xf32>
  return
}
