//===- Recurrent.cpp - fused recurrent cells ------------------------------===//

#include "dialects/tf/shapes/ShapeRegistry.h"

using namespace mlir;

namespace graphc::tf {
namespace {

/// LSTMBlockCell: x [batch, inputs], cs_prev [batch, cells]; seven results of
/// the latter's shape.
LogicalResult inferLstmCell(ShapeContext &c) {
  FailureOr<Shape> x = c.withRank(0, 2), state = c.withRank(1, 2);
  if (failed(x) || failed(state))
    return failure();
  FailureOr<SymExpr> batch = c.merge((*x)[0], (*state)[0], "batches of input and state");
  if (failed(batch))
    return failure();
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, Shape{*batch, (*state)[1]});
  return success();
}

/// GRUBlockCell: x [batch, inputs], h_prev [batch, cells].
LogicalResult inferGruCell(ShapeContext &c) { return inferLstmCell(c); }

/// BlockLSTM: seq_len_max, x [time, batch, inputs], cs_prev, h_prev, w, wci, wcf,
/// wco, b [4 * cells]; seven results [time, batch, cells].
LogicalResult inferBlockLstm(ShapeContext &c) {
  FailureOr<Shape> x = c.withRank(1, 3), bias = c.withRank(8, 1);
  if (failed(x) || failed(bias))
    return failure();
  SymExpr cells = SymExpr::floorDiv((*bias)[0], 4);
  for (unsigned i = 0, e = c.numResults(); i < e; ++i)
    c.setResult(i, Shape{(*x)[0], (*x)[1], cells});
  return success();
}

} // namespace

void registerRecurrentShapes(ShapeRegistry &registry) {
  registry.add({"LSTMBlockCell"}, inferLstmCell);
  registry.add({"GRUBlockCell"}, inferGruCell);
  registry.add({"BlockLSTM", "BlockLSTMV2"}, inferBlockLstm);
}

} // namespace graphc::tf
