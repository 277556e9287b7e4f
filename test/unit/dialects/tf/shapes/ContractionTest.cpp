#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

namespace graphc::tf {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Contraction, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"plain", "MatMul", "b,4; 4,5", "", "f32", "b,5"},
        {"transposed", "MatMul", "4,b; 5,4", "transpose_a = true, transpose_b = true", "f32",
         "b,5"},
        {"inner_clash", "MatMul", "b,3; 4,5", "", "f32",
         "error: inner dimensions of [b,3] x [4,5] must agree"},
        {"not_a_matrix", "MatMul", "b,3,3; 4,5", "", "f32",
         "error: expected operand 0 of rank 2, got shape [b,3,3]"},
        {"batches_broadcast", "BatchMatMulV2", "b,1,3,4; 2,4,5", "", "f32", "b,2,3,5"},
        {"adjoint", "BatchMatMulV2", "b,4,3; b,5,4", "adj_x = true, adj_y = true", "f32", "b,3,5"},
        {"batches_agree", "BatchMatMul", "b,3,4; ?,4,5", "", "f32", "b,3,5"},
        {"named", "Einsum", "b,s,h,d; b,t,h,d", "N = 2 : i64, equation = \"bshd,bthd->bhst\"",
         "f32", "b,h,s,t"},
        {"ellipsis", "Einsum", "b,2,3,4; 4,5", "N = 2 : i64, equation = \"...i,ij->...j\"", "f32",
         "b,2,3,5"},
        {"diagonal", "Einsum", "3,3", "N = 1 : i64, equation = \"ii->i\"", "f32", "3"},
        {"labels_do_not_fit", "Einsum", "3,3", "N = 1 : i64, equation = \"ijk->i\"", "f32",
         "error: einsum labels 'ijk' do not fit"},
        {"square", "Cholesky", "b,3,?", "", "f32", "b,3,3"},
        {"not_square", "MatrixInverse", "b,3,4", "", "f32",
         "error: rows and columns of a square matrix must agree"},
        {"one_number", "MatrixDeterminant", "b,3,3", "", "f32", "b"},
        {"sides", "MatrixSolve", "b,3,3; b,3,k", "", "f32", "b,3,k"},
        {"broadcast", "MatrixTriangularSolve", "3,3; b,3,k", "", "f32", "b,3,k"},
        {"thin", "Svd", "b,4,3", "", "f32,f32,f32", "b,3; b,4,3; b,3,3"},
        {"full", "Svd", "b,4,3", "full_matrices = true", "f32,f32,f32", "b,3; b,4,4; b,3,3"},
        {"complete", "Qr", "b,4,3", "full_matrices = true", "f32,f32", "b,4,4; b,4,3"},
        {"to_matrix", "MatrixDiag", "b,3", "", "f32", "b,3,3"},
        {"from_matrix", "MatrixDiagPart", "b,4,3", "", "f32", "b,3"},
        {"band", "MatrixDiagPartV3", "b,4,3; i32=-1,1; ", "", "f32", "b,3,3"},
        {"above", "MatrixDiagPartV3", "b,4,3; i32==1; ", "", "f32", "b,2"},
        {"square_by_default", "MatrixDiagV3", "b,3; i32==1; i32==-1; i32==-1; ", "", "f32",
         "b,4,4"},
        {"identity", "MatrixSetDiag", "b,4,3; b,3", "", "f32", "b,4,3"},
        {"doubles", "Diag", "2,b", "", "f32", "2,b,2,b"},
        {"dense_side", "SparseTensorDenseMatMul", "i64:n,2; n; i64=5,4; 4,b", "", "f32", "5,b"},
    }),
    rowName);

} // namespace
} // namespace graphc::tf
