// RUN: graphc-opt %s --split-input-file --verify-diagnostics --graphc-resolve-export-signatures

// expected-error @below {{signature 'f', output 'out': the graph has no node 'scoers'; nearest: 'score', 'scores', 'x'}}
tf.signature @f {inputs = [], outputs = [{key = "out", tensor = "scoers:0", dtype = f32, shape = #tf.shape<*>}]}
tf.graph @main() {
  %x = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32> loc("x")
  %a = tf.Neg(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("scores")
  %b = tf.Neg(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("score")
}

// -----

// expected-error @below {{signature 'f', output 'out': node 'x' (Const) has 1 outputs, there is no 'x:1'}}
tf.signature @f {inputs = [], outputs = [{key = "out", tensor = "x:1", dtype = f32, shape = #tf.shape<*>}]}
tf.graph @main() {
  %x = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32> loc("x")
}

// -----

// expected-error @below {{signature 'f', output 'out': 'x:y' is not a tensor name, expected NODE:INDEX}}
tf.signature @f {inputs = [], outputs = [{key = "out", tensor = "x:y", dtype = f32, shape = #tf.shape<*>}]}
tf.graph @main() {
  %x = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32> loc("x")
}
