//===- Normalization.cpp - bias, batch norm, LRN --------------------------===//

#include "passes/legalize/Patterns.h"

using namespace mlir;
using graphc::graph::Combiner;
using graphc::shape::Sizes;

namespace graphc::legalize {

namespace {

int64_t channelDim(OpLowering &l) {
  bool first = l.stringAttr("data_format", "NHWC").starts_with("NC");
  return first ? 1 : l.operandRank(0) - 1;
}

LogicalResult lowerBiasAdd(OpLowering &l) {
  Value bias = l.broadcastDims(l.operand(1), {channelDim(l)}, l.resultType(0));
  return l.result(l.map({l.operand(0), bias}, l.resultType(0),
                        [](ScalarBuilder &s, ValueRange x) { return s.add(x[0], x[1]); }));
}

LogicalResult lowerBiasAddGrad(OpLowering &l) {
  SmallVector<int64_t> dims;
  for (int64_t dim = 0; dim < l.operandRank(0); ++dim)
    if (dim != channelDim(l))
      dims.push_back(dim);
  return l.result(l.reduce(Combiner::Add, l.operand(0), dims));
}

/// (x - mean) * (scale / sqrt(variance + epsilon)) + offset, as Eigen groups it.
Value normalize(OpLowering &l, Value x, Value scale, Value offset, Value mean, Value variance,
                RankedTensorType type, int64_t channel, double epsilon) {
  auto perChannel = OpLowering::typeOf(scale);
  Value factor = l.map({scale, variance}, perChannel, [&](ScalarBuilder &s, ValueRange v) {
    return s.mul(v[0], s.math("rsqrt", s.add(v[1], s.constant(epsilon))));
  });
  auto full = shape::withElement(type, perChannel.getElementType());
  Value wide = l.cast(x, perChannel.getElementType());
  auto spread = [&](Value v) { return l.broadcastDims(v, {channel}, full); };
  Value result = l.map(
      {wide, spread(factor), spread(offset), spread(mean)}, full,
      [](ScalarBuilder &s, ValueRange v) { return s.add(s.mul(s.sub(v[0], v[3]), v[1]), v[2]); });
  return l.cast(result, type.getElementType());
}

/// Results: y, batch mean, batch variance, two (three) reserved ones.
LogicalResult lowerFusedBatchNorm(OpLowering &l) {
  int64_t channel = channelDim(l);
  double epsilon = l.floatAttr("epsilon", 1e-4);
  Value mean = l.operand(3), variance = l.operand(4), used = variance;
  Value batchMean = mean, batchVariance = variance;
  if (l.boolAttr("is_training", true)) {
    SmallVector<int64_t> dims;
    SymExpr count = 1;
    Sizes sizes = l.operandSizes(0);
    for (int64_t dim = 0; dim < l.operandRank(0); ++dim)
      if (dim != channel) {
        dims.push_back(dim);
        count *= sizes[dim];
      }
    Type element = l.operandType(1).getElementType();
    Value x = l.cast(l.operand(0), element);
    mean = l.reduce(Combiner::Add, x, dims, /*mean=*/true);
    auto full = OpLowering::typeOf(x);
    Value spread = l.broadcastDims(mean, {channel}, full);
    Value squares = l.map({x, spread}, full, [](ScalarBuilder &s, ValueRange v) {
      Value difference = s.sub(v[0], v[1]);
      return s.mul(difference, difference);
    });
    used = l.reduce(Combiner::Add, squares, dims, /*mean=*/true);
    // What is returned is Bessel-corrected, and mixed with the running values.
    auto vectorType = OpLowering::typeOf(mean);
    Value n = l.broadcastDims(
        l.builder().create<graph::SizesOp>(RankedTensorType::get({}, l.builder().getI64Type()),
                                           shape::exprsAttr(l.builder().getContext(), {count})),
        {}, shape::withElement(vectorType, l.builder().getI64Type()));
    double factor = l.floatAttr("exponential_avg_factor", 1.0);
    Value corrected = l.map({used, n}, vectorType, [](ScalarBuilder &s, ValueRange v) {
      Value rest = s.max(s.sub(v[1], s.constantLike(v[1], 1)), s.constantLike(v[1], 1));
      Value ratio = s.div(s.cast(v[1], false, s.type()), s.cast(rest, false, s.type()));
      return s.mul(v[0], ratio);
    });
    batchMean = mean;
    batchVariance = corrected;
    if (factor != 1.0) {
      auto mix = [&](Value now, Value before) {
        return l.map({now, before}, vectorType, [&](ScalarBuilder &s, ValueRange v) {
          return s.add(s.mul(v[0], s.constant(factor)), s.mul(v[1], s.constant(1 - factor)));
        });
      };
      batchMean = mix(mean, l.operand(3));
      batchVariance = mix(corrected, l.operand(4));
    }
  }
  Value y = normalize(l, l.operand(0), l.operand(1), l.operand(2), mean, used, l.resultType(0),
                      channel, epsilon);
  SmallVector<Value> results{y, batchMean, batchVariance, mean, used};
  if (failed(l.result(y)))
    return failure();
  for (unsigned i = 1; i < l.numResults(); ++i) {
    // The third reserved space of version 3 is empty on a CPU.
    Value value = i < results.size() ? results[i] : l.splat(0, l.resultType(i));
    if (failed(l.result(value)))
      return failure();
  }
  return success();
}

/// The op before fused batch norm: (t, mean, variance, beta, gamma).
LogicalResult lowerOldBatchNorm(OpLowering &l) {
  double epsilon = l.floatAttr("variance_epsilon");
  bool scaled = l.boolAttr("scale_after_normalization", true);
  int64_t channel = l.operandRank(0) - 1;
  Value gamma = scaled ? l.operand(4) : l.splat(1, l.operandType(1));
  return l.result(normalize(l, l.operand(0), gamma, l.operand(3), l.operand(1), l.operand(2),
                            l.resultType(0), channel, epsilon));
}

/// x / (bias + alpha * (sum of squares of neighbouring channels)) ^ beta.
LogicalResult lowerLrn(OpLowering &l) {
  auto type = l.resultType(0);
  int64_t radius = l.intAttr("depth_radius", 5), rank = type.getRank();
  Value squares =
      l.map({l.operand(0)}, type, [](ScalarBuilder &s, ValueRange x) { return s.mul(x[0], x[0]); });
  SmallVector<int64_t> size(rank, 1), ones(rank, 1);
  Sizes low(rank, SymExpr(0));
  size.back() = 2 * radius + 1;
  low.back() = radius;
  Value sums = l.builder().create<graph::WindowOp>(type, Combiner::Add, squares, size, ones, ones,
                                                   shape::exprsAttr(l.builder().getContext(), low),
                                                   /*mean=*/false);
  double bias = l.floatAttr("bias", 1), alpha = l.floatAttr("alpha", 1);
  double beta = l.floatAttr("beta", 0.5);
  return l.result(l.map({l.operand(0), sums}, type, [&](ScalarBuilder &s, ValueRange x) {
    Value base = s.add(s.constant(bias), s.mul(s.constant(alpha), x[1]));
    return s.mul(x[0], s.math("pow", {base, s.constant(-beta)}));
  }));
}

constexpr struct {
  const char *name;
  Lowering lowering;
} ops[] = {
    {"BatchNormWithGlobalNormalization", lowerOldBatchNorm},
    {"BiasAdd", lowerBiasAdd},
    {"BiasAddGrad", lowerBiasAddGrad},
    {"BiasAddV1", lowerBiasAdd},
    {"FusedBatchNorm", lowerFusedBatchNorm},
    {"FusedBatchNormV2", lowerFusedBatchNorm},
    {"FusedBatchNormV3", lowerFusedBatchNorm},
    {"LRN", lowerLrn},
};

} // namespace

void addNormalizationLowerings(LoweringTable &table) {
  for (auto &op : ops)
    table[op.name] = op.lowering;
}

} // namespace graphc::legalize
