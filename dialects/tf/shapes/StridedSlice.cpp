//===- StridedSlice.cpp - masks of StridedSlice made explicit -------------===//

#include "dialects/tf/shapes/StridedSlice.h"

#include "llvm/ADT/bit.h"

using namespace mlir;

namespace graphc::tf {
namespace {

SymExpr elementOr(const std::optional<SymTensor> &tensor, unsigned i) {
  return tensor && i < tensor->elements.size() ? tensor->elements[i] : SymExpr::unknown();
}

/// `position` counted from the front, where a negative one counts from the end.
/// If the sign depends on a symbol, both cases are in the expression: `negative`
/// is 1 for a position below zero and 0 otherwise.
SymExpr fromFront(const ShapeContext &c, const SymExpr &position, const SymExpr &size) {
  if (!position.isKnown() || c.atLeast(position, 0))
    return position;
  if (c.rangeOf(position).upper < 0)
    return size + position;
  SymExpr negative = SymExpr::min(SymExpr::max(-position, 0), 1);
  return position + negative * size;
}

/// Elements of begin, begin+stride, ... before end, clamped to the dimension.
/// The clamps that the final max(0, .) implies are left out, so that x[:-1] and
/// x[1:] have the same formula, max(n-1, 0).
SymExpr sizeOfRange(const SymExpr &begin, const SymExpr &end, int64_t stride, const SymExpr &size) {
  SymExpr span = stride > 0 ? SymExpr::min(end, size) - SymExpr::max(begin, 0)
                            : SymExpr::min(begin, size - 1) - SymExpr::max(end, -1);
  return SymExpr::max(SymExpr::ceilDiv(span, stride > 0 ? stride : -stride), 0);
}

class Resolver {
public:
  Resolver(ShapeContext &c, const StridedSliceSpec &spec) : c(c), spec(spec) {}

  FailureOr<SmallVector<StridedEntry>> run() {
    unsigned consumed = 0; // input dimensions that entries other than the ellipsis take
    for (unsigned i = 0; i < spec.length; ++i)
      if (!bit(spec.ellipsisMask, i) && !bit(spec.newAxisMask, i))
        ++consumed;
    if (consumed > spec.input.rank()) {
      c.error() << "slice takes " << consumed << " dimensions of a tensor of shape "
                << spec.input.str();
      return failure();
    }
    for (unsigned i = 0; i < spec.length; ++i)
      if (failed(addEntry(i, spec.input.rank() - consumed)))
        return failure();
    while (dim < spec.input.rank())
      addFull();
    return std::move(entries);
  }

private:
  static bool bit(uint64_t mask, unsigned i) { return i < 64 && (mask >> i & 1); }

  void addFull() {
    entries.push_back(
        {.kind = StridedEntry::Kind::Range, .inputDim = dim, .size = spec.input[dim]});
    ++dim;
  }

  LogicalResult addEntry(unsigned i, unsigned ellipsisDims) {
    if (bit(spec.ellipsisMask, i)) {
      if (seenEllipsis)
        return c.error() << "more than one ellipsis in a slice";
      seenEllipsis = true;
      for (unsigned k = 0; k < ellipsisDims; ++k)
        addFull();
      return success();
    }
    if (bit(spec.newAxisMask, i)) {
      entries.push_back({.kind = StridedEntry::Kind::NewAxis});
      return success();
    }
    return bit(spec.shrinkMask, i) ? addIndex(i) : addRange(i);
  }

  LogicalResult addIndex(unsigned i) {
    const SymExpr &size = spec.input[dim];
    SymExpr position = elementOr(spec.begin, i);
    std::optional<int64_t> index = position.asConstant(), limit = size.asConstant();
    if (index && limit && (*index >= *limit || *index < -*limit))
      return c.error() << "index " << *index << " is out of range for dimension " << dim
                       << " of size " << *limit;
    entries.push_back({.kind = StridedEntry::Kind::Index,
                       .inputDim = dim,
                       .begin = fromFront(c, position, size)});
    ++dim;
    return success();
  }

  LogicalResult addRange(unsigned i) {
    const SymExpr &size = spec.input[dim];
    SymExpr strideExpr = elementOr(spec.strides, i);
    StridedEntry entry{.kind = StridedEntry::Kind::Range, .inputDim = dim};
    entry.stride = strideExpr.asConstant().value_or(0);
    if (strideExpr.isConstant(0))
      return c.error() << "stride of dimension " << dim << " is zero";
    ++dim;
    if (entry.stride == 0) {
      entry.begin = entry.size = SymExpr::unknown();
      entries.push_back(entry);
      return success();
    }
    bool forward = entry.stride > 0;
    SymExpr begin = forward ? SymExpr(0) : size - 1, end = forward ? size : SymExpr(-1);
    if (!bit(spec.beginMask, i))
      begin = fromFront(c, elementOr(spec.begin, i), size);
    if (!bit(spec.endMask, i))
      end = fromFront(c, elementOr(spec.end, i), size);
    entry.size = sizeOfRange(begin, end, entry.stride, size);
    entry.begin = forward ? SymExpr::max(begin, 0) : SymExpr::min(begin, size - 1);
    entries.push_back(entry);
    return success();
  }

  ShapeContext &c;
  const StridedSliceSpec &spec;
  SmallVector<StridedEntry> entries;
  unsigned dim = 0;
  bool seenEllipsis = false;
};

} // namespace

std::optional<StridedSliceSpec> stridedSliceSpec(ShapeContext &c, const Shape &input,
                                                 unsigned first) {
  StridedSliceSpec spec;
  spec.input = input;
  std::optional<int64_t> length;
  for (unsigned i = first; i < first + 3 && !length; ++i)
    if (Shape shape = c.shape(i); shape.hasRank() && shape.rank() == 1)
      length = shape[0].asConstant();
  if (!length)
    return std::nullopt;
  spec.length = *length;
  spec.begin = c.value(first);
  spec.end = c.value(first + 1);
  spec.strides = c.value(first + 2);
  spec.beginMask = c.intAttr("begin_mask");
  spec.endMask = c.intAttr("end_mask");
  spec.ellipsisMask = c.intAttr("ellipsis_mask");
  // The ellipsis wins over a new axis, and that over a removed dimension.
  spec.newAxisMask = c.intAttr("new_axis_mask") & ~spec.ellipsisMask;
  spec.shrinkMask = c.intAttr("shrink_axis_mask") & ~spec.ellipsisMask & ~spec.newAxisMask;
  return spec;
}

FailureOr<SmallVector<StridedEntry>> resolveStridedSlice(ShapeContext &c,
                                                         const StridedSliceSpec &spec) {
  return Resolver(c, spec).run();
}

} // namespace graphc::tf
