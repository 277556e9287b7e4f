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

// -----

// 66 maps in a row: the last 64 are one kernel.
// CHECK-LABEL: func.func @a_kernel_has_at_most_64_ops
// CHECK: %0 = graph.map(%arg0) {clusters = array<i64: 1>} :
// CHECK: %1 = graph.map(%0) {clusters = array<i64: 1>, root = 1 : i64} :
// CHECK: %2 = graph.map(%1) {clusters = array<i64: 0>} :
// CHECK: %65 = graph.map(%64) {clusters = array<i64: 0>, root = 0 : i64} :
func.func @a_kernel_has_at_most_64_ops(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = graph.map(%x) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %1 = graph.map(%0) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %2 = graph.map(%1) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %3 = graph.map(%2) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %4 = graph.map(%3) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %5 = graph.map(%4) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %6 = graph.map(%5) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %7 = graph.map(%6) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %8 = graph.map(%7) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %9 = graph.map(%8) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %10 = graph.map(%9) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %11 = graph.map(%10) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %12 = graph.map(%11) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %13 = graph.map(%12) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %14 = graph.map(%13) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %15 = graph.map(%14) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %16 = graph.map(%15) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %17 = graph.map(%16) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %18 = graph.map(%17) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %19 = graph.map(%18) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %20 = graph.map(%19) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %21 = graph.map(%20) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %22 = graph.map(%21) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %23 = graph.map(%22) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %24 = graph.map(%23) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %25 = graph.map(%24) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %26 = graph.map(%25) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %27 = graph.map(%26) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %28 = graph.map(%27) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %29 = graph.map(%28) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %30 = graph.map(%29) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %31 = graph.map(%30) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %32 = graph.map(%31) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %33 = graph.map(%32) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %34 = graph.map(%33) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %35 = graph.map(%34) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %36 = graph.map(%35) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %37 = graph.map(%36) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %38 = graph.map(%37) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %39 = graph.map(%38) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %40 = graph.map(%39) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %41 = graph.map(%40) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %42 = graph.map(%41) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %43 = graph.map(%42) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %44 = graph.map(%43) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %45 = graph.map(%44) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %46 = graph.map(%45) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %47 = graph.map(%46) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %48 = graph.map(%47) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %49 = graph.map(%48) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %50 = graph.map(%49) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %51 = graph.map(%50) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %52 = graph.map(%51) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %53 = graph.map(%52) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %54 = graph.map(%53) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %55 = graph.map(%54) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %56 = graph.map(%55) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %57 = graph.map(%56) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %58 = graph.map(%57) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %59 = graph.map(%58) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %60 = graph.map(%59) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %61 = graph.map(%60) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %62 = graph.map(%61) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %63 = graph.map(%62) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %64 = graph.map(%63) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  %65 = graph.map(%64) : (tensor<4xf32>) -> tensor<4xf32> { ^bb0(%a: f32): graph.yield %a : f32 }
  return %65 : tensor<4xf32>
}
