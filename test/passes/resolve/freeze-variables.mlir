// RUN: graphc-opt %s --split-input-file --graphc-resolve-freeze-variables | FileCheck %s

// A variable that is only read is a constant.
// CHECK-LABEL: func.func @read() -> tensor<2xf32>
// CHECK:         %[[C:.*]] = tf.Const() {value = dense<1.000000e+00> : tensor<2xf32>}
// CHECK-NOT:     ReadVariableOp
// CHECK:         return %[[C]]
tf.variable @w {dtype = f32, shape = #tf.shape<2>, value = dense<1.0> : tensor<2xf32>}
func.func @read() -> tensor<*xf32> {
  %h = tf.VarHandleOp() {shared_name = "w", dtype = f32, shape = #tf.shape<2>} : () -> tensor<!tf.resource>
  %y = tf.ReadVariableOp(%h) : (tensor<!tf.resource>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// One that any function writes stays a variable in all of them.
// CHECK-LABEL: func.func @reads
// CHECK:         tf.ReadVariableOp
// CHECK-LABEL: func.func @writes
// CHECK:         tf.AssignAddVariableOp
tf.variable @w {dtype = f32, shape = #tf.shape<>, value = dense<1.0> : tensor<f32>}
func.func @reads() -> tensor<*xf32> {
  %h = tf.VarHandleOp() {shared_name = "w", dtype = f32, shape = #tf.shape<>} : () -> tensor<!tf.resource>
  %y = tf.ReadVariableOp(%h) : (tensor<!tf.resource>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}
func.func @writes(%x: tensor<f32>) {
  %h = tf.VarHandleOp() {shared_name = "w", dtype = f32, shape = #tf.shape<>} : () -> tensor<!tf.resource>
  tf.AssignAddVariableOp(%h, %x) : (tensor<!tf.resource>, tensor<f32>) -> ()
  return
}

// -----

// Writes in a loop's body count.
// CHECK-LABEL: func.func @loop
// CHECK:         tf.ReadVariableOp
tf.variable @w {dtype = f32, shape = #tf.shape<>, value = dense<1.0> : tensor<f32>}
func.func @loop(%x: tensor<f32>, %p: tensor<i1>) -> tensor<*xf32> {
  %h = tf.VarHandleOp() {shared_name = "w", dtype = f32, shape = #tf.shape<>} : () -> tensor<!tf.resource>
  %r = tf.while_region(%h) : (tensor<!tf.resource>) -> tensor<!tf.resource> {
  ^bb0(%a: tensor<!tf.resource>):
    tf.yield %p : tensor<i1>
  } do {
  ^bb0(%a: tensor<!tf.resource>):
    tf.AssignAddVariableOp(%a, %x) : (tensor<!tf.resource>, tensor<f32>) -> ()
    tf.yield %a : tensor<!tf.resource>
  }
  %y = tf.ReadVariableOp(%h) : (tensor<!tf.resource>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// Version 1: the variable itself gives its value.
// CHECK-LABEL: func.func @ref
// CHECK:         %[[C:.*]] = tf.Const()
// CHECK:         tf.Identity(%[[C]])
tf.variable @v {dtype = f32, shape = #tf.shape<2>, value = dense<1.0> : tensor<2xf32>}
func.func @ref() -> tensor<*xf32> {
  %v = tf.VariableV2() {shape = #tf.shape<2>, dtype = f32, shared_name = "v"} : () -> tensor<2xf32>
  %y = tf.Identity(%v) : (tensor<2xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// CHECK-LABEL: func.func @assigned
// CHECK:         tf.VariableV2
tf.variable @v {dtype = f32, shape = #tf.shape<2>, value = dense<1.0> : tensor<2xf32>}
func.func @assigned(%x: tensor<2xf32>) -> tensor<*xf32> {
  %v = tf.VariableV2() {shape = #tf.shape<2>, dtype = f32, shared_name = "v"} : () -> tensor<2xf32>
  %y = tf.Assign(%v, %x) : (tensor<2xf32>, tensor<2xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// Other ways to read.
// CHECK-LABEL: func.func @gather
// CHECK:         %[[C:.*]] = tf.Const() {value = dense<1.000000e+00> : tensor<4x2xf32>}
// CHECK:         tf.GatherV2(%[[C]], %{{.*}}, %{{.*}})
// CHECK:         tf.Const() {value = dense<true> : tensor<i1>}
// CHECK:         tf.Shape(%[[C]])
tf.variable @w {dtype = f32, shape = #tf.shape<4x2>, value = dense<1.0> : tensor<4x2xf32>}
func.func @gather(%i: tensor<3xi32>) -> (tensor<*xf32>, tensor<*xi1>, tensor<*xi32>) {
  %h = tf.VarHandleOp() {shared_name = "w", dtype = f32, shape = #tf.shape<4x2>} : () -> tensor<!tf.resource>
  %y = tf.ResourceGather(%h, %i) : (tensor<!tf.resource>, tensor<3xi32>) -> tensor<*xf32>
  %p = tf.VarIsInitializedOp(%h) : (tensor<!tf.resource>) -> tensor<*xi1>
  %s = tf.VariableShape(%h) : (tensor<!tf.resource>) -> tensor<*xi32>
  return %y, %p, %s : tensor<*xf32>, tensor<*xi1>, tensor<*xi32>
}
