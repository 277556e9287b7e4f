// RUN: graphc-opt %s --pass-pipeline='builtin.module(func.func(graphc-place-assign-devices))' -split-input-file | FileCheck %s

// CHECK-LABEL: func.func @every_op_is_on_the_only_device
// CHECK: graph.reshape %{{.*}} {device = 0 : i64}
// CHECK: graph.transpose %{{.*}} {device = 0 : i64}
func.func @every_op_is_on_the_only_device(%x: tensor<6xf32>) -> tensor<3x2xf32> {
  %0 = graph.reshape %x : tensor<6xf32> to tensor<2x3xf32>
  %1 = graph.transpose %0 perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  return %1 : tensor<3x2xf32>
}

// -----

// CHECK-LABEL: func.func @an_assigned_device_stays
// CHECK: graph.reshape %{{.*}} {device = 1 : i64}
func.func @an_assigned_device_stays(%x: tensor<6xf32>) -> tensor<2x3xf32> {
  %0 = graph.reshape %x {device = 1 : i64} : tensor<6xf32> to tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}
