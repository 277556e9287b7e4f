//===- StridedCopy.cpp - copies between two N-dimensional walks -----------===//
#include "runtime/kernels/support/StridedCopy.h"

#include "runtime/kernels/support/Dispatch.h"

namespace graphc::runtime::host {

Dims stridesOf(std::span<const int64_t> dims) {
  Dims strides(dims.size());
  int64_t stride = 1;
  for (size_t d = dims.size(); d-- > 0;) {
    strides[d] = stride;
    stride *= dims[d];
  }
  return strides;
}

namespace {
/// Drops dims of one element and merges neighbours that both walks pass without a jump.
StridedCopy merged(const StridedCopy &copy) {
  StridedCopy result;
  for (size_t d = 0; d < copy.dims.size(); ++d) {
    if (copy.dims[d] == 1)
      continue;
    if (!result.dims.empty() && result.from.back() == copy.from[d] * copy.dims[d] &&
        result.to.back() == copy.to[d] * copy.dims[d]) {
      result.dims.back() *= copy.dims[d];
      result.from.back() = copy.from[d];
      result.to.back() = copy.to[d];
      continue;
    }
    result.dims.push_back(copy.dims[d]);
    result.from.push_back(copy.from[d]);
    result.to.push_back(copy.to[d]);
  }
  if (result.dims.empty())
    result = {{1}, {1}, {1}};
  return result;
}

template <typename T>
void copyLine(const T *from, T *to, int64_t count, int64_t fromStride, int64_t toStride) {
  if (fromStride == 1 && toStride == 1)
    std::memcpy(to, from, static_cast<size_t>(count) * sizeof(T));
  else
    for (int64_t i = 0; i < count; ++i)
      to[i * toStride] = from[i * fromStride];
}

/// Copies the elements [begin, end) of the index space, in row-major order.
template <typename T>
void copyRange(const StridedCopy &copy, const T *from, T *to, int64_t begin, int64_t end) {
  size_t last = copy.dims.size() - 1;
  Dims index(copy.dims.size());
  for (size_t d = copy.dims.size(), rest = static_cast<size_t>(begin); d-- > 0;) {
    index[d] = static_cast<int64_t>(rest) % copy.dims[d];
    rest /= static_cast<size_t>(copy.dims[d]);
    from += index[d] * copy.from[d];
    to += index[d] * copy.to[d];
  }
  while (begin < end) {
    int64_t count = std::min(end - begin, copy.dims[last] - index[last]);
    copyLine(from, to, count, copy.from[last], copy.to[last]);
    begin += count;
    from -= index[last] * copy.from[last];
    to -= index[last] * copy.to[last];
    index[last] = 0;
    for (size_t d = last; d-- > 0;) {
      from += copy.from[d];
      to += copy.to[d];
      if (++index[d] < copy.dims[d])
        break;
      from -= copy.dims[d] * copy.from[d];
      to -= copy.dims[d] * copy.to[d];
      index[d] = 0;
    }
  }
}

template <typename T>
Status copyAll(HostContext &context, const StridedCopy &copy, const void *from, void *to) {
  int64_t count = product(copy.dims);
  return context.parallelFor(count, grainOf(1), [&](int64_t begin, int64_t end) {
    copyRange(copy, static_cast<const T *>(from), static_cast<T *>(to), begin, end);
    return okStatus();
  });
}
} // namespace

Status copyStrided(HostContext &context, StridedCopy copy, size_t elementBytes, const void *from,
                   void *to) {
  if (std::ranges::find(copy.dims, 0) != copy.dims.end())
    return okStatus();
  copy = merged(copy);
  switch (elementBytes) {
  case 1:
    return copyAll<uint8_t>(context, copy, from, to);
  case 2:
    return copyAll<uint16_t>(context, copy, from, to);
  case 4:
    return copyAll<uint32_t>(context, copy, from, to);
  case 8:
    return copyAll<uint64_t>(context, copy, from, to);
  case 16:
    return copyAll<Bits128>(context, copy, from, to);
  default:
    return internalError(concat("elements of ", elementBytes, " bytes"));
  }
}

} // namespace graphc::runtime::host
