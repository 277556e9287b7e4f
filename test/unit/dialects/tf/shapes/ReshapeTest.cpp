#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

namespace graphc::tf {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Reshape, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"infers_the_rest", "Reshape", "b,28,28,1; i32=-1,784", "", "f32", "b,784"},
        {"infers_a_number", "Reshape", "4,6; i32=3,-1", "", "f32", "3,8"},
        {"to_a_scalar", "Reshape", "1,1; i32=", "", "f32", ""},
        {"from_a_shape", "Reshape", "b,6; shape(b,2,3)", "", "f32", "b,2,3"},
        {"does_not_divide", "Reshape", "5; i32=2,-1", "", "f32", "error: cannot reshape [5]"},
        {"counts_differ", "Reshape", "6; i32=2,2", "", "f32",
         "error: number of elements must agree"},
        {"unknown_target", "Reshape", "b,6; i32:3", "", "f32", "?,?,?"},
        {"empty", "Reshape", "0,3; i32=0,-1", "", "f32", "0,?"},
        {"permutes", "Transpose", "b,h,3; i32=2,0,1", "", "f32", "3,b,h"},
        {"unknown_permutation", "Transpose", "b,3; i32:2", "", "f32", "?,?"},
        {"twice", "Transpose", "b,3; i32=0,0", "", "f32", "error: occurs twice"},
        {"front", "ExpandDims", "b,3; i32==0", "", "f32", "1,b,3"},
        {"back", "ExpandDims", "b,3; i32==-1", "", "f32", "b,3,1"},
        {"outside", "ExpandDims", "b,3; i32==3", "", "f32", "error: axis 3 is out of range"},
        {"named", "Squeeze", "b,1,1,4", "squeeze_dims = [1, -2]", "f32", "b,4"},
        {"all_ones", "Squeeze", "3,1,4,1", "", "f32", "3,4"},
        {"perhaps_one", "Squeeze", "b,1", "", "f32", "*"},
        {"not_one", "Squeeze", "b,2", "squeeze_dims = [1]", "f32",
         "error: squeezed dimension must agree"},
        {"adds_up", "ConcatV2", "b,3; b,n; i32==1", "N = 2 : i64", "f32", "b,n+3"},
        {"other_sizes_known", "ConcatV2", "?,3; b,4; i32==-1", "N = 2 : i64", "f32", "b,7"},
        {"other_sizes_clash", "ConcatV2", "2,3; 3,3; i32==1", "N = 2 : i64", "f32",
         "error: must agree"},
        {"new_dimension", "Pack", "b,3; b,3", "N = 2 : i64, axis = 1 : i64", "f32", "b,2,3"},
        {"apart", "Unpack", "2,b,3", "num = 2 : i64, axis = 0 : i64", "f32,f32", "b,3; b,3"},
        {"wrong_count", "Unpack", "3,b", "num = 2 : i64", "f32,f32",
         "error: unpacked dimension must agree"},
        {"equal_parts", "Split", "i32==1; b,6", "num_split = 2 : i64", "f32,f32", "b,3; b,3"},
        {"uneven", "Split", "i32==0; 5", "num_split = 2 : i64", "f32,f32",
         "error: cannot be split into 2 equal parts"},
        {"given_sizes", "SplitV", "b,6; i32=1,-1; i32==1", "num_split = 2 : i64", "f32,f32",
         "b,1; b,5"},
        {"repeats", "Tile", "b,3; i32=2,4", "", "f32", "b*2,12"},
        {"grows", "Pad", "b,h; i32=2x2:0,0,1,2", "", "f32", "b,h+3"},
        {"wrong_rows", "Pad", "b,h; i32=1x2:0,0", "", "f32", "error: rows of paddings must agree"},
        {"to_depth", "SpaceToDepth", "b,4,6,3", "block_size = 2 : i64", "f32", "b,2,3,12"},
        {"to_space", "DepthToSpace", "b,h,w,12", "block_size = 2 : i64", "f32", "b,h*2,w*2,3"},
        {"odd", "SpaceToDepth", "b,5,6,3", "block_size = 2 : i64", "f32",
         "error: is not a multiple of block_size 2"},
        {"to_space", "BatchToSpaceND", "b*4,3,3,1; i32=2,2; i32=2x2:0,1,0,0", "", "f32", "b,5,6,1"},
        {"to_batch", "SpaceToBatchND", "b,4,6,1; i32=2,2; i32=2x2:0,0,0,0", "", "f32", "b*4,2,3,1"},
    }),
    rowName);

} // namespace
} // namespace graphc::tf
