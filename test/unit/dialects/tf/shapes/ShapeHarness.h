//===- ShapeHarness.h - shape functions from one line of text -------------===//
//
// A row says one op: its operands, attributes and the shapes expected of its
// results. Operands are separated by ';':
//
//      b,h,3           f32, sizes as expressions; "" is a scalar
//      i32:b,4         another dtype
//      *               unknown rank
//      i32=2,3         a constant vector; i32==5 a constant scalar;
//      i32=2x2:1,1,2,2 a constant of this shape
//      shape(b,h,3)    the shape of such a tensor, as tf.Shape gives it
//
// Results likewise; '?' is a size of which nothing is known, `d0`, `d1` .. are
// sizes that the op defines. "error: text" expects a message that contains text.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_TEST_UNIT_DIALECTS_TF_SHAPES_SHAPEHARNESS_H
#define GRAPHC_TEST_UNIT_DIALECTS_TF_SHAPES_SHAPEHARNESS_H

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace graphc::tf {

struct ShapeRow {
  std::string name; ///< what the row shows; a C++ identifier
  std::string op;
  std::string operands;
  std::string attrs;   ///< as in IR: `strides = [1, 2, 2, 1], padding = "SAME"`
  std::string results; ///< dtypes of the results: "f32,i64"
  std::string expected;

  friend void PrintTo(const ShapeRow &row, std::ostream *os) { *os << row.op << " " << row.name; }
};

/// The shapes that the op of `row` gets, in the form of `ShapeRow::expected`.
std::string inferredShapes(const ShapeRow &row);

class ShapeRowTest : public testing::TestWithParam<ShapeRow> {};

inline std::string rowName(const testing::TestParamInfo<ShapeRow> &info) {
  return info.param.op + "_" + info.param.name;
}

} // namespace graphc::tf

#endif // GRAPHC_TEST_UNIT_DIALECTS_TF_SHAPES_SHAPEHARNESS_H
