//===- NormalizeLayouts.cpp - the forms that register tiles want ----------===//

#include "passes/simplify/Passes.h"

#include "dialects/graph/GraphDialect.h"

#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace graphc::simplify {
#define GEN_PASS_DEF_NORMALIZELAYOUTSPASS
#include "passes/simplify/Passes.h.inc"
} // namespace graphc::simplify

using namespace mlir;
using namespace graphc;
using namespace graphc::graph;
using shape::Sizes;
using shape::sizesOf;

namespace {

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

/// The right operand as [batch.., contracted, free..].
struct RightOperandRows : OpRewritePattern<ContractOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ContractOp op, PatternRewriter &rewriter) const override {
    auto type = tensorType(op.getRhs());
    SmallVector<int64_t> order(op.getRhsBatch());
    llvm::append_range(order, op.getRhsContract());
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (!llvm::is_contained(order, dim))
        order.push_back(dim);
    if (llvm::is_sorted(order))
      return rewriter.notifyMatchFailure(op, "already in order");
    Sizes from = sizesOf(type), to;
    for (int64_t dim : order)
      to.push_back(from[dim]);
    Value turned = rewriter.create<TransposeOp>(
        op.getLoc(), shape::tensorOf(to, type.getElementType()), op.getRhs(), order);
    auto upTo = [](int64_t first, size_t count) {
      SmallVector<int64_t> dims;
      for (size_t i = 0; i < count; ++i)
        dims.push_back(first + i);
      return dims;
    };
    size_t batch = op.getRhsBatch().size();
    rewriter.replaceOpWithNewOp<ContractOp>(op, op.getType(), op.getLhs(), turned, op.getLhsBatch(),
                                            upTo(0, batch), op.getLhsContract(),
                                            upTo(batch, op.getRhsContract().size()));
    return success();
  }
};

/// A transposed matrix of weights is stored transposed.
struct TransposeOfConstant : OpRewritePattern<TransposeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TransposeOp op, PatternRewriter &rewriter) const override {
    auto constant = op.getInput().getDefiningOp<ConstantOp>();
    auto type = tensorType(op.getInput());
    if (!constant || !constant->hasOneUse() || !type.getElementType().isIntOrFloat() ||
        type.getElementTypeBitWidth() % 8 != 0)
      return rewriter.notifyMatchFailure(op, "not a constant of numbers with one user");
    ArrayRef<char> raw;
    if (auto dense = dyn_cast<DenseElementsAttr>(constant.getValue())) {
      if (dense.isSplat())
        return rewriter.notifyMatchFailure(op, "a splat is handled as such");
      raw = dense.getRawData();
    } else if (auto resource = dyn_cast<DenseResourceElementsAttr>(constant.getValue())) {
      if (const AsmResourceBlob *blob = resource.getRawHandle().getBlob())
        raw = blob->getData();
    }
    int64_t width = type.getElementTypeBitWidth() / 8;
    if (int64_t(raw.size()) != type.getNumElements() * width)
      return rewriter.notifyMatchFailure(op, "bytes are not at hand");
    AsmResourceBlob bytes = HeapAsmResourceBlob::allocate(raw.size(), /*align=*/64);
    permute(raw, bytes.getMutableData(), type.getShape(), op.getPermutation(), width);
    auto value = DenseResourceElementsAttr::get(cast<RankedTensorType>(op.getType()), "transposed",
                                                std::move(bytes));
    rewriter.replaceOpWithNewOp<ConstantOp>(op, op.getType(), value, constant.getOpaqueAttr());
    return success();
  }

  static void permute(ArrayRef<char> from, MutableArrayRef<char> to, ArrayRef<int64_t> shape,
                      ArrayRef<int64_t> permutation, int64_t width) {
    size_t rank = shape.size();
    SmallVector<int64_t> strides(rank, 1), index(rank, 0);
    for (size_t dim = rank; dim-- > 1;)
      strides[dim - 1] = strides[dim] * shape[dim];
    for (size_t at = 0; at < to.size(); at += width) {
      int64_t source = 0;
      for (size_t dim = 0; dim < rank; ++dim)
        source += index[dim] * strides[permutation[dim]];
      std::copy_n(from.data() + source * width, width, to.data() + at);
      for (size_t dim = rank; dim-- > 0;) {
        if (++index[dim] < shape[permutation[dim]])
          break;
        index[dim] = 0;
      }
    }
  }
};

bool isPlain(ConvOp op) {
  return op.getGroups() == 1 &&
         llvm::all_of(op.getInputDilations(), [](int64_t spread) { return spread == 1; });
}

/// Zeros around the input become elements of it, so that no tap needs a test.
struct MaterializePadding : OpRewritePattern<ConvOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ConvOp op, PatternRewriter &rewriter) const override {
    if (!isPlain(op))
      return rewriter.notifyMatchFailure(op, "grouped or transposed");
    auto type = tensorType(op.getInput());
    Sizes in = sizesOf(type), padded = in, filter = sizesOf(tensorType(op.getFilter()));
    Sizes out = sizesOf(tensorType(op.getResult())), low = *shape::exprsOf(op.getLow());
    Sizes before(in.size(), SymExpr(0));
    bool any = false;
    for (size_t dim = 0; dim + 2 < in.size(); ++dim) {
      SymExpr needed = (out[1 + dim] - 1) * op.getStrides()[dim] +
                       (filter[dim] - 1) * op.getDilations()[dim] + 1;
      before[1 + dim] = low[dim];
      padded[1 + dim] = SymExpr::max(needed, in[1 + dim] + low[dim]);
      any |= !low[dim].isConstant(0) || !(padded[1 + dim] == in[1 + dim]);
    }
    if (!any)
      return rewriter.notifyMatchFailure(op, "no padding");
    auto scalar = RankedTensorType::get({}, type.getElementType());
    Value zero = rewriter.create<ConstantOp>(
        op.getLoc(), scalar,
        DenseElementsAttr::get(scalar, rewriter.getZeroAttr(type.getElementType())), UnitAttr());
    SmallVector<int64_t> none(in.size(), 0);
    Value input =
        rewriter.create<PadOp>(op.getLoc(), shape::tensorOf(padded, type.getElementType()),
                               op.getInput(), zero, shape::exprsAttr(getContext(), before), none);
    Sizes zeros(low.size(), SymExpr(0));
    rewriter.replaceOpWithNewOp<ConvOp>(op, op.getType(), input, op.getFilter(), op.getStrides(),
                                        shape::exprsAttr(getContext(), zeros), op.getDilations(),
                                        op.getInputDilations(), op.getGroups());
    return success();
  }
};

/// A filter of one tap is a matrix.
struct PointwiseConv : OpRewritePattern<ConvOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ConvOp op, PatternRewriter &rewriter) const override {
    auto filterType = tensorType(op.getFilter());
    Sizes filter = sizesOf(filterType);
    size_t spatial = filter.size() - 2;
    bool one = llvm::all_of(ArrayRef(filter).take_front(spatial),
                            [](const SymExpr &size) { return size.isConstant(1); });
    bool everyPixel = llvm::all_of(op.getStrides(), [](int64_t stride) { return stride == 1; });
    auto low = *shape::exprsOf(op.getLow());
    bool unpadded = llvm::all_of(low, [](const SymExpr &size) { return size.isConstant(0); });
    if (!isPlain(op) || !one || !everyPixel || !unpadded)
      return rewriter.notifyMatchFailure(op, "more than one tap, strides or padding");
    Value matrix = rewriter.create<ReshapeOp>(
        op.getLoc(), shape::tensorOf(ArrayRef(filter).take_back(2), filterType.getElementType()),
        op.getFilter());
    rewriter.replaceOpWithNewOp<ContractOp>(
        op, op.getType(), op.getInput(), matrix, ArrayRef<int64_t>(), ArrayRef<int64_t>(),
        ArrayRef<int64_t>{int64_t(spatial) + 1}, ArrayRef<int64_t>{0});
    return success();
  }
};

struct NormalizeLayouts : simplify::impl::NormalizeLayoutsPassBase<NormalizeLayouts> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<MaterializePadding, PointwiseConv, RightOperandRows, TransposeOfConstant>(
        &getContext());
    if (failed(applyPatternsAndFoldGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace
