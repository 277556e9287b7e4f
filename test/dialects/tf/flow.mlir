// RUN: graphc-opt %s | FileCheck %s
// RUN: graphc-opt %s | graphc-opt | FileCheck %s

// CHECK-LABEL: func.func @calls
func.func @calls(%p: tensor<i1>, %i: tensor<i32>, %x: tensor<4xf32>) {
  // Types of operands and results imply Tin and Tout; an empty config is the default.
  // CHECK: tf.StatefulPartitionedCall(%{{.*}}, %{{.*}}) {f = #tf.func<@body, {T = f32}>} : (tensor<i32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<?xi64>)
  %0:2 = tf.StatefulPartitionedCall(%i, %x) {config = "", f = #tf.func<@body, {T = f32}>}
      : (tensor<i32>, tensor<4xf32>) -> (tensor<4xf32>, tensor<?xi64>)
  // CHECK: tf.If(%{{.*}}, %{{.*}}) {else_branch = #tf.func<@else>, then_branch = #tf.func<@then>} :
  %1 = tf.If(%p, %x) {then_branch = #tf.func<@then>, else_branch = #tf.func<@else>}
      : (tensor<i1>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK: tf.While(%{{.*}}, %{{.*}}) {body = #tf.func<@body>, cond = #tf.func<@cond>} :
  %2:2 = tf.While(%i, %x) {cond = #tf.func<@cond>, body = #tf.func<@body>}
      : (tensor<i32>, tensor<4xf32>) -> (tensor<i32>, tensor<4xf32>)
  // CHECK: tf.Case(%{{.*}}, %{{.*}}) {branches = [#tf.func<@a>, #tf.func<@b>]} :
  %3 = tf.Case(%i, %x) {branches = [#tf.func<@a>, #tf.func<@b>]}
      : (tensor<i32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// CHECK-LABEL: tf.graph @switch
tf.graph @switch() {
  // CHECK: %[[X:.*]] = tf.Placeholder() {shape = #tf.shape<?x4>} : () -> tensor<?x4xf32>
  %x = tf.Placeholder() {shape = #tf.shape<?x4>} : () -> tensor<?x4xf32>
  // CHECK: %[[P:.*]] = tf.Placeholder() : () -> tensor<*xi1>
  %p = tf.Placeholder() : () -> tensor<*xi1>
  // CHECK: %[[F:.*]], %[[T:.*]], %[[C:.*]] = tf.Switch(%[[X]], %[[P]]) : (tensor<?x4xf32>, tensor<*xi1>) -> (tensor<?x4xf32>, tensor<?x4xf32>, !tf.control)
  %f, %t, %c = tf.Switch(%x, %p) : (tensor<?x4xf32>, tensor<*xi1>) -> (tensor<?x4xf32>, tensor<?x4xf32>, !tf.control)
  // CHECK: tf.Merge(%[[F]], %[[T]])[%[[C]]] : (tensor<?x4xf32>, tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<i32>)
  %m, %index = tf.Merge(%f, %t)[%c] : (tensor<?x4xf32>, tensor<?x4xf32>) -> (tensor<?x4xf32>, tensor<i32>)
}
