// RUN: graphc-opt %s --split-input-file --graphc-resolve-infer-shapes | FileCheck %s

// Unknown sizes of arguments are named by key and dimension.
// CHECK: func.func @names(%{{.*}}: tensor<?x4x?xf32, ["in_0", "in_2"]> {{.*}}, %{{.*}}: tensor<?xf32, ["arg1_0"]>)
func.func @names(%x: tensor<?x4x?xf32> {tf.key = "in"}, %y: tensor<?xf32>) {
  return
}

// -----

// What an op needs makes the argument static.
// CHECK: func.func @unify(%{{.*}}: tensor<?x784xf32, ["x_0"]>
// CHECK: tf.MatMul{{.*}} -> tensor<?x10xf32, ["x_0"]>
func.func @unify(%x: tensor<?x?xf32> {tf.key = "x"}, %w: tensor<784x10xf32>) -> tensor<*xf32> {
  %y = tf.MatMul(%x, %w) : (tensor<?x?xf32>, tensor<784x10xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// Of two symbols that must agree the first one stays.
// CHECK: func.func @agree(%{{.*}}: tensor<?x2xf32, ["x_0"]> {{.*}}, %{{.*}}: tensor<?x3xf32, ["x_0"]> {{.*}}) -> tensor<?x5xf32, ["x_0"]>
func.func @agree(%x: tensor<?x2xf32> {tf.key = "x"}, %y: tensor<?x3xf32> {tf.key = "y"}) -> tensor<*xf32> {
  %axis = tf.Const() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
  %z = tf.ConcatV2(%x, %y, %axis) : (tensor<?x2xf32>, tensor<?x3xf32>, tensor<i32>) -> tensor<*xf32>
  return %z : tensor<*xf32>
}

// -----

// Sizes that may differ and broadcast do not.
// CHECK: func.func @broadcast(%{{.*}}: tensor<?xf32, ["x_0"]> {{.*}}, %{{.*}}: tensor<?xf32, ["y_0"]>
// CHECK: tf.AddV2{{.*}} -> tensor<?xf32, ["{{.*}}max(x_0,y_0)
func.func @broadcast(%x: tensor<?xf32> {tf.key = "x"}, %y: tensor<?xf32> {tf.key = "y"}) -> tensor<*xf32> {
  %z = tf.AddV2(%x, %y) : (tensor<?xf32>, tensor<?xf32>) -> tensor<*xf32>
  return %z : tensor<*xf32>
}

// -----

// Sizes are followed through the arithmetic on shapes: [b,4,6] -> [b,24].
// CHECK-LABEL: func.func @flatten
// CHECK: tf.Reshape{{.*}} -> tensor<?x24xf32, ["b"]>
func.func @flatten(%x: tensor<?x4x6xf32, ["b"]>) -> tensor<*xf32> {
  %zero = tf.Const() {value = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %one = tf.Const() {value = dense<1> : tensor<1xi32>} : () -> tensor<1xi32>
  %rest = tf.Const() {value = dense<-1> : tensor<i32>} : () -> tensor<i32>
  %s = tf.Shape(%x) : (tensor<?x4x6xf32, ["b"]>) -> tensor<*xi32>
  %b = tf.StridedSlice(%s, %zero, %one, %one) {shrink_axis_mask = 1 : i64}
      : (tensor<*xi32>, tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<*xi32>
  %t = tf.Pack(%b, %rest) : (tensor<*xi32>, tensor<i32>) -> tensor<*xi32>
  %y = tf.Reshape(%x, %t) : (tensor<?x4x6xf32, ["b"]>, tensor<*xi32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// A size that only the data tell is a symbol that its op defines, with a bound.
// CHECK-LABEL: func.func @data
// CHECK: tf.Where(%{{.*}}) {tf.bounds = ["b*3"], tf.defines = ["d0"]}
// CHECK-SAME: -> tensor<?x2xi64, ["d0"]>
func.func @data(%x: tensor<?x3xi1, ["b"]>) -> tensor<*xi64> {
  %y = tf.Where(%x) : (tensor<?x3xi1, ["b"]>) -> tensor<*xi64>
  return %y : tensor<*xi64>
}

// -----

// Inferring again changes nothing.
// CHECK-LABEL: func.func @again
// CHECK: tf.Where(%{{.*}}) {tf.bounds = ["b*3"], tf.defines = ["d0"]}
// CHECK-SAME: -> tensor<?x2xi64, ["d0"]>
func.func @again(%x: tensor<?x3xi1, ["b"]>) -> tensor<?x2xi64, ["d0"]> {
  %y = tf.Where(%x) {tf.bounds = ["b*3"], tf.defines = ["d0"]} : (tensor<?x3xi1, ["b"]>) -> tensor<?x2xi64, ["d0"]>
  return %y : tensor<?x2xi64, ["d0"]>
}

// -----

// Carried sizes that change from turn to turn are symbols of the loop.
// CHECK-LABEL: func.func @grow
// CHECK: tf.while_region
// CHECK-SAME: (tensor<2xf32>, tensor<3xf32>) -> (tensor<?xf32, ["d[[OUT:[0-9]+]]"]>, tensor<3xf32>)
// CHECK: ^bb0(%{{.*}}: tensor<?xf32, ["d[[IN:[0-9]+]]"]>, %{{.*}}: tensor<3xf32>):
func.func @grow(%x: tensor<2xf32>, %y: tensor<3xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  %axis = tf.Const() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
  %r:2 = tf.while_region(%x, %y) : (tensor<2xf32>, tensor<3xf32>) -> (tensor<*xf32>, tensor<*xf32>) {
  ^bb0(%a: tensor<*xf32>, %b: tensor<*xf32>):
    %p = tf.Const() {value = dense<true> : tensor<i1>} : () -> tensor<i1>
    tf.yield %p : tensor<i1>
  } do {
  ^bb0(%a: tensor<*xf32>, %b: tensor<*xf32>):
    %c = tf.ConcatV2(%a, %b, %axis) : (tensor<*xf32>, tensor<*xf32>, tensor<i32>) -> tensor<*xf32>
    tf.yield %c, %b : tensor<*xf32>, tensor<*xf32>
  }
  return %r#0, %r#1 : tensor<*xf32>, tensor<*xf32>
}

// -----

// What is written into an array is what is read from it.
// CHECK-LABEL: func.func @array
// CHECK: tf.TensorArrayV3{{.*}} -> (tensor<!tf.resource, tensor<5x?xf32, ["b"]>>, tensor<f32>)
// CHECK: tf.TensorArrayReadV3{{.*}} -> tensor<?xf32, ["b"]>
func.func @array(%x: tensor<?xf32, ["b"]>) -> tensor<*xf32> {
  %n = tf.Const() {value = dense<5> : tensor<i32>} : () -> tensor<i32>
  %h, %flow = tf.TensorArrayV3(%n) {dtype = f32} : (tensor<i32>) -> (tensor<*x!tf.resource>, tensor<*xf32>)
  %after = tf.TensorArrayWriteV3(%h, %n, %x, %flow)
      : (tensor<*x!tf.resource>, tensor<i32>, tensor<?xf32, ["b"]>, tensor<*xf32>) -> tensor<*xf32>
  %y = tf.TensorArrayReadV3(%h, %n, %after)
      : (tensor<*x!tf.resource>, tensor<i32>, tensor<*xf32>) -> tensor<*xf32>
  return %y : tensor<*xf32>
}

// -----

// A branch that cannot succeed does not keep the model from compiling: the run
// says so if it gets there.
// CHECK-LABEL: func.func @branch
// CHECK: tf.if_region {{.*}}
// CHECK: tf.fails = "{{.*}}must agree
// CHECK: -> tensor<2x3xf32>
func.func @branch(%p: tensor<i1>, %x: tensor<2x3xf32>) -> tensor<*xf32> {
  %y = tf.if_region %p : tensor<i1> {
    %a = tf.MatMul(%x, %x) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<*xf32>
    tf.yield %a : tensor<*xf32>
  } else {
    tf.yield %x : tensor<2x3xf32>
  } -> tensor<*xf32>
  return %y : tensor<*xf32>
}
