//===- TfBase.td - how a TensorFlow op is written down ----------*- tablegen -*-===//
//
// One record says everything about an op: mlir-tblgen makes its C++ class, and
// gen_op_registry.py its entry of the registry (OpRegistry.h), from which come
// defaults, verification, the textual form, import and export. Argument classes
// carry no predicate of their own: the registry's verifier checks them all.
//
//   def TF_LeakyReluOp : TF_ElementwiseOp<"LeakyRelu", "x where positive, else alpha * x"> {
//     let inputs = (ins TF_TensorOf<"T">:$features);
//     let attributes = (ins TF_Float<"0.2">:$alpha, TF_TypeOr<DT_FLOAT, TF_FloatTypes>:$T);
//     let outputs = (outs TF_TensorOf<"T">:$activations);
//   }
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFBASE_TD
#define GRAPHC_DIALECTS_TF_TFBASE_TD

include "dialects/tf/TfArguments.td"
include "dialects/tf/TfDialect.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===----------------------------------------------------------------------===//
// Traits
//===----------------------------------------------------------------------===//

// Verifies the op against its registry entry, before anything relies on it.
def TF_Checked : NativeOpTrait<"RegistryChecked">, StructuralOpTrait {
  let cppNamespace = "::graphc::tf";
}

// The result has the operand's shape, element by element.
def TF_Elementwise : NativeOpTrait<"Elementwise"> {
  let cppNamespace = "::graphc::tf";
}

// The result has the broadcast shape of all operands, element by element.
def TF_ElementwiseBroadcast : NativeOpTrait<"ElementwiseBroadcast"> {
  let cppNamespace = "::graphc::tf";
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

// What running an op may do beyond computing its results; the enumerator of
// tf::Effect (OpRegistry.h) of the same name.
class TF_Effect<string name_> {
  string name = name_;
}

def TF_NoEffect : TF_Effect<"None">;          // a pure function of its operands
def TF_Order : TF_Effect<"Order">;            // orders others: NoOp, Assert
def TF_ReadState : TF_Effect<"Read">;         // reads the state behind its handles
def TF_WriteState : TF_Effect<"Write">;       // writes the state behind its handles
def TF_MakeState : TF_Effect<"Create">;       // names or creates state, returns the handle
def TF_DropState : TF_Effect<"Destroy">;      // ends the life of state
def TF_RandomState : TF_Effect<"Random">;     // draws from a generator hidden in the op
def TF_CallEffect : TF_Effect<"Call">;        // whatever the called functions do
def TF_OutsideWorld : TF_Effect<"External">;  // files, network, printing, Python, clocks

// An op of TensorFlow. `inputs`, `attributes` and `outputs` are TensorFlow's;
// control operands and the control result are added here.
class TF_Op<string op, string summary_, list<Trait> traits_ = [], TF_Effect effect = TF_NoEffect>
    : Op<Tf_Dialect, op, !listconcat([TF_Checked], traits_)> {
  let summary = summary_;
  string tfName = op;
  bit tfStateful = !ne(effect, TF_NoEffect);
  TF_Effect tfEffect = effect;
  dag inputs = (ins);
  dag attributes = (ins);
  dag outputs = (outs);
  let arguments = !con(inputs, (ins Variadic<TF_Control>:$control_inputs), attributes);
  let results = !con(outputs, (outs Optional<TF_Control>:$control_output));
  // Ops are built from types, operands and attributes; see tf::createOp.
  let skipDefaultBuilders = 1;
  let builders = [OpBuilder<(ins "::mlir::TypeRange":$types, "::mlir::ValueRange":$operands,
                                 CArg<"::llvm::ArrayRef<::mlir::NamedAttribute>", "{}">:$attrs), [{
    ::graphc::tf::populateState($_state, types, operands, attrs);
  }]>];
  let extraClassDeclaration = [{
    static void populateDefaultAttrs(const ::mlir::OperationName &name,
                                     ::mlir::NamedAttrList &attrs) {
      ::graphc::tf::populateDefaults(name, attrs);
    }
  }];
}

// A function of its operands that may fail (shapes, indices), hence not hoisted.
class TF_FunctionOp<string op, string summary, list<Trait> traits = []>
    : TF_Op<op, summary, !listconcat([NoMemoryEffect], traits)>;

// A total function of its operands: may also be computed where it was not asked for.
class TF_PureOp<string op, string summary, list<Trait> traits = []>
    : TF_Op<op, summary, !listconcat([Pure], traits)>;

// Results and operands of one shape.
class TF_ElementwiseOp<string op, string summary, list<Trait> traits = []>
    : TF_PureOp<op, summary, !listconcat([TF_Elementwise], traits)>;

// Operands broadcast against each other.
class TF_BroadcastOp<string op, string summary, list<Trait> traits = []>
    : TF_FunctionOp<op, summary, !listconcat([TF_ElementwiseBroadcast], traits)>;

//===----------------------------------------------------------------------===//
// Ops in TensorFlow's common signatures, one line each
//===----------------------------------------------------------------------===//

// x -> y
class TF_UnaryOp<string op, string summary, list<TF_DType> types> : TF_ElementwiseOp<op, summary> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<types>:$T);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

// y, dy -> z: the gradient from the function's result
class TF_UnaryGradOp<string op, string summary, list<TF_DType> types>
    : TF_ElementwiseOp<op, summary> {
  let inputs = (ins TF_TensorOf<"T">:$y, TF_TensorOf<"T">:$dy);
  let attributes = (ins TF_Type<types>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

// features -> activations
class TF_ActivationOp<string op, string summary, list<TF_DType> types>
    : TF_ElementwiseOp<op, summary> {
  let inputs = (ins TF_TensorOf<"T">:$features);
  let attributes = (ins TF_Type<types>:$T);
  let outputs = (outs TF_TensorOf<"T">:$activations);
}

// gradients, features or outputs -> backprops
class TF_ActivationGradOp<string op, string summary, list<TF_DType> types,
                          string second = "features"> : TF_ElementwiseOp<op, summary> {
  let inputs = !dag(ins, [TF_TensorOf<"T">, TF_TensorOf<"T">], ["gradients", second]);
  let attributes = (ins TF_Type<types>:$T);
  let outputs = (outs TF_TensorOf<"T">:$backprops);
}

// x, y -> z
class TF_BinaryOp<string op, string summary, list<TF_DType> types> : TF_BroadcastOp<op, summary> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<types>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

// x, y -> whether
class TF_CompareOp<string op, string summary, list<TF_DType> types>
    : TF_BroadcastOp<op, summary> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<types>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$z);
}

#endif // GRAPHC_DIALECTS_TF_TFBASE_TD
