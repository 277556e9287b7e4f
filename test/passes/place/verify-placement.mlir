// RUN: graphc-opt %s --pass-pipeline='builtin.module(func.func(graphc-place-verify))' -split-input-file -verify-diagnostics

func.func @one_device_throughout(%x: tensor<6xf32>) -> tensor<6xf32> {
  %0 = graph.reshape %x {device = 1 : i64} : tensor<6xf32> to tensor<2x3xf32>
  %1 = graph.reshape %0 {device = 1 : i64} : tensor<2x3xf32> to tensor<6xf32>
  return %1 : tensor<6xf32>
}

// -----

func.func @no_device(%x: tensor<6xf32>) -> tensor<2x3xf32> {
  // expected-error @+1 {{internal error: has no device}}
  %0 = graph.reshape %x : tensor<6xf32> to tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// -----

func.func @no_transfer(%x: tensor<6xf32>) -> tensor<6xf32> {
  %0 = graph.reshape %x {device = 0 : i64} : tensor<6xf32> to tensor<2x3xf32>
  // expected-error @+1 {{internal error: reads a value of another device without a transfer}}
  %1 = graph.reshape %0 {device = 1 : i64} : tensor<2x3xf32> to tensor<6xf32>
  return %1 : tensor<6xf32>
}
