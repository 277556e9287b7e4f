//===- Shape.cpp - ops that move elements or speak of sizes ---------------===//

#include "passes/legalize/Patterns.h"

#include "dialects/tf/NodeUtils.h"

using namespace mlir;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

constexpr llvm::StringLiteral dynamicOperand =
    "is not known before the run; make it a constant or derive it from shapes";

LogicalResult needKnown(OpLowering &l, StringRef what) {
  return l.fail("unsupported: the " + what + " " + dynamicOperand);
}

LogicalResult outOfRange(OpLowering &l, int64_t axis) {
  return l.fail("axis " + llvm::Twine(axis) + " is out of range for an input of rank " +
                llvm::Twine(l.operandRank(0)));
}

/// Sizes as a tensor of the result's type.
LogicalResult sizesResult(OpLowering &l, ArrayRef<SymExpr> sizes) {
  auto type = l.resultType(l.results().size());
  return l.result(
      l.builder().create<graph::SizesOp>(type, shape::exprsAttr(l.builder().getContext(), sizes)));
}

LogicalResult lowerShape(OpLowering &l) {
  for (unsigned i = 0; i < l.numResults(); ++i)
    if (failed(sizesResult(l, l.operandSizes(i))))
      return failure();
  return success();
}

LogicalResult lowerSize(OpLowering &l) {
  return sizesResult(l, {shape::elementCount(l.operandSizes(0))});
}

LogicalResult lowerRank(OpLowering &l) { return sizesResult(l, {SymExpr(l.operandRank(0))}); }

/// Reshape, ExpandDims, Squeeze and their kin: inference knows the shape.
LogicalResult lowerReshape(OpLowering &l) {
  return l.result(l.reshape(l.operand(0), l.resultSizes(0)));
}

LogicalResult lowerBroadcastTo(OpLowering &l) {
  return l.result(l.broadcastTo(l.operand(0), l.resultType(0)));
}

LogicalResult lowerTranspose(OpLowering &l) {
  auto permutation = l.knownInts(1);
  if (!permutation)
    return needKnown(l, "permutation");
  for (int64_t &dim : *permutation)
    dim = dim < 0 ? dim + l.operandRank(0) : dim;
  return l.result(l.transpose(l.operand(0), *permutation));
}

LogicalResult lowerConcat(OpLowering &l, unsigned axisOperand, unsigned firstPart) {
  unsigned parts = l.numOperands() - 1;
  auto axis = l.knownAxis(axisOperand, l.operandRank(firstPart));
  if (!axis)
    return needKnown(l, "axis");
  return l.result(l.concat(l.allOperands().slice(firstPart, parts), *axis, l.resultType(0)));
}

LogicalResult lowerConcatV1(OpLowering &l) { return lowerConcat(l, 0, 1); }
LogicalResult lowerConcatV2(OpLowering &l) { return lowerConcat(l, l.numOperands() - 1, 0); }

LogicalResult lowerParallelConcat(OpLowering &l) {
  return l.result(l.concat(l.allOperands(), 0, l.resultType(0)));
}

LogicalResult lowerPack(OpLowering &l) {
  auto type = l.resultType(0);
  int64_t axis = l.intAttr("axis");
  axis = axis < 0 ? axis + type.getRank() : axis;
  SmallVector<Value> parts;
  for (Value operand : l.allOperands()) {
    Sizes sizes = shape::sizesOf(OpLowering::typeOf(operand));
    sizes.insert(sizes.begin() + axis, SymExpr(1));
    parts.push_back(l.reshape(operand, sizes));
  }
  return l.result(l.concat(parts, axis, type));
}

LogicalResult lowerUnpack(OpLowering &l) {
  int64_t rank = l.operandRank(0), axis = l.intAttr("axis");
  axis = axis < 0 ? axis + rank : axis;
  for (unsigned i = 0; i < l.numResults(); ++i) {
    Sizes offsets(rank, SymExpr(0)), sizes = l.operandSizes(0);
    offsets[axis] = i;
    sizes[axis] = 1;
    SmallVector<int64_t> strides(rank, 1);
    Value part = l.slice(l.operand(0), offsets, sizes, strides);
    if (failed(l.result(l.reshape(part, l.resultSizes(i)))))
      return failure();
  }
  return success();
}

LogicalResult lowerSplit(OpLowering &l, unsigned value, unsigned axisOperand) {
  int64_t rank = l.operandRank(value);
  auto axis = l.knownAxis(axisOperand, rank);
  if (!axis)
    return needKnown(l, "axis");
  SymExpr start = 0;
  for (unsigned i = 0; i < l.numResults(); ++i) {
    Sizes offsets(rank, SymExpr(0)), sizes = l.resultSizes(i);
    offsets[*axis] = start;
    start += sizes[*axis];
    SmallVector<int64_t> strides(rank, 1);
    if (failed(l.result(l.slice(l.operand(value), offsets, sizes, strides))))
      return failure();
  }
  return success();
}

LogicalResult lowerSplitV1(OpLowering &l) { return lowerSplit(l, 1, 0); }
LogicalResult lowerSplitV(OpLowering &l) { return lowerSplit(l, 0, 2); }

LogicalResult lowerSlice(OpLowering &l) {
  auto begin = l.knownSizes(1);
  if (!begin)
    return l.host("segment");
  SmallVector<int64_t> strides(begin->size(), 1);
  return l.result(l.slice(l.operand(0), *begin, l.resultSizes(0), strides));
}

/// One dimension of a strided slice, as NumPy reads it.
struct SlicedDim {
  SymExpr offset, size;
  int64_t stride;
};

/// Where a slice of stride `stride` from `begin` (given or open) starts.
SymExpr clampedBegin(const std::optional<SymExpr> &begin, const SymExpr &extent, int64_t stride) {
  if (!begin)
    return stride > 0 ? SymExpr(0) : extent - 1;
  auto number = begin->asConstant(), dim = extent.asConstant();
  if (number && dim) {
    int64_t at = *number < 0 ? *number + *dim : *number;
    int64_t low = stride > 0 ? 0 : -1, high = stride > 0 ? *dim : *dim - 1;
    return std::clamp(at, low, high);
  }
  if (number && *number < 0)
    return SymExpr::max(extent + *number, 0);
  return stride > 0 ? SymExpr::min(*begin, extent) : SymExpr::min(*begin, extent - 1);
}

LogicalResult lowerStridedSlice(OpLowering &l) {
  auto begin = l.knownSizes(1);
  auto strideNumbers = l.knownInts(3);
  if (!begin || !strideNumbers)
    return l.host("segment");
  int64_t beginMask = l.intAttr("begin_mask"), ellipsisMask = l.intAttr("ellipsis_mask");
  int64_t newAxisMask = l.intAttr("new_axis_mask"), shrinkMask = l.intAttr("shrink_axis_mask");
  int64_t rank = l.operandRank(0), entries = begin->size();
  int64_t newAxes = 0;
  for (int64_t i = 0; i < entries; ++i)
    newAxes += (newAxisMask >> i & 1) && !(ellipsisMask >> i & 1);
  Sizes input = l.operandSizes(0), offsets, sizes;
  SmallVector<int64_t> steps;
  // The result's sizes in order, without those of new axes and shrunk ones.
  Sizes result = l.resultSizes(0);
  size_t next = 0;
  auto whole = [&] {
    offsets.push_back(0);
    sizes.push_back(input[offsets.size() - 1]);
    steps.push_back(1);
    ++next;
  };
  for (int64_t i = 0; i < entries; ++i) {
    if (ellipsisMask >> i & 1) {
      int64_t covered = rank - (entries - 1 - newAxes);
      for (int64_t k = 0; k < covered; ++k)
        whole();
      continue;
    }
    if (newAxisMask >> i & 1) {
      ++next;
      continue;
    }
    int64_t dim = offsets.size(), stride = (*strideNumbers)[i];
    if (dim >= rank || stride == 0)
      return l.fail("has more entries than dimensions, or a stride of zero");
    bool shrink = shrinkMask >> i & 1;
    std::optional<SymExpr> from;
    if (!(beginMask >> i & 1) || shrink)
      from = (*begin)[i];
    offsets.push_back(clampedBegin(from, input[dim], shrink ? 1 : stride));
    steps.push_back(shrink ? 1 : stride);
    sizes.push_back(shrink ? SymExpr(1) : result[next++]);
  }
  while (int64_t(offsets.size()) < rank)
    whole();
  Value part = l.slice(l.operand(0), offsets, sizes, steps);
  return l.result(l.reshape(part, result));
}

LogicalResult lowerReverse(OpLowering &l) {
  auto axes = l.knownInts(1);
  if (!axes)
    return needKnown(l, "axes");
  Sizes sizes = l.operandSizes(0), offsets(sizes.size(), SymExpr(0));
  SmallVector<int64_t> strides(sizes.size(), 1);
  // Version 1 has a boolean for each dimension, version 2 a list of axes.
  bool flags = l.operandType(1).getElementType().isInteger(1);
  for (auto [i, entry] : llvm::enumerate(*axes)) {
    if (flags && entry == 0)
      continue;
    int64_t dim = flags ? i : entry < 0 ? entry + l.operandRank(0) : entry;
    if (dim < 0 || dim >= l.operandRank(0))
      return outOfRange(l, entry);
    offsets[dim] = sizes[dim] - 1;
    strides[dim] = -1;
  }
  return l.result(l.slice(l.operand(0), offsets, sizes, strides));
}

LogicalResult lowerPad(OpLowering &l) {
  auto paddings = l.knownSizes(1);
  if (!paddings)
    return needKnown(l, "amount of padding");
  Value value =
      l.numOperands() > 2 ? l.operand(2) : l.scalarConstant(0, l.operandType(0).getElementType());
  Sizes low;
  for (size_t i = 0; i < paddings->size(); i += 2)
    low.push_back((*paddings)[i]);
  return l.result(l.pad(l.operand(0), value, low, l.resultSizes(0)));
}

LogicalResult lowerMirrorPad(OpLowering &l) {
  auto paddings = l.knownSizes(1);
  if (!paddings)
    return needKnown(l, "amount of padding");
  Sizes low;
  for (size_t i = 0; i < paddings->size(); i += 2)
    low.push_back((*paddings)[i]);
  bool symmetric = l.stringAttr("mode") == "SYMMETRIC";
  return l.result(l.builder().create<graph::MirrorPadOp>(
      l.resultType(0), l.operand(0), shape::exprsAttr(l.builder().getContext(), low), symmetric));
}

/// [a, b] tiled [2, 3] times: a new dimension before each, broadcast, merged.
LogicalResult lowerTile(OpLowering &l) {
  auto multiples = l.knownSizes(1);
  if (!multiples)
    return l.host("segment");
  Sizes repeated;
  SmallVector<int64_t> dims;
  for (auto [size, times] : llvm::zip(l.operandSizes(0), *multiples)) {
    repeated.push_back(times);
    dims.push_back(repeated.size());
    repeated.push_back(size);
  }
  auto type = shape::tensorOf(repeated, l.operandType(0).getElementType());
  Value tiled = l.broadcastDims(l.operand(0), dims, type);
  return l.result(l.reshape(tiled, l.resultSizes(0)));
}

LogicalResult gather(OpLowering &l, int64_t axis, int64_t batchDims) {
  bool stringsOrSo = !l.operandType(0).getElementType().isIntOrFloat();
  if (stringsOrSo)
    return l.host("segment");
  return l.result(l.builder().create<graph::GatherOp>(l.resultType(0), l.operand(0), l.operand(1),
                                                      axis, batchDims, /*zero=*/false));
}

LogicalResult lowerGather(OpLowering &l) { return gather(l, 0, 0); }

LogicalResult lowerGatherV2(OpLowering &l) {
  auto axis = l.knownAxis(2, l.operandRank(0));
  if (!axis)
    return needKnown(l, "axis");
  int64_t batch = l.intAttr("batch_dims");
  return gather(l, *axis, batch < 0 ? batch + l.operandRank(1) : batch);
}

LogicalResult lowerDepthToSpace(OpLowering &l) {
  int64_t block = l.intAttr("block_size");
  bool first = l.stringAttr("data_format", "NHWC") == "NCHW";
  Value x = first ? l.channelsLast(l.operand(0)) : l.operand(0);
  Sizes s = shape::sizesOf(OpLowering::typeOf(x));
  SymExpr depth = SymExpr::floorDiv(s[3], block * block);
  Value split = l.reshape(x, {s[0], s[1], s[2], block, block, depth});
  Value moved = l.transpose(split, {0, 1, 3, 2, 4, 5});
  Value merged = l.reshape(moved, {s[0], s[1] * block, s[2] * block, depth});
  return l.result(first ? l.channelsFirst(merged) : merged);
}

LogicalResult lowerSpaceToDepth(OpLowering &l) {
  int64_t block = l.intAttr("block_size");
  bool first = l.stringAttr("data_format", "NHWC") == "NCHW";
  Value x = first ? l.channelsLast(l.operand(0)) : l.operand(0);
  Sizes s = shape::sizesOf(OpLowering::typeOf(x));
  SymExpr rows = SymExpr::floorDiv(s[1], block), columns = SymExpr::floorDiv(s[2], block);
  Value split = l.reshape(x, {s[0], rows, block, columns, block, s[3]});
  Value moved = l.transpose(split, {0, 1, 3, 2, 4, 5});
  Value merged = l.reshape(moved, {s[0], rows, columns, s[3] * (block * block)});
  return l.result(first ? l.channelsFirst(merged) : merged);
}

/// Zero-pads, splits each blocked dimension in (count, block) and moves the
/// blocks into the batch.
LogicalResult lowerSpaceToBatch(OpLowering &l) {
  auto blocks = l.knownInts(1);
  auto paddings = l.knownSizes(2);
  if (!blocks || !paddings)
    return needKnown(l, "block shape or padding");
  size_t blocked = blocks->size();
  Sizes input = l.operandSizes(0), low(input.size(), SymExpr(0)), padded = input;
  for (size_t i = 0; i < blocked; ++i) {
    low[1 + i] = (*paddings)[2 * i];
    padded[1 + i] = input[1 + i] + (*paddings)[2 * i] + (*paddings)[2 * i + 1];
  }
  Value zero = l.scalarConstant(0, l.operandType(0).getElementType());
  Value x = l.pad(l.operand(0), zero, low, padded);
  Sizes split{input[0]};
  SmallVector<int64_t> order, rest{0};
  for (size_t i = 0; i < blocked; ++i) {
    rest.push_back(split.size());
    split.push_back(SymExpr::floorDiv(padded[1 + i], (*blocks)[i]));
    order.push_back(split.size());
    split.push_back((*blocks)[i]);
  }
  for (size_t dim = 1 + blocked; dim < input.size(); ++dim) {
    rest.push_back(split.size());
    split.push_back(input[dim]);
  }
  order.append(rest);
  return l.result(l.reshape(l.transpose(l.reshape(x, split), order), l.resultSizes(0)));
}

LogicalResult lowerBatchToSpace(OpLowering &l) {
  auto blocks = l.knownInts(1);
  auto crops = l.knownSizes(2);
  if (!blocks || !crops)
    return needKnown(l, "block shape or crops");
  size_t blocked = blocks->size();
  Sizes input = l.operandSizes(0), split;
  int64_t product = 1;
  for (int64_t block : *blocks) {
    split.push_back(block);
    product *= block;
  }
  SymExpr batch = SymExpr::floorDiv(input[0], product);
  split.push_back(batch);
  split.append(input.begin() + 1, input.end());
  SmallVector<int64_t> order{int64_t(blocked)};
  Sizes merged{batch}, offsets(input.size(), SymExpr(0));
  for (size_t i = 0; i < blocked; ++i) {
    order.push_back(blocked + 1 + i);
    order.push_back(i);
    merged.push_back(input[1 + i] * (*blocks)[i]);
    offsets[1 + i] = (*crops)[2 * i];
  }
  for (size_t dim = 1 + blocked; dim < input.size(); ++dim) {
    order.push_back(blocked + dim);
    merged.push_back(input[dim]);
  }
  Value whole = l.reshape(l.transpose(l.reshape(l.operand(0), split), order), merged);
  SmallVector<int64_t> strides(input.size(), 1);
  return l.result(l.slice(whole, offsets, l.resultSizes(0), strides));
}

LogicalResult lowerBitcast(OpLowering &l) {
  return l.result(l.builder().create<graph::BitcastOp>(l.resultType(0), l.operand(0)));
}

/// A permutation known to the compiler moves by slices of a concatenation.
LogicalResult lowerRoll(OpLowering &l) {
  auto shifts = l.knownInts(1), axes = l.knownInts(2);
  if (!shifts || !axes)
    return l.host("segment");
  Value x = l.operand(0);
  for (auto [shift, axis] : llvm::zip(*shifts, *axes)) {
    Sizes sizes = shape::sizesOf(OpLowering::typeOf(x));
    int64_t dim = axis < 0 ? axis + int64_t(sizes.size()) : axis;
    if (dim < 0 || dim >= int64_t(sizes.size()))
      return outOfRange(l, axis);
    auto extent = sizes[dim].asConstant();
    if (!extent)
      return l.host("segment");
    if (*extent == 0)
      continue;
    int64_t start = ((-shift) % *extent + *extent) % *extent; // first element of the result
    if (start == 0)
      continue;
    Sizes none(sizes.size(), SymExpr(0)), tailAt = none, tail = sizes, head = sizes;
    tailAt[dim] = start;
    tail[dim] = *extent - start;
    head[dim] = start;
    SmallVector<int64_t> strides(sizes.size(), 1);
    Value parts[] = {l.slice(x, tailAt, tail, strides), l.slice(x, none, head, strides)};
    x = l.concat(parts, dim, OpLowering::typeOf(x));
  }
  return l.result(x);
}

LogicalResult lowerNothing(OpLowering &) { return success(); }

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"BatchToSpaceND", lowerBatchToSpace},
    {"Bitcast", lowerBitcast},
    {"BroadcastTo", lowerBroadcastTo},
    {"Concat", lowerConcatV1},
    {"ConcatV2", lowerConcatV2},
    {"DepthToSpace", lowerDepthToSpace},
    {"EnsureShape", lowerReshape},
    {"ExpandDims", lowerReshape},
    {"Gather", lowerGather},
    {"GatherV2", lowerGatherV2},
    {"MirrorPad", lowerMirrorPad},
    {"NoOp", lowerNothing},
    {"Pack", lowerPack},
    {"Pad", lowerPad},
    {"PadV2", lowerPad},
    {"ParallelConcat", lowerParallelConcat},
    {"Rank", lowerRank},
    {"Reshape", lowerReshape},
    {"Reverse", lowerReverse},
    {"ReverseV2", lowerReverse},
    {"Roll", lowerRoll},
    {"Shape", lowerShape},
    {"ShapeN", lowerShape},
    {"Size", lowerSize},
    {"Slice", lowerSlice},
    {"SpaceToBatchND", lowerSpaceToBatch},
    {"SpaceToDepth", lowerSpaceToDepth},
    {"Split", lowerSplitV1},
    {"SplitV", lowerSplitV},
    {"Squeeze", lowerReshape},
    {"StridedSlice", lowerStridedSlice},
    {"Tile", lowerTile},
    {"Transpose", lowerTranspose},
    {"Unpack", lowerUnpack},
};

} // namespace

void addShapeLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
