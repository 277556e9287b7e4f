// RUN: graphc-opt %s --split-input-file --graphc-resolve-simplify-regions | FileCheck %s

// A value that no turn changes is used from outside and no longer carried.
// CHECK-LABEL: func.func @invariant
// CHECK-SAME:    (%[[N:.*]]: tensor<i32>, %[[C:.*]]: tensor<i32>)
// CHECK-NEXT:    tf.while_region(%[[C]]) : (tensor<i32>) -> tensor<*xi32> {
// CHECK-NEXT:    ^bb0(%[[I:.*]]: tensor<*xi32>):
// CHECK-NEXT:      tf.Less(%[[I]], %[[N]])
// CHECK:         } do {
// CHECK-NEXT:    ^bb0(%[[J:.*]]: tensor<*xi32>):
// CHECK-NEXT:      %[[NEXT:.*]] = tf.AddV2(%[[J]], %[[N]])
// CHECK-NEXT:      tf.yield %[[NEXT]] : tensor<*xi32>
func.func @invariant(%n: tensor<i32>, %c: tensor<i32>) -> tensor<*xi32> {
  %r:2 = tf.while_region(%c, %n) : (tensor<i32>, tensor<i32>) -> (tensor<*xi32>, tensor<*xi32>) {
  ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
    %p = tf.Less(%i, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<i1>
    tf.yield %p : tensor<i1>
  } do {
  ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
    %j = tf.AddV2(%i, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<*xi32>
    %copy = tf.Identity(%k) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %j, %copy : tensor<*xi32>, tensor<*xi32>
  }
  return %r#0 : tensor<*xi32>
}

// -----

// A counter that nobody looks at goes with what computes it.
// CHECK-LABEL: func.func @unused
// CHECK:         tf.while_region(%{{.*}}) : (tensor<i32>) -> tensor<*xi32> {
// CHECK-NOT:     tf.Neg
func.func @unused(%n: tensor<i32>, %c: tensor<i32>) -> tensor<*xi32> {
  %r:2 = tf.while_region(%c, %n) : (tensor<i32>, tensor<i32>) -> (tensor<*xi32>, tensor<*xi32>) {
  ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
    %p = tf.Less(%i, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<i1>
    tf.yield %p : tensor<i1>
  } do {
  ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
    %j = tf.AddV2(%i, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<*xi32>
    %l = tf.Neg(%k) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %j, %l : tensor<*xi32>, tensor<*xi32>
  }
  return %r#0 : tensor<*xi32>
}

// -----

// One that the condition looks at stays.
// CHECK-LABEL: func.func @counted
// CHECK:         tf.while_region(%{{.*}}, %{{.*}}) : (tensor<i32>, tensor<i32>)
func.func @counted(%n: tensor<i32>, %c: tensor<i32>) -> tensor<*xi32> {
  %r:2 = tf.while_region(%c, %n) : (tensor<i32>, tensor<i32>) -> (tensor<*xi32>, tensor<*xi32>) {
  ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
    %p = tf.Less(%k, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<i1>
    tf.yield %p : tensor<i1>
  } do {
  ^bb0(%i: tensor<*xi32>, %k: tensor<*xi32>):
    %j = tf.AddV2(%i, %n) : (tensor<*xi32>, tensor<i32>) -> tensor<*xi32>
    %l = tf.Neg(%k) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %j, %l : tensor<*xi32>, tensor<*xi32>
  }
  return %r#0 : tensor<*xi32>
}

// -----

// A branch on a constant is taken.
// CHECK-LABEL: func.func @decided
// CHECK-NOT:     tf.if_region
// CHECK:         %[[N:.*]] = tf.Neg
// CHECK:         return %[[N]]
func.func @decided(%x: tensor<f32>) -> tensor<f32> {
  %p = tf.Const() {value = dense<true> : tensor<i1>} : () -> tensor<i1>
  %y = tf.if_region %p : tensor<i1> {
    %a = tf.Neg(%x) : (tensor<f32>) -> tensor<f32>
    tf.yield %a : tensor<f32>
  } else {
    tf.yield %x : tensor<f32>
  } -> tensor<f32>
  return %y : tensor<f32>
}

// -----

// Results that nobody uses go, the effects stay.
// CHECK-LABEL: func.func @results
// CHECK:         %{{.*}} = tf.if_region %{{.*}} : tensor<i1> {
// CHECK-NEXT:      tf.AssignAddVariableOp
// CHECK-NEXT:      tf.yield %{{.*}} : tensor<f32>
// CHECK:         } -> tensor<f32>
func.func @results(%p: tensor<i1>, %x: tensor<f32>, %h: tensor<!tf.resource>) -> tensor<f32> {
  %y:2 = tf.if_region %p : tensor<i1> {
    %a = tf.Neg(%x) : (tensor<f32>) -> tensor<f32>
    tf.AssignAddVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> ()
    tf.yield %a, %x : tensor<f32>, tensor<f32>
  } else {
    tf.yield %x, %x : tensor<f32>, tensor<f32>
  } -> tensor<f32>, tensor<f32>
  return %y#1 : tensor<f32>
}

// -----

// A copy of a version 1 variable is a read: it stays.
// CHECK-LABEL: func.func @reference
// CHECK:         tf.Identity
func.func @reference(%x: tensor<2xf32>) -> tensor<2xf32> {
  %v = tf.VariableV2() {shape = #tf.shape<2>, dtype = f32} : () -> tensor<2xf32>
  %y = tf.Identity(%v) : (tensor<2xf32>) -> tensor<2xf32>
  return %y : tensor<2xf32>
}
