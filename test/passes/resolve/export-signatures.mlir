// RUN: graphc-opt %s --split-input-file --graphc-resolve-export-signatures | FileCheck %s

// A signature becomes a function; what it does not need is gone.
// CHECK-LABEL: module
// CHECK-NOT:   tf.graph
// CHECK:       func.func @serve(%[[X:.*]]: tensor<?x4xf32> {tf.key = "in", tf.name = "x:0"})
// CHECK-SAME:    -> (tensor<*xf32> {tf.key = "out", tf.name = "y:0"}) attributes {tf.method = "predict", tf.signature = "serve"}
// CHECK-NEXT:    %[[Y:.*]] = tf.Relu(%[[X]])
// CHECK-NEXT:    return %[[Y]]
tf.graph @main() {
  %y = tf.Relu(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("y")
  %x = tf.Placeholder() {shape = #tf.shape<?x4>} : () -> tensor<*xf32> loc("x")
  %unused = tf.Neg(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("unused")
}
tf.signature @serve {method = "predict",
  inputs = [{key = "in", tensor = "x:0", dtype = f32, shape = #tf.shape<?x4>}],
  outputs = [{key = "out", tensor = "y:0", dtype = f32, shape = #tf.shape<*>}]}

// -----

// Each signature has its own copy of what both need.
// CHECK-LABEL: func.func @a
// CHECK:         tf.Neg
// CHECK-LABEL: func.func @b
// CHECK:         tf.Neg
// CHECK:         tf.Relu
tf.graph @main() {
  %x = tf.Placeholder() {shape = #tf.shape<2>} : () -> tensor<*xf32> loc("x")
  %n = tf.Neg(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("n")
  %r = tf.Relu(%n) : (tensor<*xf32>) -> tensor<*xf32> loc("r")
}
tf.signature @a {inputs = [{key = "x", tensor = "x:0", dtype = f32, shape = #tf.shape<2>}],
                 outputs = [{key = "n", tensor = "n:0", dtype = f32, shape = #tf.shape<2>}]}
tf.signature @b {inputs = [{key = "x", tensor = "x:0", dtype = f32, shape = #tf.shape<2>}],
                 outputs = [{key = "r", tensor = "r:0", dtype = f32, shape = #tf.shape<2>}]}

// -----

// Without signatures: placeholders in, tensors that nobody uses out.
// CHECK-LABEL: func.func @main
// CHECK-SAME:    (%[[X:.*]]: tensor<3xf32> {tf.key = "x:0", tf.name = "x:0"})
// CHECK-SAME:    -> (tensor<*xf32> {tf.key = "y:0", tf.name = "y:0"})
tf.graph @main() {
  %y = tf.Relu(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("y")
  %x = tf.Placeholder() {shape = #tf.shape<3>} : () -> tensor<*xf32> loc("x")
  tf.NoOp() : () -> () loc("init")
}

// -----

// Control edges are dependencies too.
// CHECK-LABEL: func.func @f(
// CHECK:         %[[C:.*]] = tf.Const
// CHECK:         %{{.*}}, %[[DONE:.*]] = tf.Print(%[[C]], %[[C]])
// CHECK:         tf.Identity(%{{.*}})[%[[DONE]]]
tf.graph @main() {
  %y = tf.Identity(%c)[%done] : (tensor<*xf32>) -> tensor<*xf32> loc("y")
  %p, %done = tf.Print(%c, %c) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, !tf.control) loc("p")
  %c = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32> loc("c")
  %u = tf.Neg(%p) : (tensor<*xf32>) -> tensor<*xf32> loc("u")
}
tf.signature @f {inputs = [], outputs = [{key = "y", tensor = "y:0", dtype = f32, shape = #tf.shape<>}]}

// -----

// A cyclic graph goes into a tf.dataflow.
// CHECK-LABEL: func.func @main(
// CHECK:         %[[R:.*]] = tf.dataflow {
// CHECK:           tf.Merge
// CHECK:           tf.NextIteration
// CHECK:           tf.yield
// CHECK:         } -> tensor<*xf32>
// CHECK:         return %[[R]]
tf.graph @main() {
  %p = tf.Placeholder() {shape = #tf.shape<>} : () -> tensor<*xi1> loc("p")
  %c = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> tensor<*xf32> loc("c")
  %m, %i = tf.Merge(%c, %n) : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>) loc("m")
  %f, %t = tf.Switch(%m, %p) : (tensor<*xf32>, tensor<*xi1>) -> (tensor<*xf32>, tensor<*xf32>) loc("s")
  %n = tf.NextIteration(%t) : (tensor<*xf32>) -> tensor<*xf32> loc("n")
  %e = tf.Exit(%f) : (tensor<*xf32>) -> tensor<*xf32> loc("e")
}
