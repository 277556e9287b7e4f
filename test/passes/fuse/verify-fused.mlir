// RUN: graphc-opt %s --graphc-fuse-verify -split-input-file -verify-diagnostics

func.func @launches_host_calls_constants_and_views(%x: tensor<4xf32>) -> tensor<2x2xf32> {
  %c = graph.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32> : tensor<4xf32>
  %0 = graph.launch @k(%x, %c) parameters = [] : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %1 = graph.host "sort/Sort"(%0) {config = {}} : (tensor<4xf32>) -> tensor<4xf32>
  %2 = graph.reshape %1 : tensor<4xf32> to tensor<2x2xf32>
  return %2 : tensor<2x2xf32>
}

// -----

func.func @an_op_in_no_kernel(%x: tensor<2x3xf32>) -> tensor<3x2xf32> {
  // expected-error @+1 {{internal error: neither fused into a kernel nor a host call}}
  %0 = graph.transpose %x perm = [1, 0] : tensor<2x3xf32> to tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}
