// RUN: graphc-opt %s --graphc-fuse-pack-weights -split-input-file | FileCheck %s

//   1 2 3      panels of two columns:   1 2   3 0
//   4 5 6                               4 5   6 0
// CHECK-LABEL: func.func @columns_become_panels
// CHECK-NEXT: %[[W:.*]] = graph.constant dense_resource<packed> : tensor<2x2x2xf32>
// CHECK-NEXT: graph.launch @k_packed(%arg0, %[[W]])
// CHECK: graph.kernel @k_packed(%{{.*}}: tensor<4x2xf32>, %{{.*}}: tensor<2x3xf32>)
// CHECK-SAME: packed
// CHECK-NOT: graph.kernel @k(
// CHECK: packed: "0x400000000000803F00000040000080400000A04000004040000000000000C04000000000"
func.func @columns_become_panels(%x: tensor<4x2xf32>) -> tensor<4x3xf32> {
  %w = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %0 = graph.launch @k(%x, %w) parameters = [] : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4x2xf32>, %w: tensor<2x3xf32>) -> tensor<4x3xf32> attributes {panel = 2 : i64, strategy = "contract", tile_rows = 4 : i64} {
    %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x2xf32>, tensor<2x3xf32> to tensor<4x3xf32>
    graph.return %0 : tensor<4x3xf32>
  }
}

// -----

// Both kernels stay: one launch has weights that are not known.
// CHECK-LABEL: func.func @an_argument_is_not_packed
// CHECK: graph.launch @k_packed
// CHECK: graph.launch @k(%arg0, %arg1)
// CHECK: graph.kernel @k(
// CHECK: graph.kernel @k_packed(
func.func @an_argument_is_not_packed(%x: tensor<4x2xf32>, %v: tensor<2x3xf32>) -> (tensor<4x3xf32>, tensor<4x3xf32>) {
  %w = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %0 = graph.launch @k(%x, %w) parameters = [] : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  %1 = graph.launch @k(%x, %v) parameters = [] : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  return %0, %1 : tensor<4x3xf32>, tensor<4x3xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4x2xf32>, %w: tensor<2x3xf32>) -> tensor<4x3xf32> attributes {panel = 2 : i64, strategy = "contract", tile_rows = 4 : i64} {
    %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x2xf32>, tensor<2x3xf32> to tensor<4x3xf32>
    graph.return %0 : tensor<4x3xf32>
  }
}

// -----

// CHECK-LABEL: func.func @equal_weights_are_packed_once
// CHECK: %[[W:.*]] = graph.constant dense_resource<packed
// CHECK-NOT: graph.constant
// CHECK: graph.launch @k_packed(%arg0, %[[W]])
// CHECK: graph.launch @k_packed(%arg0, %[[W]])
func.func @equal_weights_are_packed_once(%x: tensor<4x2xf32>) -> (tensor<4x3xf32>, tensor<4x3xf32>) {
  %w = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %0 = graph.launch @k(%x, %w) parameters = [] : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  %v = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %1 = graph.launch @k(%x, %v) parameters = [] : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  return %0, %1 : tensor<4x3xf32>, tensor<4x3xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4x2xf32>, %w: tensor<2x3xf32>) -> tensor<4x3xf32> attributes {panel = 2 : i64, strategy = "contract", tile_rows = 4 : i64} {
    %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x2xf32>, tensor<2x3xf32> to tensor<4x3xf32>
    graph.return %0 : tensor<4x3xf32>
  }
}

// -----

// CHECK-LABEL: func.func @a_kernel_without_tiles_keeps_its_constants
// CHECK: graph.constant dense<[
// CHECK: graph.launch @k(
// CHECK: graph.kernel @k(
func.func @a_kernel_without_tiles_keeps_its_constants(%x: tensor<4x2xf32>) -> tensor<4x3xf32> {
  %w = graph.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32> : tensor<2x3xf32>
  %0 = graph.launch @k(%x, %w) parameters = [] : (tensor<4x2xf32>, tensor<2x3xf32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}
module @kernels {
  graph.kernel @k(%x: tensor<4x2xf32>, %w: tensor<2x3xf32>) -> tensor<4x3xf32> attributes {strategy = "loop"} {
    %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x2xf32>, tensor<2x3xf32> to tensor<4x3xf32>
    graph.return %0 : tensor<4x3xf32>
  }
}
