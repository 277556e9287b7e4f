//===- TileEmitter.cpp - contractions and convolutions in register tiles --===//
//
// A tile is MR rows (of the left operand, or neighbouring output pixels) by NV
// vectors of the right operand's last dimension:
//
//            B[k]:  v0 v1          the inner loop loads NV vectors of B, broadcasts
//     A[r,k] * ------------        one element of A for each row and does MR*NV
//       r=0  |  acc acc  |         fused multiply-adds on accumulators that stay
//       ..   |  acc acc  |         in registers through every reduction loop
//       r=7  |  acc acc  |
//
// The right operand is read in panels of NR = NV*lanes columns: packed at compile
// time as [N/NR][K][NR] (zero-padded) where it is a constant, in place otherwise.
// What is fused after the product is computed on the accumulators before they
// are stored. One accumulator a result element and one order of additions:
// the result does not depend on how tasks are spread.
//
//===----------------------------------------------------------------------===//

#include "passes/lower/RootEmitters.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using graphc::shape::sizesOf;

namespace graphc::lower {

namespace {

RankedTensorType tensorType(Value value) { return cast<RankedTensorType>(value.getType()); }

/// The kernel buffer behind an operand: an argument, or a reshape of one.
unsigned bufferOf(Value operand) {
  while (auto reshape = operand.getDefiningOp<graph::ReshapeOp>())
    operand = reshape.getInput();
  return cast<BlockArgument>(operand).getArgNumber();
}

/// Where the right operand's panels lie.
struct Panels {
  unsigned buffer;
  Value columns; ///< N
  Value depth;   ///< K
  int64_t width; ///< NR
  bool packed;
  Value base; ///< first element (of the batch)
};

/// Emits tiles of one kernel; the two roots differ in how they find the left
/// operand's elements and what index a row of the tile has.
class Tiles {
public:
  Tiles(KernelBuilder &k, Value root)
      : k(k), b(k.builder()), root(root), type(tensorType(root)), element(type.getElementType()),
        lanes(k.target().vectorBytes / storageBytes(element)) {
    auto attr = [&](StringRef name) {
      return cast<IntegerAttr>(k.kernel()->getAttr(name)).getInt();
    };
    rows = attr("tile_rows");
    vectors = attr("panel") / lanes;
  }

  int64_t rowsPerTile() const { return rows; }
  int64_t panelWidth() const { return vectors * lanes; }

  using Reduction = llvm::function_ref<SmallVector<Value>(
      ValueRange, llvm::function_ref<SmallVector<Value>(Value, ArrayRef<Value>, ValueRange)>)>;

  /// One tile of `count` rows at column `column` of the panels. `reduce` runs the
  /// reduction loops around a step that is given the depth position, the left
  /// elements of the rows and the accumulators.
  void emit(int64_t count, const Panels &panels, Value column, bool tail, Reduction reduce,
            llvm::function_ref<Indices(int64_t row)> indexOf) {
    SmallVector<Value> masks(vectors);
    if (tail)
      for (int64_t v = 0; v < vectors; ++v)
        masks[v] = k.firstLanes(k.sub(k.sub(panels.columns, column), k.constant(v * lanes)), lanes);
    Type accumulator = VectorType::get({lanes}, element);
    Value zero = b.create<arith::ConstantOp>(b.getZeroAttr(accumulator));
    SmallVector<Value> start(count * vectors, zero);
    SmallVector<Value> sums = reduce(start, [&](Value depth, ArrayRef<Value> left, ValueRange acc) {
      SmallVector<Value> right;
      for (int64_t v = 0; v < vectors; ++v)
        right.push_back(loadRight(panels, depth, column, v, panels.packed ? Value() : masks[v]));
      SmallVector<Value> next;
      for (int64_t row = 0; row < count; ++row) {
        Value spread = k.splat(left[row], lanes);
        for (int64_t v = 0; v < vectors; ++v)
          next.push_back(b.create<math::FmaOp>(spread, right[v], acc[row * vectors + v]));
      }
      return next;
    });
    unsigned firstResult = k.kernel().getFunctionType().getNumInputs();
    for (int64_t row = 0; row < count; ++row)
      for (int64_t v = 0; v < vectors; ++v) {
        ElementEmitter epilogue(k, lanes);
        epilogue.setMask(masks[v]);
        epilogue.bind(root, sums[row * vectors + v]);
        Indices at = indexOf(row);
        at.push_back({k.add(column, k.constant(v * lanes)), 1, Value()});
        for (auto [number, result] : llvm::enumerate(kernelResults(k.kernel()))) {
          auto resultType = tensorType(result);
          k.store(firstResult + number, resultType.getElementType(), epilogue.emit(result, at),
                  k.linearize(at, resultType, lanes), lanes, masks[v]);
        }
      }
  }

  /// Calls `body(column, tail)` for panel number `panel`; a panel that may be
  /// cut off at the last column is emitted apart.
  void forPanel(const Panels &panels, Value panel, llvm::function_ref<void(Value, bool)> body) {
    Value column = k.mul(panel, k.constant(panels.width));
    auto known = k.known(panels.columns);
    if (known && *known % panels.width == 0)
      return body(column, false);
    if (known && *known < panels.width)
      return body(column, true);
    Value whole = b.create<arith::CmpIOp>(arith::CmpIPredicate::sle,
                                          k.add(column, k.constant(panels.width)), panels.columns);
    auto branch = b.create<scf::IfOp>(whole, /*withElseRegion=*/true);
    OpBuilder::InsertionGuard guard(b);
    b.setInsertionPointToStart(branch.thenBlock());
    body(column, false);
    b.setInsertionPointToStart(branch.elseBlock());
    body(column, true);
  }

  /// Rows [from, to) in tiles: whole ones, then what is left.
  void forRows(Value from, Value to, llvm::function_ref<void(Value, int64_t)> body) {
    Value count = k.sub(to, from);
    auto known = k.known(count);
    Value whole = known ? k.constant(*known / rows * rows)
                        : k.mul(k.div(count, k.constant(rows)), k.constant(rows));
    Value middle = k.add(from, whole);
    if (!known || *known >= rows)
      k.loop(from, middle, rows, [&](Value row) { body(row, rows); });
    if (!known)
      k.loop(middle, to, 1, [&](Value row) { body(row, 1); });
    else if (*known % rows != 0)
      body(middle, *known % rows);
  }

private:
  Value loadRight(const Panels &panels, Value depth, Value column, int64_t v, Value mask) {
    Value position;
    if (panels.packed) {
      // Panel p starts at p*K*NR, which is column*K.
      position = k.add(k.mul(column, panels.depth), k.mul(depth, k.constant(panels.width)));
    } else {
      position = k.add(k.mul(depth, panels.columns), column);
    }
    position = k.add(k.add(panels.base, position), k.constant(v * lanes));
    return k.load(panels.buffer, element, {position, 1, Value()}, lanes, mask);
  }

  KernelBuilder &k;
  ImplicitLocOpBuilder &b;
  Value root;
  RankedTensorType type;
  Type element;
  int64_t lanes, rows, vectors;
};

} // namespace

void emitContractTiles(KernelBuilder &k) {
  graph::ContractOp op;
  k.kernel().walk([&](graph::ContractOp candidate) { op = candidate; });
  Tiles tiles(k, op.getResult());
  auto &b = k.builder();
  auto lhs = tensorType(op.getLhs());
  auto left = sizesOf(lhs), sizes = sizesOf(tensorType(op.getResult()));
  bool packed = k.kernel()->hasAttr("packed");
  size_t batchDims = op.getLhsBatch().size();
  SymExpr rowCount = 1;
  shape::Sizes rowSizes;
  SmallVector<int64_t> rowDims;
  for (int64_t dim = 0; dim < lhs.getRank(); ++dim)
    if (!llvm::is_contained(op.getLhsBatch(), dim) &&
        !llvm::is_contained(op.getLhsContract(), dim)) {
      rowDims.push_back(dim);
      rowSizes.push_back(left[dim]);
      rowCount *= left[dim];
    }
  int64_t sumDim = op.getLhsContract()[0];
  shape::Sizes batchSizes(sizes.begin(), sizes.begin() + batchDims);
  Value depth = k.size(left[sumDim]), columns = k.size(sizes.back()), rowTotal = k.size(rowCount);
  int64_t block = cast<IntegerAttr>(k.kernel()->getAttr("row_block")).getInt();
  Value panelCount = k.size(SymExpr::ceilDiv(sizes.back(), tiles.panelWidth()));
  Value blockCount = k.size(SymExpr::ceilDiv(rowCount, block));
  unsigned leftBuffer = bufferOf(op.getLhs());
  // Element strides of the left operand.
  SmallVector<Value> strides(lhs.getRank());
  SymExpr stride = 1;
  for (int64_t dim = lhs.getRank(); dim-- > 0;) {
    strides[dim] = k.size(stride);
    stride *= left[dim];
  }
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Value panel = k.rem(task, panelCount), rest = k.div(task, panelCount);
    Value from = k.mul(k.rem(rest, blockCount), k.constant(block));
    Indices batch = delinearize(k, k.div(rest, blockCount), batchSizes);
    Value to = rowTotal;
    if (k.known(blockCount) != 1)
      to = b.create<arith::MinSIOp>(k.add(from, k.constant(block)), rowTotal);
    Value leftBase = k.constant(0), rightBase = k.constant(0);
    for (auto [number, dim] : llvm::enumerate(op.getLhsBatch()))
      leftBase = k.add(leftBase, k.mul(batch[number].base, strides[dim]));
    if (batchDims != 0) {
      Value number = k.constant(0);
      for (auto [index, size] : llvm::zip(batch, batchSizes))
        number = k.add(k.mul(number, k.size(size)), index.base);
      rightBase = k.mul(number, k.mul(depth, columns));
    }
    Panels panels{bufferOf(op.getRhs()), columns, depth, tiles.panelWidth(), packed, rightBase};
    tiles.forPanel(panels, panel, [&](Value column, bool tail) {
      tiles.forRows(from, to, [&](Value row, int64_t count) {
        SmallVector<Value> rowBase;
        SmallVector<Indices> rowIndex;
        for (int64_t r = 0; r < count; ++r) {
          rowIndex.push_back(delinearize(k, k.add(row, k.constant(r)), rowSizes));
          Value base = leftBase;
          for (auto [index, dim] : llvm::zip(rowIndex.back(), rowDims))
            base = k.add(base, k.mul(index.base, strides[dim]));
          rowBase.push_back(base);
        }
        auto reduce = [&](ValueRange start, auto step) {
          return k.loop(k.constant(0), depth, 1, start, [&](Value at, ValueRange acc) {
            SmallVector<Value> elements;
            for (Value base : rowBase) {
              Value position = k.add(base, k.mul(at, strides[sumDim]));
              elements.push_back(
                  k.load(leftBuffer, lhs.getElementType(), {position, 0, Value()}, 1, Value()));
            }
            return step(at, elements, acc);
          });
        };
        tiles.emit(count, panels, column, tail, reduce, [&](int64_t r) {
          Indices at = batch;
          at.append(rowIndex[r]);
          return at;
        });
      });
    });
  });
}

void emitConvTiles(KernelBuilder &k) {
  graph::ConvOp op;
  k.kernel().walk([&](graph::ConvOp candidate) { op = candidate; });
  Tiles tiles(k, op.getResult());
  auto input = tensorType(op.getInput());
  auto in = sizesOf(input), filter = sizesOf(tensorType(op.getFilter()));
  auto out = sizesOf(tensorType(op.getResult()));
  size_t spatial = input.getRank() - 2;
  bool packed = k.kernel()->hasAttr("packed");
  Value channels = k.size(in.back());
  Value columns = k.size(out.back());
  Value depth = k.size(shape::elementCount(ArrayRef(filter).drop_back()));
  // A task is a panel of one line of output pixels.
  ArrayRef<SymExpr> lines = ArrayRef(out).drop_back(2);
  Value lineLength = k.size(out[spatial]);
  Value panelCount = k.size(SymExpr::ceilDiv(out.back(), tiles.panelWidth()));
  unsigned inputBuffer = bufferOf(op.getInput());
  SmallVector<Value> strides(input.getRank());
  SymExpr stride = 1;
  for (int64_t dim = input.getRank(); dim-- > 0;) {
    strides[dim] = k.size(stride);
    stride *= in[dim];
  }
  k.loop(k.taskBegin(), k.taskEnd(), 1, [&](Value task) {
    Value panel = k.rem(task, panelCount);
    Indices line = delinearize(k, k.div(task, panelCount), lines);
    Value lineBase = k.mul(line[0].base, strides[0]);
    for (size_t dim = 0; dim + 1 < spatial; ++dim)
      lineBase = k.add(lineBase, k.mul(k.mul(line[1 + dim].base, k.constant(op.getStrides()[dim])),
                                       strides[1 + dim]));
    Panels panels{bufferOf(op.getFilter()), columns, depth,
                  tiles.panelWidth(),       packed,  k.constant(0)};
    tiles.forPanel(panels, panel, [&](Value column, bool tail) {
      tiles.forRows(k.constant(0), lineLength, [&](Value pixel, int64_t count) {
        SmallVector<Value> pixelBase;
        for (int64_t r = 0; r < count; ++r) {
          Value at = k.mul(k.add(pixel, k.constant(r)), k.constant(op.getStrides()[spatial - 1]));
          pixelBase.push_back(k.add(lineBase, k.mul(at, strides[spatial])));
        }
        auto reduce = [&](ValueRange start, auto step) {
          // Loops over the filter's taps, then channels; `tapAt` counts filter rows.
          std::function<SmallVector<Value>(size_t, Value, Value, ValueRange)> nest =
              [&](size_t dim, Value offset, Value tapAt, ValueRange acc) -> SmallVector<Value> {
            if (dim == spatial)
              return k.loop(k.constant(0), channels, 1, acc, [&](Value c, ValueRange inner) {
                SmallVector<Value> elements;
                Value where = k.add(offset, c);
                for (Value base : pixelBase)
                  elements.push_back(k.load(inputBuffer, input.getElementType(),
                                            {k.add(base, where), 0, Value()}, 1, Value()));
                return step(k.add(k.mul(tapAt, channels), c), elements, inner);
              });
            return k.loop(
                k.constant(0), k.size(filter[dim]), 1, acc, [&](Value tap, ValueRange inner) {
                  Value moved =
                      k.mul(k.mul(tap, k.constant(op.getDilations()[dim])), strides[1 + dim]);
                  Value next = k.add(k.mul(tapAt, k.size(filter[dim])), tap);
                  return nest(dim + 1, k.add(offset, moved), next, inner);
                });
          };
          return nest(0, k.constant(0), k.constant(0), start);
        };
        tiles.emit(count, panels, column, tail, reduce, [&](int64_t r) {
          Indices at = line;
          at.push_back({k.add(pixel, k.constant(r)), 0, Value()});
          return at;
        });
      });
    });
  });
}

} // namespace graphc::lower
