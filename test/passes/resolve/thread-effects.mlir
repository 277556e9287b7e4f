// RUN: graphc-opt %s --split-input-file --graphc-resolve-thread-effects | FileCheck %s

// Edges through ops without effects are drawn through.
// CHECK-LABEL: func.func @through
// CHECK-NEXT:    %[[A:.*]] = tf.AssignVariableOp(%{{.*}}, %{{.*}}) : {{.*}} -> !tf.control
// CHECK-NEXT:    %[[R:.*]] = tf.ReadVariableOp(%{{.*}})[%[[A]]] : (tensor<!tf.resource>) -> tensor<f32>
// CHECK-NEXT:    return %[[R]]
func.func @through(%h: tensor<!tf.resource>, %x: tensor<f32>) -> tensor<f32> {
  %a = tf.AssignVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  %j = tf.NoOp()[%a] : () -> !tf.control
  %n, %c = tf.Neg(%x)[%j] : (tensor<f32>) -> (tensor<f32>, !tf.control)
  %r = tf.ReadVariableOp(%h)[%c] : (tensor<!tf.resource>) -> tensor<f32>
  return %r : tensor<f32>
}

// -----

// A read that was made before a write stays before it.
// CHECK-LABEL: func.func @before
// CHECK:         %[[R:.*]], %[[T:.*]] = tf.ReadVariableOp
// CHECK:         tf.AssignVariableOp(%{{.*}}, %{{.*}})[%[[T]]]
func.func @before(%h: tensor<!tf.resource>, %x: tensor<f32>) -> tensor<f32> {
  %r = tf.ReadVariableOp(%h) : (tensor<!tf.resource>) -> tensor<f32>
  %i, %c = tf.Identity(%r) : (tensor<f32>) -> (tensor<f32>, !tf.control)
  tf.AssignVariableOp(%h, %x)[%c] : (tensor<!tf.resource>, tensor<f32>) -> ()
  return %i : tensor<f32>
}

// -----

// Edges that others imply go.
// CHECK-LABEL: func.func @implied
// CHECK:         %[[A:.*]] = tf.AssignAddVariableOp(%{{.*}}, %{{.*}}) :
// CHECK:         %[[B:.*]] = tf.AssignAddVariableOp(%{{.*}}, %{{.*}})[%[[A]]]
// CHECK:         tf.AssignAddVariableOp(%{{.*}}, %{{.*}})[%[[B]]] : (tensor<!tf.resource>, tensor<f32>) -> ()
func.func @implied(%h: tensor<!tf.resource>, %x: tensor<f32>) {
  %a = tf.AssignAddVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  %b = tf.AssignAddVariableOp(%h, %x)[%a] : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  %c = tf.AssignAddVariableOp(%h, %x)[%a, %b] : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  return
}

// -----

// What nobody needs goes, assertions stay.
// CHECK-LABEL: func.func @dead
// CHECK-NEXT:    tf.Assert(%{{.*}}, %{{.*}}) : (tensor<i1>, tensor<f32>) -> ()
// CHECK-NEXT:    return
func.func @dead(%p: tensor<i1>, %x: tensor<f32>, %h: tensor<!tf.resource>) {
  %n = tf.Neg(%x) : (tensor<f32>) -> tensor<f32>
  %m = tf.Exp(%n) : (tensor<f32>) -> tensor<f32>
  %r = tf.ReadVariableOp(%h) : (tensor<!tf.resource>) -> tensor<f32>
  %a = tf.Assert(%p, %x) : (tensor<i1>, tensor<f32>) -> !tf.control
  %b = tf.NoOp()[%a] : () -> !tf.control
  return
}

// -----

// An op with regions has the effects of what is in them.
// CHECK-LABEL: func.func @region
// CHECK:         %[[A:.*]] = tf.AssignVariableOp
// CHECK:         %[[I:.*]] = tf.if_region %{{.*}}[%[[A]]] : tensor<i1> {
// CHECK:         tf.ReadVariableOp(%{{.*}})[%[[I]]]
func.func @region(%p: tensor<i1>, %x: tensor<f32>, %h: tensor<!tf.resource>) -> tensor<f32> {
  %a = tf.AssignVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> !tf.control
  %i = tf.if_region %p[%a] : tensor<i1> {
    tf.AssignAddVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> ()
    tf.yield
  } else {
    tf.yield
  } -> !tf.control
  %r = tf.ReadVariableOp(%h)[%i] : (tensor<!tf.resource>) -> tensor<f32>
  return %r : tensor<f32>
}
