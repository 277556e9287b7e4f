// RUN: graphc-opt %s --split-input-file --verify-diagnostics --graphc-resolve-infer-shapes

func.func @matmul(%x: tensor<?x3xf32>, %w: tensor<4x5xf32>) -> tensor<*xf32> {
  // expected-error @below {{(MatMul): inner dimensions of [arg0_0,3] x [4,5] must agree, got 3 and 4}}
  %y = tf.MatMul(%x, %w) : (tensor<?x3xf32>, tensor<4x5xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

func.func @conflict(%x: tensor<?xf32>, %w: tensor<7xf32>) -> tensor<*xf32> {
  %axis = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
  %two = tf.ConcatV2(%x, %x, %axis) : (tensor<?xf32>, tensor<?xf32>, tensor<i32>) -> tensor<*xf32>
  // expected-error @below {{needs arg0_0*2 and 7 to be equal, which they are for no size}}
  %y = tf.AddN(%two, %w) : (tensor<*xf32>, tensor<7xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// expected-error @below {{the model needs b to be 784, which the dims given for it exclude}}
func.func @facts(%x: tensor<2x?xf32, ["b"]>, %w: tensor<784x10xf32>) -> tensor<*xf32>
    attributes {tf.symbols = {b = {max = 100 : i64}}} {
  %y = tf.MatMul(%x, %w) : (tensor<2x?xf32, ["b"]>, tensor<784x10xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}
