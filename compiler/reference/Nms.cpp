//===- Nms.cpp - non-maximum suppression ---------------------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

using namespace graphc::reference;

namespace {

/// Which box is compared with which: how alike two boxes are, from 0 to 1.
using Similarity = std::function<float(int64_t, int64_t)>;

struct NmsOptions {
  int64_t maxOutputs = 0;
  float threshold = 0; ///< Boxes more alike than this suppress each other.
  float scoreThreshold = -std::numeric_limits<float>::infinity(); ///< Scores must exceed it.
  float softSigma = 0; ///< Above 0, likeness lowers the score instead.
};

struct NmsResult {
  std::vector<int64_t> indices;
  std::vector<float> scores;
};

/// Greedy selection by score, ties to the lower index. A candidate is compared with each selected
/// box once; Soft-NMS (Bodla et al. 2017) puts one whose score fell back in line.
NmsResult suppress(const std::vector<float> &scores, const Similarity &similarity,
                   const NmsOptions &options) {
  struct Candidate {
    int64_t box;
    float score;
    size_t compared = 0; ///< Selected boxes it was compared with already.
    bool operator<(const Candidate &other) const {
      return score < other.score || (score == other.score && box > other.box);
    }
  };
  std::priority_queue<Candidate> queue;
  for (size_t i = 0; i < scores.size(); ++i)
    if (scores[i] > options.scoreThreshold)
      queue.push({static_cast<int64_t>(i), scores[i]});
  bool soft = options.softSigma > 0;
  float decay = soft ? -0.5f / options.softSigma : 0;
  NmsResult result;
  while (!queue.empty() && static_cast<int64_t>(result.indices.size()) < options.maxOutputs) {
    Candidate next = queue.top();
    queue.pop();
    float original = next.score;
    bool suppressed = false;
    for (size_t j = result.indices.size(); j-- > next.compared;) {
      float alike = similarity(next.box, result.indices[j]);
      if (!soft && alike > options.threshold) {
        suppressed = true;
        break;
      }
      if (soft)
        next.score *= std::exp(decay * alike * alike);
      if (next.score <= options.scoreThreshold)
        break;
    }
    next.compared = result.indices.size();
    if (suppressed)
      continue;
    if (next.score == original) {
      result.indices.push_back(next.box);
      result.scores.push_back(next.score);
    } else if (next.score > options.scoreThreshold) {
      queue.push(next);
    }
  }
  return result;
}

std::vector<float> toFloats(const Op &op, const Tensor &tensor) {
  std::vector<double> values = toDoubles(op, tensor);
  return std::vector<float>(values.begin(), values.end());
}

/// Area of the intersection over that of the union. Corners may come in any order; a box without
/// area is like no other.
float intersectionOverUnion(const float *a, const float *b) {
  auto area = [](const float *box) {
    return std::fabs(box[2] - box[0]) * std::fabs(box[3] - box[1]);
  };
  float areaA = area(a), areaB = area(b);
  if (areaA <= 0 || areaB <= 0)
    return 0;
  auto overlap = [&](int low, int high) {
    float begin = std::max(std::min(a[low], a[high]), std::min(b[low], b[high]));
    float end = std::min(std::max(a[low], a[high]), std::max(b[low], b[high]));
    return std::max(end - begin, 0.0f);
  };
  float common = overlap(0, 2) * overlap(1, 3);
  return common / (areaA + areaB - common);
}

struct Boxes {
  std::vector<float> corners, scores;
  Similarity similarity() const {
    return [this](int64_t i, int64_t j) {
      return intersectionOverUnion(&corners[4 * i], &corners[4 * j]);
    };
  }
};

Boxes readBoxes(const Op &op) {
  const Tensor &boxes = op.in(0), &scores = op.in(1);
  require(boxes.rank() == 2 && boxes.dim(1) == 4, "boxes must be [count, 4], got ",
          toString(boxes.shape()));
  require(scores.rank() == 1 && scores.dim(0) == boxes.dim(0), "scores has incompatible shape");
  return {toFloats(op, boxes), toFloats(op, scores)};
}

NmsOptions readOptions(const Op &op, bool hasThresholds) {
  NmsOptions options;
  options.maxOutputs = readInt(op, op.in(2));
  require(options.maxOutputs >= 0, "max_output_size must be non-negative");
  if (hasThresholds) {
    options.threshold = readDouble(op, op.in(3));
  }
  return options;
}

Tensor indexVector(const Op &op, const std::vector<int64_t> &indices) {
  return makeInts(op, DType::Int32, {static_cast<int64_t>(indices.size())}, indices);
}

Outputs nmsV1(const Op &op) {
  Boxes boxes = readBoxes(op);
  NmsOptions options = readOptions(op, false);
  options.threshold = op.attr<float>("iou_threshold", 0.5f);
  return {indexVector(op, suppress(boxes.scores, boxes.similarity(), options).indices)};
}

Outputs nmsV2(const Op &op) {
  Boxes boxes = readBoxes(op);
  return {
      indexVector(op, suppress(boxes.scores, boxes.similarity(), readOptions(op, true)).indices)};
}

Outputs nmsV3(const Op &op) {
  Boxes boxes = readBoxes(op);
  NmsOptions options = readOptions(op, true);
  options.scoreThreshold = readDouble(op, op.in(4));
  return {indexVector(op, suppress(boxes.scores, boxes.similarity(), options).indices)};
}

/// Fills up to max_output_size with zeros when the node asks for it.
int64_t padSelection(const Op &op, NmsResult &result, int64_t maxOutputs) {
  int64_t valid = result.indices.size();
  if (op.attr<bool>("pad_to_max_output_size", false)) {
    op.make(DType::Int32, {maxOutputs});
    result.indices.resize(maxOutputs, 0);
    result.scores.resize(maxOutputs, 0);
  }
  return valid;
}

Outputs nmsV4(const Op &op) {
  Boxes boxes = readBoxes(op);
  NmsOptions options = readOptions(op, true);
  options.scoreThreshold = readDouble(op, op.in(4));
  NmsResult result = suppress(boxes.scores, boxes.similarity(), options);
  int64_t valid = padSelection(op, result, options.maxOutputs);
  return {indexVector(op, result.indices), Tensor::scalar<int32_t>(valid)};
}

Outputs nmsV5(const Op &op) {
  Boxes boxes = readBoxes(op);
  NmsOptions options = readOptions(op, true);
  options.scoreThreshold = readDouble(op, op.in(4));
  options.softSigma = readDouble(op, op.in(5));
  require(options.softSigma >= 0, "soft_nms_sigma must be >= 0");
  NmsResult result = suppress(boxes.scores, boxes.similarity(), options);
  int64_t valid = padSelection(op, result, options.maxOutputs);
  std::vector<double> scores(result.scores.begin(), result.scores.end());
  return {indexVector(op, result.indices),
          fromDoubles(op, op.in(1).dtype(), {static_cast<int64_t>(scores.size())}, scores),
          Tensor::scalar<int32_t>(valid)};
}

/// The likeness of each pair is given.
Outputs nmsWithOverlaps(const Op &op) {
  const Tensor &overlaps = op.in(0);
  std::vector<float> matrix = toFloats(op, overlaps), scores = toFloats(op, op.in(1));
  int64_t count = scores.size();
  require(overlaps.shape() == Shape({count, count}), "overlaps must be [", count, ", ", count,
          "], got ", toString(overlaps.shape()));
  NmsOptions options = readOptions(op, false);
  options.threshold = readDouble(op, op.in(3));
  options.scoreThreshold = readDouble(op, op.in(4));
  Similarity similarity = [&](int64_t i, int64_t j) { return matrix[i * count + j]; };
  return {indexVector(op, suppress(scores, similarity, options).indices)};
}

struct Detection {
  float score;
  float box[4];
  int64_t classId;
  size_t order;
};

/// The best detections of one image over all classes.
std::vector<Detection> detectionsOf(const float *boxes, const float *scores, int64_t count,
                                    int64_t boxClasses, int64_t classes,
                                    const NmsOptions &perClass) {
  std::vector<Detection> detections;
  for (int64_t c = 0; c < classes; ++c) {
    Boxes own;
    for (int64_t i = 0; i < count; ++i) {
      const float *box = boxes + (i * boxClasses + (boxClasses > 1 ? c : 0)) * 4;
      own.corners.insert(own.corners.end(), box, box + 4);
      own.scores.push_back(scores[i * classes + c]);
    }
    NmsResult chosen = suppress(own.scores, own.similarity(), perClass);
    for (size_t k = 0; k < chosen.indices.size(); ++k) {
      Detection detection{chosen.scores[k], {}, c, detections.size()};
      std::copy_n(&own.corners[4 * chosen.indices[k]], 4, detection.box);
      detections.push_back(detection);
    }
  }
  // Equal scores keep the order of their classes and of the selection within one.
  std::sort(detections.begin(), detections.end(), [](const Detection &a, const Detection &b) {
    return a.score != b.score ? a.score > b.score : a.order < b.order;
  });
  return detections;
}

/// Suppression class by class, then the best of each image padded with zeros.
Outputs combinedNms(const Op &op) {
  const Tensor &boxes = op.in(0), &scores = op.in(1);
  require(boxes.rank() == 4 && boxes.dim(3) == 4 && scores.rank() == 3 &&
              scores.dim(0) == boxes.dim(0) && scores.dim(1) == boxes.dim(1),
          "boxes must be [batch, count, q, 4] and scores [batch, count, classes], got ",
          toString(boxes.shape()), " and ", toString(scores.shape()));
  int64_t batch = boxes.dim(0), count = boxes.dim(1), q = boxes.dim(2), classes = scores.dim(2);
  require(q == 1 || q == classes, "third dimension of boxes must be 1 or the number of classes");
  NmsOptions options = readOptions(op, false);
  int64_t total = readInt(op, op.in(3));
  require(total > 0, "max_total_size must be > 0");
  options.threshold = readDouble(op, op.in(4));
  options.scoreThreshold = readDouble(op, op.in(5));
  bool clip = op.attr<bool>("clip_boxes", true);
  if (op.attr<bool>("pad_per_class", false) && options.maxOutputs < total)
    total = std::min(total, options.maxOutputs * classes);

  Tensor outBoxes = op.make<float>({batch, total, 4}), outScores = op.make<float>({batch, total});
  Tensor outClasses = op.make<float>({batch, total}), valid = op.make<int32_t>({batch});
  std::vector<float> corners = toFloats(op, boxes), allScores = toFloats(op, scores);
  for (int64_t b = 0; b < batch; ++b) {
    std::vector<Detection> detections =
        detectionsOf(corners.data() + b * count * q * 4, allScores.data() + b * count * classes,
                     count, q, classes, options);
    int64_t kept = std::min<int64_t>(detections.size(), total);
    valid.mutableData<int32_t>()[b] = kept;
    for (int64_t k = 0; k < kept; ++k) {
      int64_t at = b * total + k;
      outScores.mutableData<float>()[at] = detections[k].score;
      outClasses.mutableData<float>()[at] = detections[k].classId;
      for (int64_t i = 0; i < 4; ++i) {
        float edge = detections[k].box[i];
        outBoxes.mutableData<float>()[at * 4 + i] = clip ? std::clamp(edge, 0.0f, 1.0f) : edge;
      }
    }
  }
  return {outBoxes, outScores, outClasses, valid};
}

constexpr OpEntry entries[] = {
    {"CombinedNonMaxSuppression", combinedNms},
    {"NonMaxSuppression", nmsV1},
    {"NonMaxSuppressionV2", nmsV2},
    {"NonMaxSuppressionV3", nmsV3},
    {"NonMaxSuppressionV4", nmsV4},
    {"NonMaxSuppressionV5", nmsV5},
    {"NonMaxSuppressionWithOverlaps", nmsWithOverlaps},
};

} // namespace

std::span<const OpEntry> graphc::reference::nmsOps() { return entries; }
