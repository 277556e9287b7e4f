// RUN: graphc-opt %s | graphc-opt | FileCheck %s

// CHECK-LABEL: @map_over_symbolic_sizes
func.func @map_over_symbolic_sizes(%x: tensor<?x4xf32, ["b"]>) -> tensor<?x4xf32, ["b"]> {
  // CHECK: graph.map(%{{.*}}) : (tensor<?x4xf32, ["b"]>) -> tensor<?x4xf32, ["b"]>
  %0 = graph.map(%x) : (tensor<?x4xf32, ["b"]>) -> tensor<?x4xf32, ["b"]> {
  ^bb0(%a: f32):
    // CHECK: graph.math "tanh"(%{{.*}}) : (f32) -> f32
    %1 = graph.math "tanh"(%a) : (f32) -> f32
    graph.yield %1 : f32
  }
  return %0 : tensor<?x4xf32, ["b"]>
}

// CHECK-LABEL: @unsigned_elements_are_signless_scalars
func.func @unsigned_elements_are_signless_scalars(%x: tensor<4xui8>) -> tensor<4xui8> {
  %0 = graph.map(%x) : (tensor<4xui8>) -> tensor<4xui8> {
  ^bb0(%a: i8):
    graph.yield %a : i8
  }
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: @sizes_of_a_dynamic_tensor
func.func @sizes_of_a_dynamic_tensor() -> tensor<2xi32> {
  // CHECK: graph.sizes ["b*2", "10"] : tensor<2xi32>
  %0 = graph.sizes ["b*2", "10"] : tensor<2xi32>
  return %0 : tensor<2xi32>
}
