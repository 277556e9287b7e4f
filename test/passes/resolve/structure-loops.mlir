// RUN: graphc-opt %s --split-input-file --graphc-resolve-structure-loops | FileCheck %s

// CHECK-LABEL: func.func @loop
// CHECK-SAME:    (%[[X:.*]]: tensor<i32>, %[[N:.*]]: tensor<i32>)
// CHECK-NEXT:    %[[R:.*]] = tf.while_region(%[[X]]) : (tensor<i32>) -> tensor<*xi32> {
// CHECK-NEXT:    ^bb0(%[[A:.*]]: tensor<*xi32>):
// CHECK-NEXT:      %[[P:.*]] = tf.Less(%[[A]], %[[N]])
// CHECK-NEXT:      tf.yield %[[P]]
// CHECK-NEXT:    } do {
// CHECK-NEXT:    ^bb0(%[[B:.*]]: tensor<*xi32>):
// CHECK-NEXT:      %[[S:.*]] = tf.Square(%[[B]])
// CHECK-NEXT:      tf.yield %[[S]]
// CHECK:         return %[[R]]
func.func @loop(%x: tensor<i32>, %n: tensor<i32>) -> tensor<*xi32> {
  %r = tf.dataflow {
    %e = tf.Enter(%x) {frame_name = "w"} : (tensor<i32>) -> tensor<*xi32>
    %k = tf.Enter(%n) {frame_name = "w", is_constant = true} : (tensor<i32>) -> tensor<*xi32>
    %m, %i = tf.Merge(%e, %next) : (tensor<*xi32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<*xi32>)
    %p = tf.Less(%m, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<*xi1>
    %c = tf.LoopCond(%p) : (tensor<*xi1>) -> tensor<*xi1>
    %f, %t = tf.Switch(%m, %c) : (tensor<*xi32>, tensor<*xi1>) -> (tensor<*xi32>, tensor<*xi32>)
    %s = tf.Square(%t) : (tensor<*xi32>) -> tensor<*xi32>
    %next = tf.NextIteration(%s) : (tensor<*xi32>) -> tensor<*xi32>
    %out = tf.Exit(%f) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %out : tensor<*xi32>
  } -> tensor<*xi32>
  return %r : tensor<*xi32>
}

// -----

// A frame in a frame: the inner one is an op of the outer one's body.
// CHECK-LABEL: func.func @nested
// CHECK:         tf.while_region
// CHECK:         } do {
// CHECK:           %[[I:.*]] = tf.while_region
// CHECK:             tf.Square
// CHECK:           tf.yield %[[I]]
// CHECK-NOT:     tf.dataflow
func.func @nested(%x: tensor<i32>, %n: tensor<i32>) -> tensor<*xi32> {
  %r = tf.dataflow {
    %e = tf.Enter(%x) {frame_name = "w"} : (tensor<i32>) -> tensor<*xi32>
    %k = tf.Enter(%n) {frame_name = "w", is_constant = true} : (tensor<i32>) -> tensor<*xi32>
    %m, %i = tf.Merge(%e, %next) : (tensor<*xi32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<*xi32>)
    %p = tf.Less(%m, %k) : (tensor<*xi32>, tensor<*xi32>) -> tensor<*xi1>
    %c = tf.LoopCond(%p) : (tensor<*xi1>) -> tensor<*xi1>
    %f, %t = tf.Switch(%m, %c) : (tensor<*xi32>, tensor<*xi1>) -> (tensor<*xi32>, tensor<*xi32>)
    %e2 = tf.Enter(%t) {frame_name = "w/v"} : (tensor<*xi32>) -> tensor<*xi32>
    %k2 = tf.Enter(%k) {frame_name = "w/v", is_constant = true} : (tensor<*xi32>) -> tensor<*xi32>
    %m2, %i2 = tf.Merge(%e2, %next2) : (tensor<*xi32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<*xi32>)
    %p2 = tf.Less(%m2, %k2) : (tensor<*xi32>, tensor<*xi32>) -> tensor<*xi1>
    %c2 = tf.LoopCond(%p2) : (tensor<*xi1>) -> tensor<*xi1>
    %f2, %t2 = tf.Switch(%m2, %c2) : (tensor<*xi32>, tensor<*xi1>) -> (tensor<*xi32>, tensor<*xi32>)
    %s2 = tf.Square(%t2) : (tensor<*xi32>) -> tensor<*xi32>
    %next2 = tf.NextIteration(%s2) : (tensor<*xi32>) -> tensor<*xi32>
    %out2 = tf.Exit(%f2) : (tensor<*xi32>) -> tensor<*xi32>
    %next = tf.NextIteration(%out2) : (tensor<*xi32>) -> tensor<*xi32>
    %out = tf.Exit(%f) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %out : tensor<*xi32>
  } -> tensor<*xi32>
  return %r : tensor<*xi32>
}

// -----

// Constants hang on the loop by a token only; effects in the body stay in it.
// CHECK-LABEL: func.func @tokens
// CHECK:         tf.while_region
// CHECK:           %[[T:.*]] = tf.Const() {value = dense<10> : tensor<i32>}
// CHECK:           tf.Less(%{{.*}}, %[[T]])
// CHECK:         } do {
// CHECK:           %[[A:.*]] = tf.Assert
// CHECK:           tf.Square(%{{.*}})[%[[A]]]
func.func @tokens(%x: tensor<i32>, %ok: tensor<i1>) -> tensor<*xi32> {
  %r = tf.dataflow {
    %e = tf.Enter(%x) {frame_name = "w"} : (tensor<i32>) -> tensor<*xi32>
    %k = tf.Enter(%ok) {frame_name = "w", is_constant = true} : (tensor<i1>) -> tensor<*xi1>
    %m, %i, %mc = tf.Merge(%e, %next) : (tensor<*xi32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<*xi32>, !tf.control)
    %ten = tf.Const()[%mc] {value = dense<10> : tensor<i32>} : () -> tensor<i32>
    %p = tf.Less(%m, %ten) : (tensor<*xi32>, tensor<i32>) -> tensor<*xi1>
    %c = tf.LoopCond(%p) : (tensor<*xi1>) -> tensor<*xi1>
    %f, %t = tf.Switch(%m, %c) : (tensor<*xi32>, tensor<*xi1>) -> (tensor<*xi32>, tensor<*xi32>)
    %a = tf.Assert(%k, %t) : (tensor<*xi1>, tensor<*xi32>) -> !tf.control
    %s = tf.Square(%t)[%a] : (tensor<*xi32>) -> tensor<*xi32>
    %next = tf.NextIteration(%s) : (tensor<*xi32>) -> tensor<*xi32>
    %out = tf.Exit(%f) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %out : tensor<*xi32>
  } -> tensor<*xi32>
  return %r : tensor<*xi32>
}

// -----

// What is not a loop of this form stays.
// CHECK-LABEL: func.func @other
// CHECK:         tf.dataflow
func.func @other(%x: tensor<i32>, %p: tensor<i1>) -> tensor<*xi32> {
  %r = tf.dataflow {
    %e = tf.Enter(%x) {frame_name = "w"} : (tensor<i32>) -> tensor<*xi32>
    %m, %i = tf.Merge(%e, %next) : (tensor<*xi32>, tensor<*xi32>) -> (tensor<*xi32>, tensor<*xi32>)
    %f, %t = tf.Switch(%m, %p) : (tensor<*xi32>, tensor<i1>) -> (tensor<*xi32>, tensor<*xi32>)
    %next = tf.NextIteration(%t) : (tensor<*xi32>) -> tensor<*xi32>
    %out = tf.Exit(%f) : (tensor<*xi32>) -> tensor<*xi32>
    tf.yield %out : tensor<*xi32>
  } -> tensor<*xi32>
  return %r : tensor<*xi32>
}
