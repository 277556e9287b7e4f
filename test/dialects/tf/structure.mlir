// RUN: graphc-opt %s | FileCheck %s
// RUN: graphc-opt %s | graphc-opt | FileCheck %s

// CHECK-LABEL: tf.graph @main()
tf.graph @main() {
  // Order is free, cycles are allowed.
  // CHECK: %[[DONE:.*]] = tf.NoOp()[%[[C:.*]]] : () -> !tf.control
  %done = tf.NoOp()[%const#1] : () -> !tf.control
  // CHECK: %{{.*}}, %[[C]] = tf.Const() {value = dense<1.0{{.*}}> : tensor<2xf32>} : () -> (tensor<2xf32>, !tf.control)
  %const:2 = tf.Const() {value = dense<1.0> : tensor<2xf32>} : () -> (tensor<2xf32>, !tf.control)
  // CHECK: %[[A:.*]] = tf.Identity(%[[B:.*]]) {device = "/cpu:0"} : (tensor<*xf32>) -> tensor<*xf32>
  // CHECK: %[[B]] = tf.Identity(%[[A]]) : (tensor<*xf32>) -> tensor<*xf32>
  %a = tf.Identity(%b) {device = "/cpu:0"} : (tensor<*xf32>) -> tensor<*xf32>
  %b = tf.Identity(%a) : (tensor<*xf32>) -> tensor<*xf32>
}

// CHECK-LABEL: tf.graph private @f(
// CHECK-SAME: tensor<*xf32> {tf.name = "x"}, %{{.*}}: tensor<!tf.string>) -> (tensor<*xf32>, tensor<!tf.string>)
// CHECK-SAME: attributes {result_names = ["y", "s"]}
tf.graph private @f(%x: tensor<*xf32> {tf.name = "x"}, %s: tensor<!tf.string>)
    -> (tensor<*xf32>, tensor<!tf.string>) attributes {result_names = ["y", "s"]} {
  // CHECK: tf.IdentityN(%{{.*}}, %{{.*}}) : (tensor<*xf32>, tensor<!tf.string>) -> (tensor<*xf32>, tensor<!tf.string>, !tf.control)
  %y:3 = tf.IdentityN(%x, %s) : (tensor<*xf32>, tensor<!tf.string>) -> (tensor<*xf32>, tensor<!tf.string>, !tf.control)
  // CHECK: tf.fetch %{{.*}}, %{{.*}}, %{{.*}} : tensor<*xf32>, tensor<!tf.string>, !tf.control
  tf.fetch %y#0, %y#1, %y#2 : tensor<*xf32>, tensor<!tf.string>, !tf.control
}

// CHECK: tf.signature @serving_default {
tf.signature @serving_default {method = "tensorflow/serving/predict",
  inputs = [{key = "x", tensor = "serving_default_x:0", dtype = f32, shape = #tf.shape<?x3>}],
  outputs = [{key = "y", tensor = "call:0", dtype = f32, shape = #tf.shape<*>}]}

// CHECK: tf.variable @"dense/kernel" {dtype = f32, key = "k", shape = #tf.shape<2>, value = dense<{{.*}}> : tensor<2xf32>}
tf.variable @"dense/kernel" {dtype = f32, shape = #tf.shape<2>, key = "k",
  value = dense<[1.0, 2.0]> : tensor<2xf32>}

// CHECK: tf.graph @unknown
tf.graph @unknown() {
  // CHECK: tf.unknown(%{{.*}})[%{{.*}}] {alpha = #tf.func<@f, {T = f32}>, op = "Foo"} : (tensor<2xf32>) -> (tensor<*x!tf.qint8>, !tf.control)
  %c:2 = tf.Const() {value = dense<1.0> : tensor<2xf32>} : () -> (tensor<2xf32>, !tf.control)
  %0:2 = tf.unknown(%c#0)[%c#1] {op = "Foo", alpha = #tf.func<@f, {T = f32}>} : (tensor<2xf32>) -> (tensor<*x!tf.qint8>, !tf.control)
}
