//===- Suppression.h - greedy choice of boxes that do not overlap -*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_IMAGE_SUPPRESSION_H
#define GRAPHC_RUNTIME_KERNELS_IMAGE_SUPPRESSION_H

#include "runtime/kernels/support/Tensors.h"

#include "runtime/math/Math.h"

namespace graphc::runtime::host {

/// A box that may be chosen.
struct Candidate {
  int64_t box;
  float score;
  int64_t compared; ///< chosen boxes that it has been compared with
};

/// Orders candidates by score; of equal scores the lower box is the greater candidate.
inline bool isLess(const Candidate &a, const Candidate &b) {
  return a.score != b.score ? a.score < b.score : a.box > b.box;
}

/// Intersection over union of two boxes, corners in any order; 0 when one of them is empty.
template <typename T> float intersectionOverUnion(const T *a, const T *b) {
  float aY1(a[0]), aX1(a[1]), aY2(a[2]), aX2(a[3]), bY1(b[0]), bX1(b[1]), bY2(b[2]), bX2(b[3]);
  float areaA = std::abs(aY2 - aY1) * std::abs(aX2 - aX1);
  float areaB = std::abs(bY2 - bY1) * std::abs(bX2 - bX1);
  if (!(areaA > 0) || !(areaB > 0))
    return 0;
  float height = std::min(std::max(aY1, aY2), std::max(bY1, bY2)) -
                 std::max(std::min(aY1, aY2), std::min(bY1, bY2));
  float width = std::min(std::max(aX1, aX2), std::max(bX1, bX2)) -
                std::max(std::min(aX1, aX2), std::min(bX1, bX2));
  float common = std::max(height, 0.0f) * std::max(width, 0.0f);
  return common / (areaA + areaB - common);
}

/// When a box gives way to a chosen one.
struct SuppressionRule {
  float overlap = 0; ///< similarity above which it does
  float score = 0;   ///< score that it must exceed
  float sigma = 0;   ///< if positive, scores decay with similarity instead (soft suppression)
};

/// Moves the candidates that are chosen, at most \p limit, to the front of \p chosen in the order
/// of choice and returns their number. \p heap holds the candidates, in any order; \p similarity
/// compares two boxes. Soft suppression: N. Bodla et al., "Soft-NMS", 2017.
template <typename Similarity>
int64_t suppress(std::span<Candidate> heap, const SuppressionRule &rule, int64_t limit,
                 const Similarity &similarity, std::span<Candidate> chosen) {
  std::make_heap(heap.begin(), heap.end(), isLess);
  auto end = heap.end();
  bool soft = rule.sigma > 0;
  float scale = soft ? -0.5f / rule.sigma : 0;
  int64_t count = 0;
  while (count < limit && end != heap.begin()) {
    std::pop_heap(heap.begin(), end, isLess);
    Candidate next = *--end;
    float before = next.score;
    bool suppressed = false;
    for (int64_t k = count; k-- > next.compared;) {
      float like = similarity(next.box, chosen[k].box);
      if (!soft && like > rule.overlap) {
        suppressed = true;
        break;
      }
      next.score *= like <= rule.overlap ? gcm_exp_f32(scale * like * like) : 0.0f;
      if (next.score <= rule.score)
        break;
    }
    next.compared = count;
    if (suppressed)
      continue;
    if (next.score == before) {
      chosen[count++] = next;
    } else if (next.score > rule.score) {
      *end++ = next;
      std::push_heap(heap.begin(), end, isLess);
    }
  }
  return count;
}

} // namespace graphc::runtime::host

#endif // GRAPHC_RUNTIME_KERNELS_IMAGE_SUPPRESSION_H
