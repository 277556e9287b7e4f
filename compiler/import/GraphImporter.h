//===- GraphImporter.h - A list of nodes to a graph region ------*- C++ -*-===//
#ifndef GRAPHC_COMPILER_IMPORT_GRAPHIMPORTER_H
#define GRAPHC_COMPILER_IMPORT_GRAPHIMPORTER_H

#include "compiler/import/Attributes.h"
#include "compiler/import/FunctionLibrary.h"
#include "compiler/import/TensorName.h"

#include "mlir/IR/Builders.h"

namespace graphc::importer {

/// What the graphs of one model have in common. Outlives their importers.
struct GraphContext {
  mlir::MLIRContext &context;
  ErrorLog &log;
  FunctionLibrary &library;
  AttributeImporter &attributes;
  /// GraphDef version of the producer.
  int producer;
};

/// A tensor that a graph is asked for by name.
struct TensorRequest {
  /// "node:0", "node:y:0" in a function, or "^node".
  std::string tensor;
  /// Whose name it is, for messages: "signature 's', output 'y'".
  std::string what;
};

/// Turns the nodes of a graph or of a function's body into ops:
///
///   names -> attributes -> inputs -> types -> order -> ops
///
///
/// Each step goes over all nodes and reports every fault it finds; the next
/// begins only if there was none. Ops are created inputs first; the edges that
/// close version 1 loops (NextIteration to Merge) are patched in at the end.
/// An input of another floating-point type than its op declares, which files of
/// old programs have, is converted with a warning. Used once.
class GraphImporter {
public:
  using NodeList = google::protobuf::RepeatedPtrField<tensorflow::NodeDef>;

  /// `function` is empty for the main graph.
  GraphImporter(GraphContext &graphs, llvm::StringRef function, NodeList &protos)
      : graphs(graphs), function(function), protos(protos) {}

  /// Declares an argument of the function that stands for these values.
  void addArgument(llvm::StringRef name, mlir::ValueRange values);

  /// Appends the ops to `block`. The result holds a value for each request.
  mlir::FailureOr<std::vector<mlir::Value>> run(mlir::Block &block,
                                                llvm::ArrayRef<TensorRequest> requests);

private:
  /// A tensor or a token as its producer's number and the output's.
  struct Edge {
    /// kArgument: `index` counts the function's argument values.
    int producer = 0;
    unsigned index = 0;
    bool control = false;
  };
  static constexpr int kArgument = -1;

  struct Node {
    tensorflow::NodeDef *proto = nullptr;
    /// At most one of these: an op of the registry, a library function that is
    /// called by its name, an op that the model defines.
    const tf::OpDef *registered = nullptr;
    const LibraryFunction *called = nullptr;
    const OpSignature *defined = nullptr;
    mlir::NamedAttrList attrs;
    /// What the definition says; for unknown ops what their users say.
    FlatArgs inputs, outputs;
    /// Outputs of an unknown op of a function, by the names its users give them.
    std::vector<std::pair<std::string, unsigned>> namedOutputs;
    std::vector<Edge> edges;
    bool controlUsed = false;
    mlir::Operation *op = nullptr;

    bool isUnknown() const { return !registered && !called && !defined; }
    llvm::ArrayRef<tf::ArgDef> outputArgs() const;
    llvm::ArrayRef<tf::ArgDef> inputArgs() const;
  };

  struct Argument {
    unsigned offset = 0;
    unsigned count = 0;
  };

  NodeRef ref(const Node &node) const { return {function, node.proto->name(), node.proto->op()}; }
  void fault(const Node &node, const llvm::Twine &message);

  void collectNodes();
  void importAttributes();
  void resolveInputs();
  void checkInputCount(Node &node);
  void typeUnknownOutputs();
  void checkInputTypes();
  bool orderAll();
  void reportCycle(llvm::ArrayRef<unsigned> cycle);
  void createOps(mlir::Block &block);

  std::optional<Edge> resolve(llvm::StringRef text, std::string &problem);
  std::optional<Edge> resolveNodeOutput(const TensorName &name, unsigned producer,
                                        std::string &problem);
  std::optional<Edge> resolveArgument(const TensorName &name, std::string &problem);
  std::optional<unsigned> unknownOutput(Node &node, const TensorName &name, std::string &problem);
  bool isBackEdge(const Node &node, const Edge &edge) const;

  void createOp(Node &node, mlir::OpBuilder &builder);
  mlir::Value operandFor(const Node &node, unsigned position, mlir::OpBuilder &builder);
  mlir::Type elementTypeOf(const Edge &edge) const;
  void setCallAttributes(Node &node, mlir::OperationState &state);
  llvm::SmallVector<mlir::Type> resultTypes(const Node &node);
  mlir::Value valueOf(const Edge &edge) const;

  GraphContext &graphs;
  llvm::StringRef function;
  NodeList &protos;
  std::vector<Node> nodes;
  llvm::StringMap<unsigned> nodeByName;
  llvm::StringMap<Argument> argumentByName;
  std::vector<mlir::Value> argumentValues;
  std::vector<unsigned> order;
  bool sound = true;
};

} // namespace graphc::importer

#endif // GRAPHC_COMPILER_IMPORT_GRAPHIMPORTER_H
