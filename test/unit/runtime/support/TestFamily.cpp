//===- TestFamily.cpp - host kernels for tests ----------------------------===//
#include "test/unit/runtime/support/TestFamily.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>

using namespace graphc::runtime;

namespace {
Status positive(HostContext &context) {
  auto values = context.input(0).values<int32_t>();
  auto over = [](int32_t value) { return value > 0; };
  int64_t dims[] = {std::count_if(values.begin(), values.end(), over)};
  Result<TensorRef> result = context.allocateOutput(0, dims);
  if (!result)
    return result.status();
  std::copy_if(values.begin(), values.end(), result->as<int32_t>(), over);
  return okStatus();
}

Status concat(HostContext &context) {
  TensorRef a = context.input(0), b = context.input(1);
  Result<TensorRef> result = context.allocateOutput(0, a.shape());
  if (!result)
    return result.status();
  std::string separator(context.stringAttribute("separator", ""));
  auto body = [&](int64_t begin, int64_t end) -> Status {
    for (int64_t i = begin; i < end; ++i) {
      std::string text(a.as<HostString>()[i].view());
      text += separator;
      text += b.as<HostString>()[i].view();
      Result<HostString> string = context.makeString(0, text);
      if (!string)
        return string.status();
      result->as<HostString>()[i] = *string;
    }
    return okStatus();
  };
  return context.parallelFor(a.elementCount(), 1, body);
}

Status reshape(HostContext &context) {
  return context.forwardInput(0, 0, context.intsAttribute("shape"));
}

Status parallelSum(HostContext &context) {
  auto values = context.input(0).values<int32_t>();
  std::atomic<int64_t> sum{0};
  auto body = [&](int64_t begin, int64_t end) -> Status {
    for (int64_t i = begin; i < end; ++i) {
      if (values[i] < 0)
        return invalidArgument("element " + std::to_string(i) + " is negative");
      sum += values[i];
    }
    return okStatus();
  };
  GRAPHC_RETURN_IF_ERROR(context.parallelFor(static_cast<int64_t>(values.size()), 1, body));
  *context.output(0).as<int64_t>() = sum;
  return okStatus();
}

class Box final : public HostObject {
public:
  explicit Box(int32_t value) : value(value) {}
  const char *typeName() const override { return "Box"; }
  const int32_t value;
};

Status remember(HostContext &context) {
  Result<TensorRef> result = context.allocateOutput(0, {});
  if (!result)
    return result.status();
  *result->as<HostObject *>() = new Box(*context.input(0).as<int32_t>());
  return okStatus();
}

Status recall(HostContext &context) {
  HostObject *object = *context.input(0).as<HostObject *>();
  if (!object || std::strcmp(object->typeName(), "Box") != 0)
    return invalidArgument("not a box");
  *context.output(0).as<int32_t>() = static_cast<Box *>(object)->value;
  return okStatus();
}

Status count(HostContext &context) {
  *context.output(0).as<int64_t>() = static_cast<int64_t>(context.executionCount());
  return okStatus();
}

Status describe(HostContext &context) {
  std::span<const int64_t> shape;
  std::string text = std::string(context.nodeName()) + "|" + std::string(context.opName());
  text += "|" + std::to_string(context.intAttribute("n", -1));
  text += context.boolAttribute("flag", false) ? "|true" : "|false";
  text += "|" + std::to_string(context.floatAttribute("scale", 0));
  text += std::string("|") + dtypeName(context.dtypeAttribute("T", DType::Invalid));
  text += "|" + (context.shapeAttribute("shape", shape) ? shapeToString(shape) : "unknown");
  text += "|" + std::to_string(context.stringsAttributeSize("names"));
  text += "|" + std::string(context.stringsAttribute("names", 1));
  TensorRef tensor = context.tensorAttribute("value");
  text += tensor.dtype == DType::Float32 ? "|" + std::to_string(tensor.as<float>()[1]) : "|none";
  text += "|" + std::to_string(context.floatsAttribute("scales").size());
  Result<TensorRef> result = context.allocateOutput(0, {});
  if (!result)
    return result.status();
  Result<HostString> string = context.makeString(0, text);
  if (!string)
    return string.status();
  *result->as<HostString>() = *string;
  return okStatus();
}

Status forgetful(HostContext &) { return okStatus(); }

Status throwing(HostContext &context) {
  if (context.boolAttribute("parallel", false))
    return context.parallelFor(4, 1, [](int64_t, int64_t) -> Status { throw std::bad_alloc(); });
  throw std::bad_alloc();
}

Status blocking(HostContext &context) {
  *context.output(0).as<int32_t>() = *context.input(0).as<int32_t>() + 1;
  return okStatus();
}

constexpr HostKernelEntry kEntries[] = {
    {"Throw", throwing, kHostKernelPlain},    {"Block", blocking, kHostKernelBlocking},
    {"Positive", positive, kHostKernelPlain}, {"Concat", concat, kHostKernelPlain},
    {"Reshape", reshape, kHostKernelPlain},   {"ParallelSum", parallelSum, kHostKernelPlain},
    {"Remember", remember, kHostKernelPlain}, {"Recall", recall, kHostKernelPlain},
    {"Count", count, kHostKernelStateful},    {"Describe", describe, kHostKernelPlain},
    {"Open", forgetful, kHostKernelUnsafe},   {"Forgetful", forgetful, kHostKernelPlain},
};
} // namespace

GRAPHC_HOST_KERNEL_FAMILY(testing, kEntries)
