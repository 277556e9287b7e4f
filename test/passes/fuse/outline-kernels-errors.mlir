// RUN: graphc-opt %s --graphc-fuse-outline-kernels -verify-diagnostics

func.func @an_unknown_size_is_no_parameter(%x: tensor<?xf32>) -> tensor<?xf32> {
  // expected-error @+1 {{internal error: the size of a result is not known as an expression}}
  %0 = graph.map(%x) {clusters = array<i64: 0>, root = 0 : i64} : (tensor<?xf32>) -> tensor<?xf32> {
  ^bb0(%a: f32):
    graph.yield %a : f32
  }
  return %0 : tensor<?xf32>
}
