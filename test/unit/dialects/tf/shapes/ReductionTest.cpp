#include "test/unit/dialects/tf/shapes/ShapeHarness.h"

namespace graphc::tf {
namespace {

INSTANTIATE_TEST_SUITE_P(
    Reduction, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"axis", "Sum", "b,h,3; i32==1", "", "f32", "b,3"},
        {"kept", "Mean", "b,h,3; i32=1,-1", "keep_dims = true", "f32", "b,1,1"},
        {"all", "Max", "b,h; i32=0,1", "", "f32", ""},
        {"none", "Min", "b,h; i32=", "", "f32", "b,h"},
        {"outside", "Sum", "b; i32==1", "", "f32", "error: axis 1 is out of range"},
        {"unknown_axes_kept", "Sum", "b,h; i32:1", "keep_dims = true", "f32", "?,?"},
        {"unknown_axis", "Sum", "b,h; i32:1", "", "f32", "?"},
        {"boolean", "All", "i1:b,3; i32==1", "", "i1", "b"},
        {"index", "ArgMax", "b,10; i32==1", "", "i64", "b"},
        {"of_a_vector", "ArgMin", "n; i32==0", "", "i64", ""},
        {"same", "Cumsum", "b,3; i32==1", "", "f32", "b,3"},
        {"rows", "TopKV2", "b,10; i32==3", "", "f32,i32", "b,3; b,3"},
        {"too_few", "TopKV2", "b,2; i32==3", "", "f32,i32",
         "error: expected rows of at least k = 3 elements, got 2"},
        {"unknown_k", "TopKV2", "b,10; i32:", "", "f32,i32", "b,d0; b,d0"},
        {"known_ids", "SegmentSum", "4,b; i32=0,0,1,2", "", "f32", "3,b"},
        {"unknown_ids", "SegmentSum", "4,b; i32:4", "", "f32", "d0,b"},
        {"ids_become_one", "UnsortedSegmentSum", "b,3,4; i32:b,3; i32==7", "", "f32", "7,4"},
        {"given_count", "SparseSegmentMeanWithNumSegments", "10,4; i32:n; i32:n; i32==5", "", "f32",
         "5,4"},
        {"bins", "Bincount", "i32:n; i32==5; 0", "", "f32", "5"},
        {"row_by_row", "DenseBincount", "i32:b,n; i32==5; 0", "", "f32", "b,5"},
        {"one_each", "UpperBound", "b,10; b,n", "", "i32", "b,n"},
    }),
    rowName);

INSTANTIATE_TEST_SUITE_P(
    Gather, ShapeRowTest,
    testing::ValuesIn(std::vector<ShapeRow>{
        {"rows", "GatherV2", "10,4; i32:b,n; i32==0", "", "f32", "b,n,4"},
        {"columns", "GatherV2", "10,4; i32:n; i32==-1", "", "f32", "10,n"},
        {"batched", "GatherV2", "b,10,4; i32:b,n; i32==1", "batch_dims = 1 : i64", "f32", "b,n,4"},
        {"coordinates", "GatherNd", "5,6,7; i32:n,2", "", "f32", "n,7"},
        {"too_many_coordinates", "GatherNd", "5; i32:n,2", "", "f32",
         "error: indices of 2 coordinates do not fit"},
        {"into_a_shape", "ScatterNd", "i32:n,1; n,4; i32=10,4", "", "f32", "10,4"},
        {"last", "OneHot", "i32:b,n; i32==10; ; ", "", "f32", "b,n,10"},
        {"first", "OneHot", "i32:b; i32==10; ; ", "axis = 0 : i64", "f32", "10,b"},
        {"each_its_own", "DynamicPartition", "b,4; i32:b", "num_partitions = 2 : i64", "f32,f32",
         "d0,4; d1,4"},
        {"largest_index", "DynamicStitch", "i32=0,2; i32=1,3; 2,b; 2,b", "N = 2 : i64", "f32",
         "4,b"},
        {"coordinates", "Where", "i1:b,3", "", "i64", "d0,2"},
        {"distinct", "Unique", "n", "", "f32,i32", "d0; n"},
        {"along_an_axis", "UniqueV2", "b,3; i64=0", "", "f32,i32", "d0,3; b"},
    }),
    rowName);

} // namespace
} // namespace graphc::tf
