// RUN: graphc-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{graph 'f': expected 1 fetched values, got 0}}
tf.graph @f(%x: tensor<*xf32>) -> tensor<*xf32> {
  tf.fetch
}

// -----

// expected-error@+1 {{graph 'f': result 0: expected 'tensor<*xi32>', got 'tensor<*xf32>'}}
tf.graph @f(%x: tensor<*xf32>) -> tensor<*xi32> {
  tf.fetch %x : tensor<*xf32>
}

// -----

// expected-error@+1 {{signature 's': input 0: expected a shape 'shape'}}
tf.signature @s {inputs = [{key = "x", tensor = "x:0", dtype = f32}], outputs = []}

// -----

// expected-error@+1 {{variable 'v': expected a value of 'f32', got 'tensor<i32>'}}
tf.variable @v {dtype = f32, shape = #tf.shape<>, value = dense<1> : tensor<i32>}

// -----

// expected-error@+1 {{variable 'v': 'index' is not an element type of TensorFlow}}
tf.variable @v {dtype = index, shape = #tf.shape<>}
