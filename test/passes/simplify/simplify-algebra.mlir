// RUN: graphc-opt %s --pass-pipeline='builtin.module(func.func(graphc-simplify-algebra))' -split-input-file | FileCheck %s

// CHECK-LABEL: func.func @transposes_that_undo_each_other_vanish
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xf32>)
// CHECK-NEXT: return %[[X]]
func.func @transposes_that_undo_each_other_vanish(%0: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %1 = graph.transpose %0 perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  %2 = graph.transpose %1 perm = [1, 0] : tensor<3x2xf32> to tensor<2x3xf32>
  return %2 : tensor<2x3xf32>
}

// -----

// Result dimension i of both is dimension inner[outer[i]] of the input.
// CHECK-LABEL: func.func @transposes_compose
// CHECK-SAME: (%[[X:.*]]: tensor<2x3x4xf32>)
// CHECK-NEXT: %[[T:.*]] = graph.transpose %[[X]] perm = [2, 0, 1] : tensor<2x3x4xf32> to tensor<4x2x3xf32>
// CHECK-NEXT: return %[[T]]
func.func @transposes_compose(%0: tensor<2x3x4xf32>) -> tensor<4x2x3xf32> {
  %1 = graph.transpose %0 perm = [1, 2, 0] : tensor<2x3x4xf32> to tensor<3x4x2xf32>
  %2 = graph.transpose %1 perm = [1, 2, 0] : tensor<3x4x2xf32> to tensor<4x2x3xf32>
  return %2 : tensor<4x2x3xf32>
}

// -----

// CHECK-LABEL: func.func @moving_only_unit_dims_is_a_reshape
// CHECK-SAME: (%[[X:.*]]: tensor<1x3x1x4xf32>)
// CHECK-NEXT: graph.reshape %[[X]] : tensor<1x3x1x4xf32> to tensor<3x1x4x1xf32>
func.func @moving_only_unit_dims_is_a_reshape(%0: tensor<1x3x1x4xf32>) -> tensor<3x1x4x1xf32> {
  %1 = graph.transpose %0 perm = [1, 0, 3, 2] : tensor<1x3x1x4xf32> to tensor<3x1x4x1xf32>
  return %1 : tensor<3x1x4x1xf32>
}

// -----

// An unknown size may be one or not.
// CHECK-LABEL: func.func @a_symbolic_dim_is_not_a_unit_dim
// CHECK: graph.transpose
// CHECK-NOT: graph.reshape
func.func @a_symbolic_dim_is_not_a_unit_dim(%0: tensor<?x3xf32, ["b"]>) -> tensor<3x?xf32, ["b"]> {
  %1 = graph.transpose %0 perm = [1, 0] : tensor<?x3xf32, ["b"]> to tensor<3x?xf32, ["b"]>
  return %1 : tensor<3x?xf32, ["b"]>
}

// -----

// CHECK-LABEL: func.func @padding_by_nothing_vanishes
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>, %{{.*}}: tensor<f32>)
// CHECK-NEXT: return %[[X]]
func.func @padding_by_nothing_vanishes(%x: tensor<4xf32>, %v: tensor<f32>) -> tensor<4xf32> {
  %1 = graph.pad %x value %v low = ["0"] interior = [0] : tensor<4xf32>, tensor<f32> to tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// One element in at the front and one out at the back: same size, other elements.
// CHECK-LABEL: func.func @padding_that_shifts_stays
// CHECK: graph.pad
func.func @padding_that_shifts_stays(%x: tensor<4xf32>, %v: tensor<f32>) -> tensor<4xf32> {
  %1 = graph.pad %x value %v low = ["1"] interior = [0] : tensor<4xf32>, tensor<f32> to tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @a_slice_of_everything_vanishes
// CHECK-SAME: (%[[X:.*]]: tensor<?x3xf32, ["b"]>)
// CHECK-NEXT: return %[[X]]
func.func @a_slice_of_everything_vanishes(%x: tensor<?x3xf32, ["b"]>) -> tensor<?x3xf32, ["b"]> {
  %1 = graph.slice %x offsets = ["0", "0"] strides = [1, 1] : tensor<?x3xf32, ["b"]> to tensor<?x3xf32, ["b"]>
  return %1 : tensor<?x3xf32, ["b"]>
}

// -----

// CHECK-LABEL: func.func @a_reversal_stays
// CHECK: graph.slice
func.func @a_reversal_stays(%x: tensor<3xf32>) -> tensor<3xf32> {
  %1 = graph.slice %x offsets = ["2"] strides = [-1] : tensor<3xf32> to tensor<3xf32>
  return %1 : tensor<3xf32>
}

// -----

// CHECK-LABEL: func.func @broadcasts_compose
// CHECK-SAME: (%[[X:.*]]: tensor<8xf32>)
// CHECK-NEXT: graph.broadcast %[[X]] dims = [2] : tensor<8xf32> to tensor<2x4x8xf32>
func.func @broadcasts_compose(%x: tensor<8xf32>) -> tensor<2x4x8xf32> {
  %1 = graph.broadcast %x dims = [1] : tensor<8xf32> to tensor<4x8xf32>
  %2 = graph.broadcast %1 dims = [1, 2] : tensor<4x8xf32> to tensor<2x4x8xf32>
  return %2 : tensor<2x4x8xf32>
}

// -----

// CHECK-LABEL: func.func @a_concatenation_of_one_vanishes
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT: return %[[X]]
func.func @a_concatenation_of_one_vanishes(%x: tensor<4xf32>) -> tensor<4xf32> {
  %1 = graph.concat(%x) dim = 0 : (tensor<4xf32>) to tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @what_is_simple_stays_as_it_is
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xf32>)
// CHECK-NEXT: %[[T:.*]] = graph.transpose %[[X]] perm = [1, 0]
// CHECK-NEXT: %[[C:.*]] = graph.concat(%[[T]], %[[T]]) dim = 1
// CHECK-NEXT: return %[[C]]
func.func @what_is_simple_stays_as_it_is(%0: tensor<2x3xf32>) -> tensor<3x4xf32> {
  %1 = graph.transpose %0 perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  %2 = graph.concat(%1, %1) dim = 1 : (tensor<3x2xf32>, tensor<3x2xf32>) to tensor<3x4xf32>
  return %2 : tensor<3x4xf32>
}
