//===- Pooling.cpp - pools as graph.window --------------------------------===//

#include "passes/legalize/Patterns.h"

using namespace mlir;
using graphc::graph::Combiner;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

template <Combiner combiner, bool mean> LogicalResult lowerPool(OpLowering &l) {
  int64_t rank = l.operandRank(0);
  auto sizes = l.intsAttr("ksize"), strides = l.intsAttr("strides");
  // MaxPoolV2 has them as operands.
  if (l.numOperands() == 3) {
    auto knownSizes = l.knownInts(1), knownStrides = l.knownInts(2);
    if (!knownSizes || !knownStrides)
      return l.fail("unsupported: the window is not known before the run; make it a constant");
    sizes = *knownSizes;
    strides = *knownStrides;
  }
  if (int64_t(sizes.size()) != rank || int64_t(strides.size()) != rank)
    return l.fail("ksize and strides need one entry for each of the " + llvm::Twine(rank) +
                  " dimensions");
  Sizes in = l.operandSizes(0), out = l.resultSizes(0), low;
  SmallVector<int64_t> explicitPads = l.intsAttr("explicit_paddings");
  explicitPads.resize(2 * rank, 0);
  for (int64_t dim = 0; dim < rank; ++dim) {
    if (l.stringAttr("padding") == "SAME") {
      SymExpr total = (out[dim] - 1) * strides[dim] + sizes[dim] - in[dim];
      low.push_back(SymExpr::floorDiv(SymExpr::max(total, 0), 2));
    } else if (l.stringAttr("padding") == "EXPLICIT") {
      low.push_back(explicitPads[2 * dim]);
    } else {
      low.push_back(0);
    }
  }
  SmallVector<int64_t> dilations(rank, 1);
  // Lanes run along the last dimension: channels belong there.
  bool first = l.stringAttr("data_format", "NHWC").starts_with("NC");
  Value input = l.operand(0);
  auto type = l.resultType(0);
  if (first) {
    input = l.channelsLast(input);
    auto last = [](auto &list) { std::rotate(list.begin() + 1, list.begin() + 2, list.end()); };
    last(sizes);
    last(strides);
    last(low);
    last(out);
    type = shape::tensorOf(out, type.getElementType());
  }
  Value result =
      l.builder().create<graph::WindowOp>(type, combiner, input, sizes, strides, dilations,
                                          shape::exprsAttr(l.builder().getContext(), low), mean);
  return l.result(first ? l.channelsFirst(result) : result);
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"AvgPool", lowerPool<Combiner::Add, true>},    {"AvgPool3D", lowerPool<Combiner::Add, true>},
    {"MaxPool", lowerPool<Combiner::Max, false>},   {"MaxPool3D", lowerPool<Combiner::Max, false>},
    {"MaxPoolV2", lowerPool<Combiner::Max, false>},
};

} // namespace

void addPoolingLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
