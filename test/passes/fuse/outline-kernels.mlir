// RUN: graphc-opt %s --graphc-fuse-outline-kernels -split-input-file | FileCheck %s

// CHECK-LABEL: func.func @sizes_become_parameters
// CHECK-NEXT: graph.launch @k0_map(%arg0) parameters = ["b"] : (tensor<?xf32, ["b"]>) -> tensor<?xf32, ["b"]>
// CHECK: module @kernels {
// CHECK: graph.kernel @k0_map(%[[X:.*]]: tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]>
// CHECK: graph.map(%[[X]]) : (tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]>
// CHECK: graph.return
func.func @sizes_become_parameters(%x: tensor<?xf32, ["b"]>) -> tensor<?xf32, ["b"]> {
  %0 = graph.map(%x) {clusters = array<i64: 0>, root = 0 : i64} : (tensor<?xf32, ["b"]>) -> tensor<?xf32, ["b"]> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  return %0 : tensor<?xf32, ["b"]>
}

// -----

// They differ in their callers' symbols only.
// CHECK-LABEL: func.func @equal_kernels_are_outlined_once
// CHECK-NEXT: graph.launch @k0_map(%arg0) parameters = ["b"]
// CHECK-NEXT: graph.launch @k0_map(%arg1) parameters = ["t*2"]
// CHECK: graph.kernel @k0_map
// CHECK-NOT: graph.kernel
func.func @equal_kernels_are_outlined_once(%x: tensor<?xf32, ["b"]>, %y: tensor<?xf32, ["t*2"]>) -> (tensor<?xf32, ["b"]>, tensor<?xf32, ["t*2"]>) {
  %0 = graph.map(%x) {clusters = array<i64: 0>, root = 0 : i64} : (tensor<?xf32, ["b"]>) -> tensor<?xf32, ["b"]> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  %1 = graph.map(%y) {clusters = array<i64: 1>, root = 1 : i64} : (tensor<?xf32, ["t*2"]>) -> tensor<?xf32, ["t*2"]> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  return %0, %1 : tensor<?xf32, ["b"]>, tensor<?xf32, ["t*2"]>
}

// -----

// CHECK-LABEL: func.func @other_bodies_are_other_kernels
// CHECK-NEXT: graph.launch @k0_map
// CHECK-NEXT: graph.launch @k1_map
func.func @other_bodies_are_other_kernels(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = graph.map(%x) {clusters = array<i64: 0>, root = 0 : i64} : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  %1 = graph.map(%x) {clusters = array<i64: 1>, root = 1 : i64} : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.negf %a : f32
    graph.yield %s : f32
  }
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}

// -----

// t-1 is not a size of any operand: a parameter of its own.
// CHECK-LABEL: func.func @offsets_become_parameters
// CHECK-NEXT: graph.launch @k0_slice(%arg0) parameters = ["t", "t-1"]
// CHECK: graph.kernel @k0_slice(%{{.*}}: tensor<?xf32, ["p0"]>) -> tensor<?xf32, ["p0"]>
// CHECK: graph.slice %{{.*}} offsets = ["p1"] strides = [-1]
func.func @offsets_become_parameters(%x: tensor<?xf32, ["t"]>) -> tensor<?xf32, ["t"]> {
  %0 = graph.slice %x offsets = ["t-1"] strides = [-1] {clusters = array<i64: 0>, root = 0 : i64} : tensor<?xf32, ["t"]> to tensor<?xf32, ["t"]>
  return %0 : tensor<?xf32, ["t"]>
}

// -----

// CHECK-LABEL: func.func @an_op_of_two_clusters_is_in_both_kernels
// CHECK-NEXT: %[[FIRST:.*]] = graph.launch @k0_map(%arg0)
// CHECK-NEXT: graph.launch @k1_map(%arg0, %[[FIRST]])
// CHECK-NEXT: return
// CHECK: graph.kernel @k0_map
// CHECK: graph.transpose
// CHECK: graph.kernel @k1_map
// CHECK: graph.transpose
func.func @an_op_of_two_clusters_is_in_both_kernels(%x: tensor<2x3xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>) {
  %0 = graph.transpose %x perm = [1, 0] {clusters = array<i64: 0, 1>} : tensor<2x3xf32> to tensor<3x2xf32>
  %1 = graph.map(%0) {clusters = array<i64: 1>, root = 1 : i64} : (tensor<3x2xf32>) -> tensor<3x2xf32> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  %2 = graph.map(%0, %1) {clusters = array<i64: 0>, root = 0 : i64} : (tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<3x2xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %1, %2 : tensor<3x2xf32>, tensor<3x2xf32>
}

// -----

// CHECK-LABEL: func.func @a_view_stays_and_reads_the_launch
// CHECK-NEXT: %[[L:.*]] = graph.launch
// CHECK-NEXT: %[[V:.*]] = graph.reshape %[[L]] : tensor<4xf32> to tensor<2x2xf32>
// CHECK-NEXT: return %[[V]]
func.func @a_view_stays_and_reads_the_launch(%x: tensor<4xf32>) -> tensor<2x2xf32> {
  %0 = graph.map(%x) {clusters = array<i64: 0>, root = 0 : i64} : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  %1 = graph.reshape %0 {clusters = array<i64>} : tensor<4xf32> to tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

// -----

// CHECK-LABEL: func.func @without_clusters_nothing_is_outlined
// CHECK-NEXT: graph.host
// CHECK: module @kernels {
// CHECK-NEXT: }
func.func @without_clusters_nothing_is_outlined(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.host "sort/Sort"(%x) {config = {}} : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
