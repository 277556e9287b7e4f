//===- CombinedSuppression.cpp - suppression per class over a batch -------===//
#include "runtime/kernels/image/Kernels.h"
#include "runtime/kernels/image/Suppression.h"

#include <tuple>

namespace graphc::runtime::host {

namespace {
struct Detection {
  float score;
  int64_t box, classIndex, order;
};

struct Combined {
  TensorRef boxes, scores;
  int64_t batch = 0, count = 0, boxClasses = 0, classes = 0;
  int64_t perClass = 0; ///< most detections of one class
  int64_t size = 0;     ///< entries of a result for one image
  SuppressionRule rule;
  bool clip = true;

  const float *box(int64_t b, int64_t i, int64_t c) const {
    return boxes.as<float>() + ((b * count + i) * boxClasses + (boxClasses > 1 ? c : 0)) * 4;
  }
};

Status scalarFloat(const HostContext &context, uint32_t i, const char *name, float &value) {
  TensorRef tensor = context.input(i);
  GRAPHC_REQUIRE(isScalar(tensor) && tensor.dtype == DType::Float32, name,
                 " must be 0-D, got shape ", tensor.shape());
  value = *tensor.as<float>();
  return okStatus();
}

Status readOperands(const HostContext &context, Combined &op) {
  op.boxes = context.input(0);
  op.scores = context.input(1);
  GRAPHC_REQUIRE(op.boxes.rank == 4 && op.boxes.dims[3] == 4, "boxes must be 4-D",
                 op.boxes.shape());
  GRAPHC_REQUIRE(op.scores.rank == 3, "scores must be 3-D", op.scores.shape());
  op.batch = op.boxes.dims[0];
  op.count = op.boxes.dims[1];
  op.boxClasses = op.boxes.dims[2];
  op.classes = op.scores.dims[2];
  GRAPHC_REQUIRE(op.scores.dims[0] == op.batch && op.scores.dims[1] == op.count,
                 "scores has incompatible shape");
  GRAPHC_REQUIRE(op.boxClasses == 1 || op.boxClasses == op.classes,
                 "third dimension of boxes must be either 1 or num classes");
  GRAPHC_REQUIRE(op.boxes.dtype == DType::Float32 && op.scores.dtype == DType::Float32,
                 "boxes and scores must be float");
  GRAPHC_TRY(perClass, scalarIndex(context, 2, "max_size_per_class"));
  GRAPHC_REQUIRE(perClass > 0, "max_size_per_class must be positive");
  GRAPHC_TRY(total, scalarIndex(context, 3, "max_total_size"));
  GRAPHC_REQUIRE(total > 0, "max_total_size must be > 0");
  GRAPHC_RETURN_IF_ERROR(scalarFloat(context, 4, "iou_threshold", op.rule.overlap));
  GRAPHC_RETURN_IF_ERROR(scalarFloat(context, 5, "score_threshold", op.rule.score));
  GRAPHC_REQUIRE(op.rule.overlap >= 0 && op.rule.overlap <= 1, "iou_threshold must be in [0, 1]");
  op.perClass = std::min(perClass, op.count);
  op.clip = context.boolAttribute("clip_boxes", true);
  int64_t most;
  bool overflow = __builtin_mul_overflow(perClass, op.classes, &most);
  op.size =
      context.boolAttribute("pad_per_class", false) && !overflow ? std::min(total, most) : total;
  return okStatus();
}

/// Puts the detections of image \p b, best first, to the front of \p detections.
int64_t detect(const Combined &op, int64_t b, std::span<Candidate> heap,
               std::span<Candidate> chosen, std::span<Detection> detections) {
  int64_t found = 0;
  for (int64_t c = 0; c < op.classes; ++c) {
    int64_t candidates = 0;
    for (int64_t i = 0; i < op.count; ++i) {
      float score = op.scores.as<float>()[(b * op.count + i) * op.classes + c];
      if (score > op.rule.score)
        heap[candidates++] = {i, score, 0};
    }
    int64_t count = suppress(
        heap.first(candidates), op.rule, op.perClass,
        [&](int64_t i, int64_t j) {
          return intersectionOverUnion(op.box(b, i, c), op.box(b, j, c));
        },
        chosen);
    for (int64_t k = 0; k < count; ++k, ++found)
      detections[found] = {chosen[k].score, chosen[k].box, c, found};
  }
  // Of equal scores the lower class, then the earlier choice, comes first.
  std::sort(detections.begin(), detections.begin() + found,
            [](const Detection &x, const Detection &y) {
              return std::tie(y.score, x.order) < std::tie(x.score, y.order);
            });
  return std::min(found, op.size);
}
} // namespace

Status combinedNonMaxSuppression(HostContext &context) {
  Combined op;
  GRAPHC_RETURN_IF_ERROR(readOperands(context, op));
  GRAPHC_TRY(boxes, allocate(context, 0, {op.batch, op.size, 4}));
  GRAPHC_TRY(scores, allocate(context, 1, {op.batch, op.size}));
  GRAPHC_TRY(classes, allocate(context, 2, {op.batch, op.size}));
  GRAPHC_TRY(valid, allocate(context, 3, {op.batch}));
  GRAPHC_TRY(heap, scratchOf<Candidate>(context, op.count));
  GRAPHC_TRY(chosen, scratchOf<Candidate>(context, op.perClass));
  GRAPHC_TRY(detections, scratchOf<Detection>(context, op.perClass * op.classes));
  for (const TensorRef &result : {boxes, scores, classes})
    clear(result);
  for (int64_t b = 0; b < op.batch; ++b) {
    int64_t count = detect(op, b, heap, chosen, detections);
    valid.as<int32_t>()[b] = static_cast<int32_t>(count);
    for (int64_t k = 0; k < count; ++k) {
      const Detection &detection = detections[k];
      const float *corners = op.box(b, detection.box, detection.classIndex);
      int64_t at = b * op.size + k;
      for (int i = 0; i < 4; ++i)
        boxes.as<float>()[4 * at + i] =
            op.clip ? std::max(std::min(corners[i], 1.0f), 0.0f) : corners[i];
      scores.as<float>()[at] = detection.score;
      classes.as<float>()[at] = static_cast<float>(detection.classIndex);
    }
  }
  return okStatus();
}

} // namespace graphc::runtime::host
