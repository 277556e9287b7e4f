// RUN: graphc-opt %s --pass-pipeline='builtin.module(func.func(graphc-simplify-normalize-layouts))' -split-input-file | FileCheck %s

// CHECK-LABEL: func.func @the_right_operand_becomes_rows_of_columns
// CHECK-SAME: (%[[A:.*]]: tensor<4x8xf32>, %[[B:.*]]: tensor<16x8xf32>)
// CHECK-NEXT: %[[T:.*]] = graph.transpose %[[B]] perm = [1, 0] : tensor<16x8xf32> to tensor<8x16xf32>
// CHECK-NEXT: graph.contract %[[A]], %[[T]] batch = [] x [] contract = [1] x [0]
func.func @the_right_operand_becomes_rows_of_columns(%a: tensor<4x8xf32>, %b: tensor<16x8xf32>) -> tensor<4x16xf32> {
  %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [1] : tensor<4x8xf32>, tensor<16x8xf32> to tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @batch_dims_come_first
// CHECK: graph.transpose %{{.*}} perm = [1, 2, 0] : tensor<16x3x8xf32> to tensor<3x8x16xf32>
// CHECK-NEXT: graph.contract %{{.*}} batch = [0] x [0] contract = [2] x [1]
func.func @batch_dims_come_first(%a: tensor<3x4x8xf32>, %b: tensor<16x3x8xf32>) -> tensor<3x4x16xf32> {
  %0 = graph.contract %a, %b batch = [0] x [1] contract = [2] x [2] : tensor<3x4x8xf32>, tensor<16x3x8xf32> to tensor<3x4x16xf32>
  return %0 : tensor<3x4x16xf32>
}

// -----

// CHECK-LABEL: func.func @an_operand_in_order_stays
// CHECK-NOT: graph.transpose
// CHECK: graph.contract
func.func @an_operand_in_order_stays(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>) -> tensor<4x16xf32> {
  %0 = graph.contract %a, %b batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// -----

// [[1, 2, 3], [4, 5, 6]] as bytes of 32-bit floats, columns first.
// CHECK-LABEL: func.func @a_constant_is_stored_transposed
// CHECK-NOT: graph.transpose
// CHECK: graph.constant dense_resource<transposed> : tensor<3x2xf32>
// CHECK-NOT: graph.transpose
// CHECK: return
// CHECK: transposed: "0x400000000000803F00008040000000400000A040000040400000C040"
func.func @a_constant_is_stored_transposed() -> tensor<3x2xf32> {
  %0 = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %1 = graph.transpose %0 perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}

// -----

// Two copies of the weights would be the price.
// CHECK-LABEL: func.func @a_constant_with_another_user_stays
// CHECK: graph.transpose
func.func @a_constant_with_another_user_stays() -> (tensor<3x2xf32>, tensor<2x3xf32>) {
  %0 = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %1 = graph.transpose %0 perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  return %1, %0 : tensor<3x2xf32>, tensor<2x3xf32>
}

// -----

//  8 columns, taps of 3, one zero on either side: the taps reach from -1 to 8
// CHECK-LABEL: func.func @padding_becomes_elements
// CHECK: graph.pad %{{.*}} low = ["0", "1", "1", "0"] interior = [0, 0, 0, 0] {{.*}} to tensor<1x10x10x3xf32>
// CHECK-NEXT: graph.conv {{.*}} low = ["0", "0"]
func.func @padding_becomes_elements(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x3x4xf32>) -> tensor<1x8x8x4xf32> {
  %0 = graph.conv %x, %w strides = [1, 1] low = ["1", "1"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<3x3x3x4xf32> to tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}

// -----

// Its padding costs tests in a kernel that has other tests anyway.
// CHECK-LABEL: func.func @a_grouped_convolution_keeps_its_padding
// CHECK-NOT: graph.pad
func.func @a_grouped_convolution_keeps_its_padding(%x: tensor<1x8x8x4xf32>, %w: tensor<3x3x1x4xf32>) -> tensor<1x8x8x4xf32> {
  %0 = graph.conv %x, %w strides = [1, 1] low = ["1", "1"] dilations = [1, 1] input_dilations = [1, 1] {groups = 4 : i64} : tensor<1x8x8x4xf32>, tensor<3x3x1x4xf32> to tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}

// -----

// CHECK-LABEL: func.func @a_filter_of_one_tap_is_a_matrix
// CHECK: %[[W:.*]] = graph.reshape %{{.*}} : tensor<1x1x3x4xf32> to tensor<3x4xf32>
// CHECK-NEXT: graph.contract %{{.*}}, %[[W]] batch = [] x [] contract = [3] x [0]
func.func @a_filter_of_one_tap_is_a_matrix(%x: tensor<1x8x8x3xf32>, %w: tensor<1x1x3x4xf32>) -> tensor<1x8x8x4xf32> {
  %0 = graph.conv %x, %w strides = [1, 1] low = ["0", "0"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<1x1x3x4xf32> to tensor<1x8x8x4xf32>
  return %0 : tensor<1x8x8x4xf32>
}

// -----

// CHECK-LABEL: func.func @one_tap_that_skips_pixels_is_not_a_matrix
// CHECK: graph.conv
func.func @one_tap_that_skips_pixels_is_not_a_matrix(%x: tensor<1x8x8x3xf32>, %w: tensor<1x1x3x4xf32>) -> tensor<1x4x4x4xf32> {
  %0 = graph.conv %x, %w strides = [2, 2] low = ["0", "0"] dilations = [1, 1] input_dilations = [1, 1] : tensor<1x8x8x3xf32>, tensor<1x1x3x4xf32> to tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}
