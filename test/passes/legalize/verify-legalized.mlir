// RUN: graphc-opt %s --graphc-legalize-verify -split-input-file -verify-diagnostics

func.func @graph_ops_pass(%x: tensor<6xf32>) -> tensor<2x3xf32> {
  %0 = graph.reshape %x : tensor<6xf32> to tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// -----

func.func @a_tf_op_that_is_left(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{internal error: survived legalize}}
  %0 = tf.Relu(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
