//===- Patches.cpp - windows of images as channels ------------------------===//
#include "runtime/kernels/image/Kernels.h"
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

namespace graphc::runtime::host {

namespace {
/// Windows along one dim.
struct Windows {
  int64_t size, stride, rate;
  int64_t count, before; ///< windows, and padding in front of the first
};

Status readWindows(const HostContext &context, uint32_t d, int64_t length, Windows &windows) {
  std::span<const int64_t> sizes = context.intsAttribute("ksizes");
  std::span<const int64_t> strides = context.intsAttribute("strides");
  std::span<const int64_t> rates = context.intsAttribute("rates");
  GRAPHC_REQUIRE(sizes.size() == 4 && strides.size() == 4 && rates.size() == 4,
                 "ksizes, strides and rates must have 4 elements");
  windows = {sizes[d], strides[d], rates[d], 0, 0};
  GRAPHC_REQUIRE(windows.size > 0 && windows.stride > 0 && windows.rate > 0 &&
                     windows.size < (int64_t(1) << 31) && windows.rate < (int64_t(1) << 31),
                 "ksizes, strides and rates must be positive");
  int64_t span = (windows.size - 1) * windows.rate + 1;
  std::string_view padding = context.stringAttribute("padding", "VALID");
  if (padding == "SAME") {
    windows.count = (length + windows.stride - 1) / windows.stride;
    int64_t total = std::max<int64_t>((windows.count - 1) * windows.stride + span - length, 0);
    windows.before = total / 2;
  } else {
    GRAPHC_REQUIRE(padding == "VALID", "padding '", padding, "' is not supported");
    windows.count = length < span ? 0 : (length - span) / windows.stride + 1;
  }
  return okStatus();
}
} // namespace

Status extractImagePatches(HostContext &context) {
  TensorRef images = context.input(0);
  GRAPHC_REQUIRE(images.rank == 4, "input must be 4-dimensional", images.shape());
  int64_t height = images.dims[1], width = images.dims[2], channels = images.dims[3];
  Windows rows, columns;
  GRAPHC_RETURN_IF_ERROR(readWindows(context, 1, height, rows));
  GRAPHC_RETURN_IF_ERROR(readWindows(context, 2, width, columns));
  int64_t patch;
  GRAPHC_REQUIRE(!__builtin_mul_overflow(rows.size * columns.size, channels, &patch),
                 "patches are too large");
  GRAPHC_TRY(output, allocate(context, 0, {images.dims[0], rows.count, columns.count, patch}));
  if (output.elementCount() == 0)
    return okStatus();
  size_t pixel = dtypeBytes(images.dtype) * static_cast<size_t>(channels);
  clear(output);
  int64_t lines = images.dims[0] * rows.count;
  return context.parallelFor(
      lines, grainOf(columns.count * patch), [&](int64_t begin, int64_t end) {
        for (int64_t line = begin; line < end; ++line) {
          const char *image =
              images.as<char>() + static_cast<size_t>(line / rows.count * height * width) * pixel;
          char *to = output.as<char>() + static_cast<size_t>(line * columns.count) *
                                             static_cast<size_t>(rows.size * columns.size) * pixel;
          int64_t top = line % rows.count * rows.stride - rows.before;
          for (int64_t c = 0; c < columns.count; ++c)
            for (int64_t i = 0; i < rows.size; ++i)
              for (int64_t j = 0; j < columns.size; ++j, to += pixel) {
                int64_t y = top + i * rows.rate;
                int64_t x = c * columns.stride - columns.before + j * columns.rate;
                if (y >= 0 && y < height && x >= 0 && x < width)
                  std::memcpy(to, image + static_cast<size_t>(y * width + x) * pixel, pixel);
              }
        }
        return okStatus();
      });
}

} // namespace graphc::runtime::host
