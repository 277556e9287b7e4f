//===- TfDTypes.td - element types, by TensorFlow's names -------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_TFDTYPES_TD
#define GRAPHC_DIALECTS_TF_TFDTYPES_TD

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

#endif // GRAPHC_DIALECTS_TF_TFDTYPES_TD
