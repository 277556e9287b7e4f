// RUN: graphc-opt %s -canonicalize -cse | FileCheck %s

// Functions of their operands go when nobody wants them; the rest stays.
// CHECK-LABEL: func.func @dead
// CHECK-NOT: tf.MatMul
// CHECK-NOT: tf.Relu
// CHECK: tf.RandomUniform
// CHECK: tf.Assert
// CHECK: tf.StatefulPartitionedCall
// CHECK: tf.unknown
func.func @dead(%x: tensor<4x4xf32>, %shape: tensor<2xi32>, %p: tensor<i1>) {
  %0 = tf.MatMul(%x, %x) : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = tf.Relu(%0) : (tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = tf.RandomUniform(%shape) : (tensor<2xi32>) -> tensor<?x?xf32>
  tf.Assert(%p, %x) : (tensor<i1>, tensor<4x4xf32>) -> ()
  tf.StatefulPartitionedCall(%x) {f = #tf.func<@f>} : (tensor<4x4xf32>) -> ()
  tf.unknown(%x) {op = "Foo"} : (tensor<4x4xf32>) -> ()
  return
}

// A function of its operands that is asked for twice is computed once.
// CHECK-LABEL: func.func @twice
// CHECK: %[[E:.*]] = tf.Exp
// CHECK-NEXT: tf.AddV2(%[[E]], %[[E]])
func.func @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tf.Exp(%x) : (tensor<4xf32>) -> tensor<4xf32>
  %1 = tf.Exp(%x) : (tensor<4xf32>) -> tensor<4xf32>
  %2 = tf.AddV2(%0, %1) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}

// Draws from hidden state differ, reads of variables may.
// CHECK-LABEL: func.func @draws
// CHECK-COUNT-2: tf.RandomUniform
// CHECK-COUNT-2: tf.ReadVariableOp
func.func @draws(%shape: tensor<1xi32>, %v: tensor<!tf.resource>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<f32>, tensor<f32>) {
  %0 = tf.RandomUniform(%shape) : (tensor<1xi32>) -> tensor<?xf32>
  %1 = tf.RandomUniform(%shape) : (tensor<1xi32>) -> tensor<?xf32>
  %2 = tf.ReadVariableOp(%v) : (tensor<!tf.resource>) -> tensor<f32>
  %3 = tf.ReadVariableOp(%v) : (tensor<!tf.resource>) -> tensor<f32>
  return %0, %1, %2, %3 : tensor<?xf32>, tensor<?xf32>, tensor<f32>, tensor<f32>
}
