// RUN: graphc-opt %s --graphc-legalize-to-graph | FileCheck %s

// CHECK-LABEL: func.func @a_count_is_one_byte
// CHECK: graph.map(%{{.*}}) : (tensor<4xi32>) -> tensor<4xui8>
// CHECK: %[[BITS:.*]] = math.ctpop %{{.*}} : i32
// CHECK-NEXT: %[[BYTE:.*]] = arith.trunci %[[BITS]] : i32 to i8
// CHECK-NEXT: graph.yield %[[BYTE]] : i8
func.func @a_count_is_one_byte(%x: tensor<4xi32>) -> tensor<4xui8> {
  %0 = tf.PopulationCount(%x) : (tensor<4xi32>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}
