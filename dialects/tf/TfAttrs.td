//===- TfAttrs.td - attributes that only TensorFlow has ---------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_TFATTRS_TD
#define GRAPHC_DIALECTS_TF_TFATTRS_TD

include "dialects/tf/TfDialect.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"

def Tf_ShapeAttr : AttrDef<Tf_Dialect, "Shape"> {
  let mnemonic = "shape";
  let summary = "a shape that may lack a rank or sizes";
  let description = [{
    `#tf.shape<*>` has no rank; `#tf.shape<?x3>` has rank 2 and one unknown
    size; `#tf.shape<>` is the shape of a scalar.
  }];
  let parameters = (ins "bool":$ranked, ArrayRefParameter<"int64_t">:$dims);
  let builders = [
    AttrBuilder<(ins "::llvm::ArrayRef<int64_t>":$dims), [{ return $_get($_ctxt, true, dims); }]>
  ];
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    /// The shape without a rank.
    static ShapeAttr getUnranked(::mlir::MLIRContext *context) { return get(context, false, {}); }
    /// The shape of `type` (unranked tensors have none).
    static ShapeAttr get(::mlir::ShapedType type);
    /// A tensor type of this shape; unknown sizes become dynamic ones.
    ::mlir::TensorType tensorOf(::mlir::Type elementType) const;
  }];
}

def Tf_FuncAttr : AttrDef<Tf_Dialect, "Func"> {
  let mnemonic = "func";
  let summary = "a function of the library with its attributes";
  let description = [{ `#tf.func<@body>` or `#tf.func<@body, {T = f32}>`. }];
  let parameters = (ins "::mlir::FlatSymbolRefAttr":$name, "::mlir::DictionaryAttr":$attrs);
  let builders = [
    AttrBuilder<(ins "::llvm::StringRef":$name), [{
      return $_get($_ctxt, ::mlir::FlatSymbolRefAttr::get($_ctxt, name),
                   ::mlir::DictionaryAttr::get($_ctxt));
    }]>
  ];
  let hasCustomAssemblyFormat = 1;
}

def Tf_PlaceholderAttr : AttrDef<Tf_Dialect, "Placeholder"> {
  let mnemonic = "placeholder";
  let summary = "an attribute of a function body, to be taken from the caller";
  let parameters = (ins StringRefParameter<"the caller's attribute">:$name);
  let assemblyFormat = "`<` $name `>`";
}

#endif // GRAPHC_DIALECTS_TF_TFATTRS_TD
