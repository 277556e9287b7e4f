// RUN: graphc-opt %s --split-input-file --graphc-resolve-structure-functional-control-flow | FileCheck %s

// CHECK-LABEL: func.func @if
// CHECK:         tf.if_region %{{.*}} : tensor<i1> {
// CHECK-NEXT:      %[[A:.*]] = tf.PartitionedCall(%{{.*}}) {f = #tf.func<@a>}
// CHECK-NEXT:      tf.yield %[[A]]
// CHECK-NEXT:    } else {
// CHECK-NEXT:      %[[B:.*]] = tf.PartitionedCall(%{{.*}}) {f = #tf.func<@b>}
// CHECK-NEXT:      tf.yield %[[B]]
func.func @if(%p: tensor<i1>, %x: tensor<*xf32>) -> tensor<*xf32> {
  %y = tf.StatelessIf(%p, %x) {then_branch = #tf.func<@a>, else_branch = #tf.func<@b>}
      : (tensor<i1>, tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// Tokens stay at the op; the condition gets a truth value.
// CHECK-LABEL: func.func @tokens
// CHECK:         %[[C:.*]] = tf.ToBool(%{{.*}})
// CHECK:         %[[R:.*]]:2 = tf.if_region %[[C]][%[[BEFORE:.*]]]
// CHECK:         tf.StatefulPartitionedCall
// CHECK:         tf.NoOp()[%[[R]]#1]
func.func @tokens(%p: tensor<i32>, %x: tensor<*xf32>) -> tensor<*xf32> {
  %before = tf.NoOp() : () -> !tf.control
  %y, %done = tf.If(%p, %x)[%before] {then_branch = #tf.func<@a>, else_branch = #tf.func<@b>}
      : (tensor<i32>, tensor<*xf32>) -> (tensor<*xf32>, !tf.control)
  tf.NoOp()[%done] : () -> ()
  return %y : tensor<*xf32>
}

// -----

// CHECK-LABEL: func.func @while
// CHECK:         tf.while_region(%{{.*}}) : (tensor<2xf32>) -> tensor<*xf32> {
// CHECK-NEXT:    ^bb0(%[[C:.*]]: tensor<*xf32>):
// CHECK-NEXT:      tf.StatefulPartitionedCall(%[[C]]) {f = #tf.func<@cond>} : (tensor<*xf32>) -> tensor<*xi1>
// CHECK:         } do {
// CHECK-NEXT:    ^bb0(%[[B:.*]]: tensor<*xf32>):
// CHECK-NEXT:      tf.StatefulPartitionedCall(%[[B]]) {f = #tf.func<@body>}
func.func @while(%x: tensor<2xf32>) -> tensor<*xf32> {
  %y = tf.While(%x) {cond = #tf.func<@cond>, body = #tf.func<@body>} : (tensor<2xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// CHECK-LABEL: func.func @case
// CHECK:         tf.case_region %{{.*}} : tensor<i32> {
// CHECK:           tf.PartitionedCall{{.*}}@a
// CHECK:         }, {
// CHECK:           tf.PartitionedCall{{.*}}@b
func.func @case(%i: tensor<i32>, %x: tensor<*xf32>) -> tensor<*xf32> {
  %y = tf.StatelessCase(%i, %x) {branches = [#tf.func<@a>, #tf.func<@b>]}
      : (tensor<i32>, tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}
