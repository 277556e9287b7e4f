// RUN: graphc-opt %s --graphc-lower-emit-kernels='vector-bytes=64 vector-registers=32' | FileCheck %s

// CHECK-LABEL: func.func @lanes_are_the_target_s
// CHECK: arith.negf %{{.*}} : vector<16xf32>
graph.kernel @lanes_are_the_target_s(%x: tensor<16xf32>) -> tensor<16xf32> attributes {chunk = 4096 : i64, strategy = "loop", tasks = "1", grain = "1"} {
  %0 = graph.map(%x) : (tensor<16xf32>) -> tensor<16xf32> {
  ^bb0(%a: f32):
    %s = arith.negf %a : f32
    graph.yield %s : f32
  }
  graph.return %0 : tensor<16xf32>
}
