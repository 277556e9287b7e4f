//===- State.cpp - variables, tables, queues, iterators -------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;

namespace graphc::tf {
namespace {

LogicalResult inferScalars(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, Shape::scalar());
  return success();
}

/// The handle says what the variable holds.
LogicalResult inferVarHandle(ShapeContext &c) {
  c.setResult(0, Shape::scalar());
  auto type = c.op()->getAttrOfType<TypeAttr>("dtype");
  if (std::optional<HandleData> known = handleOf(c.resultValue(0).getType()))
    c.setResultHandle(0, known);
  else if (type)
    c.setResultHandle(0, HandleData{c.shapeAttr("shape"), type.getValue()});
  return success();
}

LogicalResult inferReadVariable(ShapeContext &c) {
  if (std::optional<HandleData> variable = c.handle(0))
    c.setResult(0, variable->shape);
  return success();
}

/// VariableShape: the rank is known if the variable's is.
LogicalResult inferVariableShape(ShapeContext &c) {
  std::optional<HandleData> variable = c.handle(0);
  bool ranked = variable && variable->shape.hasRank();
  c.setResult(0, Shape{ranked ? SymExpr(int64_t(variable->shape.rank())) : SymExpr::unknown()});
  return success();
}

/// Variable and VariableV2 give a reference to their value.
LogicalResult inferRefVariable(ShapeContext &c) {
  Shape shape = c.shapeAttr("shape");
  // Variable, the first version, writes an empty shape for "unknown".
  Shape known = shapeOf(c.resultValue(0).getType());
  c.setResult(0, known.hasRank() ? known : shape);
  return success();
}

/// Assign: the new value; AssignAdd and the like: the reference.
LogicalResult inferAssign(ShapeContext &c) {
  bool validated = c.boolAttr("validate_shape", true);
  FailureOr<Shape> both = validated ? c.merge(c.shape(0), c.shape(1), "variable and value")
                                    : FailureOr<Shape>(c.shape(1));
  if (failed(both))
    return failure();
  c.setResult(0, *both);
  return success();
}

LogicalResult inferReference(ShapeContext &c) {
  c.setResult(0, c.shape(0));
  return success();
}

/// One answer for each key; tables of vectors add the vector's dimensions.
LogicalResult inferTableFind(ShapeContext &c) {
  Shape keys = c.shape(1), defaults = c.shape(2);
  if (!keys.hasRank() || !defaults.hasRank())
    return success();
  if (defaults.rank() == 0) {
    c.setResult(0, keys);
    return success();
  }
  keys.append(defaults.dims());
  c.setResult(0, keys);
  return success();
}

LogicalResult inferTableExport(ShapeContext &c) {
  SymExpr count = c.defineSize();
  c.setResult(0, Shape{count});
  return success();
}

/// Components whose shapes the attribute `output_shapes` or `shapes` lists.
LogicalResult inferListed(ShapeContext &c) {
  StringRef attr = c.numShapesAttr("output_shapes") ? "output_shapes" : "shapes";
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    if (i < c.numShapesAttr(attr))
      c.setResult(i, c.shapeAttr(attr, i));
  return success();
}

/// The queue's own op knows the components' shapes.
LogicalResult dequeue(ShapeContext &c, std::optional<SymExpr> batch) {
  Operation *queue = c.operand(0).getDefiningOp();
  auto shapes = queue ? queue->getAttrOfType<ArrayAttr>("shapes") : ArrayAttr();
  if (!shapes)
    return success();
  ShapeContext queueContext = c.forOp(queue);
  for (unsigned i = 0, e = c.numResults(); i < e && i < shapes.size(); ++i) {
    Shape shape = queueContext.shapeAttr("shapes", i);
    if (batch && shape.hasRank())
      shape.insert(0, *batch);
    c.setResult(i, shape);
  }
  return success();
}

LogicalResult inferDequeue(ShapeContext &c) { return dequeue(c, std::nullopt); }
LogicalResult inferDequeueMany(ShapeContext &c) { return dequeue(c, c.scalar(1)); }
LogicalResult inferDequeueUpTo(ShapeContext &c) { return dequeue(c, c.defineSize(c.scalar(1))); }

/// RestoreV2: what the file holds; each result keeps the type it was given.
LogicalResult inferRestore(ShapeContext &c) {
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, shapeOf(c.resultValue(i).getType()));
  return success();
}

LogicalResult inferReadFile(ShapeContext &c) { return inferScalars(c); }

LogicalResult inferReadMany(ShapeContext &c) {
  SymExpr count = c.defineSize(c.scalar(2));
  c.setResult(0, Shape{count});
  c.setResult(1, Shape{count});
  return success();
}

} // namespace

void registerStateShapes(ShapeRegistry &registry) {
  registry.add({"VarHandleOp"}, inferVarHandle);
  registry.add({"ReadVariableOp"}, inferReadVariable);
  registry.add({"VariableShape"}, inferVariableShape);
  registry.add({"Variable", "VariableV2", "TemporaryVariable"}, inferRefVariable);
  registry.add({"Assign"}, inferAssign);
  registry.add({"AssignAdd", "AssignSub", "ApplyGradientDescent", "ApplyMomentum", "ApplyAdam",
                "ApplyAdagrad", "ApplyRMSProp", "ApplyFtrl", "ApplyAdadelta", "ApplyAdaMax",
                "CountUpTo", "DestroyTemporaryVariable"},
               inferReference);
  registry.add({"HashTable",
                "HashTableV2",
                "MutableHashTable",
                "MutableHashTableV2",
                "AnonymousHashTable",
                "AnonymousMutableHashTable",
                "MutableHashTableOfTensorsV2",
                "MutableDenseHashTableV2",
                "FIFOQueueV2",
                "RandomShuffleQueueV2",
                "PaddingFIFOQueueV2",
                "PriorityQueueV2",
                "TFRecordReaderV2",
                "TextLineReaderV2",
                "IdentityReaderV2",
                "WholeFileReaderV2",
                "FixedLengthRecordReaderV2",
                "IteratorV2",
                "Iterator",
                "AnonymousIterator",
                "AnonymousIteratorV2",
                "AnonymousIteratorV3",
                "TensorDataset",
                "TensorSliceDataset",
                "GeneratorDataset",
                "FlatMapDataset",
                "MapDataset",
                "BatchDatasetV2",
                "PaddedBatchDatasetV2",
                "RangeDataset",
                "OptionalNone",
                "OptionalFromValue",
                "OptionalHasValue",
                "ReaderReadV2",
                "QueueSizeV2",
                "QueueIsClosedV2",
                "StackV2",
                "MutexV2",
                "ConfigureDistributedTPU",
                "TPUCompilationResult",
                "IteratorToStringHandle"},
               inferScalars);
  registry.add({"LookupTableFindV2", "LookupTableFind"}, inferTableFind);
  registry.add({"LookupTableExportV2"}, inferTableExport);
  registry.add({"IteratorGetNext", "IteratorGetNextSync", "OptionalGetValue"}, inferListed);
  registry.add({"QueueDequeueV2"}, inferDequeue);
  registry.add({"QueueDequeueManyV2"}, inferDequeueMany);
  registry.add({"QueueDequeueUpToV2"}, inferDequeueUpTo);
  registry.add({"RestoreV2", "Restore", "PyFunc", "EagerPyFunc", "PyFuncStateless"}, inferRestore);
  registry.add({"ReadFile"}, inferReadFile);
  registry.add({"ReaderReadUpToV2"}, inferReadMany);
}

} // namespace graphc::tf
