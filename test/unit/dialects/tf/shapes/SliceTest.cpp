#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

namespace graphc::tf {
namespace {

// Masks are bits: the lowest is the first entry.
INSTANTIATE_TEST_SUITE_P(
    Slice, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"sizes", "Slice", "b,10; i32=0,2; i32=-1,3", "", "f32", "b,3"},
        {"to_the_end", "Slice", "b,10; i32=0,2; i32=-1,-1", "", "f32", "b,8"},
        {"leaves", "Slice", "4; i32=2; i32=3", "", "f32", "error: leaves dimension 0"},
        {"unknown_size", "Slice", "b,10; i32=0,0; i32:2", "", "f32", "d0,d1"},
        {"row", "StridedSlice", "b,10; i32=0; i32=1; i32=1", "shrink_axis_mask = 1 : i64", "f32",
         "10"},
        {"range", "StridedSlice", "b,10; i32=0,2; i32=0,8; i32=1,2",
         "begin_mask = 1 : i64, end_mask = 1 : i64", "f32", "b,3"},
        {"all_but_last", "StridedSlice", "n; i32=0; i32=-1; i32=1", "", "f32", "max(n,1)-1"},
        {"all_but_first", "StridedSlice", "n; i32=1; i32=0; i32=1", "end_mask = 1 : i64", "f32",
         "max(n,1)-1"},
        {"reversed", "StridedSlice", "n; i32=0; i32=0; i32=-1",
         "begin_mask = 1 : i64, end_mask = 1 : i64", "f32", "n"},
        {"every_second", "StridedSlice", "n; i32=0; i32=0; i32=2",
         "begin_mask = 1 : i64, end_mask = 1 : i64", "f32", "floordiv(n+1,2)"},
        {"end_is_clamped", "StridedSlice", "4; i32=1; i32=100; i32=1", "", "f32", "3"},
        {"ellipsis", "StridedSlice", "b,h,w,3; i32=0,0; i32=0,1; i32=1,1",
         "ellipsis_mask = 1 : i64, shrink_axis_mask = 2 : i64", "f32", "b,h,w"},
        {"new_axis", "StridedSlice", "b,3; i32=0,0; i32=0,0; i32=1,1",
         "new_axis_mask = 2 : i64, begin_mask = 1 : i64, end_mask = 1 : i64", "f32", "b,1,3"},
        {"unknown_begin", "StridedSlice", "b,3; i32:1; i32=2; i32=1", "", "f32", "d0,3"},
        {"unknown_index", "StridedSlice", "b,3; i32:1; i32:1; i32=1", "shrink_axis_mask = 1 : i64",
         "f32", "3"},
        {"outside", "StridedSlice", "4; i32=4; i32=5; i32=1", "shrink_axis_mask = 1 : i64", "f32",
         "error: index 4 is out of range"},
        {"no_stride", "StridedSlice", "4; i32=0; i32=4; i32=0", "", "f32",
         "error: stride of dimension 0 is zero"},
        {"too_many", "StridedSlice", "4; i32=0,0; i32=1,1; i32=1,1", "", "f32",
         "error: slice takes 2 dimensions"},
        {"shape_of_the_whole", "StridedSliceGrad", "shape(b,3); i32=0; i32=1; i32=1; 1,3", "",
         "f32", "b,3"},
    }),
    rowName);

} // namespace
} // namespace graphc::tf
