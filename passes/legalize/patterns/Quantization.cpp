//===- Quantization.cpp - fake quantization -------------------------------===//
//
// The range is nudged so that zero is a quantized value (TensorFlow's
// fake_quant ops): computed on the range's own shape, then spread.
//
//===----------------------------------------------------------------------===//

#include "passes/legalize/Patterns.h"

using namespace mlir;

namespace graphc::legalize {

namespace {

struct Levels {
  double lowest, highest;
};

Levels levelsOf(OpLowering &l) {
  return {l.boolAttr("narrow_range") ? 1.0 : 0.0,
          static_cast<double>((int64_t(1) << l.intAttr("num_bits", 8)) - 1)};
}

Value scaleOf(ScalarBuilder &s, Value min, Value max, Levels levels) {
  return s.div(s.sub(max, min), s.constant(levels.highest - levels.lowest));
}

Value zeroPoint(ScalarBuilder &s, Value min, Value scale, Levels levels) {
  Value lowest = s.constant(levels.lowest), highest = s.constant(levels.highest);
  Value exact = s.sub(lowest, s.div(min, scale));
  Value rounded = s.floor(s.add(exact, s.constant(0.5)));
  return s.select(s.less(exact, lowest), lowest,
                  s.select(s.less(highest, exact), highest, rounded));
}

LogicalResult fakeQuant(OpLowering &l, Value min, Value max, ArrayRef<int64_t> dims) {
  Levels levels = levelsOf(l);
  auto type = l.resultType(0);
  Value spreadMin = l.broadcastDims(min, dims, type), spreadMax = l.broadcastDims(max, dims, type);
  return l.result(
      l.map({l.operand(0), spreadMin, spreadMax}, type, [&](ScalarBuilder &s, ValueRange x) {
        Value scale = scaleOf(s, x[1], x[2], levels);
        Value zero = zeroPoint(s, x[1], scale, levels);
        Value low = s.mul(s.sub(s.constant(levels.lowest), zero), scale);
        Value high = s.mul(s.sub(s.constant(levels.highest), zero), scale);
        Value clamped = s.max(s.min(x[0], high), low);
        Value steps = s.floor(s.add(s.div(s.sub(clamped, low), scale), s.constant(0.5)));
        Value result = s.add(s.mul(steps, scale), low);
        // An empty range quantizes everything to zero.
        Value none = s.logicalAnd(s.equal(x[1], s.constant(0)), s.equal(x[2], s.constant(0)));
        return s.select(none, s.constant(0), result);
      }));
}

LogicalResult lowerFakeQuantArgs(OpLowering &l) {
  Type element = l.operandType(0).getElementType();
  return fakeQuant(l, l.scalarConstant(l.floatAttr("min", -6), element),
                   l.scalarConstant(l.floatAttr("max", 6), element), {});
}

LogicalResult lowerFakeQuantVars(OpLowering &l) {
  return fakeQuant(l, l.operand(1), l.operand(2), {});
}

LogicalResult lowerFakeQuantPerChannel(OpLowering &l) {
  return fakeQuant(l, l.operand(1), l.operand(2), {l.operandRank(0) - 1});
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"FakeQuantWithMinMaxArgs", lowerFakeQuantArgs},
    {"FakeQuantWithMinMaxVars", lowerFakeQuantVars},
    {"FakeQuantWithMinMaxVarsPerChannel", lowerFakeQuantPerChannel},
};

} // namespace

void addQuantizationLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
