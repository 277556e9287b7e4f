//===- VariableKeys.cpp - Variables of a graph, keys of a checkpoint ------===//
#include "compiler/import/VariableKeys.h"

#include "compiler/import/ObjectGraph.h"
#include "compiler/import/TensorName.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <set>

namespace graphc::importer {
namespace {

using tensorflow::NodeDef;
using NodeList = google::protobuf::RepeatedPtrField<NodeDef>;

/// Shared name of variables that are made anew by every run.
constexpr llvm::StringLiteral kAnonymous = "cd2c89b7-88b7-44c8-ad83-06c2a9158347";

const tensorflow::AttrValue *attr(const NodeDef &node, llvm::StringRef name) {
  for (const tensorflow::AttrEntry &entry : node.attr())
    if (entry.key() == name)
      return &entry.value();
  return nullptr;
}

bool isVariable(const NodeDef &node) {
  return node.op() == "VarHandleOp" || node.op() == "VariableV2" || node.op() == "Variable";
}

bool isAssignment(const NodeDef &node) {
  return node.op() == "Assign" || node.op() == "AssignVariableOp";
}

std::string variableName(const NodeDef &node) {
  const tensorflow::AttrValue *shared = attr(node, "shared_name");
  return shared && !shared->s().empty() ? shared->s() : node.name();
}

/// The function that a node calls: by attribute, or by its op.
llvm::StringRef calledFunction(const NodeDef &node) {
  if (node.op() == "PartitionedCall" || node.op() == "StatefulPartitionedCall") {
    const tensorflow::AttrValue *f = attr(node, "f");
    return f ? llvm::StringRef(f->func().name()) : "";
  }
  return node.op();
}

/// The data inputs of a node.
llvm::SmallVector<llvm::StringRef> dataInputs(const NodeDef &node) {
  llvm::SmallVector<llvm::StringRef> inputs;
  for (const std::string &input : node.input())
    if (!llvm::StringRef(input).starts_with("^"))
      inputs.push_back(input);
  return inputs;
}

/// The nodes of one graph or function by name.
class NodeIndex {
public:
  NodeIndex(const NodeList &nodes, bool inFunction) : inFunction(inFunction) {
    for (const NodeDef &node : nodes)
      byName.try_emplace(node.name(), &node);
  }

  /// The name of a tensor, taken apart.
  std::optional<TensorName> parse(llvm::StringRef tensor) const {
    return inFunction ? parseFunctionTensor(tensor) : parseGraphTensor(tensor);
  }

  /// The node that makes a tensor; null for an argument.
  const NodeDef *producer(llvm::StringRef tensor) const {
    const std::optional<TensorName> name = parse(tensor);
    return name ? byName.lookup(name->node) : nullptr;
  }

private:
  bool inFunction;
  llvm::StringMap<const NodeDef *> byName;
};

/// The strings of a Const node.
std::vector<std::string> constantStrings(const NodeDef *node) {
  const tensorflow::AttrValue *value =
      node && node->op() == "Const" ? attr(*node, "value") : nullptr;
  if (!value)
    return {};
  const auto &strings = value->tensor().string_val();
  std::vector<std::string> list(strings.begin(), strings.end());
  // A shorter list repeats its last string, which happens to empty slices.
  if (value->tensor().tensor_shape().dim_size() == 1 && !list.empty()) {
    const int64_t count = value->tensor().tensor_shape().dim(0).size();
    constexpr int64_t kMaxKeys = 1 << 20;
    if (count > static_cast<int64_t>(list.size()) && count <= kMaxKeys)
      list.resize(count, list.back());
  }
  return list;
}

/// What one graph or function restores: the name of the tensor that receives a
/// value (of a variable or handle) to where the value is saved.
struct Restored {
  llvm::MapVector<llvm::StringRef, SavedTensor> assigned;
  std::set<std::string> keys;
};

Restored findRestored(const NodeList &nodes, bool inFunction) {
  const NodeIndex index(nodes, inFunction);
  Restored restored;
  llvm::DenseMap<const NodeDef *, std::vector<SavedTensor>> tensorsOf;
  for (const NodeDef &node : nodes) {
    if (node.op() != "RestoreV2" || node.input_size() < 3)
      continue;
    const std::vector<std::string> keys = constantStrings(index.producer(node.input(1)));
    const std::vector<std::string> slices = constantStrings(index.producer(node.input(2)));
    std::vector<SavedTensor> &tensors = tensorsOf[&node];
    for (size_t i = 0; i < keys.size(); ++i) {
      tensors.push_back({keys[i], i < slices.size() ? slices[i] : ""});
      restored.keys.insert(keys[i]);
    }
  }
  for (const NodeDef &node : nodes) {
    const llvm::SmallVector<llvm::StringRef> inputs = dataInputs(node);
    if (!isAssignment(node) || inputs.size() < 2)
      continue;
    llvm::StringRef value = inputs[1];
    const NodeDef *producer = index.producer(value);
    if (producer && producer->op() == "Identity" && producer->input_size() > 0) {
      value = producer->input(0);
      producer = index.producer(value);
    }
    auto it = tensorsOf.find(producer);
    const std::optional<TensorName> name = index.parse(value);
    if (it != tensorsOf.end() && name && name->index < it->second.size())
      restored.assigned.insert({inputs[0], it->second[name->index]});
  }
  return restored;
}

class VariableFinder {
public:
  VariableFinder(const tensorflow::GraphDef &graph, const tensorflow::MetaGraphDef *metaGraph,
                 TensorBundle *bundle)
      : graph(graph), metaGraph(metaGraph), bundle(bundle), mainIndex(graph.node(), false) {
    for (const tensorflow::FunctionDef &function : graph.library().function())
      functions.try_emplace(function.signature().name(), &function);
  }

  SavedVariables run() {
    addVariables(graph.node());
    for (const tensorflow::FunctionDef &function : graph.library().function())
      addVariables(function.node_def());
    if (!bundle)
      return std::move(result);
    if (metaGraph)
      useObjectGraph(metaGraph->object_graph_def());
    useRestoreOps();
    if (metaGraph)
      useObjectNames(metaGraph->object_graph_def());
    useNames();
    // Saved tensors that a restore op reads for anything but a variable.
    llvm::StringSet<> used;
    for (const SavedVariable &variable : result.variables)
      if (variable.saved)
        used.insert(variable.saved->key);
    for (const std::string &key : restoredKeys)
      if (!used.contains(key) && key != kObjectGraphKey && bundle->find(key))
        result.otherKeys.push_back(key);
    return std::move(result);
  }

private:
  void addVariables(const NodeList &nodes) {
    for (const NodeDef &node : nodes) {
      if (!isVariable(node))
        continue;
      std::string name = variableName(node);
      if (name.empty() || name == kAnonymous || !number.try_emplace(name, number.size()).second)
        continue;
      SavedVariable variable;
      variable.name = std::move(name);
      if (const tensorflow::AttrValue *dtype = attr(node, "dtype"))
        variable.dtype = dtype->type();
      const tensorflow::AttrValue *shape = attr(node, "shape");
      if (shape && shape->value_case() == tensorflow::AttrValue::kShape)
        variable.shape = &shape->shape();
      result.variables.push_back(std::move(variable));
    }
  }

  /// Notes where the variable behind a tensor of the main graph is saved, unless
  /// a better source said so.
  void note(llvm::StringRef tensor, SavedTensor saved) {
    const NodeDef *node = mainIndex.producer(tensor);
    if (!node || !isVariable(*node) || !bundle->find(saved.key))
      return;
    auto it = number.find(variableName(*node));
    if (it != number.end() && !result.variables[it->second].saved)
      result.variables[it->second].saved = std::move(saved);
  }

  /// The objects bound to a saved function are the last inputs of its calls.
  void useObjectGraph(const tensorflow::SavedObjectGraph &saved) {
    if (saved.nodes().empty() || !bundle->find(kObjectGraphKey))
      return;
    llvm::Expected<std::vector<std::string>> text = bundle->readStrings(kObjectGraphKey, true);
    tensorflow::TrackableObjectGraph checkpoint;
    if (!text) {
      llvm::consumeError(text.takeError());
      return;
    }
    if (text->size() != 1 || !checkpoint.ParseFromString(text->front()))
      return;
    objectKeys = checkpointKeys(saved, checkpoint);
    llvm::StringMap<const tensorflow::SavedConcreteFunction *> bound;
    for (const auto &entry : saved.concrete_functions())
      bound[entry.key()] = &entry.value();
    for (const NodeDef &node : graph.node()) {
      const tensorflow::SavedConcreteFunction *function = bound.lookup(calledFunction(node));
      if (!function)
        continue;
      llvm::ArrayRef<llvm::StringRef> inputs;
      const llvm::SmallVector<llvm::StringRef> all = dataInputs(node);
      if (function->bound_inputs_size() <= static_cast<int>(all.size()))
        inputs = llvm::ArrayRef(all).take_back(function->bound_inputs_size());
      for (auto [tensor, object] : llvm::zip(inputs, function->bound_inputs()))
        if (auto it = objectKeys.find(object); it != objectKeys.end())
          note(tensor, {it->second, ""});
    }
  }

  /// An object whose name only one variable of the graph has is that variable.
  void useObjectNames(const tensorflow::SavedObjectGraph &saved) {
    llvm::StringMap<std::vector<int>> objects;
    for (int object = 0; object < saved.nodes_size(); ++object)
      if (saved.nodes(object).has_variable() && objectKeys.contains(object))
        objects[saved.nodes(object).variable().name()].push_back(object);
    for (SavedVariable &variable : result.variables) {
      auto it = objects.find(variable.name);
      if (variable.saved || it == objects.end() || it->second.size() != 1)
        continue;
      const std::string &key = objectKeys.at(it->second.front());
      if (bundle->find(key))
        variable.saved = SavedTensor{key, ""};
    }
  }

  void useRestoreOps() {
    const Restored inGraph = findRestored(graph.node(), false);
    restoredKeys.insert(inGraph.keys.begin(), inGraph.keys.end());
    for (const auto &[tensor, saved] : inGraph.assigned)
      note(tensor, saved);
    llvm::StringMap<Restored> inFunction;
    for (const NodeDef &node : graph.node()) {
      const tensorflow::FunctionDef *function = functions.lookup(calledFunction(node));
      if (!function)
        continue;
      auto [it, fresh] = inFunction.try_emplace(function->signature().name());
      if (fresh)
        it->second = findRestored(function->node_def(), true);
      restoredKeys.insert(it->second.keys.begin(), it->second.keys.end());
      const llvm::SmallVector<llvm::StringRef> inputs = dataInputs(node);
      for (const auto &[position, arg] : llvm::enumerate(function->signature().input_arg())) {
        auto assigned = it->second.assigned.find(arg.name());
        if (position < inputs.size() && assigned != it->second.assigned.end())
          note(inputs[position], assigned->second);
      }
    }
  }

  /// Checkpoints written by name, and graphs whose restore ops were stripped.
  void useNames() {
    for (SavedVariable &variable : result.variables)
      for (const std::string &key : {variable.name, variable.name + "/.ATTRIBUTES/VARIABLE_VALUE"})
        if (!variable.saved && bundle->find(key))
          variable.saved = SavedTensor{key, ""};
  }

  const tensorflow::GraphDef &graph;
  const tensorflow::MetaGraphDef *metaGraph;
  TensorBundle *bundle;
  NodeIndex mainIndex;
  llvm::StringMap<const tensorflow::FunctionDef *> functions;
  SavedVariables result;
  /// Key of each object of the SavedModel that has a value.
  llvm::DenseMap<int, std::string> objectKeys;
  /// Number of each variable by name.
  llvm::StringMap<unsigned> number;
  std::set<std::string> restoredKeys;
};

} // namespace

SavedVariables findVariables(const tensorflow::GraphDef &graph,
                             const tensorflow::MetaGraphDef *metaGraph, TensorBundle *bundle) {
  return VariableFinder(graph, metaGraph, bundle).run();
}

} // namespace graphc::importer
