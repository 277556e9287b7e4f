// RUN: graphc-opt %s --graphc-lower-emit-kernels -split-input-file -verify-diagnostics

// expected-error @+1 {{has no strategy that lower knows; fuse's choose-strategies must run first}}
graph.kernel @no_strategy(%x: tensor<4xf32>) -> tensor<4xf32> {
  graph.return %x : tensor<4xf32>
}

// -----

// expected-error @+1 {{has no strategy that lower knows}}
graph.kernel @another_strategy(%x: tensor<4xf32>) -> tensor<4xf32> attributes {strategy = "wavefront"} {
  graph.return %x : tensor<4xf32>
}
