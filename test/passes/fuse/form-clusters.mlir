// RUN: graphc-opt %s --pass-pipeline='builtin.module(func.func(graphc-fuse-form-clusters))' -split-input-file | FileCheck %s

// CHECK-LABEL: func.func @a_producer_joins_its_only_user
// CHECK: graph.map(%arg0) {clusters = array<i64: 0>} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_producer_joins_its_only_user(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = graph.math "tanh"(%a) : (f32) -> f32
    graph.yield %s : f32
  }
  %1 = graph.map(%0) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  return %1 : tensor<4xf32>
}

// -----

// Its own kernel: twice computed costs more than once stored.
// CHECK-LABEL: func.func @a_producer_of_two_kernels_is_computed_once
// CHECK: graph.map(%arg0) {clusters = array<i64: 2>, root = 2 : i64} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.reduce add %{{.*}} {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_producer_of_two_kernels_is_computed_once(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<f32>) {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = graph.math "tanh"(%a) : (f32) -> f32
    graph.yield %s : f32
  }
  %1 = graph.map(%0) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %2 = graph.reduce add %0 dims = [0] : tensor<4xf32> to tensor<f32>
  return %1, %2 : tensor<4xf32>, tensor<f32>
}

// -----

// Two users, one kernel: a diamond.
// CHECK-LABEL: func.func @both_users_in_one_kernel_are_one_home
// CHECK: graph.map(%arg0) {clusters = array<i64: 0>} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>} :
// CHECK: graph.map(%{{.*}}, %{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @both_users_in_one_kernel_are_one_home(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = graph.math "tanh"(%a) : (f32) -> f32
    graph.yield %s : f32
  }
  %1 = graph.map(%0) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %2 = graph.map(%0, %1) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %2 : tensor<4xf32>
}

// -----

// What is returned must be in memory.
// CHECK-LABEL: func.func @a_returned_value_is_a_root
// CHECK: graph.map(%arg0) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_returned_value_is_a_root(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %1 = graph.map(%0) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}

// -----

// Reading through a reshape costs divisions an element; a view costs nothing.
// CHECK-LABEL: func.func @no_op_joins_through_a_reshape
// CHECK: graph.map(%arg0) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.reshape %{{.*}} {clusters = array<i64: 0>} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @no_op_joins_through_a_reshape(%x: tensor<4xf32>) -> tensor<2x2xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %1 = graph.reshape %0 : tensor<4xf32> to tensor<2x2xf32>
  %2 = graph.map(%1) : (tensor<2x2xf32>) -> tensor<2x2xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  return %2 : tensor<2x2xf32>
}

// -----

// CHECK-LABEL: func.func @a_reshape_for_the_caller_stays_a_view
// CHECK: graph.reshape %{{.*}} {clusters = array<i64>} :
func.func @a_reshape_for_the_caller_stays_a_view(%x: tensor<4xf32>) -> tensor<2x2xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %1 = graph.reshape %0 : tensor<4xf32> to tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

// -----

// CHECK-LABEL: func.func @maps_after_a_contraction_are_its_epilogue
// CHECK: graph.contract %{{.*}} {clusters = array<i64: 0>} :
// CHECK: graph.broadcast %{{.*}} {clusters = array<i64: 0>} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @maps_after_a_contraction_are_its_epilogue(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %bias: tensor<16xf32>) -> tensor<4x16xf32> {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  %1 = graph.broadcast %bias dims = [1] : tensor<16xf32> to tensor<4x16xf32>
  %2 = graph.map(%0, %1) : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %2 : tensor<4x16xf32>
}

// -----

// Each would be computed again for every element of the result.
// CHECK-LABEL: func.func @a_contraction_reads_memory
// CHECK: graph.map(%arg0) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.contract %{{.*}} {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_contraction_reads_memory(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) -> tensor<4x16xf32> {
  %0 = graph.map(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %1 = graph.contract %0, %w batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  return %1 : tensor<4x16xf32>
}

// -----

// CHECK-LABEL: func.func @one_loop_of_its_own_a_kernel
// CHECK: graph.contract %arg0, %arg1 {{.*}} {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.contract %arg0, %arg2 {{.*}} {clusters = array<i64: 0>} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @one_loop_of_its_own_a_kernel(%x: tensor<4x8xf32>, %v: tensor<8x16xf32>, %w: tensor<8x16xf32>) -> tensor<4x16xf32> {
  %0 = graph.contract %x, %v batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  %1 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  %2 = graph.map(%0, %1) : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %2 : tensor<4x16xf32>
}

// -----

// Its elements are asked for in another order: no epilogue.
// CHECK-LABEL: func.func @a_contraction_does_not_join_through_a_transpose
// CHECK: graph.contract %{{.*}} {clusters = array<i64: 1>, root = 1 : i64} :
func.func @a_contraction_does_not_join_through_a_transpose(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) -> tensor<16x4xf32> {
  %0 = graph.contract %x, %w batch = [] x [] contract = [1] x [0] : tensor<4x8xf32>, tensor<8x16xf32> to tensor<4x16xf32>
  %1 = graph.transpose %0 perm = [1, 0] : tensor<4x16xf32> to tensor<16x4xf32>
  %2 = graph.map(%1) : (tensor<16x4xf32>) -> tensor<16x4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  return %2 : tensor<16x4xf32>
}

// -----

// CHECK-LABEL: func.func @movement_is_repeated_in_every_user
// CHECK: graph.transpose %{{.*}} {clusters = array<i64: 0, 1>} :
func.func @movement_is_repeated_in_every_user(%x: tensor<2x3xf32>, %y: tensor<3x2xf32>) -> (tensor<3x2xf32>, tensor<3x2xf32>) {
  %0 = graph.transpose %x perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  %1 = graph.map(%0) : (tensor<3x2xf32>) -> tensor<3x2xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %2 = graph.map(%0, %y) : (tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<3x2xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %1, %2 : tensor<3x2xf32>, tensor<3x2xf32>
}

// -----

// CHECK-LABEL: func.func @a_splat_is_repeated_in_its_user
// CHECK: graph.constant {{.*}} {clusters = array<i64: 0>} :
// CHECK: graph.broadcast {{.*}} {clusters = array<i64: 0>} :
func.func @a_splat_is_repeated_in_its_user(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c = graph.constant dense<1.0> : tensor<f32> : tensor<f32>
  %0 = graph.broadcast %c dims = [] : tensor<f32> to tensor<4xf32>
  %1 = graph.map(%x, %0) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %1 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @other_constants_stay_in_memory
// CHECK: graph.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00]> : tensor<4xf32> :
func.func @other_constants_stay_in_memory(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c = graph.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32> : tensor<4xf32>
  %0 = graph.map(%x, %c) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32, %b: f32):
    %s = arith.addf %a, %b : f32
    graph.yield %s : f32
  }
  return %0 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @a_concatenation_is_a_root_with_producers
// CHECK: graph.map(%arg0) {clusters = array<i64: 1>} :
// CHECK: graph.concat{{.*}} {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_concatenation_is_a_root_with_producers(%x: tensor<4xf32>) -> tensor<8xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %1 = graph.concat(%0, %x) dim = 0 : (tensor<4xf32>, tensor<4xf32>) to tensor<8xf32>
  %2 = graph.map(%1) : (tensor<8xf32>) -> tensor<8xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  return %2 : tensor<8xf32>
}

// -----

// Softmax reads its input three times.
// CHECK-LABEL: func.func @only_light_maps_join_a_softmax
// CHECK: graph.map(%arg0) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: graph.map(%{{.*}}) {clusters = array<i64: 0>} :
// CHECK: graph.softmax %{{.*}} {clusters = array<i64: 0>, root = 0 : i64} :
func.func @only_light_maps_join_a_softmax(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %0 = graph.map(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: f32):
    %s = graph.math "tanh"(%a) : (f32) -> f32
    graph.yield %s : f32
  }
  %1 = graph.slice %0 offsets = ["3", "0"] strides = [-1, 1] : tensor<4x8xf32> to tensor<4x8xf32>
  %2 = graph.map(%1) : (tensor<4x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: f32):
    %s = arith.addf %a, %a : f32
    graph.yield %s : f32
  }
  %3 = graph.softmax %2 : tensor<4x8xf32> to tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// -----

// CHECK-LABEL: func.func @host_calls_and_dead_ops_are_in_no_kernel
// CHECK-NOT: clusters
func.func @host_calls_and_dead_ops_are_in_no_kernel(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.reshape %x : tensor<4xf32> to tensor<2x2xf32>
  %1 = graph.host "sort/Sort"(%x) {config = {}} : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
