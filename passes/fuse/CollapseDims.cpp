//===- CollapseDims.cpp - fewer dimensions, longer loops ------------------===//
//
// Two neighbouring dimensions of a kernel's index space merge if every op treats
// them alike:
//
//   map         always
//   broadcast   both carried over from neighbouring dimensions of equal size, or
//               both new (or of size one in the operand)
//   contract    both free dimensions of the left operand, neighbours in it
//
// Anything else in the kernel and it stays as it is.
//
//===----------------------------------------------------------------------===//

#include "passes/fuse/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "llvm/ADT/TypeSwitch.h"

namespace graphc::fuse {
#define GEN_PASS_DEF_COLLAPSEDIMSPASS
#include "passes/fuse/Passes.h.inc"
} // namespace graphc::fuse

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;
using shape::Sizes;
using shape::sizesOf;

namespace {

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

class Collapse {
public:
  explicit Collapse(KernelOp kernel) : kernel(kernel) {}

  bool run() {
    auto results = cast<ReturnOp>(kernel.getBody().front().getTerminator()).getValues();
    full = tensorType(results.front());
    if (full.getRank() < 2)
      return false;
    merge.assign(full.getRank() - 1, true);
    for (Operation &op : kernel.getBody().front().without_terminator())
      if (!restrict(&op))
        return false;
    if (llvm::none_of(merge, [](bool both) { return both; }))
      return false;
    rewrite();
    return true;
  }

private:
  bool isFull(Value value) {
    return tensorType(value).getShape() == full.getShape() &&
           tensorType(value).getEncoding() == full.getEncoding();
  }

  /// Clears the pairs that `op` tells apart; false if the kernel is not for us.
  bool restrict(Operation *op) {
    return llvm::TypeSwitch<Operation *, bool>(op)
        .Case([&](ConstantOp constant) { return tensorType(constant).getRank() == 0; })
        .Case([&](MapOp map) { return isFull(map.getOutputs().front()); })
        .Case([&](BroadcastOp broadcast) { return restrictBroadcast(broadcast); })
        .Case([&](ContractOp contract) { return restrictContract(contract); })
        .Default([](Operation *) { return false; });
  }

  /// The operand dimension that becomes result dimension `dim`, or -1 if the
  /// elements repeat along it.
  int64_t carried(BroadcastOp op, int64_t dim) {
    auto *found = llvm::find(op.getDimensions(), dim);
    if (found == op.getDimensions().end())
      return -1;
    int64_t source = found - op.getDimensions().begin();
    return sizesOf(tensorType(op.getInput()))[source] == sizesOf(full)[dim] ? source : -1;
  }

  bool restrictBroadcast(BroadcastOp op) {
    Value input = op.getInput();
    bool leaf = isa<BlockArgument>(input) || input.getDefiningOp<ConstantOp>();
    if (!isFull(op.getResult()) || !leaf || !llvm::hasSingleElement(input.getUses()))
      return false;
    for (auto [source, dim] : llvm::enumerate(op.getDimensions()))
      if (carried(op, dim) < 0 && !sizesOf(tensorType(input))[source].isConstant(1))
        return false; // repeats or not only at run time
    for (int64_t dim = 0; dim + 1 < full.getRank(); ++dim) {
      int64_t first = carried(op, dim), second = carried(op, dim + 1);
      bool bothNew = first < 0 && second < 0;
      bool bothCarried = first >= 0 && second == first + 1;
      merge[dim] = merge[dim] && (bothNew || bothCarried);
    }
    return true;
  }

  bool restrictContract(ContractOp op) {
    auto lhs = tensorType(op.getLhs());
    bool plain = isFull(op.getResult()) && op.getLhsBatch().empty() &&
                 op.getLhsContract().size() == 1 && op.getLhsContract()[0] == lhs.getRank() - 1 &&
                 tensorType(op.getRhs()).getRank() == 2;
    auto isLeaf = [](Value value) {
      return isa<BlockArgument>(value) && llvm::hasSingleElement(value.getUses());
    };
    if (!plain || !isLeaf(op.getLhs()) || !isLeaf(op.getRhs()))
      return false;
    merge[full.getRank() - 2] = false; // rows and columns
    return true;
  }

  Sizes merged(const Sizes &sizes, ArrayRef<bool> pairs) {
    Sizes result{sizes.front()};
    for (size_t dim = 1; dim < sizes.size(); ++dim) {
      if (pairs[dim - 1])
        result.back() *= sizes[dim];
      else
        result.push_back(sizes[dim]);
    }
    return result;
  }

  void setType(Value value, const Sizes &sizes) {
    value.setType(shape::tensorOf(sizes, tensorType(value).getElementType()));
  }

  void rewrite() {
    Sizes target = merged(sizesOf(full), merge);
    SmallVector<Value> fullValues;
    for (BlockArgument argument : kernel.getBody().getArguments())
      if (isFull(argument) && !isContractOperand(argument))
        fullValues.push_back(argument);
    for (Operation &op : kernel.getBody().front().without_terminator()) {
      if (auto broadcast = dyn_cast<BroadcastOp>(op))
        rewriteBroadcast(broadcast);
      if (auto contract = dyn_cast<ContractOp>(op))
        rewriteContract(contract);
      for (Value result : op.getResults())
        if (isFull(result))
          fullValues.push_back(result);
    }
    for (Value value : fullValues)
      setType(value, target);
    auto body = kernel.getBody().front().getArgumentTypes();
    SmallVector<Type> results(
        cast<ReturnOp>(kernel.getBody().front().getTerminator()).getValues().getTypes());
    kernel.setFunctionType(FunctionType::get(kernel.getContext(), body, results));
  }

  static bool isContractOperand(BlockArgument argument) {
    return llvm::any_of(argument.getUsers(), [](Operation *user) { return isa<ContractOp>(user); });
  }

  void rewriteBroadcast(BroadcastOp op) {
    // Group of each result dimension.
    SmallVector<int64_t> group{0};
    for (bool both : merge)
      group.push_back(both ? group.back() : group.back() + 1);
    Sizes from = sizesOf(tensorType(op.getInput())), sizes;
    SmallVector<int64_t> dims;
    for (int64_t dim = 0; dim < full.getRank(); ++dim) {
      int64_t source = carried(op, dim);
      if (source < 0)
        continue;
      if (!dims.empty() && dims.back() == group[dim]) {
        sizes.back() *= from[source];
      } else {
        dims.push_back(group[dim]);
        sizes.push_back(from[source]);
      }
    }
    if (isa<BlockArgument>(op.getInput()))
      setType(op.getInput(), sizes);
    op.setDimensions(dims);
  }

  void rewriteContract(ContractOp op) {
    Sizes left = sizesOf(tensorType(op.getLhs()));
    SmallVector<bool> pairs(merge.begin(), merge.end());
    Sizes sizes = merged(left, pairs); // its last pair is never merged
    setType(op.getLhs(), sizes);
    op.setLhsContract({int64_t(sizes.size()) - 1});
  }

  KernelOp kernel;
  RankedTensorType full;
  SmallVector<bool> merge;
};

struct CollapseDims : fuse::impl::CollapseDimsPassBase<CollapseDims> {
  void runOnOperation() override {
    getOperation().walk([&](KernelOp kernel) { collapsed += Collapse(kernel).run(); });
  }
};

} // namespace
