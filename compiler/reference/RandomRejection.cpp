//===- RandomRejection.cpp - gamma and Poisson variates ----------------------------------===//
//
// Methods that draw until a candidate is accepted. Every result owns 256 blocks of the
// stream, so that results do not depend on how many draws their neighbours took.
//
//===----------------------------------------------------------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Philox.h"

#include <cmath>

using namespace graphc::reference;

namespace {

constexpr uint64_t blocksPerResult = 256;

/// Uniform and normal doubles from one stream. Each kind keeps the rest of its last block and
/// hands it out from the end, as TensorFlow's kernels do.
class Draws {
public:
  explicit Draws(Philox stream) : stream(stream) {}

  double uniform() {
    if (uniforms.empty()) {
      Philox::Block w = stream.next();
      uniforms = {uniformDouble(w[0], w[1]), uniformDouble(w[2], w[3])};
    }
    return pop(uniforms);
  }
  double normal() {
    if (normals.empty()) {
      Philox::Block w = stream.next();
      double first = std::max(uniformDouble(w[0], w[1]), 1.0e-7);
      double angle = 2 * M_PI * uniformDouble(w[2], w[3]);
      double radius = std::sqrt(-2 * std::log(first));
      normals = {std::sin(angle) * radius, std::cos(angle) * radius};
    }
    return pop(normals);
  }

private:
  static double pop(std::vector<double> &values) {
    double value = values.back();
    values.pop_back();
    return value;
  }
  Philox stream;
  std::vector<double> uniforms, normals;
};

/// Marsaglia and Tsang, "A simple method for generating gamma variables" (2000); shapes below 1 by
/// their boost.
double drawGamma(double alpha, Draws &draws) {
  if (alpha == 1)
    return -std::log1p(-draws.uniform());
  bool small = alpha < 1;
  double d = alpha + (small ? 2.0 / 3 : -1.0 / 3), c = 1.0 / 3 / std::sqrt(d);
  for (;;) {
    double x = draws.normal(), v = 1 + c * x;
    if (v <= 0)
      continue;
    v = v * v * v;
    double u = draws.uniform();
    if (u < 1 - 0.0331 * (x * x) * (x * x) ||
        std::log(u) < 0.5 * x * x + d * (1 - v + std::log(v))) {
      double result = d * v;
      return small ? result * std::pow(draws.uniform(), 1 / alpha) : result;
    }
  }
}

/// Knuth's products for small rates; for large ones Hoermann's transformed rejection ("The
/// transformed rejection method for generating Poisson random variables", 1993).
double drawPoisson(double rate, double largest, Draws &draws) {
  if (!(rate >= 0) || std::isinf(rate))
    return std::numeric_limits<double>::quiet_NaN();
  if (rate < 10) {
    double limit = std::exp(-rate), product = 1;
    for (double x = 0;; ++x) {
      product *= draws.uniform();
      if (product <= limit && x <= largest)
        return x;
    }
  }
  double logRate = std::log(rate), b = 0.931 + 2.53 * std::sqrt(rate);
  double a = -0.059 + 0.02483 * b, inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  for (;;) {
    double u = draws.uniform() - 0.5, v = draws.uniform(), shifted = 0.5 - std::fabs(u);
    double k = std::floor((2 * a / shifted + b) * u + rate + 0.43);
    if (k > largest)
      continue;
    if (shifted >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2))
      return k;
    if (k < 0 || (shifted < 0.013 && v > shifted))
      continue;
    int sign;
    double s = std::log(v * inverseAlpha / (a / (shifted * shifted) + b));
    if (s <= -rate + k * logRate - lgamma_r(k + 1, &sign))
      return k;
  }
}

/// `draw(parameter, draws)` for each result; results of one parameter differ in the leading
/// dimensions.
template <typename Draw>
std::vector<double> drawAll(const Op &op, const std::vector<double> &parameters, int64_t samples,
                            Draw draw) {
  Philox stream = Philox::fromSeeds(op.attr<int64_t>("seed", 0), op.attr<int64_t>("seed2", 0));
  uint64_t &used = op.env.randomCounters[op.call.node];
  stream.skip(used);
  int64_t count = parameters.size();
  used += static_cast<uint64_t>(samples * count) * blocksPerResult / 4;
  std::vector<double> results(samples * count);
  for (int64_t p = 0; p < count; ++p)
    for (int64_t s = 0; s < samples; ++s) {
      Philox own = stream;
      own.skip(static_cast<uint64_t>(p * samples + s) * blocksPerResult);
      Draws draws(own);
      results[s * count + p] = draw(parameters[p], draws);
    }
  return results;
}

Shape sampleShape(const Op &op) {
  Shape shape = readInts(op, op.in(0));
  require(countElements(shape).has_value(), "invalid shape ", toString(shape));
  return shape;
}

Outputs randomGamma(const Op &op) {
  Shape lead = sampleShape(op);
  const Tensor &alpha = op.in(1);
  Shape shape = concatShapes(lead, alpha.shape());
  op.make(alpha.dtype(), shape);
  std::vector<double> alphas = toDoubles(op, alpha);
  for (double value : alphas)
    require(value > 0, "alpha must be positive, got ", value);
  return {fromDoubles(op, alpha.dtype(), shape, drawAll(op, alphas, productOf(lead), drawGamma))};
}

Outputs randomPoisson(const Op &op) {
  Shape lead = sampleShape(op);
  const Tensor &rate = op.in(1);
  DType type = op.call.op == "RandomPoisson" ? rate.dtype() : op.attr<DType>("dtype", DType::Int64);
  Shape shape = concatShapes(lead, rate.shape());
  op.make(type, shape);
  std::vector<double> rates = dispatch(op, RealTypes(), rate.dtype(), [&]<typename T>() {
    std::span<const T> data = rate.data<T>();
    return std::vector<double>(data.begin(), data.end());
  });
  double largest = type == DType::Int32  ? INT32_MAX
                   : type == DType::Half ? 65504
                                         : std::numeric_limits<double>::max();
  std::vector<double> drawn =
      drawAll(op, rates, productOf(lead), [&](double parameter, Draws &draws) {
        return drawPoisson(parameter, largest, draws);
      });
  if (isFloating(type))
    return {fromDoubles(op, type, shape, drawn)};
  return {makeInts(op, type, shape, std::vector<int64_t>(drawn.begin(), drawn.end()))};
}

constexpr OpEntry entries[] = {
    {"RandomGamma", randomGamma, true},
    {"RandomPoisson", randomPoisson, true},
    {"RandomPoissonV2", randomPoisson, true},
};

} // namespace

std::span<const OpEntry> graphc::reference::randomRejectionOps() { return entries; }
