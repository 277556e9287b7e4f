//===- InferShapes.cpp - give every value a shape -------------------------===//

#include "passes/resolve/FunctionTypes.h"
#include "passes/resolve/Passes.h"

#include "dialects/tf/NodeUtils.h"
#include "passes/resolve/ElementShapes.h"
#include "passes/resolve/ShapeInference.h"
#include "passes/resolve/SizeEquations.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;

namespace graphc {

#define GEN_PASS_DEF_INFERSHAPESPASS
#include "passes/resolve/Passes.h.inc"

namespace {

/// Each round solves equations, of which there are no more than symbols, or learns
/// what an array holds; a stack of n recurrent layers needs n.
constexpr unsigned kMaxRounds = 256;

/// `text` as the beginning of a symbol's name.
std::string symbolBase(StringRef text) {
  if (text.ends_with(":0"))
    text = text.drop_back(2);
  std::string base;
  for (char c : text)
    base.push_back(llvm::isAlpha(c) || llvm::isDigit(c) || c == '_' || c == '.' ? c : '_');
  if (base.empty() || llvm::isDigit(base.front()))
    base.insert(0, "_");
  return base;
}

class InferShapesPass : public impl::InferShapesPassBase<InferShapesPass> {
public:
  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    facts = SymbolFacts::of(function);
    symbols.clear();
    nameSizes(function);
    ShapeInference inference(facts);
    for (const std::string &symbol : symbols)
      inference.reserve(symbol);
    SizeEquations equations(symbols);
    Block &body = function.getBody().front();
    for (unsigned round = 0; round < kMaxRounds; ++round) {
      inference.forget();
      inference.dropEquations();
      if (failed(inference.inferBlock(body)))
        return signalPassFailure();
      if (useRanks(function, inference)) {
        nameSizes(function);
        for (const std::string &symbol : symbols)
          inference.reserve(symbol);
        equations = SizeEquations(symbols);
        continue;
      }
      FailureOr<bool> solved = solve(function, inference, equations);
      if (failed(solved))
        return signalPassFailure();
      if (*solved)
        forgetElementShapes(function);
      else if (!learnElementShapes(function))
        break;
    }
    inference.annotate();
    facts.writeTo(function);
    updateFunctionType(function);
  }

private:
  /// Gives unknown sizes of the arguments a symbol each.
  void nameSizes(func::FuncOp function) {
    std::set<std::string> taken;
    for (Type type : function.getBody().getArgumentTypes()) {
      tf::Shape shape = tf::shapeOf(type);
      for (unsigned i = 0; shape.hasRank() && i < shape.rank(); ++i)
        shape[i].collectSymbols(taken);
    }
    symbols.clear();
    // Symbols that the user named come first: they stay where an equation makes
    // one of two go.
    symbols.assign(taken.begin(), taken.end());
    for (BlockArgument argument : function.getArguments()) {
      tf::Shape shape = tf::shapeOf(argument.getType());
      if (!shape.hasRank())
        continue;
      std::string base = argumentName(function, argument.getArgNumber());
      for (unsigned i = 0; i < shape.rank(); ++i) {
        if (shape[i].isKnown())
          continue;
        std::string name = base + "_" + std::to_string(i);
        while (!taken.insert(name).second)
          name += "_";
        symbols.push_back(name);
        shape.set(i, SymExpr::symbol(name));
      }
      argument.setType(tf::tensorType(shape, getElementTypeOrSelf(argument.getType()),
                                      tf::handleOf(argument.getType())));
    }
  }

  /// What arrays and lists hold: first where that follows from the entry's sizes.
  /// What follows from it may be what others hold, so sizes that only the data
  /// tell are the last resort.
  bool learnElementShapes(func::FuncOp function) {
    auto isEntry = [&](const SymExpr &size) {
      std::set<std::string> names;
      size.collectSymbols(names);
      return size.isKnown() && llvm::all_of(names, [&](const std::string &name) {
               return llvm::is_contained(symbols, name);
             });
    };
    return inferElementShapes(function, isEntry) ||
           inferElementShapes(function, [](const SymExpr &) { return true; });
  }

  /// Gives arguments without a rank the one that an op needs.
  static bool useRanks(func::FuncOp function, ShapeInference &inference) {
    bool changed = false;
    for (auto [argument, rank] : inference.foundRanks()) {
      if (argument.getOwner() != &function.getBody().front() ||
          isa<RankedTensorType>(argument.getType()))
        continue;
      argument.setType(
          tf::tensorType(tf::Shape::ofRank(rank), getElementTypeOrSelf(argument.getType())));
      changed = true;
    }
    return changed;
  }

  static std::string argumentName(func::FuncOp function, unsigned index) {
    for (StringRef attr : {"tf.key", "tf.name"})
      if (auto name = function.getArgAttrOfType<StringAttr>(index, attr))
        return symbolBase(name.getValue());
    return "arg" + std::to_string(index);
  }

  /// Uses what the ops need to be equal; true if an argument's type changed.
  FailureOr<bool> solve(func::FuncOp function, ShapeInference &inference,
                        SizeEquations &equations) {
    bool changed = false;
    for (const ShapeInference::Equation &equation : inference.foundEquations()) {
      switch (equations.add(equation.a, equation.b)) {
      case SizeEquations::Outcome::Nothing:
        break;
      case SizeEquations::Outcome::Solved:
        changed = true;
        break;
      case SizeEquations::Outcome::Conflict:
        return equation.op->emitError()
               << "node '" << tf::nodeName(equation.op) << "' (" << tf::opName(equation.op)
               << "): needs " << equation.a.str() << " and " << equation.b.str()
               << " to be equal, which they are for no size";
      }
    }
    if (!changed)
      return false;
    for (BlockArgument argument : function.getArguments())
      if (auto type = dyn_cast<RankedTensorType>(argument.getType()))
        if (!tf::handleOf(type)) {
          tf::Shape shape = tf::shapeOf(type);
          for (unsigned i = 0; i < shape.rank(); ++i)
            shape.set(i, equations.resolve(shape[i]));
          argument.setType(tf::tensorType(shape, type.getElementType()));
        }
    if (!checkFacts(function, equations))
      return failure();
    return true;
  }

  /// A symbol that was solved takes its facts along; they must allow the answer.
  bool checkFacts(func::FuncOp function, const SizeEquations &equations) {
    for (const auto &solved : equations.solved()) {
      const SymbolFact *fact = facts.find(solved.first());
      if (!fact)
        continue;
      std::optional<int64_t> number = solved.second.asConstant();
      if (number && (*number < fact->range.lower || *number > fact->range.upper ||
                     *number % fact->multiple != 0)) {
        function.emitError() << "the model needs " << solved.first() << " to be " << *number
                             << ", which the dims given for it exclude";
        return false;
      }
      facts.erase(solved.first());
    }
    return true;
  }

  SymbolFacts facts;
  std::vector<std::string> symbols;
};

} // namespace
} // namespace graphc
