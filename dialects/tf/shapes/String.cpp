//===- String.cpp - text, bytes and parsed records ------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// One result element for each element of operand 0.
LogicalResult inferUnchanged(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, c.shape(0));
  return success();
}

/// StringJoin: scalars join every element of the others.
LogicalResult inferJoin(ShapeContext &c) {
  Shape result = Shape::scalar();
  for (unsigned i = 0, e = c.numOperands(); i < e; ++i) {
    Shape operand = c.shape(i);
    if (!operand.hasRank()) {
      result = Shape();
      continue;
    }
    if (operand.rank() == 0)
      continue;
    if (result.hasRank() && result.rank() == 0) {
      result = operand;
      continue;
    }
    FailureOr<Shape> both = c.merge(result, operand, "joined tensors");
    if (failed(both))
      return failure();
    result = *both;
  }
  c.setResult(0, result);
  return success();
}

LogicalResult inferSubstr(ShapeContext &c) {
  FailureOr<Shape> both = c.broadcast(c.shape(0), c.shape(1));
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  return success();
}

/// StringSplit and StringSplitV2: a sparse matrix.
LogicalResult inferSplit(ShapeContext &c) {
  SymExpr count = c.defineSize();
  c.setResult(0, Shape{count, 2});
  c.setResult(1, Shape{count});
  c.setResult(2, Shape{2});
  return success();
}

/// StringNGrams: values and splits of a ragged result.
LogicalResult inferNGrams(ShapeContext &c) {
  FailureOr<Shape> splits = c.withRank(1, 1);
  if (failed(splits))
    return failure();
  c.setResult(0, Shape{c.defineSize()});
  c.setResult(1, *splits);
  return success();
}

/// UnicodeDecode (row_splits, values) and ...WithOffsets (and offsets).
LogicalResult inferUnicodeDecode(ShapeContext &c) {
  SymExpr rows = c.shape(0).numElements();
  SymExpr count = c.defineSize();
  c.setResult(0, Shape{rows + 1});
  c.setResult(1, Shape{count});
  c.setResult(2, Shape{count});
  return success();
}

LogicalResult inferUnicodeEncode(ShapeContext &c) {
  FailureOr<Shape> splits = c.withRank(1, 1);
  if (failed(splits))
    return failure();
  c.setResult(0, Shape{(*splits)[0] - 1});
  return success();
}

/// DecodeCSV: each column has the shape of the records.
LogicalResult inferDecodeCsv(ShapeContext &c) { return inferUnchanged(c); }

/// DecodeRaw: one more dimension, as long as the strings.
LogicalResult inferDecodeRaw(ShapeContext &c) {
  Shape result = c.shape(0);
  if (!result.hasRank())
    return success();
  result.append(c.defineSize());
  c.setResult(0, result);
  return success();
}

/// Sets `count` sparse tensors [n, rank] starting at result `first`: indices,
/// then values, then shapes. Returns the next result.
unsigned setSparse(ShapeContext &c, unsigned first, unsigned count, int64_t rank) {
  for (unsigned i = 0; i < count; ++i) {
    SymExpr elements = c.defineSize();
    c.setResult(first + i, Shape{elements, rank});
    c.setResult(first + count + i, Shape{elements});
    c.setResult(first + 2 * count + i, Shape{rank});
  }
  return first + 3 * count;
}

unsigned listSize(ShapeContext &c, StringRef attr) {
  auto list = c.op()->getAttrOfType<ArrayAttr>(attr);
  return list ? list.size() : 0;
}

/// Sets dense features: the batch (if any) in front of the declared shapes.
unsigned setDense(ShapeContext &c, unsigned first, StringRef attr, const Shape &lead) {
  unsigned count = c.numShapesAttr(attr);
  for (unsigned i = 0; i < count; ++i) {
    Shape dense = c.shapeAttr(attr, i);
    if (dense.hasRank() && lead.hasRank()) {
      Shape whole = lead;
      whole.append(dense.dims());
      c.setResult(first + i, whole);
    }
  }
  return first + count;
}

/// ParseExample and ParseExampleV2 of a batch of records, or of one.
LogicalResult inferParseExample(ShapeContext &c) {
  Shape serialized = c.shape(0);
  if (!serialized.hasRank())
    return success();
  if (serialized.rank() > 1)
    return c.error() << "expected a scalar or a vector of records, got " << serialized.str();
  bool v2 = c.op()->hasAttr("num_sparse");
  unsigned numSparse = c.intAttr(v2 ? "num_sparse" : "Nsparse");
  unsigned next = setSparse(c, 0, numSparse, serialized.rank() + 1);
  next = setDense(c, next, "dense_shapes", serialized);
  unsigned numRagged = listSize(c, "ragged_value_types");
  for (unsigned i = 0; i < numRagged; ++i) {
    c.setResult(next + i, Shape{c.defineSize()});
    SymExpr rows = serialized.rank() == 1 ? serialized[0] + 1 : SymExpr(2);
    c.setResult(next + numRagged + i, Shape{rows});
  }
  return success();
}

LogicalResult inferParseSequenceExample(ShapeContext &c) {
  Shape serialized = c.shape(0);
  if (!serialized.hasRank() || serialized.rank() > 1)
    return success();
  bool batched = serialized.rank() == 1;
  SymExpr splits = batched ? serialized[0] + 1 : SymExpr(2);
  unsigned next = setSparse(c, 0, c.intAttr("Ncontext_sparse"), batched ? 2 : 1);
  next = setDense(c, next, "context_dense_shapes", serialized);
  unsigned ragged = listSize(c, "context_ragged_value_types");
  for (unsigned i = 0; i < ragged; ++i) {
    c.setResult(next + i, Shape{c.defineSize()});
    c.setResult(next + ragged + i, Shape{splits});
  }
  next = setSparse(c, next + 2 * ragged, c.intAttr("Nfeature_list_sparse"), batched ? 3 : 2);
  unsigned dense = c.numShapesAttr("feature_list_dense_shapes");
  for (unsigned i = 0; i < dense; ++i) {
    Shape feature = c.shapeAttr("feature_list_dense_shapes", i);
    Shape whole = serialized;
    whole.append(c.defineSize()); // the longest list
    if (feature.hasRank()) {
      whole.append(feature.dims());
      c.setResult(next + i, whole);
    }
    c.setResult(next + dense + i, serialized);
  }
  next += 2 * dense;
  ragged = listSize(c, "feature_list_ragged_value_types");
  for (unsigned i = 0; i < ragged; ++i) {
    c.setResult(next + i, Shape{c.defineSize()});
    c.setResult(next + ragged + i, Shape{splits});
    c.setResult(next + 2 * ragged + i, Shape{c.defineSize()});
  }
  return success();
}

} // namespace

void registerStringShapes(ShapeRegistry &registry) {
  registry.add({"AsString", "DecodeBase64", "EncodeBase64", "RegexFullMatch", "RegexReplace",
                "StaticRegexFullMatch", "StaticRegexReplace", "StringLength", "StringLower",
                "StringStrip", "StringToHashBucket", "StringToHashBucketFast",
                "StringToHashBucketStrong", "StringToNumber", "StringUpper", "UnicodeScript",
                "UnicodeTranscode", "DecodeCompressed", "SerializeTensor"},
               inferUnchanged);
  registry.add({"StringJoin"}, inferJoin);
  registry.add({"Substr"}, inferSubstr);
  registry.add({"StringSplit", "StringSplitV2"}, inferSplit);
  registry.add({"StringNGrams"}, inferNGrams);
  registry.add({"UnicodeDecode", "UnicodeDecodeWithOffsets"}, inferUnicodeDecode);
  registry.add({"UnicodeEncode"}, inferUnicodeEncode);
  registry.add({"DecodeCSV"}, inferDecodeCsv);
  registry.add({"DecodeRaw"}, inferDecodeRaw);
  registry.add({"ParseExample", "ParseExampleV2"}, inferParseExample);
  registry.add({"ParseSequenceExampleV2"}, inferParseSequenceExample);
}

} // namespace graphc::tf
