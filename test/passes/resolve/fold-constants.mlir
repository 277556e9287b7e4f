// RUN: graphc-opt %s --split-input-file --graphc-resolve-fold-constants | FileCheck %s

// graphc-opt has no evaluator: what follows from static shapes is folded.
// CHECK-LABEL: func.func @shape
// CHECK-NEXT:    %[[S:.*]] = tf.Const() {value = dense<6> : tensor<i32>}
// CHECK-NEXT:    return %[[S]]
func.func @shape(%x: tensor<2x3xf32>) -> tensor<i32> {
  %axis = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
  %s = tf.Shape(%x) : (tensor<2x3xf32>) -> tensor<2xi32>
  %n = tf.Prod(%s, %axis) : (tensor<2xi32>, tensor<i32>) -> tensor<i32>
  return %n : tensor<i32>
}

// -----

// A size that is a symbol is not a constant.
// CHECK-LABEL: func.func @symbol
// CHECK:         tf.Shape
func.func @symbol(%x: tensor<?x3xf32, ["b"]>) -> tensor<2xi32> {
  %s = tf.Shape(%x) : (tensor<?x3xf32, ["b"]>) -> tensor<2xi32>
  return %s : tensor<2xi32>
}

// -----

// Effects are not folded.
// CHECK-LABEL: func.func @random
// CHECK:         tf.RandomUniformInt
func.func @random() -> tensor<1xi32> {
  %n = tf.Const() {value = dense<1> : tensor<1xi32>} : () -> tensor<1xi32>
  %lo = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
  %hi = tf.Const() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
  %r = tf.RandomUniformInt(%n, %lo, %hi) : (tensor<1xi32>, tensor<i32>, tensor<i32>) -> tensor<1xi32>
  return %r : tensor<1xi32>
}
