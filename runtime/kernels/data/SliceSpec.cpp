//===- SliceSpec.cpp - what a StridedSlice selects ------------------------===//
#include "runtime/kernels/data/SliceSpec.h"

namespace graphc::runtime::host {

namespace {
bool hasBit(int64_t mask, size_t i) { return mask >> i & 1; }

/// One `begin:end:stride` as written, for a dim of the tensor.
struct Range {
  int64_t begin = 0, end = 0, stride = 1;
  bool openBegin = true, openEnd = true, single = false;
};

struct Masks {
  int64_t begin, end, ellipsis, newAxis, shrink;
};

/// What an entry of the result's shape comes from: a dim of the tensor, or this.
constexpr int64_t kNewAxis = -1;

/// Spreads the written entries over the dims of the tensor: the ellipsis (or the end of a spec
/// without one) takes the dims that no entry names.
Status spread(const Dims &begin, const Dims &end, const Dims &strides, Masks masks, int64_t rank,
              std::vector<Range> &ranges, Dims &sources) {
  size_t entries = begin.size();
  if (masks.ellipsis & (masks.ellipsis - 1))
    return invalid("Multiple ellipses in slice spec not allowed");
  int64_t named = 0; // dims that entries name
  for (size_t i = 0; i < entries; ++i)
    named += !hasBit(masks.ellipsis, i) && !(hasBit(masks.newAxis, i));
  auto skip = [&](int64_t count) {
    for (; count > 0; --count) {
      sources.push_back(static_cast<int64_t>(ranges.size()));
      ranges.emplace_back();
    }
  };
  for (size_t i = 0; i < entries; ++i) {
    if (hasBit(masks.ellipsis, i)) {
      skip(rank - named);
    } else if (hasBit(masks.newAxis, i)) {
      sources.push_back(kNewAxis);
    } else {
      GRAPHC_REQUIRE(static_cast<int64_t>(ranges.size()) < rank,
                     "Index out of range using input dim ", ranges.size(), "; input has only ",
                     rank, " dims");
      bool single = hasBit(masks.shrink, i);
      if (!single)
        sources.push_back(static_cast<int64_t>(ranges.size()));
      ranges.push_back(
          {begin[i], end[i], strides[i], hasBit(masks.begin, i), hasBit(masks.end, i), single});
    }
  }
  skip(rank - static_cast<int64_t>(ranges.size()));
  return okStatus();
}

/// Turns the range along dim \p d of \p size elements into a first element and a count.
Status settle(const Range &range, size_t d, int64_t size, int64_t &begin, int64_t &count) {
  int64_t stride = range.stride;
  GRAPHC_REQUIRE(stride != 0, "strides[", d, "] must be non-zero");
  if (range.single) {
    GRAPHC_REQUIRE(stride > 0, "only stride 1 allowed on non-range indexing.");
    begin = range.begin < 0 ? range.begin + size : range.begin;
    GRAPHC_REQUIRE(begin >= 0 && begin < size, "slice index ", range.begin, " of dimension ", d,
                   " out of bounds.");
    count = 1;
    return okStatus();
  }
  int64_t low = stride > 0 ? 0 : -1, high = stride > 0 ? size : size - 1;
  auto bound = [&](int64_t at) {
    return std::clamp(at < 0 ? at + size : at, low, std::max(low, high));
  };
  begin = range.openBegin ? (stride > 0 ? low : high) : bound(range.begin);
  int64_t end = range.openEnd ? (stride > 0 ? high : low) : bound(range.end);
  int64_t length = end - begin;
  if (length == 0 || (length < 0) != (stride < 0))
    count = 0;
  else
    count = length / stride + (length % stride != 0);
  return okStatus();
}
} // namespace

int64_t SliceSpec::offset(std::span<const int64_t> dims) const {
  Dims strides = stridesOf(dims);
  int64_t offset = 0;
  for (size_t d = 0; d < dims.size(); ++d)
    offset += begin[d] * strides[d];
  return offset;
}

Dims SliceSpec::steps(std::span<const int64_t> dims) const {
  Dims steps = stridesOf(dims);
  // A dim of one element is not stepped along; its stride may be any number.
  for (size_t d = 0; d < dims.size(); ++d)
    steps[d] = count[d] > 1 ? steps[d] * stride[d] : 0;
  return steps;
}

Status readSliceSpec(const HostContext &context, uint32_t first, std::span<const int64_t> dims,
                     SliceSpec &spec) {
  TensorRef begin = context.input(first), end = context.input(first + 1);
  TensorRef strides = context.input(first + 2);
  constexpr int64_t kMostEntries = 32;
  GRAPHC_REQUIRE(isVector(begin) && sameShape(begin, end) && sameShape(begin, strides) &&
                     begin.dims[0] < kMostEntries,
                 "Expected begin, end, and strides to be 1D equal size tensors, but got shapes ",
                 begin.shape(), ", ", end.shape(), ", and ", strides.shape(), " instead.");
  Masks masks = {context.intAttribute("begin_mask", 0), context.intAttribute("end_mask", 0),
                 context.intAttribute("ellipsis_mask", 0), context.intAttribute("new_axis_mask", 0),
                 context.intAttribute("shrink_axis_mask", 0)};
  std::vector<Range> ranges;
  Dims sources;
  GRAPHC_RETURN_IF_ERROR(spread(indicesOf(begin), indicesOf(end), indicesOf(strides), masks,
                                static_cast<int64_t>(dims.size()), ranges, sources));
  spec.begin.resize(dims.size());
  spec.count.resize(dims.size());
  spec.stride.clear();
  for (size_t d = 0; d < dims.size(); ++d) {
    GRAPHC_RETURN_IF_ERROR(settle(ranges[d], d, dims[d], spec.begin[d], spec.count[d]));
    spec.stride.push_back(ranges[d].stride);
  }
  spec.result.clear();
  for (int64_t source : sources)
    spec.result.push_back(source == kNewAxis ? 1 : spec.count[source]);
  return okStatus();
}

} // namespace graphc::runtime::host
