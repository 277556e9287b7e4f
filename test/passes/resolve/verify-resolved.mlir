// RUN: graphc-opt %s --split-input-file --verify-diagnostics --graphc-resolve-verify-resolved

// expected-error @below {{the rank of 2 inputs of 'inputs' is unknown: x, z; give the shape, sizes that may vary as names: --dims 'x=b,28,28'}}
func.func @inputs(%x: tensor<*xf32> {tf.key = "x"}, %y: tensor<2xf32> {tf.key = "y"},
                  %z: tensor<*xf32> {tf.key = "z"}) {
  return
}

// -----

// Only where the rank is lost.
func.func @lost(%x: tensor<2xf32>) -> tensor<*xf32> {
  // expected-error @below {{the rank of a result is unknown; give the shapes of the inputs with --dims; nodes (1): '' (unknown)}}
  %y = "tf.unknown"(%x) {op = "Foo"} : (tensor<2xf32>) -> tensor<*xf32>
  %z = tf.Neg(%y) : (tensor<*xf32>) -> tensor<*xf32>
  return %z : tensor<*xf32>
}

// -----

func.func @flow(%x: tensor<2xf32>, %p: tensor<i1>) -> tensor<2xf32> {
  // expected-error @below {{a conditional that is not one of if and else cannot be compiled; nodes (1): '' (Switch)}}
  %f, %t = tf.Switch(%x, %p) : (tensor<2xf32>, tensor<i1>) -> (tensor<2xf32>, tensor<2xf32>)
  return %f : tensor<2xf32>
}
