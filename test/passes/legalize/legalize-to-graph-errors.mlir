// RUN: graphc-opt %s --graphc-legalize-to-graph -split-input-file -verify-diagnostics

// All of them are reported, not the first one alone.
func.func @every_unsupported_op_is_named(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  // expected-error @+1 {{(FooBar): op is not supported; `graphc check` lists all such ops}}
  %0 = tf.unknown(%x) {op = "FooBar"} : (tensor<4xf32>) -> tensor<4xf32>
  // expected-error @+1 {{(Baz): op is not supported}}
  %1 = tf.unknown(%x) {op = "Baz"} : (tensor<4xf32>) -> tensor<4xf32>
  return %0, %1 : tensor<4xf32>, tensor<4xf32>
}

// -----

// What reads an unsupported op's result is not blamed.
func.func @only_the_culprit_is_named(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{(FooBar): op is not supported}}
  %0 = tf.unknown(%x) {op = "FooBar"} : (tensor<4xf32>) -> tensor<4xf32>
  %1 = tf.Relu(%0) : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// expected-error @+1 {{argument 0 has no known rank: give its shape with --dims}}
func.func @an_argument_of_unknown_rank(%x: tensor<*xf32>) {
  return
}

// -----

func.func @a_result_of_unknown_rank(%x: tensor<4xf32>) {
  // expected-error @+1 {{(Relu): a result has no known rank: give the shapes of the inputs with --dims}}
  %0 = tf.Relu(%x) : (tensor<4xf32>) -> tensor<*xf32>
  return
}

// -----

func.func @axes_of_a_reduction_that_are_data(%x: tensor<4x5xf32>, %a: tensor<i32>) -> tensor<4xf32> {
  // expected-error @+1 {{(Sum): the axes to reduce are not known before the run; make them constants}}
  %0 = tf.Sum(%x, %a) : (tensor<4x5xf32>, tensor<i32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func @an_axis_of_argmax_that_is_data(%x: tensor<4x5xf32>, %a: tensor<i32>) -> tensor<4xi64> {
  // expected-error @+1 {{(ArgMax): the axis is not known before the run, or out of range; make it a constant}}
  %0 = tf.ArgMax(%x, %a) : (tensor<4x5xf32>, tensor<i32>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

func.func @an_axis_of_concat_that_is_data(%x: tensor<4xf32>, %a: tensor<i32>) -> tensor<8xf32> {
  // expected-error @+1 {{(ConcatV2): unsupported: the axis is not known before the run; make it a constant or derive it from shapes}}
  %0 = tf.ConcatV2(%x, %x, %a) : (tensor<4xf32>, tensor<4xf32>, tensor<i32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// -----

func.func @a_permutation_that_is_data(%x: tensor<4x4xf32>, %p: tensor<2xi32>) -> tensor<4x4xf32> {
  // expected-error @+1 {{(Transpose): unsupported: the permutation is not known before the run}}
  %0 = tf.Transpose(%x, %p) : (tensor<4x4xf32>, tensor<2xi32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

func.func @padding_that_is_data(%x: tensor<4xf32>, %p: tensor<1x2xi32>) -> tensor<6xf32> {
  // expected-error @+1 {{(Pad): unsupported: the amount of padding is not known before the run}}
  %0 = tf.Pad(%x, %p) : (tensor<4xf32>, tensor<1x2xi32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

// -----

func.func @channels_that_do_not_fit(%x: tensor<1x8x8x3xf32>, %w: tensor<3x3x2x4xf32>) -> tensor<1x6x6x4xf32> {
  // expected-error @+1 {{(Conv2D): input has 3 channels, the filter takes 2}}
  %0 = tf.Conv2D(%x, %w) {padding = "VALID", strides = [1, 1, 1, 1]} : (tensor<1x8x8x3xf32>, tensor<3x3x2x4xf32>) -> tensor<1x6x6x4xf32>
  return %0 : tensor<1x6x6x4xf32>
}

// -----

func.func @an_equation_of_more_operands(%a: tensor<2x3xf32>) -> tensor<2xf32> {
  // expected-error @+1 {{(Einsum): the equation 'ij,jk->ik' does not fit the operands}}
  %0 = tf.Einsum(%a) {equation = "ij,jk->ik"} : (tensor<2x3xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// -----

func.func @a_window_that_is_data(%x: tensor<1x4x4x1xf32>, %k: tensor<4xi32>) -> tensor<1x2x2x1xf32> {
  // expected-error @+1 {{(MaxPoolV2): unsupported: the window is not known before the run; make it a constant}}
  %0 = tf.MaxPoolV2(%x, %k, %k) {padding = "VALID"} : (tensor<1x4x4x1xf32>, tensor<4xi32>, tensor<4xi32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

// -----

func.func @a_stride_of_zero(%x: tensor<4xf32>) -> tensor<4xf32> {
  %b = tf.Const() {value = dense<[0]> : tensor<1xi32>} : () -> tensor<1xi32>
  // expected-error @+1 {{(StridedSlice): has more entries than dimensions, or a stride of zero}}
  %0 = tf.StridedSlice(%x, %b, %b, %b) : (tensor<4xf32>, tensor<1xi32>, tensor<1xi32>, tensor<1xi32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func @an_axis_of_reverse_out_of_range(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %a = tf.Const() {value = dense<[-3]> : tensor<1xi32>} : () -> tensor<1xi32>
  // expected-error @+1 {{(ReverseV2): axis -3 is out of range for an input of rank 2}}
  %0 = tf.ReverseV2(%x, %a) : (tensor<4x2xf32>, tensor<1xi32>) -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}

// -----

func.func @an_axis_of_roll_out_of_range(%x: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %a = tf.Const() {value = dense<[2]> : tensor<1xi32>} : () -> tensor<1xi32>
  // expected-error @+1 {{(Roll): axis 2 is out of range for an input of rank 2}}
  %0 = tf.Roll(%x, %a, %a) : (tensor<4x2xf32>, tensor<1xi32>, tensor<1xi32>) -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}
