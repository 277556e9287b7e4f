//===- EntryPoints.cpp - signatures as tensors of the graph ---------------===//

#include "passes/resolve/EntryPoints.h"

#include "dialects/tf/NodeUtils.h"
#include "dialects/tf/TfDialect.h"
#include "dialects/tf/shapes/ShapeContext.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

using namespace mlir;

namespace graphc {
namespace {

/// Most names an error message offers instead.
constexpr unsigned kMaxSuggestions = 3;

/// "'a', 'b', 'c'": those of `names` that are most like `wanted`.
std::string nearest(StringRef wanted, SmallVector<StringRef> names) {
  llvm::sort(names, [&](StringRef a, StringRef b) {
    return std::pair(wanted.edit_distance(a, true, 64), a) <
           std::pair(wanted.edit_distance(b, true, 64), b);
  });
  std::string text;
  for (StringRef name : ArrayRef(names).take_front(kMaxSuggestions))
    text += (text.empty() ? "'" : ", '") + name.str() + "'";
  return text.empty() ? "none" : text;
}

/// An error as a result of any kind.
class Complaint {
public:
  explicit Complaint(Location loc) : diagnostic(emitError(loc)) {}
  template <typename T> Complaint &operator<<(T &&part) {
    diagnostic << std::forward<T>(part);
    return *this;
  }
  template <typename T> operator FailureOr<T>() const { return failure(); }

private:
  InFlightDiagnostic diagnostic;
};

/// The nodes of a graph by name.
class NodeIndex {
public:
  explicit NodeIndex(tf::GraphOp graph) : graph(graph) {
    for (Operation &op : graph.getBody().front().without_terminator())
      nodes.try_emplace(tf::nodeName(&op), &op);
  }

  /// The op that the tensor name `text` speaks of; `index` is its output.
  FailureOr<Operation *> find(Location loc, StringRef text, unsigned &index,
                              const Twine &role) const {
    auto [name, number] = text.rsplit(':');
    index = 0;
    if (!number.empty() && number.getAsInteger(10, index))
      return Complaint(loc) << role << ": '" << text
                            << "' is not a tensor name, expected NODE:INDEX";
    name.consume_front("^");
    auto found = nodes.find(name);
    if (found != nodes.end())
      return found->second;
    SmallVector<StringRef> names;
    for (const auto &node : nodes)
      names.push_back(node.first());
    llvm::sort(names);
    return Complaint(loc) << role << ": the graph has no node '" << name
                          << "'; nearest: " << nearest(name, names);
  }

  FailureOr<Value> tensor(Location loc, StringRef text, const Twine &role) const {
    unsigned index;
    FailureOr<Operation *> op = find(loc, text, index, role);
    if (failed(op))
      return failure();
    auto results = tf::dataResults(*op);
    if (index < results.size())
      return Value(results[index]);
    return Complaint(loc) << role << ": node '" << tf::nodeName(*op) << "' (" << tf::opName(*op)
                          << ") has " << results.size() << " outputs, there is no '" << text << "'";
  }

private:
  tf::GraphOp graph;
  llvm::StringMap<Operation *> nodes;
};

class Finder {
public:
  Finder(ModuleOp module, tf::GraphOp graph, const EntryRequest &request)
      : module(module), graph(graph), request(request), index(graph) {}

  FailureOr<std::vector<EntryPoint>> run() {
    std::vector<EntryPoint> entries;
    auto signatures = llvm::to_vector(module.getOps<tf::SignatureOp>());
    if (!request.feeds.empty() || !request.fetches.empty() || signatures.empty()) {
      FailureOr<EntryPoint> entry = fromRequest();
      if (failed(entry))
        return failure();
      entries.push_back(std::move(*entry));
      return entries;
    }
    if (failed(checkNames(signatures)))
      return failure();
    for (tf::SignatureOp signature : signatures) {
      if (!request.signatures.empty() &&
          !llvm::is_contained(request.signatures, signatureName(signature)))
        continue;
      FailureOr<EntryPoint> entry = fromSignature(signature);
      if (failed(entry))
        return failure();
      entries.push_back(std::move(*entry));
    }
    return entries;
  }

private:
  /// The model's name for it: a symbol may have had to make way for another.
  static StringRef signatureName(tf::SignatureOp signature) {
    auto original = signature->getAttrOfType<StringAttr>("tf.original_name");
    return original ? original.getValue() : signature.getSymName();
  }

  LogicalResult checkNames(ArrayRef<tf::SignatureOp> signatures) {
    SmallVector<StringRef> names;
    for (tf::SignatureOp signature : signatures)
      names.push_back(signatureName(signature));
    for (StringRef wanted : request.signatures)
      if (!llvm::is_contained(names, wanted))
        return module.emitError() << "the model has no signature '" << wanted << "'; it has "
                                  << nearest(wanted, names);
    return success();
  }

  FailureOr<EntryPoint> fromSignature(tf::SignatureOp signature) {
    EntryPoint entry{.name = signature.getSymName().str(),
                     .signature = signatureName(signature).str(),
                     .method = signature.getMethod().str(),
                     .loc = signature.getLoc()};
    auto add = [&](ArrayAttr list, std::vector<Endpoint> &ends, StringRef role) {
      for (auto fields : list.getAsRange<DictionaryAttr>()) {
        FailureOr<Endpoint> end = endpoint(entry, fields, role);
        if (failed(end))
          return failure();
        ends.push_back(std::move(*end));
      }
      return success();
    };
    if (failed(add(signature.getInputs(), entry.inputs, "input")) ||
        failed(add(signature.getOutputs(), entry.outputs, "output")))
      return failure();
    return entry;
  }

  FailureOr<Endpoint> endpoint(const EntryPoint &entry, DictionaryAttr fields, StringRef role) {
    Endpoint end;
    if (auto key = fields.getAs<StringAttr>("key"))
      end.key = key.getValue();
    if (auto tensor = fields.getAs<StringAttr>("tensor"))
      end.tensor = tensor.getValue();
    FailureOr<Value> value = index.tensor(
        entry.loc, end.tensor, "signature '" + entry.name + "', " + role + " '" + end.key + "'");
    if (failed(value))
      return failure();
    end.value = *value;
    end.defaultValue = fields.get("default");
    auto shape = fields.getAs<tf::ShapeAttr>("shape");
    end.shape = stated(shape);
    return end;
  }

  FailureOr<EntryPoint> fromRequest() {
    EntryPoint entry{.name = "main", .loc = graph.getLoc()};
    for (StringRef feed : request.feeds) {
      FailureOr<Value> value = index.tensor(entry.loc, feed, "feed");
      if (failed(value))
        return failure();
      entry.inputs.push_back(
          {.key = feed.str(), .tensor = feed.str(), .value = *value, .shape = statedShape(*value)});
    }
    for (StringRef fetch : request.fetches) {
      unsigned output;
      FailureOr<Operation *> op = index.find(entry.loc, fetch, output, "fetch");
      if (failed(op))
        return failure();
      if (tf::dataResults(*op).empty()) {
        entry.targets.push_back(*op);
        continue;
      }
      FailureOr<Value> value = index.tensor(entry.loc, fetch, "fetch");
      if (failed(value))
        return failure();
      entry.outputs.push_back({.key = fetch.str(), .tensor = fetch.str(), .value = *value});
    }
    if (request.fetches.empty())
      addSinks(entry);
    if (request.feeds.empty())
      addPlaceholders(entry);
    return entry;
  }

  /// Tensors that nothing uses, of ops without effects.
  void addSinks(EntryPoint &entry) {
    for (Operation &op : graph.getBody().front().without_terminator()) {
      tf::Effect effect = tf::effectOf(&op);
      bool computes = effect == tf::Effect::None || effect == tf::Effect::Random ||
                      effect == tf::Effect::Read || effect == tf::Effect::Call || !tf::opDef(&op);
      auto results = tf::dataResults(&op);
      bool unused = llvm::all_of(results, [](Value value) { return value.use_empty(); });
      if (!computes || results.empty() || !unused || mayBeDead(&op))
        continue;
      for (auto [i, value] : llvm::enumerate(results)) {
        std::string name = (tf::nodeName(&op) + ":" + Twine(i)).str();
        entry.outputs.push_back({.key = name, .tensor = name, .value = value});
      }
    }
  }

  /// The pivots of a version 1 conditional: one of them has no value in any run.
  static bool mayBeDead(Operation *op) {
    while (op && tf::opName(op) == "Identity")
      op = op->getOperand(0).getDefiningOp();
    return op && tf::opName(op).ends_with("Switch");
  }

  static bool isPlaceholder(Operation *op) {
    StringRef name = tf::opName(op);
    return name == "Placeholder" || name == "PlaceholderV2" || name == "_Arg";
  }

  /// Placeholders that the outputs need.
  void addPlaceholders(EntryPoint &entry) {
    SmallVector<Operation *> pending(entry.targets.begin(), entry.targets.end());
    for (const Endpoint &output : entry.outputs)
      pending.push_back(output.value.getDefiningOp());
    DenseSet<Operation *> seen;
    while (!pending.empty()) {
      Operation *op = pending.pop_back_val();
      if (!seen.insert(op).second)
        continue;
      for (Value operand : op->getOperands())
        pending.push_back(operand.getDefiningOp());
    }
    for (Operation &op : graph.getBody().front())
      if (seen.contains(&op) && isPlaceholder(&op)) {
        std::string name = (tf::nodeName(&op) + ":0").str();
        entry.inputs.push_back({.key = name,
                                .tensor = name,
                                .value = op.getResult(0),
                                .shape = statedShape(op.getResult(0))});
      }
  }

  /// The `shape` of a placeholder.
  tf::Shape statedShape(Value value) {
    Operation *op = value.getDefiningOp();
    if (!tf::opName(op).starts_with("Placeholder"))
      return tf::Shape();
    return stated(op->getAttrOfType<tf::ShapeAttr>("shape"));
  }

  /// Graphs of producers before version 24 have the shape of a scalar where they
  /// mean that nothing is known.
  tf::Shape stated(tf::ShapeAttr shape) {
    constexpr int64_t kScalarsAreScalars = 24;
    auto producer = module->getAttrOfType<IntegerAttr>("tf.producer");
    bool old = producer && producer.getInt() < kScalarsAreScalars;
    if (!shape || !shape.getRanked() || (old && shape.getDims().empty()))
      return tf::Shape();
    tf::Shape result = tf::Shape::scalar();
    for (int64_t size : shape.getDims())
      result.append(size < 0 ? SymExpr::unknown() : SymExpr(size));
    return result;
  }

  ModuleOp module;
  tf::GraphOp graph;
  const EntryRequest &request;
  NodeIndex index;
};

} // namespace

FailureOr<std::vector<EntryPoint>> findEntryPoints(ModuleOp module, tf::GraphOp graph,
                                                   const EntryRequest &request) {
  return Finder(module, graph, request).run();
}

} // namespace graphc
