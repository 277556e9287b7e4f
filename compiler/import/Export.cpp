//===- Export.cpp - The tf dialect back to GraphDefs ----------------------===//
#include "compiler/import/Export.h"

#include "compiler/import/AttributeExporter.h"
#include "compiler/import/ErrorLog.h"
#include "compiler/import/NodeTraces.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"
#include "dialects/tf/TfStructure.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

#include <google/protobuf/text_format.h>

#include <limits>

namespace graphc::importer {
namespace {

/// The function that a node names as its op; null if it does not.
tf::FuncAttr directCallee(mlir::Operation *op) {
  const llvm::StringRef name = tf::opName(op);
  const bool call = name == "PartitionedCall" || name == "StatefulPartitionedCall";
  return call && tf::opDef(op) && op->hasAttr(kDirectCallAttr)
             ? op->getAttrOfType<tf::FuncAttr>("f")
             : tf::FuncAttr();
}

/// Attributes that importing makes, from parts of a node that are none.
bool isDerived(mlir::Operation *op, llvm::StringRef name) {
  if (name == tf::kDeviceAttr || name == "operandSegmentSizes" || name == "resultSegmentSizes")
    return true;
  if (op->getName().getStringRef() == "tf.unknown")
    return name == "op" || name == kOutputNamesAttr;
  return directCallee(op) && (name == kDirectCallAttr || tf::opDef(op)->lookupAttr(name));
}

class Exporter {
public:
  explicit Exporter(mlir::ModuleOp module) : module(module), attributes(functionNames) {}

  llvm::LogicalResult run(tensorflow::GraphDef &graph) {
    for (auto op : module.getOps<tf::GraphOp>()) {
      functionNames[op.getSymName()] = functionName(op);
      functions[op.getSymName()] = op;
    }
    if (auto producer = module->getAttrOfType<mlir::IntegerAttr>("tf.producer"))
      graph.mutable_versions()->set_producer(producer.getInt());
    if (auto consumer = module->getAttrOfType<mlir::IntegerAttr>("tf.min_consumer"))
      graph.mutable_versions()->set_min_consumer(consumer.getInt());
    for (auto op : module.getOps<tf::GraphOp>()) {
      if (op.getSymName() == "main") {
        if (failed(exportNodes(op, /*inFunction=*/false, *graph.mutable_node())))
          return mlir::failure();
      } else if (failed(exportFunction(op, *graph.mutable_library()->add_function()))) {
        return mlir::failure();
      }
    }
    exportGradients(graph);
    return mlir::success();
  }

private:
  using NodeList = google::protobuf::RepeatedPtrField<tensorflow::NodeDef>;
  using AttrList = google::protobuf::RepeatedPtrField<tensorflow::AttrEntry>;

  static std::string functionName(tf::GraphOp op) {
    const llvm::StringRef name = tf::nodeName(op);
    return name.empty() ? op.getSymName().str() : name.str();
  }

  llvm::LogicalResult exportNodes(tf::GraphOp graph, bool inFunction, NodeList &nodes);
  llvm::LogicalResult exportNode(mlir::Operation *op, bool inFunction, tensorflow::NodeDef &node);
  llvm::LogicalResult exportFunction(tf::GraphOp graph, tensorflow::FunctionDef &function);
  llvm::LogicalResult exportPrefixed(llvm::ArrayRef<mlir::NamedAttribute> attrs,
                                     mlir::Operation *op, AttrList &entries);
  llvm::LogicalResult addAttribute(mlir::Operation *op, llvm::StringRef name, mlir::Attribute value,
                                   AttrList &entries);
  void exportGradients(tensorflow::GraphDef &graph);
  std::string tensorName(mlir::Value value, bool inFunction) const;
  std::string outputName(mlir::OpResult result) const;

  mlir::ModuleOp module;
  /// By symbol.
  llvm::StringMap<std::string> functionNames;
  llvm::StringMap<tf::GraphOp> functions;
  AttributeExporter attributes;
};

llvm::LogicalResult Exporter::addAttribute(mlir::Operation *op, llvm::StringRef name,
                                           mlir::Attribute value, AttrList &entries) {
  tensorflow::AttrEntry &entry = *entries.Add();
  entry.set_key(name.str());
  if (llvm::Error error = attributes.toProto(value, *entry.mutable_value()))
    return op->emitError() << "attribute '" << name
                           << "' cannot be exported: " << llvm::toString(std::move(error));
  return mlir::success();
}

/// The declared output of a result in a function's body, "y:0".
std::string Exporter::outputName(mlir::OpResult result) const {
  mlir::Operation *op = result.getOwner();
  if (auto names = op->getAttrOfType<mlir::ArrayAttr>(kOutputNamesAttr))
    if (result.getResultNumber() < names.size())
      return mlir::cast<mlir::StringAttr>(names[result.getResultNumber()]).str();
  if (tf::FuncAttr function = directCallee(op)) {
    tf::GraphOp callee = functions.lookup(function.getName().getValue());
    mlir::ArrayAttr names = callee ? callee.getResultNamesAttr() : mlir::ArrayAttr();
    if (names && result.getResultNumber() < names.size())
      return mlir::cast<mlir::StringAttr>(names[result.getResultNumber()]).str() + ":0";
  }
  const tf::OpDef *def = tf::opDef(op);
  for (unsigned index = 0; def && index < def->outputs.size(); ++index)
    for (auto [position, value] : llvm::enumerate(tf::resultsOf(op, index)))
      if (value == result)
        return (def->outputs[index].name + ":" + llvm::Twine(position)).str();
  return std::to_string(result.getResultNumber());
}

std::string Exporter::tensorName(mlir::Value value, bool inFunction) const {
  if (auto argument = mlir::dyn_cast<mlir::BlockArgument>(value)) {
    auto graph = mlir::cast<tf::GraphOp>(argument.getOwner()->getParentOp());
    auto name = graph.getArgAttrOfType<mlir::StringAttr>(argument.getArgNumber(), tf::kArgNameAttr);
    return name ? name.str() : "arg" + std::to_string(argument.getArgNumber());
  }
  const auto result = mlir::cast<mlir::OpResult>(value);
  const std::string node = tf::nodeName(result.getOwner()).str();
  if (tf::isControl(value))
    return "^" + node;
  if (inFunction)
    return node + ":" + outputName(result);
  return result.getResultNumber() == 0 ? node
                                       : node + ":" + std::to_string(result.getResultNumber());
}

llvm::LogicalResult Exporter::exportNode(mlir::Operation *op, bool inFunction,
                                         tensorflow::NodeDef &node) {
  const llvm::StringRef name = tf::nodeName(op);
  if (tf::opName(op).empty())
    return op->emitError("only nodes of TensorFlow can be exported");
  if (name.empty())
    return op->emitError("a node without a name cannot be exported");
  node.set_name(name.str());
  node.set_op(tf::opName(op).str());
  if (tf::FuncAttr function = directCallee(op))
    node.set_op(functionNames.lookup(function.getName().getValue()));
  node.set_device(tf::requestedDevice(op).str());
  for (mlir::Value operand : op->getOperands())
    node.add_input(tensorName(operand, inFunction));
  for (mlir::NamedAttribute attr : op->getAttrs())
    if (!isDerived(op, attr.getName()) &&
        failed(addAttribute(op, attr.getName(), attr.getValue(), *node.mutable_attr())))
      return mlir::failure();
  return mlir::success();
}

llvm::LogicalResult Exporter::exportNodes(tf::GraphOp graph, bool inFunction, NodeList &nodes) {
  llvm::StringSet<> taken;
  for (mlir::Operation &op : graph.getBody().front().without_terminator()) {
    if (failed(exportNode(&op, inFunction, *nodes.Add())))
      return mlir::failure();
    if (!taken.insert(tf::nodeName(&op)).second)
      return op.emitError() << "another node is called " << quoted(tf::nodeName(&op));
  }
  return mlir::success();
}

/// Attributes "tf.NAME" under NAME, without those that have fields of their own.
llvm::LogicalResult Exporter::exportPrefixed(llvm::ArrayRef<mlir::NamedAttribute> attrs,
                                             mlir::Operation *op, AttrList &entries) {
  for (mlir::NamedAttribute attr : attrs) {
    llvm::StringRef name = attr.getName();
    if (!name.consume_front("tf.") || name == "name" || name == "stateful" ||
        name == "control_result_names" || name == "resource_arg_unique_id")
      continue;
    if (failed(addAttribute(op, name, attr.getValue(), entries)))
      return mlir::failure();
  }
  return mlir::success();
}

llvm::LogicalResult Exporter::exportFunction(tf::GraphOp graph, tensorflow::FunctionDef &function) {
  tensorflow::OpDef &signature = *function.mutable_signature();
  signature.set_name(functionName(graph));
  signature.set_is_stateful(graph->hasAttr("tf.stateful"));
  for (mlir::BlockArgument argument : graph.getBody().getArguments()) {
    tensorflow::OpDef::ArgDef &arg = *signature.add_input_arg();
    arg.set_name(tensorName(argument, true));
    arg.set_type(dataTypeOf(mlir::getElementTypeOrSelf(argument)));
    const unsigned number = argument.getArgNumber();
    if (auto id = graph.getArgAttrOfType<mlir::IntegerAttr>(number, "tf.resource_arg_unique_id")) {
      auto &entry = *function.add_resource_arg_unique_id();
      entry.set_key(number);
      entry.set_value(id.getInt());
    }
    AttrList entries;
    if (failed(exportPrefixed(mlir::function_interface_impl::getArgAttrs(graph, number), graph,
                              entries)))
      return mlir::failure();
    if (!entries.empty()) {
      auto &entry = *function.add_arg_attr();
      entry.set_key(number);
      entry.mutable_value()->mutable_attr()->Swap(&entries);
    }
  }
  if (failed(exportPrefixed(llvm::to_vector(graph->getAttrs()), graph, *function.mutable_attr())) ||
      failed(exportNodes(graph, /*inFunction=*/true, *function.mutable_node_def())))
    return mlir::failure();

  auto controlNames = graph->getAttrOfType<mlir::ArrayAttr>("tf.control_result_names");
  const size_t numResults = graph.getResultTypes().size();
  for (auto [index, value] : llvm::enumerate(graph.getFetch().getValues())) {
    const bool control = index >= numResults;
    mlir::ArrayAttr names = control ? controlNames : graph.getResultNamesAttr();
    const size_t position = control ? index - numResults : index;
    const std::string name = names && position < names.size()
                                 ? mlir::cast<mlir::StringAttr>(names[position]).str()
                                 : "result" + std::to_string(index);
    std::string tensor = tensorName(value, true);
    tensorflow::NamePair &pair = control ? *function.add_control_ret() : *function.add_ret();
    pair.set_key(name);
    if (control) {
      pair.set_value(tensor.substr(1));
      signature.add_control_output(name);
      continue;
    }
    pair.set_value(tensor);
    tensorflow::OpDef::ArgDef &output = *signature.add_output_arg();
    output.set_name(name);
    output.set_type(dataTypeOf(mlir::getElementTypeOrSelf(value)));
  }
  return mlir::success();
}

void Exporter::exportGradients(tensorflow::GraphDef &graph) {
  auto gradients = module->getAttrOfType<mlir::ArrayAttr>("tf.gradients");
  if (!gradients)
    return;
  for (auto pair : gradients.getAsRange<mlir::DictionaryAttr>()) {
    tensorflow::GradientDef &gradient = *graph.mutable_library()->add_gradient();
    if (auto name = pair.getAs<mlir::StringAttr>("function"))
      gradient.set_function_name(name.str());
    if (auto name = pair.getAs<mlir::StringAttr>("gradient"))
      gradient.set_gradient_func(name.str());
  }
}

} // namespace

mlir::FailureOr<std::string> exportGraphDef(mlir::ModuleOp module, Encoding encoding) {
  tensorflow::GraphDef graph;
  if (failed(Exporter(module).run(graph)))
    return mlir::failure();
  std::string result;
  if (encoding == Encoding::text) {
    google::protobuf::TextFormat::PrintToString(graph, &result);
    return result;
  }
  if (graph.ByteSizeLong() > static_cast<size_t>(std::numeric_limits<int>::max()))
    return module.emitError("a GraphDef holds at most 2 GiB");
  graph.SerializeToString(&result);
  return result;
}

} // namespace graphc::importer
