//===- BinaryOps.td - element by element, several operands, broadcast -*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_BINARYOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_BINARYOPS_TD

include "dialects/tf/TfBase.td"

def TF_AddOp
    : TF_BinaryOp<"Add", "sum; concatenation of strings",
                  [DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32,
                   DT_INT64, DT_UINT8, DT_COMPLEX64, DT_COMPLEX128, DT_STRING]>;

def TF_AddV2Op : TF_BinaryOp<"AddV2", "sum", TF_RealOrComplexTypes>;

def TF_AddNOp : TF_FunctionOp<"AddN", "sum of tensors of one shape", [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$inputs);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<!listconcat(TF_NumberTypes, [DT_VARIANT])>:$T);
  let outputs = (outs TF_TensorOf<"T">:$sum);
}

def TF_AccumulateNV2Op
    : TF_FunctionOp<"AccumulateNV2", "sum of tensors of one shape, in any order",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$inputs);
  let attributes = (ins TF_IntAtLeast<1>:$N, TF_Type<TF_NumberTypes>:$T, TF_Shape<>:$shape);
  let outputs = (outs TF_TensorOf<"T">:$sum);
}

def TF_ApproximateEqualOp
    : TF_BroadcastOp<"ApproximateEqual", "whether |x - y| is less than the tolerance"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T, TF_Float<"1e-05">:$tolerance);
  let outputs = (outs TF_Tensor<DT_BOOL>:$z);
}

def TF_Atan2Op : TF_BroadcastOp<"Atan2", "angle of the point (x, y)"> {
  let inputs = (ins TF_TensorOf<"T">:$y, TF_TensorOf<"T">:$x);
  let attributes = (ins TF_Type<TF_FloatTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$z);
}

def TF_BitwiseAndOp : TF_BinaryOp<"BitwiseAnd", "bits set in both", TF_IntTypes>;
def TF_BitwiseOrOp : TF_BinaryOp<"BitwiseOr", "bits set in either", TF_IntTypes>;
def TF_BitwiseXorOp : TF_BinaryOp<"BitwiseXor", "bits set in one only", TF_IntTypes>;

def TF_ClipByValueOp : TF_BroadcastOp<"ClipByValue", "the value clamped to a range"> {
  let inputs = (ins TF_TensorOf<"T">:$t__in, TF_TensorOf<"T">:$clip_value_min,
      TF_TensorOf<"T">:$clip_value_max);
  let attributes = (ins TF_Type<TF_NumberTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_CompareAndBitpackOp
    : TF_BroadcastOp<"CompareAndBitpack", "bits of x > threshold, eight to a byte"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$threshold);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE, DT_INT8, DT_INT16, DT_INT32, DT_INT64, DT_BOOL]>:$T);
  let outputs = (outs TF_Tensor<DT_UINT8>:$output);
}

def TF_ComplexOp : TF_BroadcastOp<"Complex", "complex number from its parts"> {
  let inputs = (ins TF_TensorOf<"T">:$real, TF_TensorOf<"T">:$imag);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$T,
      TF_TypeOr<DT_COMPLEX64, TF_ComplexTypes>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$out);
}

def TF_DivOp
    : TF_BinaryOp<"Div", "quotient; of integers rounded towards zero", TF_RealOrComplexTypes>;
def TF_DivNoNanOp
    : TF_BinaryOp<"DivNoNan", "quotient, 0 where the divisor is 0", TF_FloatOrComplexTypes>;

def TF_EqualOp : TF_BroadcastOp<"Equal", "whether equal"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<>:$T, TF_Bool<"true">:$incompatible_shape_error);
  let outputs = (outs TF_Tensor<DT_BOOL>:$z);
}

def TF_FloorDivOp : TF_BinaryOp<"FloorDiv", "quotient rounded down", TF_RealOrComplexTypes>;
def TF_FloorModOp : TF_BinaryOp<"FloorMod", "remainder with the divisor's sign", TF_RealTypes>;
def TF_GreaterOp : TF_CompareOp<"Greater", "whether x > y", TF_RealTypes>;
def TF_GreaterEqualOp : TF_CompareOp<"GreaterEqual", "whether x >= y", TF_RealTypes>;
def TF_LeftShiftOp : TF_BinaryOp<"LeftShift", "bits moved up", TF_IntTypes>;
def TF_LessOp : TF_CompareOp<"Less", "whether x < y", TF_RealTypes>;
def TF_LessEqualOp : TF_CompareOp<"LessEqual", "whether x <= y", TF_RealTypes>;

def TF_LogicalAndOp : TF_BroadcastOp<"LogicalAnd", "logical and"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$x, TF_Tensor<DT_BOOL>:$y);
  let outputs = (outs TF_Tensor<DT_BOOL>:$z);
}

def TF_LogicalOrOp : TF_BroadcastOp<"LogicalOr", "logical or"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$x, TF_Tensor<DT_BOOL>:$y);
  let outputs = (outs TF_Tensor<DT_BOOL>:$z);
}

def TF_MaximumOp : TF_BinaryOp<"Maximum", "the greater of two", TF_RealTypes>;
def TF_MinimumOp : TF_BinaryOp<"Minimum", "the lesser of two", TF_RealTypes>;

def TF_ModOp
    : TF_BinaryOp<"Mod", "remainder with the dividend's sign",
                  !listconcat(TF_FloatTypes, [DT_INT32, DT_INT64])>;

def TF_MulOp : TF_BinaryOp<"Mul", "product", TF_RealOrComplexTypes>;
def TF_MulNoNanOp
    : TF_BinaryOp<"MulNoNan", "product, 0 where the second factor is 0", TF_FloatOrComplexTypes>;

def TF_NextAfterOp : TF_BroadcastOp<"NextAfter", "the next number after x towards y"> {
  let inputs = (ins TF_TensorOf<"T">:$x1, TF_TensorOf<"T">:$x2);
  let attributes = (ins TF_TypeOr<DT_FLOAT, TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_NotEqualOp : TF_BroadcastOp<"NotEqual", "whether different"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<>:$T, TF_Bool<"true">:$incompatible_shape_error);
  let outputs = (outs TF_Tensor<DT_BOOL>:$z);
}

def TF_PowOp
    : TF_BinaryOp<"Pow", "x to the power of y",
                  !listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64])>;

def TF_RealDivOp
    : TF_BinaryOp<"RealDiv", "quotient of floating-point numbers", TF_RealOrComplexTypes>;
def TF_RightShiftOp : TF_BinaryOp<"RightShift", "bits moved down, with sign", TF_IntTypes>;

def TF_SelectOp
    : TF_FunctionOp<"Select",
                    "picks from two tensors by element, or by row if the condition is a vector"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$condition, TF_TensorOf<"T">:$t__in, TF_TensorOf<"T">:$e);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SelectV2Op : TF_BroadcastOp<"SelectV2", "picks from two tensors by element"> {
  let inputs = (ins TF_Tensor<DT_BOOL>:$condition, TF_TensorOf<"T">:$t__in, TF_TensorOf<"T">:$e);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_SquaredDifferenceOp
    : TF_BinaryOp<"SquaredDifference", "(x - y) squared",
                  !listconcat(TF_FloatOrComplexTypes, [DT_INT32, DT_INT64])>;

def TF_SubOp : TF_BinaryOp<"Sub", "difference", TF_RealOrComplexTypes>;
def TF_TruncateDivOp
    : TF_BinaryOp<"TruncateDiv", "quotient rounded towards zero", TF_RealOrComplexTypes>;

def TF_TruncateModOp
    : TF_BinaryOp<"TruncateMod", "remainder with the dividend's sign",
                  !listconcat(TF_FloatTypes, [DT_INT32, DT_INT64])>;

def TF_XdivyOp : TF_BinaryOp<"Xdivy", "x / y, 0 where x is 0", TF_FloatOrComplexTypes>;
def TF_Xlog1pyOp : TF_BinaryOp<"Xlog1py", "x * log(1 + y), 0 where x is 0", TF_FloatOrComplexTypes>;
def TF_XlogyOp : TF_BinaryOp<"Xlogy", "x * log(y), 0 where x is 0", TF_FloatOrComplexTypes>;

def TF_CrossOp : TF_FunctionOp<"Cross", "cross product of 3-vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Type<TF_RealTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$product);
}

#endif // GRAPHC_DIALECTS_TF_OPS_BINARYOPS_TD
