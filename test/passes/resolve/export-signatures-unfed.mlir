// RUN: not graphc-opt %s --graphc-resolve-export-signatures="feeds=a:0 fetches=y:0" 2>&1 | FileCheck %s
// RUN: not graphc-opt %s --graphc-resolve-export-signatures="dims=a=4x" 2>&1 | FileCheck %s --check-prefix=SPEC

// CHECK: error: {{.*}}node 'b' (Placeholder): a value must be fed to compute the outputs of 'main'; feed "b:0" or fetch what does not need it
// SPEC:  error: {{.*}}dims 'a=4x': expected a number, a symbol or '?' instead of '4x'
tf.graph @main() {
  %a = tf.Placeholder() {shape = #tf.shape<4>} : () -> tensor<*xf32> loc("a")
  %b = tf.Placeholder() {shape = #tf.shape<4>} : () -> tensor<*xf32> loc("b")
  %y = tf.AddV2(%a, %b) : (tensor<*xf32>, tensor<*xf32>) -> tensor<*xf32> loc("y")
}
