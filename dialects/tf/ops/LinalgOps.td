//===- LinalgOps.td - matrices -----------------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_TF_OPS_LINALGOPS_TD
#define GRAPHC_DIALECTS_TF_OPS_LINALGOPS_TD

include "dialects/tf/TfBase.td"

def TF_BandedTriangularSolveOp
    : TF_FunctionOp<"BandedTriangularSolve", "solutions of banded triangular systems"> {
  let inputs = (ins TF_TensorOf<"T">:$matrix, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Bool<"true">:$lower, TF_Bool<"false">:$adjoint,
      TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchCholeskyOp : TF_FunctionOp<"BatchCholesky", "Cholesky factors (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatMulOp : TF_FunctionOp<"BatchMatMul", "products of matrices"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins TF_Type<!listconcat(TF_FloatOrComplexTypes, [DT_INT32, DT_INT64])>:$T,
      TF_Bool<"false">:$adj_x, TF_Bool<"false">:$adj_y, TF_Bool<"false">:$grad_x,
      TF_Bool<"false">:$grad_y);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatMulV2Op
    : TF_FunctionOp<"BatchMatMulV2", "products of matrices, batch dimensions broadcast"> {
  let inputs = (ins TF_TensorOf<"T">:$x, TF_TensorOf<"T">:$y);
  let attributes = (ins
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT16, DT_INT32, DT_INT64, DT_UINT8,
          DT_UINT16, DT_UINT32, DT_UINT64, DT_COMPLEX64, DT_COMPLEX128]>:$T,
      TF_Bool<"false">:$adj_x, TF_Bool<"false">:$adj_y, TF_Bool<"false">:$grad_x,
      TF_Bool<"false">:$grad_y);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatMulV3Op
    : TF_FunctionOp<"BatchMatMulV3",
                    "products of matrices, batch dimensions broadcast, with a result type"> {
  let inputs = (ins TF_TensorOf<"Ta">:$x, TF_TensorOf<"Tb">:$y);
  let attributes = (ins
      TF_Type<!listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8])>:$Ta,
      TF_Type<!listconcat(TF_FloatOrComplexTypes, [DT_INT8, DT_INT16, DT_INT32, DT_INT64,
          DT_UINT8])>:$Tb,
      TF_Type<!listconcat(TF_FloatOrComplexTypes, [DT_INT16, DT_INT32, DT_INT64])>:$Tout,
      TF_Bool<"false">:$adj_x, TF_Bool<"false">:$adj_y, TF_Bool<"false">:$grad_x,
      TF_Bool<"false">:$grad_y);
  let outputs = (outs TF_TensorOf<"Tout">:$output);
}

def TF_BatchMatrixBandPartOp
    : TF_FunctionOp<"BatchMatrixBandPart", "matrices with all but a band zeroed (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT64>:$num_lower,
      TF_Tensor<DT_INT64>:$num_upper);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$band);
}

def TF_BatchMatrixDeterminantOp
    : TF_FunctionOp<"BatchMatrixDeterminant", "determinants (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<[DT_FLOAT, DT_DOUBLE, DT_COMPLEX64, DT_COMPLEX128]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatrixDiagOp : TF_FunctionOp<"BatchMatrixDiag", "diagonal matrices (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$diagonal);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatrixDiagPartOp
    : TF_FunctionOp<"BatchMatrixDiagPart", "diagonals of matrices (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$diagonal);
}

def TF_BatchMatrixInverseOp : TF_FunctionOp<"BatchMatrixInverse", "inverses (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"false">:$adjoint, TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatrixSetDiagOp
    : TF_FunctionOp<"BatchMatrixSetDiag", "matrices with the diagonal replaced (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$diagonal);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatrixSolveOp
    : TF_FunctionOp<"BatchMatrixSolve", "solutions of linear systems (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$matrix, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Bool<"false">:$adjoint, TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_BatchMatrixTriangularSolveOp
    : TF_FunctionOp<"BatchMatrixTriangularSolve", "solutions of triangular systems (older name)"> {
  let inputs = (ins TF_TensorOf<"T">:$matrix, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Bool<"true">:$lower, TF_Bool<"false">:$adjoint,
      TF_Type<TF_Float32Or64>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_CholeskyOp : TF_FunctionOp<"Cholesky", "Cholesky factors"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_CholeskyGradOp : TF_FunctionOp<"CholeskyGrad", "gradient of Cholesky"> {
  let inputs = (ins TF_TensorOf<"T">:$l, TF_TensorOf<"T">:$grad);
  let attributes = (ins TF_Type<[DT_HALF, DT_FLOAT, DT_DOUBLE]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_EigOp : TF_FunctionOp<"Eig", "eigenvalues and eigenvectors"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"true">:$compute_v,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_COMPLEX64, DT_COMPLEX128]>:$T,
      TF_Type<TF_ComplexTypes>:$Tout);
  let outputs = (outs TF_TensorOf<"Tout">:$e, TF_TensorOf<"Tout">:$v);
}

def TF_EinsumOp
    : TF_FunctionOp<"Einsum", "a sum of products written as an equation",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorsOf<"T", "N">:$inputs);
  let attributes = (ins TF_String<>:$equation, TF_IntAtLeast<1>:$N, TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_LogMatrixDeterminantOp
    : TF_FunctionOp<"LogMatrixDeterminant", "sign and logarithm of determinants"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$sign, TF_TensorOf<"T">:$log_abs_determinant);
}

def TF_LuOp : TF_FunctionOp<"Lu", "LU factors with the permutation of rows"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T,
      TF_TypeOr<DT_INT32, TF_IndexTypes>:$output_idx_type);
  let outputs = (outs TF_TensorOf<"T">:$lu, TF_TensorOf<"output_idx_type">:$p);
}

def TF_MatMulOp : TF_FunctionOp<"MatMul", "product of two matrices"> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$b);
  let attributes = (ins TF_Bool<"false">:$transpose_a, TF_Bool<"false">:$transpose_b,
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64, DT_UINT8, DT_UINT16,
          DT_UINT32, DT_UINT64, DT_COMPLEX64, DT_COMPLEX128]>:$T,
      TF_Bool<"false">:$grad_a, TF_Bool<"false">:$grad_b);
  let outputs = (outs TF_TensorOf<"T">:$product);
}

def TF_InternalFusedMatMulOp
    : TF_FunctionOp<"_FusedMatMul", "product of two matrices followed by bias and activation",
                    [AttrSizedOperandSegments]> {
  let inputs = (ins TF_TensorOf<"T">:$a, TF_TensorOf<"T">:$b, TF_TensorsOf<"T", "num_args">:$args);
  let attributes = (ins TF_Bool<"false">:$transpose_a, TF_Bool<"false">:$transpose_b,
      TF_Type<[DT_HALF, DT_BFLOAT16, DT_FLOAT]>:$T, TF_IntAtLeast<0>:$num_args,
      TF_StringListOr<[]>:$fused_ops, TF_Float<"1e-04">:$epsilon, TF_Float<"0.2">:$leakyrelu_alpha);
  let outputs = (outs TF_TensorOf<"T">:$product);
}

def TF_MatrixBandPartOp : TF_FunctionOp<"MatrixBandPart", "matrices with all but a band zeroed"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"Tindex">:$num_lower,
      TF_TensorOf<"Tindex">:$num_upper);
  let attributes = (ins TF_Type<>:$T, TF_TypeOr<DT_INT64, TF_IndexTypes>:$Tindex);
  let outputs = (outs TF_TensorOf<"T">:$band);
}

def TF_MatrixDeterminantOp : TF_FunctionOp<"MatrixDeterminant", "determinants"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixDiagOp : TF_FunctionOp<"MatrixDiag", "diagonal matrices"> {
  let inputs = (ins TF_TensorOf<"T">:$diagonal);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixDiagPartOp : TF_FunctionOp<"MatrixDiagPart", "diagonals of matrices"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$diagonal);
}

def TF_MatrixDiagPartV2Op
    : TF_FunctionOp<"MatrixDiagPartV2", "bands of diagonals of matrices, padded"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$k,
      TF_TensorOf<"T">:$padding_value);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$diagonal);
}

def TF_MatrixDiagPartV3Op
    : TF_FunctionOp<"MatrixDiagPartV3", "bands of diagonals of matrices, padded and aligned"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_Tensor<DT_INT32>:$k,
      TF_TensorOf<"T">:$padding_value);
  let attributes = (ins TF_Type<>:$T,
      TF_StringIn<["LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT"], "RIGHT_LEFT">:$align);
  let outputs = (outs TF_TensorOf<"T">:$diagonal);
}

def TF_MatrixDiagV2Op : TF_FunctionOp<"MatrixDiagV2", "matrices from bands of diagonals"> {
  let inputs = (ins TF_TensorOf<"T">:$diagonal, TF_Tensor<DT_INT32>:$k,
      TF_Tensor<DT_INT32>:$num_rows, TF_Tensor<DT_INT32>:$num_cols,
      TF_TensorOf<"T">:$padding_value);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixDiagV3Op : TF_FunctionOp<"MatrixDiagV3", "matrices from bands of aligned diagonals"> {
  let inputs = (ins TF_TensorOf<"T">:$diagonal, TF_Tensor<DT_INT32>:$k,
      TF_Tensor<DT_INT32>:$num_rows, TF_Tensor<DT_INT32>:$num_cols,
      TF_TensorOf<"T">:$padding_value);
  let attributes = (ins TF_Type<>:$T,
      TF_StringIn<["LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT"], "RIGHT_LEFT">:$align);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixExponentialOp : TF_FunctionOp<"MatrixExponential", "matrix exponentials"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixInverseOp : TF_FunctionOp<"MatrixInverse", "inverses"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"false">:$adjoint, TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixLogarithmOp : TF_FunctionOp<"MatrixLogarithm", "matrix logarithms"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_ComplexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixSetDiagOp : TF_FunctionOp<"MatrixSetDiag", "matrices with the diagonal replaced"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$diagonal);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixSetDiagV2Op
    : TF_FunctionOp<"MatrixSetDiagV2", "matrices with a band of diagonals replaced"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$diagonal, TF_Tensor<DT_INT32>:$k);
  let attributes = (ins TF_Type<>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixSetDiagV3Op
    : TF_FunctionOp<"MatrixSetDiagV3", "matrices with a band of aligned diagonals replaced"> {
  let inputs = (ins TF_TensorOf<"T">:$input, TF_TensorOf<"T">:$diagonal, TF_Tensor<DT_INT32>:$k);
  let attributes = (ins TF_Type<>:$T,
      TF_StringIn<["LEFT_RIGHT", "RIGHT_LEFT", "LEFT_LEFT", "RIGHT_RIGHT"], "RIGHT_LEFT">:$align);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixSolveOp : TF_FunctionOp<"MatrixSolve", "solutions of linear systems"> {
  let inputs = (ins TF_TensorOf<"T">:$matrix, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Bool<"false">:$adjoint, TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixSolveLsOp
    : TF_FunctionOp<"MatrixSolveLs", "least-squares solutions of linear systems"> {
  let inputs = (ins TF_TensorOf<"T">:$matrix, TF_TensorOf<"T">:$rhs,
      TF_Tensor<DT_DOUBLE>:$l2_regularizer);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T, TF_Bool<"true">:$fast);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixSquareRootOp : TF_FunctionOp<"MatrixSquareRoot", "matrix square roots"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_MatrixTriangularSolveOp
    : TF_FunctionOp<"MatrixTriangularSolve", "solutions of triangular systems"> {
  let inputs = (ins TF_TensorOf<"T">:$matrix, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Bool<"true">:$lower, TF_Bool<"false">:$adjoint,
      TF_Type<TF_FloatOrComplexTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_QrOp : TF_FunctionOp<"Qr", "QR factors"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"false">:$full_matrices, TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$q, TF_TensorOf<"T">:$r);
}

def TF_SelfAdjointEigV2Op
    : TF_FunctionOp<"SelfAdjointEigV2", "eigenvalues and eigenvectors of self-adjoint matrices"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"true">:$compute_v, TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$e, TF_TensorOf<"T">:$v);
}

def TF_SvdOp : TF_FunctionOp<"Svd", "singular values and vectors"> {
  let inputs = (ins TF_TensorOf<"T">:$input);
  let attributes = (ins TF_Bool<"true">:$compute_uv, TF_Bool<"false">:$full_matrices,
      TF_Type<TF_LinalgTypes>:$T);
  let outputs = (outs TF_TensorOf<"T">:$s, TF_TensorOf<"T">:$u, TF_TensorOf<"T">:$v);
}

def TF_TridiagonalMatMulOp
    : TF_FunctionOp<"TridiagonalMatMul", "products with tridiagonal matrices"> {
  let inputs = (ins TF_TensorOf<"T">:$superdiag, TF_TensorOf<"T">:$maindiag,
      TF_TensorOf<"T">:$subdiag, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Type<[DT_FLOAT, DT_DOUBLE, DT_COMPLEX64, DT_COMPLEX128]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

def TF_TridiagonalSolveOp : TF_FunctionOp<"TridiagonalSolve", "solutions of tridiagonal systems"> {
  let inputs = (ins TF_TensorOf<"T">:$diagonals, TF_TensorOf<"T">:$rhs);
  let attributes = (ins TF_Bool<"true">:$partial_pivoting, TF_Bool<"false">:$perturb_singular,
      TF_Type<[DT_FLOAT, DT_DOUBLE, DT_COMPLEX64, DT_COMPLEX128]>:$T);
  let outputs = (outs TF_TensorOf<"T">:$output);
}

#endif // GRAPHC_DIALECTS_TF_OPS_LINALGOPS_TD
