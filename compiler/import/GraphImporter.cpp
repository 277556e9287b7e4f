//===- GraphImporter.cpp - A list of nodes to a graph region --------------===//
//
// The steps up to the order of the nodes; NodeBuilder.cpp makes the ops.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/GraphImporter.h"

#include "compiler/import/NodeOrder.h"
#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

namespace graphc::importer {

llvm::ArrayRef<tf::ArgDef> GraphImporter::Node::outputArgs() const {
  if (registered)
    return registered->outputs;
  if (called)
    return called->signature.outputs();
  return defined ? defined->outputs() : llvm::ArrayRef<tf::ArgDef>();
}

llvm::ArrayRef<tf::ArgDef> GraphImporter::Node::inputArgs() const {
  if (registered)
    return registered->inputs;
  if (called)
    return called->signature.inputs();
  return defined ? defined->inputs() : llvm::ArrayRef<tf::ArgDef>();
}

void GraphImporter::fault(const Node &node, const llvm::Twine &message) {
  graphs.log.error(ref(node), message);
  sound = false;
}

void GraphImporter::addArgument(llvm::StringRef name, mlir::ValueRange values) {
  argumentByName[name] = {static_cast<unsigned>(argumentValues.size()),
                          static_cast<unsigned>(values.size())};
  llvm::append_range(argumentValues, values);
}

mlir::FailureOr<std::vector<mlir::Value>>
GraphImporter::run(mlir::Block &block, llvm::ArrayRef<TensorRequest> requests) {
  collectNodes();
  if (sound)
    importAttributes();
  if (!sound)
    return mlir::failure();
  resolveInputs();
  std::vector<Edge> requested;
  for (const TensorRequest &request : requests) {
    std::string problem;
    const std::optional<Edge> edge = resolve(request.tensor, problem);
    if (edge && edge->control && edge->producer == kArgument)
      problem = "an argument of the function is no node";
    if (edge && problem.empty()) {
      requested.push_back(*edge);
    } else {
      const std::string where = function.empty() ? "" : "function " + quoted(function) + ": ";
      graphs.log.error(where + request.what + ": " + problem);
      sound = false;
    }
  }
  if (sound) {
    typeUnknownOutputs();
    checkInputTypes();
  }
  if (!sound || !orderAll())
    return mlir::failure();
  createOps(block);
  if (!sound)
    return mlir::failure();
  std::vector<mlir::Value> values;
  for (const Edge &edge : requested)
    values.push_back(valueOf(edge));
  return values;
}

//===----------------------------------------------------------------------===//
// Names and attributes
//===----------------------------------------------------------------------===//

void GraphImporter::collectNodes() {
  nodes.reserve(protos.size());
  for (tensorflow::NodeDef &proto : protos) {
    Node node;
    node.proto = &proto;
    if (proto.name().empty() || !llvm::json::isUTF8(proto.name()))
      fault(node, "not a name that a node can have");
    else if (proto.op().empty() || !llvm::json::isUTF8(proto.op()))
      fault(node, "expected the name of an op, got " + quoted(proto.op()));
    else if (!nodeByName.try_emplace(proto.name(), nodes.size()).second)
      fault(node, "another node has this name");
    else if (argumentByName.contains(proto.name()))
      fault(node, "an argument of the function has this name");
    // A function of the library goes before an op of the same name.
    if (!(node.called = graphs.library.function(proto.op())) &&
        !(node.registered = tf::lookupOp(proto.op())))
      node.defined = graphs.library.op(proto.op());
    nodes.push_back(std::move(node));
  }
}

void GraphImporter::importAttributes() {
  for (Node &node : nodes) {
    if (failed(graphs.attributes.import(*node.proto->mutable_attr(), ref(node), node.attrs,
                                        graphs.log))) {
      sound = false;
      continue;
    }
    if (node.isUnknown()) {
      node.outputs.offsets = {0};
      continue;
    }
    if (node.registered) {
      tf::populateDefaults(mlir::OperationName("tf." + node.proto->op(), &graphs.context),
                           node.attrs);
      if (failed(checkAttributes(*node.registered, node.attrs, ref(node), graphs.log))) {
        sound = false;
        continue;
      }
    }
    for (auto [flat, args] :
         {std::pair(&node.outputs, node.outputArgs()), std::pair(&node.inputs, node.inputArgs())}) {
      llvm::Expected<FlatArgs> flattened = flattenArgs(args, node.attrs, &graphs.context);
      if (flattened)
        *flat = std::move(*flattened);
      else
        fault(node, llvm::toString(flattened.takeError()));
    }
  }
}

//===----------------------------------------------------------------------===//
// Inputs
//===----------------------------------------------------------------------===//

std::optional<GraphImporter::Edge> GraphImporter::resolveArgument(const TensorName &name,
                                                                  std::string &problem) {
  const Argument argument = argumentByName.lookup(name.node);
  // Arguments are there from the start: nothing needs to wait for one.
  if (name.control)
    return Edge{kArgument, 0, true};
  if (!name.output.empty() || name.index >= argument.count) {
    problem = "argument " + quoted(name.node) + " of the function has " +
              std::to_string(argument.count) + " tensors, got '" + name.output.str() + ":" +
              std::to_string(name.index) + "'";
    return std::nullopt;
  }
  return Edge{kArgument, argument.offset + name.index, false};
}

std::optional<unsigned> GraphImporter::unknownOutput(Node &node, const TensorName &name,
                                                     std::string &problem) {
  unsigned index = name.index;
  if (!name.output.empty()) {
    const std::pair<std::string, unsigned> key(name.output.str(), name.index);
    auto it = llvm::find(node.namedOutputs, key);
    index = it - node.namedOutputs.begin();
    if (it == node.namedOutputs.end())
      node.namedOutputs.push_back(key);
  }
  if (index >= kMaxTensorsPerNode) {
    problem = "output " + std::to_string(index) + " of node " + quoted(name.node) +
              " is beyond the limit of " + std::to_string(kMaxTensorsPerNode);
    return std::nullopt;
  }
  if (index >= node.outputs.elementTypes.size())
    node.outputs.elementTypes.resize(index + 1);
  return index;
}

std::optional<GraphImporter::Edge>
GraphImporter::resolveNodeOutput(const TensorName &name, unsigned producer, std::string &problem) {
  Node &node = nodes[producer];
  const int number = static_cast<int>(producer);
  if (name.control) {
    node.controlUsed = true;
    return Edge{number, 0, true};
  }
  if (node.isUnknown()) {
    const std::optional<unsigned> index = unknownOutput(node, name, problem);
    return index ? std::optional(Edge{number, *index, false}) : std::nullopt;
  }
  unsigned first = 0, end = node.outputs.total();
  if (!name.output.empty()) {
    const llvm::ArrayRef<tf::ArgDef> args = node.outputArgs();
    const auto *arg =
        llvm::find_if(args, [&](const tf::ArgDef &def) { return def.name == name.output; });
    if (arg == args.end()) {
      problem = "node " + quoted(name.node) + " (" + node.proto->op() + ") has no output " +
                quoted(name.output);
      return std::nullopt;
    }
    first = node.outputs.offsets[arg - args.begin()];
    end = node.outputs.offsets[arg - args.begin() + 1];
  }
  if (name.index >= end - first) {
    problem = "node " + quoted(name.node) + " (" + node.proto->op() + ") has " +
              std::to_string(end - first) + " outputs, got index " + std::to_string(name.index);
    return std::nullopt;
  }
  return Edge{number, first + name.index, false};
}

std::optional<GraphImporter::Edge> GraphImporter::resolve(llvm::StringRef text,
                                                          std::string &problem) {
  const std::optional<TensorName> name =
      function.empty() ? parseGraphTensor(text) : parseFunctionTensor(text);
  if (!name) {
    problem = "expected the name of a tensor, got " + quoted(text);
    return std::nullopt;
  }
  if (argumentByName.contains(name->node))
    return resolveArgument(*name, problem);
  auto it = nodeByName.find(name->node);
  if (it == nodeByName.end()) {
    problem = "there is no node " + quoted(name->node);
    return std::nullopt;
  }
  return resolveNodeOutput(*name, it->second, problem);
}

void GraphImporter::resolveInputs() {
  for (Node &node : nodes) {
    std::vector<Edge> controls;
    bool resolved = true;
    for (auto [position, text] : llvm::enumerate(node.proto->input())) {
      std::string problem;
      const std::optional<Edge> edge = resolve(text, problem);
      resolved &= edge.has_value();
      if (!edge)
        fault(node, "input " + llvm::Twine(position) + ": " + problem);
      else if (edge->control) {
        if (edge->producer != kArgument)
          controls.push_back(*edge);
      } else if (!controls.empty())
        fault(node, "input " + llvm::Twine(position) + ": data input " + quoted(text) +
                        " behind a control input");
      else
        node.edges.push_back(*edge);
    }
    if (resolved)
      checkInputCount(node);
    llvm::append_range(node.edges, controls);
  }
}

void GraphImporter::checkInputCount(Node &node) {
  if (node.isUnknown() || node.edges.size() == node.inputs.total())
    return;
  fault(node, "expected " + llvm::Twine(node.inputs.total()) + " inputs, got " +
                  llvm::Twine(node.edges.size()));
}

//===----------------------------------------------------------------------===//
// Types of unknown ops
//===----------------------------------------------------------------------===//

/// The type that an unknown op's attributes suggest for its results; else an
/// opaque one.
static mlir::Type suggestedType(const mlir::NamedAttrList &attrs, mlir::MLIRContext *context) {
  for (llvm::StringRef name : {"T", "dtype", "Tout", "out_type", "output_type", "DstT"})
    if (auto type = llvm::dyn_cast_or_null<mlir::TypeAttr>(attrs.get(name)))
      if (!llvm::isa<mlir::NoneType>(type.getValue()))
        return type.getValue();
  return tf::elementType(tf::DType::Variant, context);
}

void GraphImporter::typeUnknownOutputs() {
  for (Node &node : nodes) {
    if (node.isUnknown())
      continue;
    for (auto [edge, type] : llvm::zip(node.edges, node.inputs.elementTypes)) {
      if (edge.producer == kArgument || !nodes[edge.producer].isUnknown())
        continue;
      mlir::Type &produced = nodes[edge.producer].outputs.elementTypes[edge.index];
      if (!produced)
        produced = type;
    }
  }
  for (Node &node : nodes) {
    if (!node.isUnknown())
      continue;
    for (mlir::Type &type : node.outputs.elementTypes)
      if (!type)
        type = suggestedType(node.attrs, &graphs.context);
    node.outputs.offsets = {0, static_cast<unsigned>(node.outputs.elementTypes.size())};
  }
}

mlir::Type GraphImporter::elementTypeOf(const Edge &edge) const {
  if (edge.producer == kArgument)
    return mlir::getElementTypeOrSelf(argumentValues[edge.index]);
  return nodes[edge.producer].outputs.elementTypes[edge.index];
}

void GraphImporter::checkInputTypes() {
  for (Node &node : nodes) {
    if (node.isUnknown())
      continue;
    for (unsigned position = 0; position < node.inputs.total(); ++position) {
      const mlir::Type type = elementTypeOf(node.edges[position]);
      const mlir::Type expected = node.inputs.elementTypes[position];
      if (type == expected)
        continue;
      const bool convertible =
          llvm::isa<mlir::FloatType>(type) && llvm::isa<mlir::FloatType>(expected);
      const std::string message =
          ("input " + llvm::Twine(position) + ": expected " + tf::dtypeName(tf::dtypeOf(expected)) +
           ", got " + tf::dtypeName(tf::dtypeOf(type)) + " from " +
           quoted(node.proto->input(position)))
              .str();
      if (convertible)
        graphs.log.warning(ref(node), message + "; converted");
      else
        fault(node, message);
    }
  }
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

bool GraphImporter::isBackEdge(const Node &node, const Edge &edge) const {
  auto is = [](const Node &n, llvm::StringRef op) {
    llvm::StringRef name = n.proto->op();
    name.consume_front("Ref");
    return name == op;
  };
  return !edge.control && edge.producer != kArgument && is(node, "Merge") &&
         is(nodes[edge.producer], "NextIteration");
}

bool GraphImporter::orderAll() {
  std::vector<std::vector<unsigned>> dependencies(nodes.size());
  for (auto [node, list] : llvm::zip_equal(nodes, dependencies))
    for (const Edge &edge : node.edges)
      if (edge.producer != kArgument && !isBackEdge(node, edge))
        list.push_back(edge.producer);
  NodeOrder result = orderNodes(dependencies);
  if (!result.cycle.empty()) {
    reportCycle(result.cycle);
    return false;
  }
  order = std::move(result.order);
  return true;
}

void GraphImporter::reportCycle(llvm::ArrayRef<unsigned> cycle) {
  constexpr size_t kMaxShown = 10;
  std::string names;
  for (unsigned number : cycle.take_front(kMaxShown))
    names += quoted(nodes[number].proto->name()) + " <- ";
  names += cycle.size() > kMaxShown ? "... <- " : "";
  fault(nodes[cycle.front()], "is in a cycle, which only a NextIteration that feeds a Merge may "
                              "close: " +
                                  names + quoted(nodes[cycle.front()].proto->name()));
}

} // namespace graphc::importer
