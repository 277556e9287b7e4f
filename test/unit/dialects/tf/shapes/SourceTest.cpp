#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

namespace graphc::tf {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Source, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"given_dims", "Fill", "i32=2,3; ", "", "f32", "2,3"},
        {"dims_of_another", "Fill", "shape(b,3); ", "", "f32", "b,3"},
        {"unknown_dims", "Fill", "i32:2; ", "", "f32", "?,?"},
        {"negative", "Fill", "i32=-2; ", "", "f32", "error: a tensor cannot have the size -2"},
        {"counts", "Range", "i32==1; i32==10; i32==3", "", "i32", "3"},
        {"downward", "Range", "i32==5; i32==0; i32==-2", "", "i32", "3"},
        {"never_arrives", "Range", "i32==0; i32==5; i32==-1", "", "i32",
         "error: cannot be walked in steps of -1"},
        {"no_step", "Range", "i32==0; i32==5; i32==0", "", "i32",
         "error: delta of a range is zero"},
        {"unknown_limit", "Range", "i32==0; i32:; i32==1", "", "i32", "d0"},
        {"given_shape", "BroadcastTo", "b,1; i32=4,5", "", "f32", "4,5"},
        {"longer", "BroadcastArgs", "i32:2; i32:3", "", "i32", "3"},
        {"rank", "Shape", "b,3", "", "i32", "2"},
        {"scalar", "Rank", "b,3", "", "i32", ""},
        {"count", "LinSpace", "; ; i32==7", "", "f32", "7"},
        {"sizes", "ResizeBilinear", "b,h,w,3; i32=8,9", "", "f32", "b,8,9,3"},
        {"sizes_of_another", "ResizeNearestNeighbor", "b,h,w,3; shape(n,m)", "", "f32", "b,n,m,3"},
        {"boxes", "CropAndResize", "b,h,w,3; n,4; i32:n; i32=7,8", "", "f32", "n,7,8,3"},
        {"survivors", "NonMaxSuppressionV3", "n,4; n; i32==10; ; ", "", "i32", "d0"},
        {"padded", "NonMaxSuppressionV4", "n,4; n; i32==10; ; ", "pad_to_max_output_size = true",
         "i32,i32", "10; "},
        {"per_parameter", "RandomGamma", "i32=2,3; b", "", "f32", "2,3,b"},
        {"shape_first", "StatelessRandomUniformV2", "shape(b,3); ui64:1; ui64:2; i32:", "", "f32",
         "b,3"},
        {"seven_states", "LSTMBlockCell", "b,4; b,8; b,8; 12,32; 8; 8; 8; 32", "",
         "f32,f32,f32,f32,f32,f32,f32", "b,8; b,8; b,8; b,8; b,8; b,8; b,8"},
        {"half_spectrum", "RFFT", "b,n; i32=10", "Tcomplex = complex<f32>", "complex<f32>", "b,6"},
        {"bins", "AudioSpectrogram", "1000,1", "window_size = 100 : i64, stride = 50 : i64", "f32",
         "1,19,65"},
        {"range_of_slices", "QuantizeV2", "b,3; 3; 3", "T = !tf.qint8, axis = 1 : i64",
         "!tf.qint8,f32,f32", "b,3; 3; 3"},
        {"one_each", "LookupTableFindV2", "!tf.resource:; i64:b,3; ", "", "f32", "b,3"},
        {"elementwise", "StringLower", "!tf.string:b", "", "!tf.string", "b"},
        {"sparse", "StringSplitV2", "!tf.string:b; !tf.string:", "", "i64,!tf.string,i64",
         "d0,2; d0; 2"},
        {"scalars_join_all", "StringJoin", "!tf.string:; !tf.string:b", "N = 2 : i64", "!tf.string",
         "b"},
        {"dense", "SparseToDense", "i64:n,2; i64=4,5; n; ", "", "f32", "4,5"},
        {"values_stay", "SparseReorder", "i64:n,2; n; i64:2", "", "i64,f32", "n,2; n"},
        {"splits", "RaggedRange", "i32:n; i32:n; i32:", "", "i64,i32", "n+1; d0"},
    }),
    rowName);

} // namespace
} // namespace graphc::tf
