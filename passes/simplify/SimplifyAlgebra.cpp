//===- SimplifyAlgebra.cpp - bit-preserving rewrites ----------------------===//

#include "passes/simplify/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace graphc::simplify {
#define GEN_PASS_DEF_SIMPLIFYALGEBRAPASS
#include "passes/simplify/Passes.h.inc"
} // namespace graphc::simplify

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;

namespace {

struct ComposeTransposes : OpRewritePattern<TransposeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TransposeOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<TransposeOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(op, "operand is not a transpose");
    SmallVector<int64_t> composed;
    for (int64_t dim : op.getPermutation())
      composed.push_back(inner.getPermutation()[dim]);
    rewriter.replaceOpWithNewOp<TransposeOp>(op, op.getType(), inner.getInput(), composed);
    return success();
  }
};

/// Moving only dimensions of size one moves no element.
struct TransposeOfUnitDims : OpRewritePattern<TransposeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TransposeOp op, PatternRewriter &rewriter) const override {
    auto sizes = shape::sizesOf(cast<RankedTensorType>(op.getInput().getType()));
    SmallVector<int64_t> moved;
    for (int64_t dim : op.getPermutation())
      if (!sizes[dim].isConstant(1))
        moved.push_back(dim);
    if (!llvm::is_sorted(moved))
      return rewriter.notifyMatchFailure(op, "dimensions with elements change places");
    rewriter.replaceOpWithNewOp<ReshapeOp>(op, op.getType(), op.getInput());
    return success();
  }
};

struct DropEmptyPad : OpRewritePattern<PadOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(PadOp op, PatternRewriter &rewriter) const override {
    if (op.getInput().getType() != op.getResult().getType())
      return rewriter.notifyMatchFailure(op, "sizes differ");
    shape::Sizes before = *shape::exprsOf(op.getLow());
    for (const SymExpr &low : before)
      if (!low.isConstant(0))
        return rewriter.notifyMatchFailure(op, "shifts its input");
    rewriter.replaceOp(op, op.getInput());
    return success();
  }
};

struct DropFullSlice : OpRewritePattern<SliceOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(SliceOp op, PatternRewriter &rewriter) const override {
    bool plain = llvm::all_of(op.getStrides(), [](int64_t stride) { return stride == 1; });
    if (!plain || op.getInput().getType() != op.getResult().getType())
      return rewriter.notifyMatchFailure(op, "not the whole input in order");
    rewriter.replaceOp(op, op.getInput());
    return success();
  }
};

struct ComposeBroadcasts : OpRewritePattern<BroadcastOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(BroadcastOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<BroadcastOp>();
    if (!inner)
      return rewriter.notifyMatchFailure(op, "operand is not a broadcast");
    // A dimension that is repeated twice must be of size one at the start.
    SmallVector<int64_t> dims;
    for (int64_t dim : inner.getDimensions())
      dims.push_back(op.getDimensions()[dim]);
    rewriter.replaceOpWithNewOp<BroadcastOp>(op, op.getType(), inner.getInput(), dims);
    return success();
  }
};

struct DropSingleConcat : OpRewritePattern<ConcatOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ConcatOp op, PatternRewriter &rewriter) const override {
    if (op.getInputs().size() != 1 || op.getInputs()[0].getType() != op.getType())
      return rewriter.notifyMatchFailure(op, "joins several operands");
    rewriter.replaceOp(op, op.getInputs()[0]);
    return success();
  }
};

struct SimplifyAlgebra : simplify::impl::SimplifyAlgebraPassBase<SimplifyAlgebra> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<ComposeBroadcasts, ComposeTransposes, DropEmptyPad, DropFullSlice,
                 DropSingleConcat, TransposeOfUnitDims>(&getContext());
    if (failed(applyPatternsAndFoldGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
