//===- Assert.cpp - the family `checks`: ops that fail a run on purpose ----===//
#include "runtime/kernels/support/Dispatch.h"
#include "runtime/kernels/support/Tensors.h"

#include <type_traits>

namespace graphc::runtime::host {
namespace {

/// Appends element \p i as TensorFlow's summaries write it.
void appendElement(std::string &text, const TensorRef &tensor, int64_t i) {
  switch (tensor.dtype) {
  case DType::String:
    text += static_cast<const HostString *>(tensor.data)[i].view();
    return;
  case DType::Bool:
    text += static_cast<const bool *>(tensor.data)[i] ? "1" : "0";
    return;
  case DType::Float32:
    return appendPart(text, static_cast<const float *>(tensor.data)[i]);
  case DType::Float64:
    return appendPart(text, static_cast<const double *>(tensor.data)[i]);
  case DType::Float16:
    return appendPart(text, static_cast<float>(static_cast<const Half *>(tensor.data)[i]));
  case DType::Int8:
    return appendPart(text, static_cast<int32_t>(static_cast<const int8_t *>(tensor.data)[i]));
  case DType::UInt8:
    return appendPart(text, static_cast<int32_t>(static_cast<const uint8_t *>(tensor.data)[i]));
  case DType::Int16:
    return appendPart(text, static_cast<const int16_t *>(tensor.data)[i]);
  case DType::Int32:
    return appendPart(text, static_cast<const int32_t *>(tensor.data)[i]);
  case DType::Int64:
    return appendPart(text, static_cast<const int64_t *>(tensor.data)[i]);
  default:
    text += "?";
  }
}

/// The first \p limit elements, rows in brackets, "..." where there are more.
std::string summary(const TensorRef &tensor, int64_t limit) {
  std::string text;
  int64_t count = product(tensor.shape());
  int64_t shown = limit < 0 ? count : std::min(limit, count);
  int64_t row = tensor.rank > 1 ? tensor.dims[tensor.rank - 1] : 0;
  for (int64_t i = 0; i < shown; ++i) {
    bool opens = row > 0 && i % row == 0;
    if (opens)
      text += i == 0 ? "[" : "][";
    else if (i != 0)
      text += " ";
    appendElement(text, tensor, i);
  }
  if (shown < count)
    text += "...";
  if (row > 0 && shown > 0)
    text += "]";
  return text;
}

/// tf.Assert: fails with the data in its message unless the condition holds.
Status assertHolds(HostContext &context) {
  TensorRef condition = context.input(0);
  GRAPHC_REQUIRE(condition.dtype == DType::Bool && isScalar(condition),
                 "In[0] should be a scalar: ", condition.shape());
  if (*static_cast<const bool *>(condition.data))
    return {};
  int64_t limit = context.intAttribute("summarize", 3);
  std::string message = "assertion failed: ";
  for (uint32_t i = 1; i < context.inputCount(); ++i)
    message += (i == 1 ? "[" : " [") + summary(context.input(i), limit) + "]";
  return invalidArgument(std::move(message));
}

constexpr HostKernelEntry kEntries[] = {
    {"Assert", assertHolds, kHostKernelStateful},
};

} // namespace
} // namespace graphc::runtime::host

namespace {
constexpr auto &kEntries = graphc::runtime::host::kEntries;
} // namespace

GRAPHC_HOST_KERNEL_FAMILY(checks, kEntries)
