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

include "dialects/tf/TfDialect.td"
include "dialects/tf/TfTypes.td"
include "dialects/tf/TfAttrs.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===----------------------------------------------------------------------===//
// Element types, by TensorFlow's names
//===----------------------------------------------------------------------===//

// `name` is the enumerator of tf::DType (OpRegistry.h).
class TF_DType<string name_> {
  string name = name_;
}

def DT_FLOAT : TF_DType<"Float">;
def DT_DOUBLE : TF_DType<"Double">;
def DT_HALF : TF_DType<"Half">;
def DT_BFLOAT16 : TF_DType<"Bfloat16">;
def DT_FLOAT8_E5M2 : TF_DType<"Float8E5M2">;
def DT_FLOAT8_E4M3FN : TF_DType<"Float8E4M3FN">;
def DT_INT4 : TF_DType<"Int4">;
def DT_INT8 : TF_DType<"Int8">;
def DT_INT16 : TF_DType<"Int16">;
def DT_INT32 : TF_DType<"Int32">;
def DT_INT64 : TF_DType<"Int64">;
def DT_UINT4 : TF_DType<"Uint4">;
def DT_UINT8 : TF_DType<"Uint8">;
def DT_UINT16 : TF_DType<"Uint16">;
def DT_UINT32 : TF_DType<"Uint32">;
def DT_UINT64 : TF_DType<"Uint64">;
def DT_BOOL : TF_DType<"Bool">;
def DT_COMPLEX64 : TF_DType<"Complex64">;
def DT_COMPLEX128 : TF_DType<"Complex128">;
def DT_STRING : TF_DType<"String">;
def DT_RESOURCE : TF_DType<"Resource">;
def DT_VARIANT : TF_DType<"Variant">;
def DT_QINT8 : TF_DType<"Qint8">;
def DT_QUINT8 : TF_DType<"Quint8">;
def DT_QINT16 : TF_DType<"Qint16">;
def DT_QUINT16 : TF_DType<"Quint16">;
def DT_QINT32 : TF_DType<"Qint32">;

// Sets that many ops share. An empty list of allowed types means "any".
defvar TF_AnyTypes = []<TF_DType>;
defvar TF_IndexTypes = [DT_INT32, DT_INT64];
defvar TF_Float32Or64 = [DT_FLOAT, DT_DOUBLE];
defvar TF_FloatTypes = [DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE];
defvar TF_ComplexTypes = [DT_COMPLEX64, DT_COMPLEX128];
defvar TF_FloatOrComplexTypes = !listconcat(TF_FloatTypes, TF_ComplexTypes);
defvar TF_SignedTypes = [DT_INT8, DT_INT16, DT_INT32, DT_INT64];
defvar TF_UnsignedTypes = [DT_UINT8, DT_UINT16, DT_UINT32, DT_UINT64];
defvar TF_IntTypes = !listconcat(TF_SignedTypes, TF_UnsignedTypes);
defvar TF_RealTypes = !listconcat(TF_FloatTypes, TF_IntTypes);
defvar TF_QuantizedTypes = [DT_QINT8, DT_QUINT8, DT_QINT32, DT_QINT16, DT_QUINT16];
// TensorFlow's "numbertype" is TF_NumberTypes, "realnumbertype" TF_RealTypes.
defvar TF_RealOrComplexTypes = !listconcat(TF_RealTypes, TF_ComplexTypes);
defvar TF_NumberTypes = !listconcat(TF_RealOrComplexTypes, TF_QuantizedTypes);
defvar TF_LinalgTypes = !listconcat([DT_HALF, DT_FLOAT, DT_DOUBLE], TF_ComplexTypes);
// What a feature of a tf.Example may hold.
defvar TF_ExampleTypes = [DT_FLOAT, DT_INT64, DT_STRING];

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

// A data argument. Exactly one of dtype, typeAttr and typeListAttr says its
// element type; numberAttr, where set, names the attribute that counts it.
class TF_ArgBase {
  TF_DType dtype = ?;
  string typeAttr = "";
  string numberAttr = "";
  string typeListAttr = "";
  bit isRef = 0;
}

class TF_Arg : TF_ArgBase, TypeConstraint<CPred<"true">, "tensor", "::mlir::TensorType"> {
  let predicate = ?;
}

def TF_AnyTensor : Type<CPred<"true">, "tensor", "::mlir::TensorType">;

class TF_ArgList : Variadic<TF_AnyTensor> {
  TF_DType dtype = ?;
  string typeAttr = "";
  string numberAttr = "";
  string typeListAttr = "";
  bit isRef = 0;
  let predicate = ?;
}

// One tensor of a fixed element type.
class TF_Tensor<TF_DType type> : TF_Arg {
  let dtype = type;
}

// One tensor whose element type is the attribute `attr`.
class TF_TensorOf<string attr> : TF_Arg {
  let typeAttr = attr;
}

// A reference to a variable (the `T_ref` types of TensorFlow 1).
class TF_RefOf<string attr> : TF_Arg {
  let typeAttr = attr;
  let isRef = 1;
}

class TF_RefTo<TF_DType type> : TF_Arg {
  let dtype = type;
  let isRef = 1;
}

// `number` tensors of one fixed element type.
class TF_Tensors<TF_DType type, string number> : TF_ArgList {
  let dtype = type;
  let numberAttr = number;
}

// `number` tensors of the element type `attr`.
class TF_TensorsOf<string attr, string number> : TF_ArgList {
  let typeAttr = attr;
  let numberAttr = number;
}

class TF_RefsOf<string attr, string number> : TF_ArgList {
  let typeAttr = attr;
  let numberAttr = number;
  let isRef = 1;
}

// As many tensors as the list of types `attr` is long.
class TF_TensorList<string attr> : TF_ArgList {
  let typeListAttr = attr;
}

// Control operands and the control result, which every op may have.
def TF_Control : Type<CPred<"true">, "control token", "::graphc::tf::ControlType">;

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

// `tfDefault` is the text of the default, "" for none unless hasDefault is set;
// `tfAllowed` and `tfMinimum` bound the value.
class TF_AttrBase<string kind, string storage, string cppType, string fromStorage> : Attr<CPred<"true">, kind> {
  let predicate = ?;
  let storageType = storage;
  let returnType = cppType;
  let convertFromStorage = fromStorage;
  string tfKind = kind;
  bit tfHasDefault = 0;
  list<string> tfDefault = [];
  list<TF_DType> tfDefaultTypes = [];
  list<string> tfAllowed = [];
  list<TF_DType> tfAllowedTypes = [];
  bit tfHasMinimum = 0;
  int tfMinimum = 0;
}

// The text that stands for "no default" in the classes below.
defvar TF_Required = "<required>";

class TF_Scalar<string kind, string storage, string cppType, string fromStorage, string value>
    : TF_AttrBase<kind, storage, cppType, fromStorage> {
  let tfHasDefault = !ne(value, TF_Required);
  let tfDefault = !if(!ne(value, TF_Required), [value], []<string>);
}

class TF_Int<string value = TF_Required>
    : TF_Scalar<"Int", "::mlir::IntegerAttr", "int64_t", "$_self.getInt()", value>;

class TF_IntAtLeast<int least, string value = TF_Required> : TF_Int<value> {
  let tfHasMinimum = 1;
  let tfMinimum = least;
}

class TF_Float<string value = TF_Required>
    : TF_Scalar<"Float", "::mlir::FloatAttr", "float", "$_self.getValue().convertToFloat()", value>;

class TF_Bool<string value = TF_Required>
    : TF_Scalar<"Bool", "::mlir::BoolAttr", "bool", "$_self.getValue()", value>;

class TF_String<string value = TF_Required>
    : TF_Scalar<"String", "::mlir::StringAttr", "::llvm::StringRef", "$_self.getValue()", value>;

// A string out of a fixed set.
class TF_StringIn<list<string> allowed, string value = TF_Required> : TF_String<value> {
  let tfAllowed = allowed;
}

def TF_Padding : TF_StringIn<["SAME", "VALID"]>;
def TF_PaddingOrExplicit : TF_StringIn<["SAME", "VALID", "EXPLICIT"]>;
def TF_ImageLayout : TF_StringIn<["NHWC", "NCHW"], "NHWC">;
def TF_VolumeLayout : TF_StringIn<["NDHWC", "NCDHW"], "NDHWC">;

// An element type out of `allowed` (empty: any).
class TF_Type<list<TF_DType> allowed = []>
    : TF_AttrBase<"Type", "::mlir::TypeAttr", "::mlir::Type", "$_self.getValue()"> {
  let tfAllowedTypes = allowed;
}

class TF_TypeOr<TF_DType value, list<TF_DType> allowed = []> : TF_Type<allowed> {
  let tfHasDefault = 1;
  let tfDefaultTypes = [value];
}

// "*" is the shape without a rank, otherwise sizes between "x".
class TF_Shape<string value = TF_Required>
    : TF_Scalar<"Shape", "::graphc::tf::ShapeAttr", "::graphc::tf::ShapeAttr", "$_self", value>;

// A tensor; the default is the text of an attribute, "dense<0> : tensor<i32>".
class TF_TensorOr<string value>
    : TF_Scalar<"Tensor", "::mlir::ElementsAttr", "::mlir::ElementsAttr", "$_self", value>;

def TF_TensorAttr : TF_TensorOr<TF_Required>;

// A function; the default is its name.
class TF_FuncOr<string value>
    : TF_Scalar<"Func", "::graphc::tf::FuncAttr", "::graphc::tf::FuncAttr", "$_self", value>;

def TF_Func : TF_FuncOr<TF_Required>;

class TF_List<string kind, string cppType, string fromStorage>
    : TF_AttrBase<kind, "::mlir::ArrayAttr", cppType, fromStorage>;

// Lists: the plain class has no default, the one named "Or" has. `least` is the
// smallest length.
class TF_IntList<int least = -1>
    : TF_List<"IntList", "::llvm::SmallVector<int64_t>", "::graphc::tf::intList($_self)"> {
  let tfHasMinimum = !ge(least, 0);
  let tfMinimum = !if(!ge(least, 0), least, 0);
}

class TF_IntListOr<list<string> value, int least = -1> : TF_IntList<least> {
  let tfHasDefault = 1;
  let tfDefault = value;
}

class TF_FloatList<int least = -1>
    : TF_List<"FloatList", "::llvm::SmallVector<float>", "::graphc::tf::floatList($_self)"> {
  let tfHasMinimum = !ge(least, 0);
  let tfMinimum = !if(!ge(least, 0), least, 0);
}

class TF_FloatListOr<list<string> value> : TF_FloatList {
  let tfHasDefault = 1;
  let tfDefault = value;
}

class TF_StringList<int least = -1>
    : TF_List<"StringList", "::llvm::SmallVector<::llvm::StringRef>",
              "::graphc::tf::stringList($_self)"> {
  let tfHasMinimum = !ge(least, 0);
  let tfMinimum = !if(!ge(least, 0), least, 0);
}

class TF_StringListOr<list<string> value, int least = -1> : TF_StringList<least> {
  let tfHasDefault = 1;
  let tfDefault = value;
}

class TF_StringListIn<list<string> allowed, list<string> value> : TF_StringListOr<value> {
  let tfAllowed = allowed;
}

class TF_TypeList<int least = -1, list<TF_DType> allowed = []>
    : TF_List<"TypeList", "::llvm::SmallVector<::mlir::Type>", "::graphc::tf::typeList($_self)"> {
  let tfHasMinimum = !ge(least, 0);
  let tfMinimum = !if(!ge(least, 0), least, 0);
  let tfAllowedTypes = allowed;
}

class TF_TypeListOr<list<TF_DType> value, int least = -1, list<TF_DType> allowed = []>
    : TF_TypeList<least, allowed> {
  let tfHasDefault = 1;
  let tfDefaultTypes = value;
}

class TF_ShapeList<int least = -1>
    : TF_List<"ShapeList", "::mlir::ArrayAttr", "$_self"> {
  let tfHasMinimum = !ge(least, 0);
  let tfMinimum = !if(!ge(least, 0), least, 0);
}

class TF_ShapeListOr<list<string> value, int least = -1> : TF_ShapeList<least> {
  let tfHasDefault = 1;
  let tfDefault = value;
}

class TF_FuncList<int least = -1> : TF_List<"FuncList", "::mlir::ArrayAttr", "$_self"> {
  let tfHasMinimum = !ge(least, 0);
  let tfMinimum = !if(!ge(least, 0), least, 0);
}

class TF_FuncListOr<list<string> value, int least = -1> : TF_FuncList<least> {
  let tfHasDefault = 1;
  let tfDefault = value;
}

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
