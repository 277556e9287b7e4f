//===- Rnn.cpp - recurrent cells --------------------------------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>

using namespace graphc::reference;

namespace {

using Values = std::vector<double>;

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

/// rows of [x, h] times a matrix [inputs + units, columns], plus a bias.
Values affine(const Values &x, const Values &h, int64_t batch, const Values &weights,
              const Values &bias) {
  int64_t inputs = x.size() / batch, units = h.size() / batch, columns = bias.size();
  Values result(batch * columns);
  for (int64_t b = 0; b < batch; ++b) {
    double *row = &result[b * columns];
    std::copy(bias.begin(), bias.end(), row);
    for (int64_t k = 0; k < inputs + units; ++k) {
      double value = k < inputs ? x[b * inputs + k] : h[b * units + k - inputs];
      for (int64_t j = 0; j < columns; ++j)
        row[j] += value * weights[k * columns + j];
    }
  }
  return result;
}

/// Weights and options of an LSTM layer. The gates' columns are in order i, c, f, o; version 2
/// keeps them as i, f, c, o.
struct Lstm {
  int64_t batch, inputs, units;
  Values weights, bias, peepholeI, peepholeF, peepholeO;
  double forgetBias, cellClip;
  bool forgetThird;
};

struct LstmStep {
  Values i, cs, f, o, ci, co, h;
};

LstmStep stepLstm(const Lstm &cell, const Values &x, const Values &state, const Values &output) {
  Values gates = affine(x, output, cell.batch, cell.weights, cell.bias);
  int64_t count = cell.batch * cell.units;
  LstmStep step{Values(count), Values(count), Values(count), Values(count),
                Values(count), Values(count), Values(count)};
  for (int64_t at = 0; at < count; ++at) {
    int64_t u = at % cell.units;
    const double *row = &gates[at / cell.units * 4 * cell.units + u];
    double candidate = row[(cell.forgetThird ? 1 : 2) * cell.units];
    double forget = row[(cell.forgetThird ? 2 : 1) * cell.units];
    double peepI = cell.peepholeI.empty() ? 0 : cell.peepholeI[u];
    double peepF = cell.peepholeF.empty() ? 0 : cell.peepholeF[u];
    double peepO = cell.peepholeO.empty() ? 0 : cell.peepholeO[u];
    step.i[at] = sigmoid(row[0] + state[at] * peepI);
    step.f[at] = sigmoid(forget + cell.forgetBias + state[at] * peepF);
    step.ci[at] = std::tanh(candidate);
    double cs = step.ci[at] * step.i[at] + state[at] * step.f[at];
    if (cell.cellClip > 0)
      cs = std::clamp(cs, -cell.cellClip, cell.cellClip);
    step.cs[at] = cs;
    step.o[at] = sigmoid(row[3 * cell.units] + cs * peepO);
    step.co[at] = std::tanh(cs);
    step.h[at] = step.co[at] * step.o[at];
  }
  return step;
}

/// Reads operands x, cs_prev, h_prev, w, wci, wcf, wco, b from `first` on.
Lstm readLstm(const Op &op, int first, bool forgetThird, double defaultForget, double defaultClip) {
  const Tensor &x = op.in(first), &state = op.in(first + 1), &output = op.in(first + 2);
  const Tensor &w = op.in(first + 3), &b = op.in(first + 7);
  require(state.rank() == 2 && output.shape() == state.shape(),
          "cs_prev and h_prev must be matrices of one shape, got ", toString(state.shape()),
          " and ", toString(output.shape()));
  int64_t inputs = x.rank() ? x.dim(x.rank() - 1) : 0;
  Lstm cell{.batch = state.dim(0),
            .inputs = inputs,
            .units = state.dim(1),
            .weights = toDoubles(op, w),
            .bias = toDoubles(op, b),
            .peepholeI = {},
            .peepholeF = {},
            .peepholeO = {},
            .forgetBias = op.attr<float>("forget_bias", defaultForget),
            .cellClip = op.attr<float>("cell_clip", defaultClip),
            .forgetThird = forgetThird};
  require(w.shape() == Shape({inputs + cell.units, 4 * cell.units}) &&
              b.shape() == Shape({4 * cell.units}),
          "w has shape ", toString(w.shape()), " and b ", toString(b.shape()), " for ", inputs,
          " inputs and ", cell.units, " units");
  if (op.attr<bool>("use_peephole", false)) {
    cell.peepholeI = toDoubles(op, op.in(first + 4));
    cell.peepholeF = toDoubles(op, op.in(first + 5));
    cell.peepholeO = toDoubles(op, op.in(first + 6));
    for (const Values *peephole : {&cell.peepholeI, &cell.peepholeF, &cell.peepholeO})
      require(static_cast<int64_t>(peephole->size()) == cell.units, "peephole weights must have ",
              cell.units, " elements");
  }
  return cell;
}

/// One step: results i, cs, f, o, ci, co, h.
Outputs lstmBlockCell(const Op &op) {
  Lstm cell = readLstm(op, 0, true, 1, 3);
  const Tensor &x = op.in(0);
  require(x.shape() == Shape({cell.batch, cell.inputs}), "x must be a matrix of ", cell.batch,
          " rows, got ", toString(x.shape()));
  LstmStep step =
      stepLstm(cell, toDoubles(op, x), toDoubles(op, op.in(1)), toDoubles(op, op.in(2)));
  Outputs results;
  for (const Values *values : {&step.i, &step.cs, &step.f, &step.o, &step.ci, &step.co, &step.h})
    results.push_back(fromDoubles(op, x.dtype(), {cell.batch, cell.units}, *values));
  return results;
}

/// All steps of x [time, batch, inputs]; steps at or past seq_len_max give zeros.
template <bool Second> Outputs blockLstm(const Op &op) {
  int64_t steps = readInt(op, op.in(0));
  Lstm cell = readLstm(op, 1, !Second, Second ? 0 : 1, Second ? 0 : 3);
  const Tensor &x = op.in(1);
  require(x.rank() == 3 && x.dim(1) == cell.batch, "x must be [time, batch, inputs], got ",
          toString(x.shape()));
  int64_t time = x.dim(0), size = cell.batch * cell.units;
  std::vector<Values> results(7, Values(time * size, 0));
  Values in = toDoubles(op, x), state = toDoubles(op, op.in(2)), output = toDoubles(op, op.in(3));
  for (int64_t t = 0; t < std::min(steps, time); ++t) {
    Values frame(in.begin() + t * cell.batch * cell.inputs,
                 in.begin() + (t + 1) * cell.batch * cell.inputs);
    LstmStep step = stepLstm(cell, frame, state, output);
    int k = 0;
    for (const Values *values : {&step.i, &step.cs, &step.f, &step.o, &step.ci, &step.co, &step.h})
      std::copy(values->begin(), values->end(), results[k++].begin() + t * size);
    state = step.cs;
    output = step.h;
  }
  Outputs tensors;
  for (const Values &values : results)
    tensors.push_back(fromDoubles(op, x.dtype(), {time, cell.batch, cell.units}, values));
  return tensors;
}

/// Results r, u, c, h of one gated recurrent step.
Outputs gruBlockCell(const Op &op) {
  const Tensor &x = op.in(0), &h = op.in(1);
  require(x.rank() == 2 && h.rank() == 2 && x.dim(0) == h.dim(0),
          "x and h_prev must be matrices with as many rows, got ", toString(x.shape()), " and ",
          toString(h.shape()));
  int64_t batch = x.dim(0), inputs = x.dim(1), units = h.dim(1);
  require(op.in(2).shape() == Shape({inputs + units, 2 * units}) &&
              op.in(3).shape() == Shape({inputs + units, units}) &&
              op.in(4).shape() == Shape({2 * units}) && op.in(5).shape() == Shape({units}),
          "the weights do not fit ", inputs, " inputs and ", units, " units");
  Values in = toDoubles(op, x), previous = toDoubles(op, h);
  int64_t count = batch * units;
  Values r(count), u(count), c(count), next(count), reset(count);
  if (batch > 0) {
    Values gates = affine(in, previous, batch, toDoubles(op, op.in(2)), toDoubles(op, op.in(4)));
    for (int64_t at = 0; at < count; ++at) {
      const double *row = &gates[at / units * 2 * units + at % units];
      r[at] = sigmoid(row[0]);
      u[at] = sigmoid(row[units]);
      reset[at] = previous[at] * r[at];
    }
    c = affine(in, reset, batch, toDoubles(op, op.in(3)), toDoubles(op, op.in(5)));
    for (int64_t at = 0; at < count; ++at) {
      c[at] = std::tanh(c[at]);
      next[at] = u[at] * previous[at] + (1 - u[at]) * c[at];
    }
  }
  auto tensor = [&](const Values &values) {
    return fromDoubles(op, x.dtype(), {batch, units}, values);
  };
  return {tensor(r), tensor(u), tensor(c), tensor(next)};
}

constexpr OpEntry entries[] = {
    {"BlockLSTM", blockLstm<false>},
    {"BlockLSTMV2", blockLstm<true>},
    {"GRUBlockCell", gruBlockCell},
    {"LSTMBlockCell", lstmBlockCell},
};

} // namespace

std::span<const OpEntry> graphc::reference::rnnOps() { return entries; }
