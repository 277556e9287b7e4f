//===- ShapeRegistry.cpp - shape and value functions by op name -----------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

#include "dialects/tf/NodeUtils.h"

namespace graphc::tf {

const ShapeRegistry &ShapeRegistry::instance() {
  static const ShapeRegistry registry = [] {
    ShapeRegistry all;
    registerContractionShapes(all);
    registerConvolutionShapes(all);
    registerElementwiseShapes(all);
    registerGatherShapes(all);
    registerImageShapes(all);
    registerLinalgShapes(all);
    registerPoolingShapes(all);
    registerQuantizedShapes(all);
    registerRandomShapes(all);
    registerRecurrentShapes(all);
    registerReductionShapes(all);
    registerReshapeShapes(all);
    registerSignalShapes(all);
    registerSliceShapes(all);
    registerSourceShapes(all);
    registerSparseShapes(all);
    registerStateShapes(all);
    registerStringShapes(all);
    registerTensorArrayShapes(all);
    registerTensorListShapes(all);
    registerArithmeticValues(all);
    registerMovementValues(all);
    return all;
  }();
  return registry;
}

ShapeFn ShapeRegistry::shapeFunction(mlir::Operation *op) const {
  return shapes.lookup(opName(op));
}

ValueFn ShapeRegistry::valueFunction(mlir::Operation *op) const {
  return values.lookup(opName(op));
}

void ShapeRegistry::add(std::initializer_list<llvm::StringRef> ops, ShapeFn function) {
  for (llvm::StringRef op : ops)
    shapes[op] = function;
}

void ShapeRegistry::addValue(std::initializer_list<llvm::StringRef> ops, ValueFn function) {
  for (llvm::StringRef op : ops)
    values[op] = function;
}

} // namespace graphc::tf
