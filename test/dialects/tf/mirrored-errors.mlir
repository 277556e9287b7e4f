// RUN: graphc-opt %s -split-input-file -verify-diagnostics

func.func @missing(%x: tensor<1x8x8x3xf32>) {
  // expected-error@+1 {{op 'Conv2D': attribute 'strides': expected list(int), got none}}
  %0 = tf.Conv2D(%x, %x) {padding = "SAME"} : (tensor<1x8x8x3xf32>, tensor<1x8x8x3xf32>) -> tensor<*xf32>
  return
}

// -----

func.func @kind(%x: tensor<1x8x8x3xf32>) {
  // expected-error@+1 {{op 'Conv2D': attribute 'strides': expected list(int), got "1"}}
  %0 = tf.Conv2D(%x, %x) {padding = "SAME", strides = "1"} : (tensor<1x8x8x3xf32>, tensor<1x8x8x3xf32>) -> tensor<*xf32>
  return
}

// -----

func.func @allowed(%x: tensor<1x8x8x3xf32>) {
  // expected-error@+1 {{op 'Conv2D': attribute 'padding': expected one of 'SAME', 'VALID', 'EXPLICIT', got "FULL"}}
  %0 = tf.Conv2D(%x, %x) {padding = "FULL", strides = [1, 1, 1, 1]} : (tensor<1x8x8x3xf32>, tensor<1x8x8x3xf32>) -> tensor<*xf32>
  return
}

// -----

func.func @type_not_allowed(%x: tensor<*xi1>) {
  // expected-error@+1 {{op 'Exp': attribute 'T': expected one of half, bfloat16, float, double, complex64, complex128, got bool}}
  %0 = tf.Exp(%x) : (tensor<*xi1>) -> tensor<*xi1>
  return
}

// -----

func.func @operand_type(%x: tensor<*xf32>, %y: tensor<*xi32>) {
  // expected-error@+1 {{op 'AddV2': operand 'y': expected a tensor of 'f32' (attribute 'T'), got 'tensor<*xi32>'}}
  %0 = tf.AddV2(%x, %y) : (tensor<*xf32>, tensor<*xi32>) -> tensor<*xf32>
  return
}

// -----

func.func @result_type(%x: tensor<*xf32>) {
  // expected-error@+1 {{op 'Relu': result 'activations': expected a tensor of 'f32' (attribute 'T'), got 'tensor<*xf64>'}}
  %0 = tf.Relu(%x) : (tensor<*xf32>) -> tensor<*xf64>
  return
}

// -----

func.func @not_a_tensor(%x: f32) {
  // expected-error@+1 {{op 'Relu': operand 'features': expected a tensor of 'f32' (attribute 'T'), got 'f32'}}
  %0 = tf.Relu(%x) {T = f32} : (f32) -> tensor<*xf32>
  return
}

// -----

func.func @operand_count(%x: tensor<*xf32>) {
  // expected-error@+1 {{op 'AddV2': expected 2 operands and 1 results, got 1 and 1}}
  %0 = tf.AddV2(%x) : (tensor<*xf32>) -> tensor<*xf32>
  return
}

// -----

func.func @minimum(%x: tensor<*xf32>, %axis: tensor<i32>) {
  // expected-error@+1 {{op 'ConcatV2': attribute 'N': expected at least 2, got 1}}
  %0 = tf.ConcatV2(%x, %axis) : (tensor<*xf32>, tensor<i32>) -> tensor<*xf32>
  return
}

// -----

func.func @minimum_length() {
  // expected-error@+1 {{op 'IdentityN': attribute 'T': expected at least 1 elements, got 0}}
  tf.IdentityN() : () -> ()
  return
}

// -----

func.func @count_attribute(%x: tensor<*xf32>, %axis: tensor<i32>) {
  // expected-error@+1 {{op 'ConcatV2': expected 4 data operands, got 3}}
  %0 = tf.ConcatV2(%x, %x, %axis) {N = 3 : i64} : (tensor<*xf32>, tensor<*xf32>, tensor<i32>) -> tensor<*xf32>
  return
}

// -----

func.func @list_element(%x: tensor<*xf32>) {
  // expected-error@+1 {{op 'IdentityN': operand 'input'[1]: expected a tensor of 'i32' (attribute 'T'), got 'tensor<*xf32>'}}
  %0:2 = tf.IdentityN(%x, %x) {T = [f32, i32]} : (tensor<*xf32>, tensor<*xf32>) -> (tensor<*xf32>, tensor<*xi32>)
  return
}

// -----

func.func @segments(%x: tensor<*xf32>, %axis: tensor<i32>) {
  // expected-error@+1 {{op 'ConcatV2': attribute 'operandSegmentSizes': expected array<i32: 2, 1, 0>, got array<i32: 1, 2, 0>}}
  %0 = "tf.ConcatV2"(%x, %x, %axis) {N = 2 : i64, T = f32, operandSegmentSizes = array<i32: 1, 2, 0>}
      : (tensor<*xf32>, tensor<*xf32>, tensor<i32>) -> tensor<*xf32>
  return
}

// -----

tf.graph @control_order() {
  %x, %done = tf.Const() {value = dense<1.0> : tensor<f32>} : () -> (tensor<f32>, !tf.control)
  // expected-error@+1 {{op 'AddV2': control operands must follow the data operands}}
  %0 = "tf.AddV2"(%done, %x) {T = f32} : (!tf.control, tensor<f32>) -> tensor<*xf32>
}

// -----

func.func @control_results(%x: tensor<*xf32>) {
  // expected-error@+1 {{op 'Identity': expected at most one control result, after the data results}}
  %0:3 = "tf.Identity"(%x) {T = f32} : (tensor<*xf32>) -> (tensor<*xf32>, !tf.control, !tf.control)
  return
}

// -----

tf.graph @placeholder(%x: tensor<*xf32>) {
  // expected-error@+1 {{op 'Identity': attribute 'T': expected a value, got the caller's attribute 'U'}}
  %0 = tf.Identity(%x) {T = #tf.placeholder<"U">} : (tensor<*xf32>) -> tensor<*xf32>
}

// -----

func.func @const_type() {
  // expected-error@+1 {{op 'Const': attribute 'value': expected elements of 'f32', got 'tensor<i32>'}}
  %0 = tf.Const() {value = dense<1> : tensor<i32>} : () -> tensor<f32>
  return
}

// -----

func.func @const_shape() {
  // expected-error@+1 {{op 'Const': attribute 'value': expected a tensor that fits 'tensor<3xi32>', got 'tensor<2xi32>'}}
  %0 = tf.Const() {value = dense<1> : tensor<2xi32>} : () -> tensor<3xi32>
  return
}

// -----

func.func @no_such_op() {
  // expected-error@+1 {{op 'NoSuchOp': not in the op registry; write tf.unknown}}
  %0 = tf.NoSuchOp() : () -> tensor<f32>
  return
}
