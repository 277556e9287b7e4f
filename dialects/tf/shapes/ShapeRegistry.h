//===- ShapeRegistry.h - shape and value functions by op name -------------===//
//
// The functions are looked up by name rather than being members of the ops: a
// family of them compiles in seconds, without the op classes.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_SHAPES_SHAPEREGISTRY_H
#define GRAPHC_DIALECTS_TF_SHAPES_SHAPEREGISTRY_H

#include "dialects/tf/shapes/ShapeContext.h"

#include "llvm/ADT/StringMap.h"

namespace graphc::tf {

/// Sets the result shapes of an op; fails after an error was emitted.
using ShapeFn = mlir::LogicalResult (*)(ShapeContext &);

/// The elements of result `index` as far as the operands tell them. Only called
/// for integer and boolean results.
using ValueFn = std::optional<SymTensor> (*)(ShapeContext &, unsigned index);

/// All shape functions and value functions. Immutable once built; thread-safe.
class ShapeRegistry {
public:
  /// The functions of every family in this folder.
  static const ShapeRegistry &instance();

  /// Null if there is none. `op` is the TensorFlow name: "Conv2D".
  ShapeFn shapeFunction(llvm::StringRef op) const { return shapes.lookup(op); }
  ValueFn valueFunction(llvm::StringRef op) const { return values.lookup(op); }
  /// Of any op of the dialect, tf.unknown included.
  ShapeFn shapeFunction(mlir::Operation *op) const;
  ValueFn valueFunction(mlir::Operation *op) const;

  void add(std::initializer_list<llvm::StringRef> ops, ShapeFn function);
  void addValue(std::initializer_list<llvm::StringRef> ops, ValueFn function);

private:
  llvm::StringMap<ShapeFn> shapes;
  llvm::StringMap<ValueFn> values;
};

// One a family; each defined in the file of its name.
void registerContractionShapes(ShapeRegistry &registry);
void registerConvolutionShapes(ShapeRegistry &registry);
void registerElementwiseShapes(ShapeRegistry &registry);
void registerGatherShapes(ShapeRegistry &registry);
void registerImageShapes(ShapeRegistry &registry);
void registerLinalgShapes(ShapeRegistry &registry);
void registerPoolingShapes(ShapeRegistry &registry);
void registerQuantizedShapes(ShapeRegistry &registry);
void registerRandomShapes(ShapeRegistry &registry);
void registerRecurrentShapes(ShapeRegistry &registry);
void registerReductionShapes(ShapeRegistry &registry);
void registerReshapeShapes(ShapeRegistry &registry);
void registerSignalShapes(ShapeRegistry &registry);
void registerSliceShapes(ShapeRegistry &registry);
void registerSourceShapes(ShapeRegistry &registry);
void registerSparseShapes(ShapeRegistry &registry);
void registerStateShapes(ShapeRegistry &registry);
void registerStringShapes(ShapeRegistry &registry);
void registerTensorArrayShapes(ShapeRegistry &registry);
void registerTensorListShapes(ShapeRegistry &registry);

// Value functions.
void registerArithmeticValues(ShapeRegistry &registry);
void registerMovementValues(ShapeRegistry &registry);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_SHAPES_SHAPEREGISTRY_H
