//===- Stitch.cpp - rows to partitions and back ---------------------------===//
#include "runtime/kernels/segment/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
bool startsWith(const TensorRef &tensor, const TensorRef &prefix) {
  return tensor.rank >= prefix.rank &&
         std::ranges::equal(prefix.shape(), tensor.shape().first(prefix.rank));
}

char *rowAt(const TensorRef &tensor, int64_t row, size_t rowBytes) {
  return tensor.as<char>() + static_cast<size_t>(row) * rowBytes;
}

void copyRow(char *to, const char *from, size_t bytes) {
  if (bytes)
    std::memcpy(to, from, bytes);
}
} // namespace

Status dynamicPartition(HostContext &context) {
  TensorRef data = context.input(0), partitions = context.input(1);
  int64_t count = context.outputCount();
  GRAPHC_REQUIRE(startsWith(data, partitions),
                 "data.shape must start with partitions.shape, got "
                 "data.shape = ",
                 data.shape(), ", partitions.shape = ", partitions.shape());
  Dims sizes(count, 0);
  for (int64_t i = 0, n = partitions.elementCount(); i < n; ++i) {
    int64_t p = indexAt(partitions, i);
    GRAPHC_REQUIRE(p >= 0 && p < count, "partitions", indexText(partitions.shape(), i), " = ", p,
                   " is not in [0, ", count, ")");
    ++sizes[p];
  }
  Dims dims = {0};
  dims.insert(dims.end(), data.dims + partitions.rank, data.dims + data.rank);
  size_t rowBytes =
      dtypeBytes(data.dtype) * static_cast<size_t>(product(data, partitions.rank, data.rank));
  std::vector<char *> next(count);
  for (int64_t p = 0; p < count; ++p) {
    dims[0] = sizes[p];
    GRAPHC_TRY(output, allocate(context, static_cast<uint32_t>(p), dims));
    next[p] = output.as<char>();
  }
  for (int64_t i = 0, n = partitions.elementCount(); i < n; ++i) {
    char *&to = next[indexAt(partitions, i)];
    copyRow(to, rowAt(data, i, rowBytes), rowBytes);
    to += rowBytes;
  }
  Status status;
  for (int64_t p = 0; p < count; ++p)
    status = adoptElements(context, static_cast<uint32_t>(p), std::move(status));
  return status;
}

Status dynamicStitch(HostContext &context) {
  uint32_t count = context.inputCount() / 2;
  GRAPHC_REQUIRE(count > 0, "a stitch needs operands");
  TensorRef first = context.input(count), firstIndices = context.input(0);
  int64_t rows = 0;
  for (uint32_t k = 0; k < count; ++k) {
    TensorRef indices = context.input(k), data = context.input(count + k);
    GRAPHC_REQUIRE(startsWith(data, indices), "data[", k, "].shape = ", data.shape(),
                   " does not start with indices[", k, "].shape = ", indices.shape());
    GRAPHC_REQUIRE(startsWith(first, firstIndices) &&
                       std::ranges::equal(data.shape().subspan(indices.rank),
                                          first.shape().subspan(firstIndices.rank)),
                   "Need data[0].shape[", firstIndices.rank, ":] = data[", k, "].shape[",
                   indices.rank, ":], got data[0].shape = ", first.shape(), ", data[", k,
                   "].shape = ", data.shape(), ", indices[0].shape = ", firstIndices.shape(),
                   ", indices[", k, "].shape = ", indices.shape());
    for (int64_t i = 0, n = indices.elementCount(); i < n; ++i)
      rows = std::max(rows, indexAt(indices, i) + 1);
  }
  Dims dims = {rows};
  dims.insert(dims.end(), first.dims + firstIndices.rank, first.dims + first.rank);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  clear(output);
  size_t rowBytes = dtypeBytes(first.dtype) * static_cast<size_t>(product(output, 1, output.rank));
  Status status;
  for (uint32_t k = 0; k < count && status.isOk(); ++k) {
    TensorRef indices = context.input(k), data = context.input(count + k);
    for (int64_t i = 0, n = indices.elementCount(); i < n && status.isOk(); ++i) {
      int64_t row = indexAt(indices, i);
      if (row < 0)
        status = invalid("indices[", i, "] is out of range");
      else
        copyRow(rowAt(output, row, rowBytes), rowAt(data, i, rowBytes), rowBytes);
    }
  }
  return adoptElements(context, 0, std::move(status));
}

} // namespace graphc::runtime::host
