#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

namespace graphc::tf {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Elementwise, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"unchanged", "Relu", "b,3", "", "f32", "b,3"},
        {"unknown_rank", "Exp", "*", "", "f32", "*"},
        {"scalar", "AddV2", "b,3; ", "", "f32", "b,3"},
        {"one_broadcasts", "Mul", "b,1,3; 4,1", "", "f32", "b,4,3"},
        {"rank_broadcasts", "Sub", "3; b,2,3", "", "f32", "b,2,3"},
        {"symbol_against_number", "AddV2", "n; 5", "", "f32", "5"},
        {"two_symbols", "AddV2", "n; m", "", "f32", "min(m,n,1)*max(m,n)"},
        {"clash", "AddV2", "b,2; b,3", "", "f32",
         "error: shapes [b,2] and [b,3] cannot be broadcast"},
        {"comparison", "Less", "b,3; 3", "", "i1", "b,3"},
        {"clash_allowed", "Equal", "2; 3", "incompatible_shape_error = false", "i1", ""},
        {"all_agree", "AddN", "b,?; b,3; ?,3", "N = 3 : i64", "f32", "b,3"},
        {"ranks_differ", "AddN", "b,3; 3", "N = 2 : i64", "f32", "error: must agree"},
        {"rows", "Select", "i1:b; b,4; b,4", "", "f32", "b,4"},
        {"whole", "Select", "i1: ; b,4; b,4", "", "f32", "b,4"},
        {"broadcast", "SelectV2", "i1:b,1; 4; b,4", "", "f32", "b,4"},
        {"channels_last", "BiasAdd", "b,?; 8", "", "f32", "b,8"},
        {"channels_first", "BiasAdd", "b,8,h,w; 8", "data_format = \"NCHW\"", "f32", "b,8,h,w"},
        {"clash", "BiasAdd", "b,7; 8", "", "f32", "error: must agree"},
        {"channels_last", "BiasAddGrad", "b,h,8", "", "f32", "8"},
        {"narrower", "Bitcast", "b,3", "type = i8", "i8", "b,3,4"},
        {"wider", "Bitcast", "i8:b,3,4", "type = f32", "f32", "b,3"},
        {"same_width", "Bitcast", "b,3", "type = i32", "i32", "b,3"},
        {"vectors_of_three", "Cross", "b,3; b,3", "", "f32", "b,3"},
        {"not_three", "Cross", "b,4; b,4", "", "f32", "error: must agree"},
        {"makes_static", "EnsureShape", "b,?", "shape = #tf.shape<?x3>", "f32", "b,3"},
        {"loss_and_gradient", "SoftmaxCrossEntropyWithLogits", "b,10; b,10", "", "f32,f32",
         "b; b,10"},
        {"sparse_labels", "SparseSoftmaxCrossEntropyWithLogits", "b,10; i64:b", "", "f32,f32",
         "b; b,10"},
    }),
    rowName);

} // namespace
} // namespace graphc::tf
