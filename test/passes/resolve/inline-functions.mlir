// RUN: graphc-opt %s --split-input-file --mlir-print-debuginfo --graphc-resolve-inline-functions | FileCheck %s

// Nodes of the body are named after the call; the function is gone.
// CHECK-LABEL: func.func @main
// CHECK:         tf.Relu(%{{.*}}) : {{.*}} loc(#[[LOC:.*]])
// CHECK-NOT:     tf.graph
// CHECK:         #[[LOC]] = loc("call/relu")
func.func @main(%x: tensor<*xf32>) -> tensor<*xf32> {
  %y = tf.PartitionedCall(%x) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32> loc("call")
  return %y : tensor<*xf32>
}
tf.graph private @f(%a: tensor<*xf32> {tf.name = "a"}) -> tensor<*xf32> {
  %r = tf.Relu(%a) : (tensor<*xf32>) -> tensor<*xf32> loc("relu")
  tf.fetch %r : tensor<*xf32>
}

// -----

// Calls in bodies, in regions and by name.
// CHECK-LABEL: func.func @nested
// CHECK:         tf.if_region
// CHECK-NEXT:      tf.Neg
// CHECK-NEXT:      tf.Relu
// CHECK-NOT:     Call
func.func @nested(%p: tensor<i1>, %x: tensor<*xf32>) -> tensor<*xf32> {
  %y = tf.if_region %p : tensor<i1> {
    %a = tf.PartitionedCall(%x) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32>
    tf.yield %a : tensor<*xf32>
  } else {
    tf.yield %x : tensor<*xf32>
  } -> tensor<*xf32>
  return %y : tensor<*xf32>
}
tf.graph private @f(%a: tensor<*xf32>) -> tensor<*xf32> {
  %r = "tf.unknown"(%n) {op = "g"} : (tensor<*xf32>) -> tensor<*xf32>
  %n = tf.Neg(%a) : (tensor<*xf32>) -> tensor<*xf32>
  tf.fetch %r : tensor<*xf32>
}
tf.graph private @g(%a: tensor<*xf32>) -> tensor<*xf32> {
  %r = tf.Relu(%a) : (tensor<*xf32>) -> tensor<*xf32>
  tf.fetch %r : tensor<*xf32>
}

// -----

// Effects in the body come after what the call comes after, and before what comes
// after the call.
// CHECK-LABEL: func.func @effects
// CHECK:         %[[BEFORE:.*]] = tf.AssignVariableOp(%{{.*}}, %{{.*}}) : {{.*}} -> !tf.control
// CHECK:         %[[IN:.*]] = tf.AssignAddVariableOp(%{{.*}}, %{{.*}})[%[[BEFORE]]]
// CHECK:         %[[JOIN:.*]] = tf.NoOp()[%[[BEFORE]], %[[IN]]
// CHECK:         tf.ReadVariableOp(%{{.*}})[%[[JOIN]]]
func.func @effects(%h: tensor<!tf.resource>, %x: tensor<f32>) -> tensor<*xf32> {
  %before = tf.AssignVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  %done = tf.StatefulPartitionedCall(%h, %x)[%before] {f = #tf.func<@f>}
      : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  %y = tf.ReadVariableOp(%h)[%done] : (tensor<!tf.resource>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}
tf.graph private @f(%h: tensor<!tf.resource>, %x: tensor<f32>) {
  %n = tf.Neg(%x) : (tensor<f32>) -> tensor<*xf32>
  %done = tf.AssignAddVariableOp(%h, %n) : (tensor<!tf.resource>, tensor<*xf32>) -> !tf.control
  tf.fetch %done : !tf.control
}

// -----

// Attributes that the body takes from its caller are filled in.
// CHECK-LABEL: func.func @attributes
// CHECK:         tf.Cast(%{{.*}}) {Truncate = true}
func.func @attributes(%x: tensor<f32>) -> tensor<*xi32> {
  %y = tf.PartitionedCall(%x) {f = #tf.func<@f, {cut = true}>} : (tensor<f32>) -> tensor<*xi32>
  return %y : tensor<*xi32>
}
tf.graph private @f(%x: tensor<f32>) -> tensor<*xi32> {
  %n = tf.Cast(%x) {Truncate = true} : (tensor<f32>) -> tensor<*xi32>
  tf.fetch %n : tensor<*xi32>
}
