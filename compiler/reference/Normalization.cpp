//===- Normalization.cpp - batch norm, LRN, softmax, cross entropy ------------===//

#include "compiler/reference/Families.h"
#include "compiler/reference/Window.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace graphc::reference;

namespace {

/// What a fused batch norm node says about itself.
struct BatchNorm {
  DataFormat format;
  double epsilon;
  bool training;
  double averageFactor;

  explicit BatchNorm(const Op &op)
      : format(op, op.attr<std::string>("data_format", "NHWC")),
        epsilon(op.attr<float>("epsilon", 0.0001f)), training(op.attr<bool>("is_training", true)),
        averageFactor(op.attr<float>("exponential_avg_factor", 1.0f)) {}
};

/// A channels-last operand as rows of channels in double, and its scale/offset-like companions.
std::vector<double> channelVector(const Op &op, const Tensor &x, int64_t channels) {
  require(x.rank() == 1 && x.dim(0) == channels, "expected a vector of ", channels,
          " channels, got shape ", toString(x.shape()));
  return toDoubles(op, x);
}

struct Moments {
  std::vector<double> mean, variance; ///< The variance of the population.
};

Moments momentsOf(const std::vector<double> &rows, int64_t channels) {
  int64_t count = channels ? static_cast<int64_t>(rows.size()) / channels : 0;
  // Nothing has no mean.
  double start = count ? 0 : std::numeric_limits<double>::quiet_NaN();
  Moments moments{std::vector<double>(channels, start), std::vector<double>(channels, start)};
  for (size_t i = 0; i < rows.size(); ++i)
    moments.mean[i % channels] += rows[i] / count;
  for (size_t i = 0; i < rows.size(); ++i) {
    double d = rows[i] - moments.mean[i % channels];
    moments.variance[i % channels] += d * d / count;
  }
  return moments;
}

/// Training normalizes with the batch's own moments and reports them (the variance with Bessel's
/// correction, both blended with the running ones by exponential_avg_factor); inference uses the
/// running ones. The reserved results carry what the gradient needs.
template <int NumOutputs> Outputs fusedBatchNorm(const Op &op) {
  BatchNorm norm(op);
  // A rank-5 operand comes with a rank-4 format name in old graphs.
  require(op.in(0).rank() == norm.format.rank, "input must be ", norm.format.rank,
          "-dimensional: ", toString(op.in(0).shape()));
  Tensor x = norm.format.toChannelsLast(op, op.in(0));
  int64_t channels = x.dim(x.rank() - 1);
  int64_t count = channels ? x.numElements() / channels : 0;
  std::vector<double> rows = toDoubles(op, x);
  std::vector<double> scale = channelVector(op, op.in(1), channels);
  std::vector<double> offset = channelVector(op, op.in(2), channels);
  DType stateType = op.in(1).dtype();

  Moments used, reported;
  if (norm.training) {
    used = momentsOf(rows, channels);
    reported = used;
    double bessel = count > 1 ? static_cast<double>(count) / (count - 1) : 1;
    std::vector<double> runningMean, runningVariance;
    if (norm.averageFactor != 1) {
      runningMean = channelVector(op, op.in(3), channels);
      runningVariance = channelVector(op, op.in(4), channels);
    }
    for (int64_t c = 0; c < channels; ++c) {
      reported.variance[c] *= bessel;
      if (norm.averageFactor == 1)
        continue;
      double keep = 1 - norm.averageFactor;
      reported.mean[c] = keep * runningMean[c] + norm.averageFactor * reported.mean[c];
      reported.variance[c] = keep * runningVariance[c] + norm.averageFactor * reported.variance[c];
    }
  } else {
    used = {channelVector(op, op.in(3), channels), channelVector(op, op.in(4), channels)};
    reported = used;
  }
  std::vector<double> factor(channels);
  for (int64_t c = 0; c < channels; ++c)
    factor[c] = scale[c] / std::sqrt(used.variance[c] + norm.epsilon);
  for (size_t i = 0; i < rows.size(); ++i) {
    int64_t c = i % channels;
    rows[i] = (rows[i] - used.mean[c]) * factor[c] + offset[c];
  }
  Tensor y = norm.format.fromChannelsLast(op, fromDoubles(op, x.dtype(), x.shape(), rows));
  auto vector = [&](const std::vector<double> &v) {
    return fromDoubles(op, stateType, {channels}, v);
  };
  Outputs results = {y, vector(reported.mean), vector(reported.variance), vector(used.mean),
                     vector(used.variance)};
  if (NumOutputs == 6)
    results.push_back(op.make(stateType, {0}));
  return results;
}

/// Gradients of training (through the batch moments) or inference (moments constant).
template <int NumOutputs> Outputs fusedBatchNormGrad(const Op &op) {
  BatchNorm norm(op);
  require(op.in(0).rank() == norm.format.rank && op.in(1).shape() == op.in(0).shape(),
          "y_backprop and x must have one shape of rank ", norm.format.rank);
  Tensor dyTensor = norm.format.toChannelsLast(op, op.in(0));
  Tensor xTensor = norm.format.toChannelsLast(op, op.in(1));
  int64_t channels = xTensor.dim(xTensor.rank() - 1);
  int64_t count = channels ? xTensor.numElements() / channels : 0;
  std::vector<double> dy = toDoubles(op, dyTensor), x = toDoubles(op, xTensor);
  std::vector<double> scale = channelVector(op, op.in(2), channels);
  std::vector<double> mean = channelVector(op, op.in(3), channels);
  std::vector<double> variance = channelVector(op, op.in(4), channels);
  std::vector<double> dOffset(channels, 0), dScale(channels, 0), inverse(channels);
  for (int64_t c = 0; c < channels; ++c)
    inverse[c] = 1 / std::sqrt(variance[c] + norm.epsilon);
  for (size_t i = 0; i < dy.size(); ++i) {
    int64_t c = i % channels;
    dOffset[c] += dy[i];
    dScale[c] += dy[i] * (x[i] - mean[c]) * inverse[c];
  }
  std::vector<double> dx(dy.size());
  for (size_t i = 0; i < dy.size(); ++i) {
    int64_t c = i % channels;
    double centered = dy[i];
    if (norm.training)
      centered -= dOffset[c] / count + (x[i] - mean[c]) * inverse[c] * dScale[c] / count;
    dx[i] = scale[c] * inverse[c] * centered;
  }
  DType stateType = op.in(2).dtype();
  Tensor result =
      norm.format.fromChannelsLast(op, fromDoubles(op, xTensor.dtype(), xTensor.shape(), dx));
  return {result, fromDoubles(op, stateType, {channels}, dScale),
          fromDoubles(op, stateType, {channels}, dOffset), op.make(stateType, {}),
          op.make(stateType, {})};
}

/// The op of old graphs: (t - m) * rsqrt(v + epsilon) [* gamma] + beta, channels last.
Outputs batchNormWithGlobalNormalization(const Op &op) {
  const Tensor &t = op.in(0);
  require(t.rank() == 4, "input must be 4-dimensional: ", toString(t.shape()));
  int64_t channels = t.dim(3);
  std::vector<double> x = toDoubles(op, t), m = channelVector(op, op.in(1), channels),
                      v = channelVector(op, op.in(2), channels),
                      beta = channelVector(op, op.in(3), channels),
                      gamma = channelVector(op, op.in(4), channels);
  double epsilon = op.attr<float>("variance_epsilon");
  bool scaled = op.attr<bool>("scale_after_normalization");
  for (size_t i = 0; i < x.size(); ++i) {
    int64_t c = i % channels;
    x[i] = (x[i] - m[c]) / std::sqrt(v[c] + epsilon) * (scaled ? gamma[c] : 1) + beta[c];
  }
  return {fromDoubles(op, t.dtype(), t.shape(), x)};
}

/// x / (bias + alpha * sum of squares of the channels within depth_radius)^beta.
Outputs localResponseNormalization(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() == 4, "in must be 4-dimensional");
  int64_t depth = x.dim(3), radius = op.attr<int64_t>("depth_radius", 5);
  double bias = op.attr<float>("bias", 1), alpha = op.attr<float>("alpha", 1),
         beta = op.attr<float>("beta", 0.5f);
  require(radius >= 0 && radius <= INT32_MAX, "depth_radius ", radius, " is out of range");
  std::vector<double> in = toDoubles(op, x), out(in.size());
  for (size_t i = 0; i < in.size(); ++i) {
    int64_t c = i % depth;
    double squares = 0;
    for (int64_t k = std::max<int64_t>(0, c - radius); k <= std::min(depth - 1, c + radius); ++k)
      squares += in[i - c + k] * in[i - c + k];
    out[i] = in[i] * std::pow(bias + alpha * squares, -beta);
  }
  return {fromDoubles(op, x.dtype(), x.shape(), out)};
}

/// log(softmax) of each row of `columns` values, in place.
void logSoftmaxRows(std::vector<double> &x, int64_t columns) {
  for (size_t row = 0; row < x.size(); row += columns) {
    auto begin = x.begin() + row, end = begin + columns;
    double largest = *std::max_element(begin, end), sum = 0;
    for (auto it = begin; it != end; ++it)
      sum += std::exp(*it - largest);
    for (auto it = begin; it != end; ++it)
      *it = *it - largest - std::log(sum);
  }
}

/// exp(x - max) / sum of the row, in place.
void softmaxRows(std::vector<double> &x, int64_t columns) {
  for (size_t row = 0; row < x.size(); row += columns) {
    auto begin = x.begin() + row, end = begin + columns;
    double largest = *std::max_element(begin, end), sum = 0;
    for (auto it = begin; it != end; ++it)
      sum += *it = std::exp(*it - largest);
    for (auto it = begin; it != end; ++it)
      *it /= sum;
  }
}

template <bool Log> Outputs softmax(const Op &op) {
  const Tensor &x = op.in(0);
  require(x.rank() >= 1, "logits must have >= 1 dimension, got ", toString(x.shape()));
  std::vector<double> values = toDoubles(op, x);
  int64_t columns = x.dim(x.rank() - 1);
  if (!values.empty()) {
    if (Log)
      logSoftmaxRows(values, columns);
    else
      softmaxRows(values, columns);
  }
  return {fromDoubles(op, x.dtype(), x.shape(), values)};
}

/// loss = -sum(labels * log(softmax)); backprop = softmax - labels. Rows broadcast.
Outputs softmaxCrossEntropy(const Op &op) {
  Shape shape = broadcastShapes(op.in(0).shape(), op.in(1).shape());
  require(shape.size() == 2, "logits and labels must be 2-dimensional, got ", toString(shape));
  std::vector<double> logits, labels;
  std::vector<double> rawLogits = toDoubles(op, op.in(0)), rawLabels = toDoubles(op, op.in(1));
  for (int64_t offset : broadcastOffsets(op.in(0).shape(), shape))
    logits.push_back(rawLogits[offset]);
  for (int64_t offset : broadcastOffsets(op.in(1).shape(), shape))
    labels.push_back(rawLabels[offset]);
  std::vector<double> loss(shape[0], 0), backprop(logits.size());
  if (!logits.empty())
    logSoftmaxRows(logits, shape[1]);
  for (size_t i = 0; i < logits.size(); ++i) {
    loss[i / shape[1]] -= labels[i] * logits[i];
    backprop[i] = std::exp(logits[i]) - labels[i];
  }
  DType type = op.in(0).dtype();
  return {fromDoubles(op, type, {shape[0]}, loss), fromDoubles(op, type, shape, backprop)};
}

Outputs sparseSoftmaxCrossEntropy(const Op &op) {
  const Tensor &features = op.in(0);
  require(features.rank() == 2, "logits must be 2-D, but got shape ", toString(features.shape()));
  std::vector<int64_t> labels = readInts(op, op.in(1));
  int64_t rows = features.dim(0), classes = features.dim(1);
  require(op.in(1).rank() == 1 && static_cast<int64_t>(labels.size()) == rows,
          "logits and labels must have the same first dimension, got logits shape ",
          toString(features.shape()), " and labels shape ", toString(op.in(1).shape()));
  std::vector<double> logits = toDoubles(op, features), loss(rows), backprop(logits.size());
  if (!logits.empty())
    logSoftmaxRows(logits, classes);
  for (int64_t r = 0; r < rows; ++r) {
    require(labels[r] >= 0 && labels[r] < classes, "Received a label value of ", labels[r],
            " which is outside the valid range of [0, ", classes, ").");
    loss[r] = -logits[r * classes + labels[r]];
  }
  for (size_t i = 0; i < logits.size(); ++i)
    backprop[i] =
        std::exp(logits[i]) - (static_cast<int64_t>(i) % classes == labels[i / classes] ? 1 : 0);
  DType type = features.dtype();
  return {fromDoubles(op, type, {rows}, loss), fromDoubles(op, type, features.shape(), backprop)};
}

/// Whether the target's score is among the k best of its row; ties at the border are in. A target
/// outside the classes or a non-finite score is out.
Outputs inTopK(const Op &op, int64_t k) {
  const Tensor &predictions = op.in(0);
  std::vector<int64_t> targets = readInts(op, op.in(1));
  require(predictions.rank() == 2 && op.in(1).rank() == 1 &&
              static_cast<int64_t>(targets.size()) == predictions.dim(0),
          "predictions must be a matrix with one row a target");
  std::vector<double> scores = toDoubles(op, predictions);
  int64_t classes = predictions.dim(1);
  Tensor result = op.make<bool>({predictions.dim(0)});
  std::span<bool> out = result.mutableData<bool>();
  for (size_t r = 0; r < out.size(); ++r) {
    std::span<double> row = std::span(scores).subspan(r * classes, classes);
    bool valid = targets[r] >= 0 && targets[r] < classes && std::isfinite(row[targets[r]]);
    int64_t better = 0;
    for (int64_t c = 0; valid && c < classes; ++c) {
      valid = std::isfinite(row[c]);
      better += row[c] > row[targets[r]];
    }
    out[r] = valid && better < k;
  }
  return {result};
}

Outputs inTopKV1(const Op &op) { return inTopK(op, op.attr<int64_t>("k")); }
Outputs inTopKV2(const Op &op) { return inTopK(op, readInt(op, op.in(2))); }

constexpr OpEntry entries[] = {
    {"BatchNormWithGlobalNormalization", batchNormWithGlobalNormalization},
    {"FusedBatchNorm", fusedBatchNorm<5>},
    {"FusedBatchNormGrad", fusedBatchNormGrad<5>},
    {"FusedBatchNormGradV2", fusedBatchNormGrad<5>},
    {"FusedBatchNormGradV3", fusedBatchNormGrad<5>},
    {"FusedBatchNormV2", fusedBatchNorm<5>},
    {"FusedBatchNormV3", fusedBatchNorm<6>},
    {"InTopK", inTopKV1},
    {"InTopKV2", inTopKV2},
    {"LRN", localResponseNormalization},
    {"LogSoftmax", softmax<true>},
    {"Softmax", softmax<false>},
    {"SoftmaxCrossEntropyWithLogits", softmaxCrossEntropy},
    {"SparseSoftmaxCrossEntropyWithLogits", sparseSoftmaxCrossEntropy},
};

} // namespace

std::span<const OpEntry> graphc::reference::normalizationOps() { return entries; }
