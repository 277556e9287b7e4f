//===- ShapeInference.h - the driver of the shape functions ---------------===//

#ifndef GRAPHC_PASSES_RESOLVE_SHAPEINFERENCE_H
#define GRAPHC_PASSES_RESOLVE_SHAPEINFERENCE_H

#include "dialects/tf/TfControlFlow.h"
#include "passes/support/ValueInference.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <map>

namespace graphc {

/// Names of the attributes that list the sizes an op defines.
inline constexpr llvm::StringLiteral kDefinesAttr = "tf.defines";
inline constexpr llvm::StringLiteral kBoundsAttr = "tf.bounds";

/// Sets the result types of ops, one after the other in an order in which
/// operands come first. Thread-compatible.
class ShapeInference : public ValueInference {
public:
  explicit ShapeInference(SymbolFacts facts) : ValueInference(std::move(facts)) {}

  /// Infers the results of `op` and of the ops in its regions. Fails, after an
  /// error, if the op cannot succeed. An op without a shape function keeps the
  /// types it has.
  mlir::LogicalResult infer(mlir::Operation *op);
  mlir::LogicalResult inferBlock(mlir::Block &block);

  /// No symbol that is made from now on will have this name.
  void reserve(llvm::StringRef symbol) { taken.insert(symbol); }
  bool isReserved(llvm::StringRef symbol) const { return taken.contains(symbol); }

  /// Pairs of sizes that ops outside of conditional regions need to be equal.
  struct Equation {
    mlir::Operation *op;
    SymExpr a, b;
  };
  llvm::ArrayRef<Equation> foundEquations() const { return equations; }
  void dropEquations() {
    equations.clear();
    ranks.clear();
  }
  /// Block arguments without a rank, with the one that such ops need.
  llvm::ArrayRef<std::pair<mlir::BlockArgument, unsigned>> foundRanks() const { return ranks; }

  /// Writes `tf.defines` and `tf.bounds`.
  void annotate() const;

  void requireEqual(mlir::Operation *op, const SymExpr &a, const SymExpr &b) override;
  void requireRank(mlir::Operation *op, mlir::Value value, unsigned rank) override;
  SymExpr defineSize(mlir::Operation *op, unsigned index, const SymExpr &upperBound) override;

private:
  mlir::LogicalResult inferResults(mlir::Operation *op);
  mlir::LogicalResult inferBranches(mlir::Operation *op);
  mlir::LogicalResult inferLoop(tf::WhileRegionOp loop);
  mlir::LogicalResult inferDataflow(tf::DataflowOp dataflow);
  bool setType(mlir::Operation *definer, mlir::Value value, tf::Shape shape,
               const std::optional<tf::HandleData> &handle, unsigned firstIndex);
  static tf::Shape statedShape(const tf::ShapeContext &context, unsigned index);
  static mlir::Region &takenRegion(mlir::Operation *op, int64_t value);

  struct Defined {
    std::string name;
    SymExpr bound = SymExpr::unknown();
  };
  llvm::DenseMap<mlir::Operation *, std::map<unsigned, Defined>> defined;
  llvm::SmallVector<mlir::Operation *> definers;
  llvm::StringSet<> taken;
  llvm::SmallVector<Equation> equations;
  llvm::SmallVector<std::pair<mlir::BlockArgument, unsigned>> ranks;
  unsigned nextSymbol = 0;
  unsigned conditionalDepth = 0;
};

} // namespace graphc

#endif // GRAPHC_PASSES_RESOLVE_SHAPEINFERENCE_H
