//===- TfArguments.td - operands, results and attributes --------*- tablegen -*-===//
//
// The classes that an op's `inputs`, `attributes` and `outputs` are written in.
// They carry no predicate of their own: the registry's verifier checks them all.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFARGUMENTS_TD
#define GRAPHC_DIALECTS_TF_TFARGUMENTS_TD

include "dialects/tf/TfAttrs.td"
include "dialects/tf/TfDTypes.td"
include "dialects/tf/TfTypes.td"
include "mlir/IR/OpBase.td"

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

class TF_ArgList : TF_ArgBase, Variadic<TF_AnyTensor> {
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

// `tfKind` is the enumerator of tf::AttrKind. With `tfHasDefault`, `tfDefault` or
// `tfDefaultTypes` hold the default: one element, or those of a list. `tfAllowed`,
// `tfAllowedTypes` (empty: any) and `tfMinimum` (of a number, or of a list's
// length) bound the value.
class TF_AttrBase<string kind, string storage, string cppType, string fromStorage>
    : Attr<CPred<"true">, kind> {
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

#endif // GRAPHC_DIALECTS_TF_TFARGUMENTS_TD
