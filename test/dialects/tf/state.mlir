// RUN: graphc-opt %s | FileCheck %s
// RUN: graphc-opt %s | graphc-opt | FileCheck %s

// CHECK-LABEL: func.func @resource
func.func @resource(%x: tensor<4xf32>) -> tensor<4xf32> {
  // The variable's type and shape are in no operand: they are printed.
  // CHECK: %[[V:.*]] = tf.VarHandleOp() {dtype = f32, shape = #tf.shape<4>, shared_name = "w"} : () -> tensor<!tf.resource>
  %v = tf.VarHandleOp() {dtype = f32, shape = #tf.shape<4>, shared_name = "w"} : () -> tensor<!tf.resource>
  // CHECK: tf.AssignVariableOp(%[[V]], %{{.*}}) : (tensor<!tf.resource>, tensor<4xf32>) -> ()
  tf.AssignVariableOp(%v, %x) : (tensor<!tf.resource>, tensor<4xf32>) -> ()
  // CHECK: tf.ReadVariableOp(%[[V]]) : (tensor<!tf.resource>) -> tensor<4xf32>
  %r = tf.ReadVariableOp(%v) : (tensor<!tf.resource>) -> tensor<4xf32>
  return %r : tensor<4xf32>
}

// References of TensorFlow 1 have the type of what they refer to.
// CHECK-LABEL: tf.graph @reference
tf.graph @reference() {
  // CHECK: %[[V:.*]] = tf.VariableV2() {shape = #tf.shape<>} : () -> tensor<i64>
  %v = tf.VariableV2() {shape = #tf.shape<>} : () -> tensor<i64>
  %one = tf.Const() {value = dense<1> : tensor<i64>} : () -> tensor<i64>
  // CHECK: tf.AssignAdd(%[[V]], %{{.*}}) {use_locking = true} : (tensor<i64>, tensor<i64>) -> tensor<i64>
  %w = tf.AssignAdd(%v, %one) {use_locking = true} : (tensor<i64>, tensor<i64>) -> tensor<i64>
}

// CHECK-LABEL: func.func @lists
func.func @lists(%shape: tensor<1xi32>, %n: tensor<i32>, %x: tensor<4xf32>) -> tensor<?x4xf32> {
  // CHECK: tf.TensorListReserve(%{{.*}}, %{{.*}}) {element_dtype = f32} : (tensor<1xi32>, tensor<i32>) -> tensor<!tf.variant>
  %l = tf.TensorListReserve(%shape, %n) {element_dtype = f32} : (tensor<1xi32>, tensor<i32>) -> tensor<!tf.variant>
  // CHECK: tf.TensorListSetItem(%{{.*}}, %{{.*}}, %{{.*}}) :
  %m = tf.TensorListSetItem(%l, %n, %x) : (tensor<!tf.variant>, tensor<i32>, tensor<4xf32>) -> tensor<!tf.variant>
  // CHECK: tf.TensorListStack(%{{.*}}, %{{.*}}) : (tensor<!tf.variant>, tensor<1xi32>) -> tensor<?x4xf32>
  %s = tf.TensorListStack(%m, %shape) : (tensor<!tf.variant>, tensor<1xi32>) -> tensor<?x4xf32>
  return %s : tensor<?x4xf32>
}

// Strings are bytes, also in constants.
// CHECK-LABEL: func.func @strings
func.func @strings() -> tensor<2x!tf.string> {
  // CHECK: tf.Const() {value = dense<["a\00b", "\FF"]> : tensor<2x!tf.string>} : () -> tensor<2x!tf.string>
  %0 = tf.Const() {value = dense<["a\00b", "\FF"]> : tensor<2x!tf.string>} : () -> tensor<2x!tf.string>
  return %0 : tensor<2x!tf.string>
}
