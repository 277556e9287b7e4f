// RUN: graphc-opt %s --graphc-schedule-build-programs -split-input-file -verify-diagnostics

// expected-error @below {{internal error: no module of kernels; fuse must run first}}
module {
  func.func @fuse_did_not_run(%x: tensor<4xf32>) -> tensor<4xf32> {
    return %x : tensor<4xf32>
  }
}

// -----

func.func @a_kernel_that_is_missing(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{internal error: no kernel of this name}}
  %0 = graph.launch @k(%x) parameters = [] : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
module @kernels {}

// -----

func.func @an_op_without_instruction(%x: tensor<2x3xf32>) -> tensor<3x2xf32> {
  // expected-error @+1 {{internal error: schedule has no instruction for this op}}
  %0 = graph.transpose %x perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}
module @kernels {}
