//===- NodeBuilder.cpp - Nodes to ops -------------------------------------===//
#include "compiler/import/DataTypes.h"
#include "compiler/import/GraphImporter.h"
#include "compiler/import/NodeTraces.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/STLExtras.h"

namespace graphc::importer {
namespace {

/// Producers up to this version write a scalar where a shape is unknown.
constexpr int kLastScalarMeansUnknown = 21;

mlir::Type tensorType(mlir::Type elementType, tf::ShapeAttr shape) {
  return shape ? mlir::Type(shape.tensorOf(elementType))
               : mlir::UnrankedTensorType::get(elementType);
}

/// What a node's own attributes say about the shape of its only result.
tf::ShapeAttr declaredShape(llvm::StringRef op, const mlir::NamedAttrList &attrs, int producer,
                            mlir::MLIRContext *context) {
  if (op == "Const") {
    auto value = llvm::dyn_cast_or_null<mlir::ElementsAttr>(attrs.get("value"));
    return value ? tf::ShapeAttr::get(value.getShapedType()) : tf::ShapeAttr();
  }
  if (op == "VarHandleOp")
    return tf::ShapeAttr::get(context, llvm::ArrayRef<int64_t>());
  auto shape = llvm::dyn_cast_or_null<tf::ShapeAttr>(attrs.get("shape"));
  if (!shape)
    return {};
  const bool scalar = shape.getRanked() && shape.getDims().empty();
  if (op == "Placeholder")
    return scalar && producer <= kLastScalarMeansUnknown ? tf::ShapeAttr() : shape;
  if (op == "Variable")
    return scalar ? tf::ShapeAttr() : shape;
  if (op == "PlaceholderV2" || op == "PlaceholderWithDefault" || op == "VariableV2")
    return shape;
  return {};
}

} // namespace

llvm::SmallVector<mlir::Type> GraphImporter::resultTypes(const Node &node) {
  const size_t count = node.outputs.elementTypes.size();
  auto annotated = llvm::dyn_cast_or_null<mlir::ArrayAttr>(node.attrs.get("_output_shapes"));
  if (annotated && annotated.size() != count)
    annotated = {};
  llvm::SmallVector<mlir::Type> types;
  for (auto [index, elementType] : llvm::enumerate(node.outputs.elementTypes)) {
    tf::ShapeAttr shape;
    if (count == 1 && node.registered)
      shape = declaredShape(node.proto->op(), node.attrs, graphs.producer, &graphs.context);
    if (!shape && annotated)
      shape = llvm::dyn_cast<tf::ShapeAttr>(annotated[index]);
    types.push_back(tensorType(elementType, shape));
  }
  if (node.controlUsed)
    types.push_back(tf::ControlType::get(&graphs.context));
  return types;
}

mlir::Value GraphImporter::valueOf(const Edge &edge) const {
  if (edge.producer == kArgument)
    return argumentValues[edge.index];
  mlir::Operation *op = nodes[edge.producer].op;
  return edge.control ? op->getResults().back() : op->getResult(edge.index);
}

void GraphImporter::setCallAttributes(Node &node, mlir::OperationState &state) {
  mlir::Builder builder(&graphs.context);
  auto types = [&](llvm::ArrayRef<mlir::Type> list) {
    return builder.getTypeArrayAttr(llvm::SmallVector<mlir::Type>(list));
  };
  state.attributes.set("f", tf::FuncAttr::get(&graphs.context, node.called->symbol));
  state.attributes.set("Tin", types(node.inputs.elementTypes));
  state.attributes.set("Tout", types(node.outputs.elementTypes));
  // The node names the function as its op; the exporter writes it so again.
  state.attributes.set(kDirectCallAttr, builder.getUnitAttr());
}

mlir::Value GraphImporter::operandFor(const Node &node, unsigned position,
                                      mlir::OpBuilder &builder) {
  const Edge &edge = node.edges[position];
  // Not created yet: a stand-in of its type until all ops are there.
  if (isBackEdge(node, edge))
    return builder
        .create<mlir::UnrealizedConversionCastOp>(
            builder.getUnknownLoc(), tensorType(elementTypeOf(edge), {}), mlir::ValueRange())
        .getResult(0);
  const mlir::Value value = valueOf(edge);
  if (edge.control || node.isUnknown() || elementTypeOf(edge) == node.inputs.elementTypes[position])
    return value;
  const std::string name = node.proto->name() + "/input_" + std::to_string(position) + "_cast";
  auto shaped = mlir::cast<mlir::ShapedType>(value.getType());
  mlir::Operation *cast = tf::createOp(builder, tf::nodeLocation(&graphs.context, name), "Cast",
                                       shaped.clone(node.inputs.elementTypes[position]), value);
  return cast ? cast->getResult(0) : value;
}

void GraphImporter::createOp(Node &node, mlir::OpBuilder &builder) {
  mlir::MLIRContext *context = &graphs.context;
  std::string name = "tf.unknown";
  if (node.registered)
    name = "tf." + node.proto->op();
  else if (node.called)
    name = node.called->def->signature().is_stateful() ? "tf.StatefulPartitionedCall"
                                                       : "tf.PartitionedCall";
  mlir::OperationState state(tf::nodeLocation(context, node.proto->name()), name);
  state.addTypes(resultTypes(node));
  for (unsigned position = 0; position < node.edges.size(); ++position)
    state.addOperands(operandFor(node, position, builder));
  state.attributes = node.attrs;
  if (!node.proto->device().empty())
    state.attributes.set(tf::kDeviceAttr, builder.getStringAttr(node.proto->device()));
  if (node.called)
    setCallAttributes(node, state);
  if (!node.registered && !node.called) {
    state.attributes.set("op", builder.getStringAttr(node.proto->op()));
    llvm::SmallVector<mlir::Attribute> outputs;
    for (const auto &[output, index] : node.namedOutputs)
      outputs.push_back(builder.getStringAttr(output + ":" + llvm::Twine(index)));
    if (!outputs.empty())
      state.attributes.set(kOutputNamesAttr, builder.getArrayAttr(outputs));
  }
  if (failed(tf::completeState(state))) {
    sound = false;
    return;
  }
  node.op = builder.create(state);
}

void GraphImporter::createOps(mlir::Block &block) {
  auto builder = mlir::OpBuilder::atBlockEnd(&block);
  for (unsigned number : order) {
    createOp(nodes[number], builder);
    if (!sound)
      return;
  }
  for (Node &node : nodes)
    for (auto [operand, edge] : llvm::enumerate(node.edges)) {
      if (!isBackEdge(node, edge))
        continue;
      mlir::Operation *standIn = node.op->getOperand(operand).getDefiningOp();
      node.op->setOperand(operand, valueOf(edge));
      standIn->erase();
    }
}

} // namespace graphc::importer
