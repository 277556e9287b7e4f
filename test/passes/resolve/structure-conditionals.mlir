// RUN: graphc-opt %s --split-input-file --graphc-resolve-structure-conditionals | FileCheck %s

// CHECK-LABEL: func.func @if
// CHECK-SAME:    (%[[P:.*]]: tensor<i1>, %[[X:.*]]: tensor<4xf32>)
// CHECK-NEXT:    %[[R:.*]]:3 = tf.if_region %[[P]] : tensor<i1> {
// CHECK-NEXT:      %[[A:.*]] = tf.Neg(%[[X]])
// CHECK-NEXT:      %[[ONE:.*]] = tf.Const() {value = dense<1> : tensor<i32>}
// CHECK-NEXT:      tf.yield %[[A]], %[[ONE]]
// CHECK-NEXT:    } else {
// CHECK-NEXT:      %[[B:.*]] = tf.Exp(%[[X]])
// CHECK-NEXT:      %[[ZERO:.*]] = tf.Const() {value = dense<0> : tensor<i32>}
// CHECK-NEXT:      tf.yield %[[B]], %[[ZERO]]
// CHECK:         return %[[R]]#0
func.func @if(%p: tensor<i1>, %x: tensor<4xf32>) -> tensor<*xf32> {
  %f, %t = tf.Switch(%x, %p) : (tensor<4xf32>, tensor<i1>) -> (tensor<*xf32>, tensor<*xf32>)
  %a = tf.Neg(%t) : (tensor<*xf32>) -> tensor<*xf32>
  %b = tf.Exp(%f) : (tensor<*xf32>) -> tensor<*xf32>
  %m, %i = tf.Merge(%b, %a) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  return %m : tensor<*xf32>
}

// -----

// The choice reaches constants by a token, and copies of the predicate count as it.
// CHECK-LABEL: func.func @pivot
// CHECK:         tf.if_region %{{.*}} : tensor<i1> {
// CHECK:           tf.Const(){{.*}} {value = dense<2.0
// CHECK:         } else {
// CHECK:           tf.Const(){{.*}} {value = dense<1.0
// CHECK-NOT:     tf.Switch
func.func @pivot(%p: tensor<i1>) -> tensor<*xf32> {
  %sf, %st = tf.Switch(%p, %p) : (tensor<i1>, tensor<i1>) -> (tensor<*xi1>, tensor<*xi1>)
  %f, %fc = tf.Identity(%sf) : (tensor<*xi1>) -> (tensor<*xi1>, !tf.control)
  %t, %tc = tf.Identity(%st) : (tensor<*xi1>) -> (tensor<*xi1>, !tf.control)
  %a = tf.Const()[%tc] {value = dense<2.0> : tensor<f32>} : () -> tensor<*xf32>
  %b = tf.Const()[%fc] {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32>
  %m, %i = tf.Merge(%b, %a) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  return %m : tensor<*xf32>
}

// -----

// Merges on one choice share a region op.
// CHECK-LABEL: func.func @shared
// CHECK:         %[[R:.*]]:5 = tf.if_region
// CHECK-NOT:     tf.if_region
// CHECK:         return %[[R]]#0, %[[R]]#2
func.func @shared(%p: tensor<i1>, %x: tensor<4xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  %f, %t = tf.Switch(%x, %p) : (tensor<4xf32>, tensor<i1>) -> (tensor<*xf32>, tensor<*xf32>)
  %a = tf.Neg(%t) : (tensor<*xf32>) -> tensor<*xf32>
  %m, %i = tf.Merge(%f, %a) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  %b = tf.Exp(%f) : (tensor<*xf32>) -> tensor<*xf32>
  %n, %j = tf.Merge(%b, %t) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  return %m, %n : tensor<*xf32>, tensor<*xf32>
}

// -----

// An if in a branch.
// CHECK-LABEL: func.func @nested
// CHECK-SAME:    (%[[P:.*]]: tensor<i1>, %[[Q:.*]]: tensor<i1>
// CHECK:         tf.if_region %[[P]] : tensor<i1> {
// CHECK:           %[[I:.*]]:3 = tf.if_region %[[Q]] : tensor<i1> {
// CHECK:             tf.Neg
// CHECK:           } else {
// CHECK:             tf.Exp
// CHECK:           tf.yield %[[I]]#0
// CHECK:         } else {
func.func @nested(%p: tensor<i1>, %q: tensor<i1>, %x: tensor<4xf32>) -> tensor<*xf32> {
  %f, %t = tf.Switch(%x, %p) : (tensor<4xf32>, tensor<i1>) -> (tensor<*xf32>, tensor<*xf32>)
  %qf, %qt = tf.Switch(%q, %p) : (tensor<i1>, tensor<i1>) -> (tensor<*xi1>, tensor<*xi1>)
  %f2, %t2 = tf.Switch(%t, %qt) : (tensor<*xf32>, tensor<*xi1>) -> (tensor<*xf32>, tensor<*xf32>)
  %a = tf.Neg(%t2) : (tensor<*xf32>) -> tensor<*xf32>
  %b = tf.Exp(%f2) : (tensor<*xf32>) -> tensor<*xf32>
  %m, %i = tf.Merge(%b, %a) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  %n, %j = tf.Merge(%f, %m) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  return %n : tensor<*xf32>
}

// -----

// What happens in a branch only, stays in it.
// CHECK-LABEL: func.func @effect
// CHECK:         tf.if_region
// CHECK:           tf.yield
// CHECK:         } else {
// CHECK:           tf.Assert
// CHECK-NOT:     tf.Assert
func.func @effect(%p: tensor<i1>, %x: tensor<f32>) -> tensor<*xi1> {
  %sf, %st = tf.Switch(%p, %p) : (tensor<i1>, tensor<i1>) -> (tensor<*xi1>, tensor<*xi1>)
  %xf, %xt = tf.Switch(%x, %p) : (tensor<f32>, tensor<i1>) -> (tensor<*xf32>, tensor<*xf32>)
  %a = tf.Assert(%sf, %xf) : (tensor<*xi1>, tensor<*xf32>) -> !tf.control
  %f = tf.Identity(%sf)[%a] : (tensor<*xi1>) -> tensor<*xi1>
  %m, %i = tf.Merge(%f, %st) : (tensor<*xi1>, tensor<*xi1>) -> (tensor<*xi1>, tensor<*xi32>)
  return %m : tensor<*xi1>
}

// -----

// All inputs alive: the first one.
// CHECK-LABEL: func.func @always
// CHECK-SAME:    (%[[X:.*]]: tensor<f32>, %{{.*}}: tensor<f32>) -> tensor<f32>
// CHECK-NEXT:    return %[[X]]
func.func @always(%x: tensor<f32>, %y: tensor<f32>) -> tensor<*xf32> {
  %m, %i = tf.Merge(%x, %y) : (tensor<f32>, tensor<f32>) -> (tensor<*xf32>, tensor<*xi32>)
  return %m : tensor<*xf32>
}
