//===- UnaryOps.td - element by element, one operand -------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_UNARYOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_UNARYOPS_TD

include "dialects/tf/TfBase.td"

def TF_AbsOp
    : TF_UnaryOp<"Abs", "absolute value",
                 [DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32,
                  DT_INT64]>;

def TF_AcosOp : TF_UnaryOp<"Acos", "inverse cosine", TF_FloatOrComplexTypes>;
def TF_AcoshOp : TF_UnaryOp<"Acosh", "inverse hyperbolic cosine", TF_FloatOrComplexTypes>;

def TF_AngleOp : TF_ElementwiseOp<"Angle", "argument of a complex number"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$T,
      TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_AsinOp : TF_UnaryOp<"Asin", "inverse sine", TF_FloatOrComplexTypes>;
def TF_AsinhOp : TF_UnaryOp<"Asinh", "inverse hyperbolic sine", TF_FloatOrComplexTypes>;
def TF_AtanOp : TF_UnaryOp<"Atan", "inverse tangent", TF_FloatOrComplexTypes>;
def TF_AtanhOp : TF_UnaryOp<"Atanh", "inverse hyperbolic tangent", TF_FloatOrComplexTypes>;

def TF_CastOp : TF_ElementwiseOp<"Cast", "conversion to another element type"> {
  let inputs = (ins TF_TensorOf<"SrcT">:$x);
  let attributes = (ins TF_Type<>:$SrcT, TF_Type<>:$DstT, TF_Bool<"false">:$Truncate);
  let outputs = (outs TF_TensorOf<"DstT">:$y);
}

def TF_CeilOp : TF_UnaryOp<"Ceil", "smallest integer that is not less", TF_FloatTypes>;

def TF_ComplexAbsOp : TF_ElementwiseOp<"ComplexAbs", "magnitude of a complex number"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$T,
      TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$y);
}

def TF_ConjOp : TF_ElementwiseOp<"Conj", "complex conjugate"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, [DT_COMPLEX64, DT_COMPLEX128, DT_VARIANT]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_CosOp : TF_UnaryOp<"Cos", "cosine", TF_FloatOrComplexTypes>;
def TF_CoshOp : TF_UnaryOp<"Cosh", "hyperbolic cosine", TF_FloatOrComplexTypes>;
def TF_ExpOp : TF_UnaryOp<"Exp", "exponential", TF_FloatOrComplexTypes>;
def TF_Expm1Op
    : TF_UnaryOp<"Expm1", "exponential minus one, exact near zero", TF_FloatOrComplexTypes>;
def TF_FloorOp : TF_UnaryOp<"Floor", "largest integer that is not greater", TF_FloatTypes>;

def TF_ImagOp : TF_ElementwiseOp<"Imag", "imaginary part"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$T,
      TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_InvOp
    : TF_UnaryOp<"Inv", "one over x (older name of Reciprocal)",
                 !listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64])>;

def TF_InvertOp : TF_UnaryOp<"Invert", "every bit flipped", TF_IntTypes>;

def TF_IsFiniteOp : TF_ElementwiseOp<"IsFinite", "whether neither NaN nor infinite"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$y);
}

def TF_IsInfOp : TF_ElementwiseOp<"IsInf", "whether infinite"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$y);
}

def TF_IsNanOp : TF_ElementwiseOp<"IsNan", "whether NaN"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_Tensor<DT_BOOL>:$y);
}

def TF_LogOp : TF_UnaryOp<"Log", "natural logarithm", TF_FloatOrComplexTypes>;

def TF_Log1pOp
    : TF_UnaryOp<"Log1p", "natural logarithm of one plus x, exact near zero",
                 TF_FloatOrComplexTypes>;

def TF_LogicalNotOp : TF_ElementwiseOp<"LogicalNot", "logical negation"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$x);
  let outputs = (outs TF_Tensor<DT_BOOL>:$y);
}

def TF_NegOp
    : TF_UnaryOp<"Neg", "negation",
                 !listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64])>;

def TF_OnesLikeOp
    : TF_UnaryOp<"OnesLike", "ones in the operand's shape",
                 !listconcat(TF_RealOrComplexTypes, [DT_BOOL])>;

def TF_PopulationCountOp : TF_ElementwiseOp<"PopulationCount", "number of bits that are set"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_IntTypes>:$T);
  let outputs = (outs TF_Tensor<DT_UINT8>:$y);
}

def TF_RealOp : TF_ElementwiseOp<"Real", "real part"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$T,
      TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_ReciprocalOp
    : TF_UnaryOp<"Reciprocal", "one over x",
                 !listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64])>;

def TF_RintOp : TF_UnaryOp<"Rint", "nearest integer, ties to even", TF_FloatTypes>;

def TF_RoundOp
    : TF_UnaryOp<"Round", "nearest integer, ties to even; integers unchanged",
                 !listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64])>;

def TF_RsqrtOp : TF_UnaryOp<"Rsqrt", "one over the square root", TF_FloatOrComplexTypes>;

def TF_SignOp
    : TF_UnaryOp<"Sign", "-1, 0 or 1; x/|x| of a complex number",
                 !listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64])>;

def TF_SinOp : TF_UnaryOp<"Sin", "sine", TF_FloatOrComplexTypes>;
def TF_SinhOp : TF_UnaryOp<"Sinh", "hyperbolic sine", TF_FloatOrComplexTypes>;
def TF_SqrtOp : TF_UnaryOp<"Sqrt", "square root", TF_FloatOrComplexTypes>;
def TF_SquareOp : TF_UnaryOp<"Square", "x times x", TF_RealOrComplexTypes>;
def TF_TanOp : TF_UnaryOp<"Tan", "tangent", TF_FloatOrComplexTypes>;
def TF_TanhOp : TF_UnaryOp<"Tanh", "hyperbolic tangent", TF_FloatOrComplexTypes>;

def TF_InternalUnaryOpsCompositionOp
    : TF_FunctionOp<"_UnaryOpsComposition", "several functions of one operand applied in turn"> {
  let inputs = (ins TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T, TF_StringList<>:$op_names);
  let outputs = (outs TF_TensorOf<"T">:$y);
}

def TF_ZerosLikeOp : TF_UnaryOp<"ZerosLike", "zeros in the operand's shape", TF_AnyTypes>;

#endif // GRAPHC_DIALECTS_TF_OPS_UNARYOPS_TD
