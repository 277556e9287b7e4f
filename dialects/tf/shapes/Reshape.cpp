//===- Reshape.cpp - ops that rearrange dimensions ------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// Reshape to known sizes: the one -1 (or unknown) size follows from the number
/// of elements.
LogicalResult inferReshape(ShapeContext &c) {
  std::optional<SymTensor> target = c.value(1);
  if (!target) {
    c.setResult(0, c.shapeFrom(1));
    return success();
  }
  SymExpr total = c.shape(0).numElements();
  Shape result = Shape(target->elements);
  SymExpr others = 1;
  std::optional<unsigned> open;
  unsigned numOpen = 0;
  bool minusOne = false;
  for (unsigned i = 0; i < result.rank(); ++i) {
    bool inferred = result[i].isConstant(-1);
    if (!inferred && result[i].asConstant().value_or(0) < 0)
      return c.error() << "size " << i << " of the new shape is " << result[i].str();
    minusOne |= inferred;
    if (inferred || !result[i].isKnown()) {
      open = i;
      ++numOpen;
      result.set(i, SymExpr::unknown());
      continue;
    }
    others *= result[i];
  }
  if (numOpen == 1 && total.isKnown()) {
    std::optional<int64_t> have = total.asConstant(), rest = others.asConstant();
    if (have && rest && (*rest == 0 ? minusOne && *have != 0 : *have % *rest != 0))
      return c.error() << "cannot reshape " << c.shape(0).str() << ", " << *have
                       << " elements, into rows of " << *rest;
    // Zero elements in zero others: any size fits, the run decides.
    if (!rest || *rest != 0)
      result.set(*open, SymExpr::floorDiv(total, others));
  } else if (numOpen == 0 && failed(c.merge(total, others, "number of elements"))) {
    return failure();
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferTranspose(ShapeContext &c) {
  Shape input = c.shape(0);
  std::optional<SmallVector<int64_t>> perm = c.constants(1);
  if (!perm) {
    Shape permShape = c.shape(1);
    if (input.hasRank())
      c.setResult(0, Shape::ofRank(input.rank()));
    else if (permShape.hasRank() && permShape.rank() == 1)
      if (std::optional<int64_t> rank = permShape[0].asConstant())
        c.setResult(0, Shape::ofRank(*rank));
    return success();
  }
  FailureOr<Shape> ranked = c.withRank(0, perm->size());
  if (failed(ranked))
    return failure();
  Shape result = Shape::scalar();
  llvm::SmallBitVector seen(perm->size());
  for (int64_t source : *perm) {
    FailureOr<unsigned> from = c.axis(source, perm->size());
    if (failed(from))
      return failure();
    if (seen.test(*from))
      return c.error() << "dimension " << *from << " occurs twice in the permutation";
    seen.set(*from);
    result.append((*ranked)[*from]);
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferExpandDims(ShapeContext &c) {
  Shape result = c.shape(0);
  if (!result.hasRank())
    return success();
  std::optional<int64_t> dim = c.constantScalar(1);
  if (!dim) {
    c.setResult(0, Shape::ofRank(result.rank() + 1));
    return success();
  }
  FailureOr<unsigned> at = c.axis(*dim, result.rank() + 1);
  if (failed(at))
    return failure();
  result.insert(*at, 1);
  c.setResult(0, result);
  return success();
}

LogicalResult inferSqueeze(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  SmallVector<int64_t> axes = c.intsAttr("squeeze_dims");
  if (axes.empty())
    axes = c.intsAttr("axis");
  llvm::SmallBitVector removed(input.rank());
  for (int64_t axis : axes) {
    FailureOr<unsigned> dim = c.axis(axis, input.rank());
    if (failed(dim) || failed(c.merge(input[*dim], 1, "squeezed dimension")))
      return failure();
    removed.set(*dim);
  }
  if (axes.empty())
    for (unsigned i = 0; i < input.rank(); ++i) {
      if (input[i].isConstant(1))
        removed.set(i);
      else if (!input[i].asConstant() && !c.atLeast(input[i], 2))
        return success(); // whether the dimension goes is known at run time only
    }
  Shape result = Shape::scalar();
  for (unsigned i = 0; i < input.rank(); ++i)
    if (!removed.test(i))
      result.append(input[i]);
  c.setResult(0, result);
  return success();
}

/// ConcatV2 has its axis last, Concat first.
LogicalResult inferConcatOf(ShapeContext &c, unsigned begin, unsigned end, unsigned axisOperand) {
  std::optional<int64_t> axis = c.constantScalar(axisOperand);
  Shape result;
  for (unsigned i = begin; i < end; ++i)
    if (Shape shape = c.shape(i); shape.hasRank()) {
      if (shape.rank() == 0)
        return c.error() << "operand " << i << " is a scalar and cannot be concatenated";
      result = Shape::ofRank(shape.rank());
      break;
    }
  if (!result.hasRank())
    return success();
  if (!axis) {
    c.setResult(0, result);
    return success();
  }
  FailureOr<unsigned> dim = c.axis(*axis, result.rank());
  if (failed(dim))
    return failure();
  SymExpr along = 0;
  for (unsigned i = begin; i < end; ++i) {
    FailureOr<Shape> shape = c.withRank(i, result.rank());
    if (failed(shape))
      return failure();
    along += (*shape)[*dim];
    shape->set(*dim, SymExpr::unknown());
    FailureOr<Shape> both = c.merge(result, *shape, "sizes beside the axis");
    if (failed(both))
      return failure();
    result = *both;
  }
  result.set(*dim, along);
  c.setResult(0, result);
  return success();
}

LogicalResult inferConcatV2(ShapeContext &c) {
  unsigned n = c.numOperands();
  return n == 0 ? success() : inferConcatOf(c, 0, n - 1, n - 1);
}

LogicalResult inferConcat(ShapeContext &c) { return inferConcatOf(c, 1, c.numOperands(), 0); }

LogicalResult inferConcatOffset(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, c.shape(i + 1));
  return success();
}

LogicalResult inferParallelConcat(ShapeContext &c) {
  c.setResult(0, c.shapeAttr("shape"));
  return success();
}

LogicalResult inferPack(ShapeContext &c) {
  Shape element;
  for (unsigned i = 0, e = c.numOperands(); i < e; ++i) {
    FailureOr<Shape> both = c.merge(element, c.shape(i), "packed tensors");
    if (failed(both))
      return failure();
    element = *both;
  }
  if (!element.hasRank())
    return success();
  FailureOr<unsigned> at = c.axis(c.intAttr("axis"), element.rank() + 1);
  if (failed(at))
    return failure();
  element.insert(*at, int64_t(c.numOperands()));
  c.setResult(0, element);
  return success();
}

LogicalResult inferUnpack(ShapeContext &c) {
  Shape element = c.shape(0);
  if (!element.hasRank())
    return success();
  FailureOr<unsigned> at = c.axis(c.intAttr("axis"), element.rank());
  if (failed(at) || failed(c.merge(element[*at], int64_t(c.numResults()), "unpacked dimension")))
    return failure();
  element.erase(*at);
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, element);
  return success();
}

LogicalResult inferSplit(ShapeContext &c) {
  Shape part = c.shape(1);
  if (!part.hasRank())
    return success();
  std::optional<int64_t> axis = c.constantScalar(0);
  int64_t count = c.numResults();
  if (!axis) {
    part = Shape::ofRank(part.rank());
  } else {
    FailureOr<unsigned> dim = c.axis(*axis, part.rank());
    if (failed(dim))
      return failure();
    std::optional<int64_t> size = part[*dim].asConstant();
    if (size && *size % count != 0)
      return c.error() << "dimension " << *dim << " of size " << *size << " cannot be split into "
                       << count << " equal parts";
    part.set(*dim, SymExpr::floorDiv(part[*dim], count));
  }
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, part);
  return success();
}

LogicalResult inferSplitV(ShapeContext &c) {
  Shape input = c.shape(0);
  if (!input.hasRank())
    return success();
  std::optional<int64_t> axis = c.constantScalar(2);
  std::optional<SymTensor> sizes = c.value(1);
  unsigned count = c.numResults();
  if (!axis || !sizes || sizes->elements.size() != count) {
    for (unsigned i = 0; i < count; ++i) {
      Shape part = Shape::ofRank(input.rank());
      if (axis && *axis < int64_t(input.rank()) && *axis >= -int64_t(input.rank())) {
        part = input;
        part.set(*axis < 0 ? *axis + input.rank() : *axis, SymExpr::unknown());
      }
      c.setResult(i, part);
    }
    return success();
  }
  FailureOr<unsigned> dim = c.axis(*axis, input.rank());
  if (failed(dim))
    return failure();
  SymExpr rest = input[*dim];
  unsigned numOpen = 0;
  for (const SymExpr &size : sizes->elements) {
    if (size.isConstant(-1))
      ++numOpen;
    else
      rest -= size;
  }
  if (numOpen > 1)
    return c.error() << "more than one of the sizes of a split is -1";
  if (numOpen == 0 && rest.asConstant().value_or(0) != 0)
    return c.error() << "the sizes of the split differ from the size " << input[*dim].str()
                     << " of dimension " << *dim << " by " << rest.str();
  for (unsigned i = 0; i < count; ++i) {
    Shape part = input;
    bool open = sizes->elements[i].isConstant(-1);
    part.set(*dim, open ? rest : sizes->elements[i]);
    c.setResult(i, part);
  }
  return success();
}

LogicalResult inferTile(ShapeContext &c) {
  Shape input = c.shape(0);
  std::optional<SymTensor> multiples = c.value(1);
  if (!input.hasRank() && !multiples) {
    c.setResult(0, c.shapeFrom(1));
    return success();
  }
  FailureOr<Shape> ranked = multiples ? c.withRank(0, multiples->elements.size()) : input;
  if (failed(ranked))
    return failure();
  Shape result = *ranked;
  for (unsigned i = 0; i < result.rank(); ++i)
    result.set(i, result[i].isConstant(0) ? SymExpr(0)
                  : multiples             ? result[i] * multiples->elements[i]
                                          : SymExpr::unknown());
  c.setResult(0, result);
  return success();
}

/// Pad, PadV2 and MirrorPad: paddings is [rank, 2].
LogicalResult inferPadWith(ShapeContext &c, int64_t sign) {
  Shape input = c.shape(0);
  Shape paddings = c.shape(1);
  if (paddings.hasRank() && paddings.rank() != 2)
    return c.error() << "expected paddings of shape [rank,2], got " << paddings.str();
  if (!input.hasRank() && paddings.hasRank())
    if (std::optional<int64_t> rank = paddings[0].asConstant())
      input = Shape::ofRank(*rank);
  if (!input.hasRank())
    return success();
  if (paddings.hasRank() && failed(c.merge(paddings[0], int64_t(input.rank()), "rows of paddings")))
    return failure();
  std::optional<SymTensor> value = c.value(1);
  for (unsigned i = 0; i < input.rank(); ++i) {
    if (!value || value->elements.size() < 2 * i + 2) {
      input.set(i, SymExpr::unknown());
      continue;
    }
    SymExpr padding = value->elements[2 * i] + value->elements[2 * i + 1];
    input.set(i, input[i] + SymExpr(sign) * padding);
  }
  c.setResult(0, input);
  return success();
}

LogicalResult inferPad(ShapeContext &c) { return inferPadWith(c, 1); }
LogicalResult inferMirrorPadGrad(ShapeContext &c) { return inferPadWith(c, -1); }

/// DepthToSpace and SpaceToDepth, by where the block goes.
LogicalResult inferBlock(ShapeContext &c, bool toSpace) {
  StringRef format = c.stringAttr("data_format", "NHWC");
  bool packed = format == "NCHW_VECT_C";
  FailureOr<Shape> input = c.withRank(0, packed ? 5 : 4);
  if (failed(input))
    return failure();
  unsigned height = format == "NHWC" ? 1 : 2, channel = format == "NHWC" ? 3 : 1;
  int64_t block = c.intAttr("block_size", 1);
  if (block < 1)
    return c.error() << "block_size is " << block << ", expected at least 1";
  Shape result = *input;
  for (unsigned dim : {height, height + 1}) {
    std::optional<int64_t> size = result[dim].asConstant();
    if (!toSpace && size && *size % block != 0)
      return c.error() << "size " << *size << " of dimension " << dim
                       << " is not a multiple of block_size " << block;
    result.set(dim, toSpace ? result[dim] * block : SymExpr::floorDiv(result[dim], block));
  }
  std::optional<int64_t> depth = result[channel].asConstant();
  if (toSpace && depth && *depth % (block * block) != 0)
    return c.error() << "depth " << *depth << " is not a multiple of block_size squared, "
                     << block * block;
  result.set(channel, toSpace ? SymExpr::floorDiv(result[channel], block * block)
                              : result[channel] * (block * block));
  c.setResult(0, result);
  return success();
}

LogicalResult inferDepthToSpace(ShapeContext &c) { return inferBlock(c, true); }
LogicalResult inferSpaceToDepth(ShapeContext &c) { return inferBlock(c, false); }

/// BatchToSpaceND (input, block_shape, crops) and SpaceToBatchND (input,
/// block_shape, paddings); `blocks` and `edges` are the known elements.
LogicalResult inferBatchBlocks(ShapeContext &c, bool toSpace, std::optional<SymTensor> blocks,
                               std::optional<SymTensor> edges) {
  Shape result = c.shape(0);
  if (!result.hasRank())
    return success();
  if (!blocks) {
    c.setResult(0, Shape::ofRank(result.rank()));
    return success();
  }
  unsigned count = blocks->elements.size();
  if (count + 1 > result.rank())
    return c.error() << "block_shape has " << count << " sizes, too many for a tensor of shape "
                     << result.str();
  SymExpr batchFactor = 1;
  for (unsigned i = 0; i < count; ++i) {
    const SymExpr &block = blocks->elements[i];
    batchFactor *= block;
    SymExpr edge = SymExpr::unknown();
    if (edges && edges->elements.size() == 2 * count)
      edge = edges->elements[2 * i] + edges->elements[2 * i + 1];
    const SymExpr &size = result[i + 1];
    result.set(i + 1, toSpace ? size * block - edge : SymExpr::floorDiv(size + edge, block));
  }
  result.set(0, toSpace ? SymExpr::floorDiv(result[0], batchFactor) : result[0] * batchFactor);
  c.setResult(0, result);
  return success();
}

LogicalResult inferBatchToSpaceND(ShapeContext &c) {
  return inferBatchBlocks(c, true, c.value(1), c.value(2));
}

LogicalResult inferSpaceToBatchND(ShapeContext &c) {
  return inferBatchBlocks(c, false, c.value(1), c.value(2));
}

/// BatchToSpace and SpaceToBatch: one block_size for two dimensions.
SymTensor squareBlock(ShapeContext &c) {
  int64_t block = c.intAttr("block_size", 1);
  return SymTensor::vector({SymExpr(block), SymExpr(block)});
}

LogicalResult inferBatchToSpace(ShapeContext &c) {
  return inferBatchBlocks(c, true, squareBlock(c), c.value(1));
}

LogicalResult inferSpaceToBatch(ShapeContext &c) {
  return inferBatchBlocks(c, false, squareBlock(c), c.value(1));
}

LogicalResult inferUnchangedRank1(ShapeContext &c) {
  FailureOr<Shape> input = c.withRankAtLeast(0, 1);
  if (failed(input))
    return failure();
  c.setResult(0, *input);
  return success();
}

LogicalResult inferUnchanged(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

} // namespace

void registerReshapeShapes(ShapeRegistry &registry) {
  registry.add({"Reshape"}, inferReshape);
  registry.add({"Transpose", "ConjugateTranspose"}, inferTranspose);
  registry.add({"ExpandDims"}, inferExpandDims);
  registry.add({"Squeeze"}, inferSqueeze);
  registry.add({"ConcatV2"}, inferConcatV2);
  registry.add({"Concat"}, inferConcat);
  registry.add({"ConcatOffset"}, inferConcatOffset);
  registry.add({"ParallelConcat"}, inferParallelConcat);
  registry.add({"Pack"}, inferPack);
  registry.add({"Unpack"}, inferUnpack);
  registry.add({"Split"}, inferSplit);
  registry.add({"SplitV"}, inferSplitV);
  registry.add({"Tile"}, inferTile);
  registry.add({"Pad", "PadV2", "MirrorPad"}, inferPad);
  registry.add({"MirrorPadGrad"}, inferMirrorPadGrad);
  registry.add({"DepthToSpace"}, inferDepthToSpace);
  registry.add({"SpaceToDepth"}, inferSpaceToDepth);
  registry.add({"BatchToSpaceND"}, inferBatchToSpaceND);
  registry.add({"SpaceToBatchND"}, inferSpaceToBatchND);
  registry.add({"BatchToSpace"}, inferBatchToSpace);
  registry.add({"SpaceToBatch"}, inferSpaceToBatch);
  registry.add({"ReverseSequence"}, inferUnchangedRank1);
  registry.add({"Reverse", "ReverseV2", "Roll"}, inferUnchanged);
}

} // namespace graphc::tf
