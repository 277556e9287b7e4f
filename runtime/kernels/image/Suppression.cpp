//===- Suppression.cpp - NonMaxSuppression in its versions ----------------===//
#include "runtime/kernels/image/Suppression.h"

#include "runtime/kernels/image/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"

namespace graphc::runtime::host {

namespace {
using BoxTypes = Types<float, Half>;

/// What an op of this family does with its choice.
struct Request {
  SuppressionRule rule = {0, std::numeric_limits<float>::lowest(), 0};
  int64_t limit = 0;       ///< most boxes
  bool pad = false;        ///< results have `limit` entries, zeros at their end
  bool scores = false;     ///< result 1 takes the scores
  bool validCount = false; ///< the last result takes the number of boxes
};

/// The scalar operand \p i as float.
Status readFloat(const HostContext &context, uint32_t i, const char *name, float &value) {
  TensorRef tensor = context.input(i);
  GRAPHC_REQUIRE(isScalar(tensor), name, " must be 0-D, got shape ", tensor.shape());
  return dispatch(context, tensor.dtype, BoxTypes(), [&]<typename T>(Tag<T>) {
    value = static_cast<float>(*tensor.as<T>());
    return okStatus();
  });
}

Status readLimit(const HostContext &context, uint32_t i, int64_t &limit) {
  TensorRef tensor = context.input(i);
  GRAPHC_REQUIRE(isScalar(tensor), "max_output_size must be 0-D, got shape ", tensor.shape());
  limit = indexAt(tensor, 0);
  GRAPHC_REQUIRE(limit >= 0, "output size must be non-negative");
  return okStatus();
}

Status checkOverlap(const Request &request) {
  GRAPHC_REQUIRE(request.rule.overlap >= 0 && request.rule.overlap <= 1,
                 "iou_threshold must be in [0, 1]");
  return okStatus();
}

/// Gathers the candidates from operand 1 and makes the choice.
template <typename T, typename Similarity>
Status choose(HostContext &context, const Request &request, const Similarity &similarity) {
  TensorRef scores = context.input(1);
  int64_t boxes = scores.dims[0];
  int64_t limit = std::min(request.limit, boxes);
  GRAPHC_TRY(heap, scratchOf<Candidate>(context, boxes));
  GRAPHC_TRY(chosen, scratchOf<Candidate>(context, limit));
  int64_t candidates = 0;
  for (int64_t i = 0; i < boxes; ++i)
    if (float score(scores.as<T>()[i]); score > request.rule.score)
      heap[candidates++] = {i, score, 0};
  int64_t count = suppress(heap.first(candidates), request.rule, limit, similarity, chosen);
  int64_t size = request.pad ? request.limit : count;
  GRAPHC_TRY(indices, allocate(context, 0, {size}));
  clear(indices);
  for (int64_t k = 0; k < count; ++k)
    indices.as<int32_t>()[k] = static_cast<int32_t>(chosen[k].box);
  if (request.scores) {
    GRAPHC_TRY(values, allocate(context, 1, {size}));
    clear(values);
    for (int64_t k = 0; k < count; ++k)
      values.as<T>()[k] = static_cast<T>(chosen[k].score);
  }
  if (request.validCount) {
    GRAPHC_TRY(valid, allocate(context, context.outputCount() - 1, {}));
    *valid.as<int32_t>() = static_cast<int32_t>(count);
  }
  return okStatus();
}

Status chooseBoxes(HostContext &context, const Request &request) {
  TensorRef boxes = context.input(0), scores = context.input(1);
  GRAPHC_REQUIRE(boxes.rank == 2, "boxes must be 2-D", boxes.shape());
  GRAPHC_REQUIRE(boxes.dims[1] == 4, "boxes must have 4 columns");
  GRAPHC_REQUIRE(isVector(scores), "scores must be 1-D", scores.shape());
  GRAPHC_REQUIRE(scores.dims[0] == boxes.dims[0] && scores.dtype == boxes.dtype,
                 "scores has incompatible shape");
  return dispatch(context, boxes.dtype, BoxTypes(), [&]<typename T>(Tag<T>) {
    const T *corners = boxes.as<T>();
    return choose<T>(context, request, [&](int64_t a, int64_t b) {
      return intersectionOverUnion(corners + 4 * a, corners + 4 * b);
    });
  });
}
} // namespace

Status nonMaxSuppression(HostContext &context) {
  Request request;
  GRAPHC_RETURN_IF_ERROR(readLimit(context, 2, request.limit));
  request.rule.overlap = static_cast<float>(context.floatAttribute("iou_threshold", 0.5));
  GRAPHC_RETURN_IF_ERROR(checkOverlap(request));
  return chooseBoxes(context, request);
}

namespace {
/// Reads the limit and, from operand 3 on, \p thresholds of overlap, score and sigma.
Status readRequest(const HostContext &context, int thresholds, Request &request) {
  GRAPHC_RETURN_IF_ERROR(readLimit(context, 2, request.limit));
  GRAPHC_RETURN_IF_ERROR(readFloat(context, 3, "iou_threshold", request.rule.overlap));
  GRAPHC_RETURN_IF_ERROR(checkOverlap(request));
  if (thresholds > 1)
    GRAPHC_RETURN_IF_ERROR(readFloat(context, 4, "score_threshold", request.rule.score));
  if (thresholds > 2) {
    GRAPHC_RETURN_IF_ERROR(readFloat(context, 5, "soft_nms_sigma", request.rule.sigma));
    GRAPHC_REQUIRE(request.rule.sigma >= 0, "soft_nms_sigma must be non-negative, got ",
                   request.rule.sigma);
  }
  return okStatus();
}
} // namespace

Status nonMaxSuppressionV2(HostContext &context) {
  Request request;
  GRAPHC_RETURN_IF_ERROR(readRequest(context, 1, request));
  return chooseBoxes(context, request);
}

Status nonMaxSuppressionV3(HostContext &context) {
  Request request;
  GRAPHC_RETURN_IF_ERROR(readRequest(context, 2, request));
  return chooseBoxes(context, request);
}

Status nonMaxSuppressionV4(HostContext &context) {
  Request request;
  GRAPHC_RETURN_IF_ERROR(readRequest(context, 2, request));
  request.pad = context.boolAttribute("pad_to_max_output_size", false);
  request.validCount = true;
  return chooseBoxes(context, request);
}

Status nonMaxSuppressionV5(HostContext &context) {
  Request request;
  GRAPHC_RETURN_IF_ERROR(readRequest(context, 3, request));
  request.pad = context.boolAttribute("pad_to_max_output_size", false);
  request.scores = request.validCount = true;
  return chooseBoxes(context, request);
}

Status nonMaxSuppressionWithOverlaps(HostContext &context) {
  TensorRef overlaps = context.input(0), scores = context.input(1);
  GRAPHC_REQUIRE(overlaps.rank == 2, "overlaps must be 2-D", overlaps.shape());
  GRAPHC_REQUIRE(overlaps.dims[0] == overlaps.dims[1], "overlaps must be square", overlaps.shape());
  GRAPHC_REQUIRE(isVector(scores), "scores must be 1-D", scores.shape());
  GRAPHC_REQUIRE(scores.dims[0] == overlaps.dims[0], "scores has incompatible shape");
  GRAPHC_REQUIRE(overlaps.dtype == DType::Float32 && scores.dtype == DType::Float32,
                 "overlaps and scores must be float");
  Request request;
  GRAPHC_RETURN_IF_ERROR(readLimit(context, 2, request.limit));
  GRAPHC_RETURN_IF_ERROR(readFloat(context, 3, "overlap_threshold", request.rule.overlap));
  GRAPHC_RETURN_IF_ERROR(readFloat(context, 4, "score_threshold", request.rule.score));
  int64_t count = overlaps.dims[0];
  return choose<float>(context, request,
                       [&](int64_t a, int64_t b) { return overlaps.as<float>()[a * count + b]; });
}

} // namespace graphc::runtime::host
