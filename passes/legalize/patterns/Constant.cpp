//===- Constant.cpp - values that are known ------------------------------===//

#include "passes/legalize/Patterns.h"

#include "dialects/tf/TfDialect.h"

#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;

namespace graphc::legalize {

namespace {

/// The same elements under graph's spelling of the type.
ElementsAttr retyped(ElementsAttr value, RankedTensorType type) {
  if (value.getType() == type)
    return value;
  if (auto text = dyn_cast<DenseStringElementsAttr>(value))
    return DenseStringElementsAttr::get(type, SmallVector<StringRef>(text.getRawStringData()));
  if (auto dense = dyn_cast<DenseElementsAttr>(value))
    return DenseElementsAttr::getFromRawBuffer(type, dense.getRawData());
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(value))
    return DenseResourceElementsAttr::get(type, resource.getRawHandle());
  return {};
}

LogicalResult lowerConst(OpLowering &l) {
  auto value = l.op()->getAttrOfType<ElementsAttr>("value");
  ElementsAttr elements = value ? retyped(value, l.resultType(0)) : ElementsAttr();
  if (!elements)
    return l.fail("has no constant value that can be read");
  // A constant that --no-fold made opaque is data like any input.
  UnitAttr opaque = l.op()->getAttrOfType<UnitAttr>("tf.opaque");
  return l.result(l.builder().create<graph::ConstantOp>(l.resultType(0), elements, opaque));
}

LogicalResult lowerZerosLike(OpLowering &l) { return l.result(l.splat(0, l.resultType(0))); }
LogicalResult lowerOnesLike(OpLowering &l) { return l.result(l.splat(1, l.resultType(0))); }

LogicalResult lowerFill(OpLowering &l) {
  return l.result(l.broadcastDims(l.operand(1), {}, l.resultType(0)));
}

LogicalResult lowerEmpty(OpLowering &l) { return l.result(l.splat(0, l.resultType(0))); }

LogicalResult lowerRange(OpLowering &l) {
  auto type = l.resultType(0);
  auto wide = shape::withElement(type, l.builder().getI64Type());
  Value position = l.builder().create<graph::IotaOp>(wide, 0);
  Value start = l.broadcastDims(l.operand(0), {}, type);
  Value delta = l.broadcastDims(l.operand(2), {}, type);
  return l.result(l.map({start, delta, position}, type, [](ScalarBuilder &s, ValueRange x) {
    // start + i * delta, each product from scratch: no accumulated rounding.
    Value index = s.isFloat() || !x[2].getType().isInteger(64) || s.type() != x[2].getType()
                      ? s.cast(x[2], /*fromUnsigned=*/false, s.type())
                      : x[2];
    return s.add(x[0], s.mul(index, x[1]));
  }));
}

LogicalResult lowerLinSpace(OpLowering &l) {
  auto type = l.resultType(0);
  auto wide = shape::withElement(type, l.builder().getI64Type());
  Value position = l.builder().create<graph::IotaOp>(wide, 0);
  Value count = l.builder().create<graph::SizesOp>(
      RankedTensorType::get({}, l.builder().getI64Type()),
      shape::exprsAttr(l.builder().getContext(), l.resultSizes(0)));
  SmallVector<Value> inputs{l.broadcastDims(l.operand(0), {}, type),
                            l.broadcastDims(l.operand(1), {}, type), position,
                            l.broadcastDims(count, {}, wide)};
  return l.result(l.map(inputs, type, [](ScalarBuilder &s, ValueRange x) {
    Value one = s.constantLike(x[2], 1);
    Value steps = s.max(s.sub(x[3], one), one);
    Value step = s.div(s.sub(x[1], x[0]), s.cast(steps, false, s.type()));
    Value value = s.add(x[0], s.mul(step, s.cast(x[2], false, s.type())));
    // The last one is `stop` itself.
    Value isLast = s.logicalAnd(s.equal(x[2], s.sub(x[3], one)), s.less(one, x[3]));
    return s.select(isLast, x[1], value);
  }));
}

LogicalResult lowerOneHot(OpLowering &l) {
  auto type = l.resultType(0);
  int64_t axis = l.intAttr("axis", -1);
  int64_t rank = type.getRank();
  axis = axis < 0 ? axis + rank : axis;
  SmallVector<int64_t> dims;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (dim != axis)
      dims.push_back(dim);
  auto indexElement = l.operandType(0).getElementType();
  auto wide = shape::withElement(type, l.builder().getI64Type());
  Value depth = l.builder().create<graph::IotaOp>(wide, axis);
  Value indices = l.broadcastDims(l.operand(0), dims, shape::withElement(type, indexElement));
  Value on = l.broadcastDims(l.operand(2), {}, type), off = l.broadcastDims(l.operand(3), {}, type);
  bool isUnsigned = graph::isUnsigned(indexElement);
  return l.result(l.map({indices, depth, on, off}, type, [&](ScalarBuilder &s, ValueRange x) {
    Value index = s.cast(x[0], isUnsigned, s.builder().getI64Type());
    return s.select(s.equal(index, x[1]), x[2], x[3]);
  }));
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"Const", lowerConst},       {"Empty", lowerEmpty},       {"Fill", lowerFill},
    {"HostConst", lowerConst},   {"LinSpace", lowerLinSpace}, {"OneHot", lowerOneHot},
    {"OnesLike", lowerOnesLike}, {"Range", lowerRange},       {"ZerosLike", lowerZerosLike},
};

} // namespace

void addConstantLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
