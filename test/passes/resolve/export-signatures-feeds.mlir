// RUN: graphc-opt %s --graphc-resolve-export-signatures="feeds=mid:0 fetches=y:0" | FileCheck %s
// RUN: graphc-opt %s --graphc-resolve-export-signatures="fetches=mid:0" | FileCheck %s --check-prefix=MID
// RUN: graphc-opt %s --graphc-resolve-export-signatures="dims=x=b/3,b=2..8/2" | FileCheck %s --check-prefix=DIMS
// RUN: graphc-opt %s --graphc-resolve-export-signatures="dims=x=b/3,b=5" | FileCheck %s --check-prefix=FIXED
// RUN: graphc-opt %s --graphc-resolve-export-signatures="dims=z=b/3" 2>&1 | FileCheck %s --check-prefix=UNUSED

// A tensor in the middle may be fed: the graph is cut there, and the shape is the
// one that the graph gives it.
// CHECK:       func.func @main(%[[M:.*]]: tensor<3x2xf32> {tf.key = "mid:0", tf.name = "mid:0"})
// CHECK-NEXT:    %[[Y:.*]] = tf.Relu(%[[M]])
// CHECK-NEXT:    return %[[Y]]

// MID:      func.func @main() -> (tensor<*xf32> {tf.key = "mid:0", tf.name = "mid:0"})
// DIMS:     tensor<?x3xf32, ["b"]>
// DIMS:     tf.symbols = {b = {max = 8 : i64, min = 2 : i64, multiple = 2 : i64}}
// FIXED:    tensor<5x3xf32>
// UNUSED:   warning: dims for 'z' are not used: no input has this name
tf.graph @main() {
  %y = tf.Relu(%mid) : (tensor<*xf32>) -> tensor<*xf32> loc("y")
  %mid = tf.Identity(%c) : (tensor<*xf32>) -> tensor<*xf32> loc("mid")
  %c = tf.Const() {value = dense<1.0> : tensor<3x2xf32>} : () -> tensor<*xf32> loc("c")
  %x = tf.Placeholder() {shape = #tf.shape<?x3>} : () -> tensor<*xf32> loc("x")
  %z = tf.Neg(%x) : (tensor<*xf32>) -> tensor<*xf32> loc("out")
}
