//===- Random.cpp - random ops -------------------------------------------------------===//
//
// With a seed (or key and counter) the numbers are TensorFlow's. A stateful op whose
// two seeds are zero draws from a fixed stream instead of an unpredictable one: the
// reference has to be repeatable.
//
//===----------------------------------------------------------------------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Philox.h"
#include "compiler/reference/Variables.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace graphc::reference;

namespace {

/// The stream of a stateful op at its place: earlier calls of the node have used up blocks.
Philox reserve(const Op &op, uint64_t blocks) {
  Philox stream = Philox::fromSeeds(op.attr<int64_t>("seed", 0), op.attr<int64_t>("seed2", 0));
  uint64_t &used = op.env.randomCounters[op.call.node];
  stream.skip(used);
  used += blocks;
  return stream;
}

/// Each result of a filling op owns 256 words.
uint64_t blocksFor(int64_t count) { return (static_cast<uint64_t>(count) * 256 + 3) / 4; }

Shape shapeOperand(const Op &op, int index = 0) {
  Shape shape = readInts(op, op.in(index));
  require(countElements(shape).has_value(), "invalid shape ", toString(shape));
  return shape;
}

using Fill = Tensor (*)(const Op &, DType, Shape, Philox);

template <Fill F> Outputs stateful(const Op &op) {
  Shape shape = shapeOperand(op);
  DType type = op.attr<DType>("dtype");
  op.make(type, shape);
  return {F(op, type, shape, reserve(op, blocksFor(productOf(shape))))};
}

Outputs randomUniformInt(const Op &op) {
  Shape shape = shapeOperand(op);
  int64_t low = readInt(op, op.in(1)), high = readInt(op, op.in(2));
  op.make(op.in(1).dtype(), shape);
  return {fillUniformInt(op, op.in(1).dtype(), shape, reserve(op, blocksFor(productOf(shape))), low,
                         high)};
}

//===----------------------------------------------------------------------===//
// Stateless ops
//===----------------------------------------------------------------------===//

/// Key and counter of a two-number seed: the seed's block under a fixed key.
Philox streamOfSeed(const Op &op, const Tensor &seed) {
  std::vector<int64_t> words = readInts(op, seed);
  require(words.size() == 2, "seed must have shape [2], got ", toString(seed.shape()));
  uint64_t a = words[0], b = words[1];
  Philox mixer({0x3ec8f720, 0x02461e29},
               {static_cast<uint32_t>(a), static_cast<uint32_t>(a >> 32), static_cast<uint32_t>(b),
                static_cast<uint32_t>(b >> 32)});
  Philox::Block mixed = mixer.next();
  return Philox({mixed[0], mixed[1]}, {0, 0, mixed[2], mixed[3]});
}

uint64_t join(uint32_t low, uint32_t high) { return low | static_cast<uint64_t>(high) << 32; }

Outputs getKeyCounter(const Op &op) {
  Philox stream = streamOfSeed(op, op.in(0));
  auto [k0, k1] = stream.keyWords();
  auto [c0, c1, c2, c3] = stream.counterWords();
  return {Tensor::of<uint64_t>({1}, {join(k0, k1)}),
          Tensor::of<uint64_t>({2}, {join(c0, c1), join(c2, c3)})};
}

constexpr int32_t philoxAlgorithm = 1, automaticAlgorithm = 3;

Outputs getAlgorithm(const Op &) { return {Tensor::scalar<int32_t>(philoxAlgorithm)}; }

Outputs getKeyCounterAlgorithm(const Op &op) {
  Outputs results = getKeyCounter(op);
  results.push_back(Tensor::scalar<int32_t>(philoxAlgorithm));
  return results;
}

/// The stream that operands (key, counter, algorithm) from `first` describe.
Philox streamOfKey(const Op &op, int first) {
  std::vector<int64_t> key = readInts(op, op.in(first)), counter = readInts(op, op.in(first + 1));
  int64_t algorithm = readInt(op, op.in(first + 2));
  if (algorithm != philoxAlgorithm && algorithm != automaticAlgorithm)
    fail(EvalError::Kind::Unsupported, "random algorithm ", algorithm);
  require(key.size() == 1 && counter.size() == 2, "key must have shape [1] and counter [2]");
  uint64_t k = key[0], low = counter[0], high = counter[1];
  return Philox({static_cast<uint32_t>(k), static_cast<uint32_t>(k >> 32)},
                {static_cast<uint32_t>(low), static_cast<uint32_t>(low >> 32),
                 static_cast<uint32_t>(high), static_cast<uint32_t>(high >> 32)});
}

template <Fill F> Outputs statelessV2(const Op &op) {
  return {F(op, op.attr<DType>("dtype", DType::Float), shapeOperand(op), streamOfKey(op, 1))};
}

template <Fill F> Outputs statelessV1(const Op &op) {
  return {
      F(op, op.attr<DType>("dtype", DType::Float), shapeOperand(op), streamOfSeed(op, op.in(1)))};
}

Outputs statelessUniformInt(const Op &op) {
  return {fillUniformInt(op, op.in(2).dtype(), shapeOperand(op), streamOfSeed(op, op.in(1)),
                         readInt(op, op.in(2)), readInt(op, op.in(3)))};
}

Outputs statelessUniformIntV2(const Op &op) {
  return {fillUniformInt(op, op.in(4).dtype(), shapeOperand(op), streamOfKey(op, 1),
                         readInt(op, op.in(4)), readInt(op, op.in(5)))};
}

//===----------------------------------------------------------------------===//
// Shuffles and categorical draws
//===----------------------------------------------------------------------===//

/// Swaps each row with one at or behind it (Fisher and Yates), the distance by remainder.
Tensor shuffleRows(const Op &op, const Tensor &x, Philox stream) {
  if (x.rank() == 0 || x.dim(0) <= 1)
    return x;
  std::vector<int64_t> order(x.dim(0));
  std::iota(order.begin(), order.end(), 0);
  WordStream words(stream);
  for (size_t i = 0; i + 1 < order.size(); ++i)
    std::swap(order[i], order[i + words() % static_cast<uint32_t>(order.size() - i)]);
  return evaluateAs(op, "GatherV2",
                    {x, Tensor::vector<int64_t>(order), Tensor::scalar<int32_t>(0)})[0];
}

Outputs randomShuffle(const Op &op) {
  const Tensor &x = op.in(0);
  uint64_t words = x.rank() ? std::max<int64_t>(x.dim(0) - 1, 0) : 0;
  return {shuffleRows(op, x, reserve(op, (words + 3) / 4))};
}

Outputs statelessShuffle(const Op &op) { return {shuffleRows(op, op.in(0), streamOfKey(op, 1))}; }

/// Draws class indices per row with probabilities softmax(logits): the first class at which the
/// running sum of probabilities exceeds a uniform value.
Tensor drawCategories(const Op &op, const Tensor &logits, int64_t samples, Philox stream) {
  require(logits.rank() == 2 && (logits.dim(1) > 0 || logits.dim(0) == 0),
          "logits should be a matrix with at least one class, got shape ",
          toString(logits.shape()));
  require(samples >= 0, "num_samples should be nonnegative, got ", samples);
  DType type = op.attr<DType>("output_dtype", DType::Int64);
  Shape shape = {logits.dim(0), samples};
  op.make(type, shape);
  std::vector<double> values = toDoubles(op, logits);
  std::vector<int64_t> chosen;
  int64_t classes = logits.dim(1);
  WordStream words(stream);
  for (int64_t row = 0; row < logits.dim(0); ++row) {
    std::span<double> scores = std::span(values).subspan(row * classes, classes);
    double largest = -std::numeric_limits<double>::infinity(), total = 0;
    for (double score : scores)
      if (std::isfinite(score))
        largest = std::max(largest, score);
    std::vector<double> running;
    for (double score : scores) {
      if (std::isfinite(score))
        total += std::exp(score - largest);
      running.push_back(total);
    }
    for (int64_t i = 0; i < samples; ++i) {
      uint32_t high = words(), low = words();
      double target = uniformDouble(high, low) * total;
      auto at = std::upper_bound(running.begin(), running.end(), target);
      chosen.push_back(std::min<int64_t>(at - running.begin(), classes - 1));
    }
  }
  return makeInts(op, type, shape, chosen);
}

Outputs multinomial(const Op &op) {
  int64_t samples = readInt(op, op.in(1));
  require(samples >= 0 && samples < INT32_MAX, "num_samples should be nonnegative, got ", samples);
  uint64_t rows = op.in(0).rank() ? op.in(0).dim(0) : 0;
  uint64_t reserved = rows * ((static_cast<uint64_t>(samples) + 3) / 4 * 4) * 2 * 256;
  return {drawCategories(op, op.in(0), samples, reserve(op, (reserved + 3) / 4))};
}

Outputs statelessMultinomial(const Op &op) {
  return {drawCategories(op, op.in(0), readInt(op, op.in(1)), streamOfSeed(op, op.in(2)))};
}

//===----------------------------------------------------------------------===//
// Generators in variables
//===----------------------------------------------------------------------===//

/// Returns the state (counter low, counter high, key) and advances it by 256 times `delta`.
Outputs rngReadAndSkip(const Op &op) {
  Tensor &state = variableOf(op, op.in(0));
  int64_t algorithm = readInt(op, op.in(1)), delta = readInt(op, op.in(2));
  if (algorithm != philoxAlgorithm && algorithm != automaticAlgorithm)
    fail(EvalError::Kind::Unsupported, "random algorithm ", algorithm);
  require(state.dtype() == DType::Int64 && state.numElements() >= 3,
          "the generator's state must hold 3 int64 values, got ", toString(state.shape()));
  Tensor before = state;
  std::span<int64_t> words = state.mutableData<int64_t>();
  uint64_t step = static_cast<uint64_t>(delta) * 256, low = words[0];
  words[0] = static_cast<int64_t>(low + step);
  if (low + step < low)
    words[1] = static_cast<int64_t>(static_cast<uint64_t>(words[1]) + 1);
  return {before};
}

constexpr OpEntry entries[] = {
    {"Multinomial", multinomial, true},
    {"RandomShuffle", randomShuffle, true},
    {"RandomStandardNormal", stateful<fillNormal>, true},
    {"RandomUniform", stateful<fillUniform>, true},
    {"RandomUniformInt", randomUniformInt, true},
    {"RngReadAndSkip", rngReadAndSkip, true},
    {"StatelessMultinomial", statelessMultinomial},
    {"StatelessRandomGetAlg", getAlgorithm},
    {"StatelessRandomGetKeyCounter", getKeyCounter},
    {"StatelessRandomGetKeyCounterAlg", getKeyCounterAlgorithm},
    {"StatelessRandomNormal", statelessV1<fillNormal>},
    {"StatelessRandomNormalV2", statelessV2<fillNormal>},
    {"StatelessRandomUniform", statelessV1<fillUniform>},
    {"StatelessRandomUniformFullInt", statelessV1<fillFullInt>},
    {"StatelessRandomUniformFullIntV2", statelessV2<fillFullInt>},
    {"StatelessRandomUniformInt", statelessUniformInt},
    {"StatelessRandomUniformIntV2", statelessUniformIntV2},
    {"StatelessRandomUniformV2", statelessV2<fillUniform>},
    {"StatelessShuffle", statelessShuffle},
    {"StatelessTruncatedNormal", statelessV1<fillTruncatedNormal>},
    {"StatelessTruncatedNormalV2", statelessV2<fillTruncatedNormal>},
    {"TruncatedNormal", stateful<fillTruncatedNormal>, true},
};

} // namespace

std::span<const OpEntry> graphc::reference::randomOps() { return entries; }
