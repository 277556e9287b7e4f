//===- Slices.cpp - parts of tensors --------------------------------------===//
#include "runtime/kernels/data/Kernels.h"
#include "runtime/kernels/data/SliceSpec.h"

namespace graphc::runtime::host {

Status slice(HostContext &context) {
  TensorRef input = context.input(0), begin = context.input(1), size = context.input(2);
  GRAPHC_REQUIRE(isVector(begin) && isVector(size) && begin.dims[0] == input.rank &&
                     size.dims[0] == input.rank,
                 "Expected begin and size arguments to be 1-D tensors of size ", input.rank,
                 ", but got shapes ", begin.shape(), " and ", size.shape(), " instead.");
  Dims counts(input.rank), strides = stridesOf(input.shape());
  int64_t offset = 0;
  for (uint32_t d = 0; d < input.rank; ++d) {
    int64_t from = indexAt(begin, d), count = indexAt(size, d), length = input.dims[d];
    if (count == -1)
      count = length - from;
    GRAPHC_REQUIRE(from >= 0 && from <= length, "Expected begin[", d, "] in [0, ", length,
                   "], but got ", from);
    GRAPHC_REQUIRE(count >= 0 && count <= length - from, "Expected size[", d, "] in [0, ",
                   length - from, "], but got ", count);
    counts[d] = count;
    offset += from * strides[d];
  }
  GRAPHC_TRY(output, allocate(context, 0, counts));
  size_t bytes = dtypeBytes(input.dtype);
  return adoptElements(context, 0,
                       copyStrided(context, {counts, strides, stridesOf(counts)}, bytes,
                                   input.as<char>() + offset * bytes, output.data));
}

Status stridedSlice(HostContext &context) {
  TensorRef input = context.input(0);
  SliceSpec spec;
  GRAPHC_RETURN_IF_ERROR(readSliceSpec(context, 1, input.shape(), spec));
  GRAPHC_TRY(output, allocate(context, 0, spec.result));
  if (output.elementCount() == 0)
    return okStatus();
  size_t bytes = dtypeBytes(input.dtype);
  StridedCopy copy{spec.count, spec.steps(input.shape()), stridesOf(spec.count)};
  return adoptElements(context, 0,
                       copyStrided(context, copy, bytes,
                                   input.as<char>() + spec.offset(input.shape()) * bytes,
                                   output.data));
}

Status stridedSliceGrad(HostContext &context) {
  TensorRef shape = context.input(0), grad = context.input(4);
  GRAPHC_REQUIRE(isVector(shape), "shape must be 1-D, got shape.shape = ", shape.shape());
  Dims dims = indicesOf(shape);
  for (int64_t dim : dims)
    GRAPHC_REQUIRE(dim >= 0, "Dimension ", dim, " must be >= 0");
  SliceSpec spec;
  GRAPHC_RETURN_IF_ERROR(readSliceSpec(context, 1, dims, spec));
  GRAPHC_REQUIRE(std::ranges::equal(grad.shape(), spec.result), "shape of dy was ", grad.shape(),
                 " instead of ", spec.result);
  GRAPHC_TRY(output, allocate(context, 0, dims));
  clear(output);
  if (grad.elementCount() == 0)
    return okStatus();
  size_t bytes = dtypeBytes(grad.dtype);
  StridedCopy copy{spec.count, stridesOf(spec.count), spec.steps(dims)};
  return adoptElements(
      context, 0,
      copyStrided(context, copy, bytes, grad.data, output.as<char>() + spec.offset(dims) * bytes));
}

Status tensorStridedSliceUpdate(HostContext &context) {
  TensorRef input = context.input(0), value = context.input(4);
  SliceSpec spec;
  GRAPHC_RETURN_IF_ERROR(readSliceSpec(context, 1, input.shape(), spec));
  GRAPHC_REQUIRE(value.dtype == input.dtype && std::ranges::equal(value.shape(), spec.result),
                 "shape of value was ", value.shape(), " instead of ", spec.result);
  GRAPHC_TRY(output, allocate(context, 0, input.shape()));
  if (output.data != input.data && input.bytes())
    std::memcpy(output.data, input.data, input.bytes());
  Status status;
  size_t bytes = dtypeBytes(input.dtype);
  if (value.elementCount() != 0)
    status = copyStrided(context, {spec.count, stridesOf(spec.count), spec.steps(input.shape())},
                         bytes, value.data, output.as<char>() + spec.offset(input.shape()) * bytes);
  return adoptElements(context, 0, std::move(status));
}

} // namespace graphc::runtime::host
