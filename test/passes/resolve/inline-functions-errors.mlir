// RUN: graphc-opt %s --split-input-file --verify-diagnostics --graphc-resolve-inline-functions

func.func @main(%x: tensor<*xf32>) -> tensor<*xf32> {
  %y = tf.PartitionedCall(%x) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}
tf.graph private @f(%a: tensor<*xf32>) -> tensor<*xf32> {
  %r = tf.PartitionedCall(%a) {f = #tf.func<@g>} : (tensor<*xf32>) -> tensor<*xf32>
  tf.fetch %r : tensor<*xf32>
}
tf.graph private @g(%a: tensor<*xf32>) -> tensor<*xf32> {
  // expected-error @below {{function 'f' calls itself (f -> g -> f); recursion cannot be compiled}}
  %r = tf.PartitionedCall(%a) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32>
  tf.fetch %r : tensor<*xf32>
}

// -----

func.func @main(%x: tensor<*xf32>) -> tensor<*xf32> {
  // expected-error @below {{(PartitionedCall): the model has no function 'f'}}
  %y = tf.PartitionedCall(%x) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

func.func @main(%x: tensor<*xf32>) -> tensor<*xf32> {
  // expected-error @below {{expected function 'f' to take 1 values and give 1, it takes 0 and gives 1}}
  %y = tf.PartitionedCall(%x) {f = #tf.func<@f>} : (tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}
tf.graph private @f() -> tensor<*xf32> {
  %r = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32>
  tf.fetch %r : tensor<*xf32>
}
