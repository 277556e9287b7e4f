// RUN: graphc-opt %s -split-input-file -verify-diagnostics | graphc-opt -split-input-file | FileCheck %s

// CHECK-LABEL: @broadcast_and_slice
func.func @broadcast_and_slice(%x: tensor<8xf32>) -> tensor<?x8xf32, ["b"]> {
  // CHECK: graph.broadcast %{{.*}} dims = [1] : tensor<8xf32> to tensor<?x8xf32, ["b"]>
  %0 = graph.broadcast %x dims = [1] : tensor<8xf32> to tensor<?x8xf32, ["b"]>
  // CHECK: graph.slice %{{.*}} offsets = ["0", "7"] strides = [1, -1]
  %1 = graph.slice %0 offsets = ["0", "7"] strides = [1, -1] : tensor<?x8xf32, ["b"]> to tensor<?x8xf32, ["b"]>
  return %1 : tensor<?x8xf32, ["b"]>
}

// -----

func.func @broadcast_c2(%x: tensor<3xf32>) {
  // expected-error @+1 {{input dimension 0 has size 3, expected 1 or 8}}
  %0 = graph.broadcast %x dims = [1] : tensor<3xf32> to tensor<4x8xf32>
  return
}

// -----

func.func @reshape_keeps_the_elements(%x: tensor<?x4xf32, ["b"]>, %y: tensor<6xf32>) {
  // expected-error @+1 {{input has 6 elements, result 8}}
  %0 = graph.reshape %y : tensor<6xf32> to tensor<2x4xf32>
  return
}

// -----

func.func @transpose_permutes(%x: tensor<2x3xf32>) {
  // expected-error @+1 {{perm names dimension 0 twice}}
  %0 = graph.transpose %x perm = [0, 0] : tensor<2x3xf32> to tensor<2x2xf32>
  return
}
