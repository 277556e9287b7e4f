//===- TfTypes.td - element types that only TensorFlow has ------*- tablegen -*-===//
//
// Everything else uses builtin types: signless integers are TensorFlow's signed
// ones, `ui8`...`ui64` the unsigned ones, `i1` is bool.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_TFTYPES_TD
#define GRAPHC_DIALECTS_TF_TFTYPES_TD

include "dialects/tf/TfDialect.td"
include "mlir/IR/AttrTypeBase.td"

class Tf_SimpleType<string cppName, string mnemonic_, string summary_>
    : TypeDef<Tf_Dialect, cppName> {
  let mnemonic = mnemonic_;
  let summary = summary_;
}

def Tf_StringType : Tf_SimpleType<"String", "string", "a byte string of any length">;
def Tf_ResourceType : Tf_SimpleType<"Resource", "resource", "a handle to state outside the graph">;
def Tf_VariantType : Tf_SimpleType<"Variant", "variant", "an opaque value, such as a TensorList">;
def Tf_ControlType
    : Tf_SimpleType<"Control", "control", "a token: the producer has run; carries no data">;
def Tf_Qint8Type : Tf_SimpleType<"Qint8", "qint8", "8-bit signed quantized">;
def Tf_Quint8Type : Tf_SimpleType<"Quint8", "quint8", "8-bit unsigned quantized">;
def Tf_Qint16Type : Tf_SimpleType<"Qint16", "qint16", "16-bit signed quantized">;
def Tf_Quint16Type : Tf_SimpleType<"Quint16", "quint16", "16-bit unsigned quantized">;
def Tf_Qint32Type : Tf_SimpleType<"Qint32", "qint32", "32-bit signed quantized">;

#endif // GRAPHC_DIALECTS_TF_TFTYPES_TD
