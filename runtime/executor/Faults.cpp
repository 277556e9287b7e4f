//===- Faults.cpp - the core's errors in words ----------------------------===//
#include "runtime/executor/Faults.h"

#include "runtime/core/Frame.h"

#include <algorithm>

namespace graphc::runtime {

using namespace schema;
using core::Error;
using core::Fault;
using core::Frame;

namespace {
/// Buffers listed in a map of an arena.
constexpr size_t kMapRows = 8;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

/// Facts that all descriptions need.
struct Scene {
  const Model &model;
  const Signature &signature;
  const Function &function;
  const Error &error;

  const ProgramView &view() const { return model.view(); }
  std::string input(uint32_t i) const {
    if (i >= signature.inputs.count)
      return "input " + std::to_string(i);
    return "input " + quoted(model.text(view().signatureArg(signature.inputs.begin + i).key));
  }
  std::string buffer(uint32_t b) const {
    return quoted(model.text(view().buffer(function, b).name));
  }
  /// The node of the instruction that failed.
  std::string node() const {
    if (error.instruction == kNone)
      return {};
    return std::string(model.nodeName(view().instruction(error.instruction).node));
  }
  /// TensorFlow's op of \p node.
  std::string opOf(uint32_t node) const {
    return node < view().count(Table::Nodes) ? model.text(view().node(node).op) : std::string();
  }
};

std::string got(int64_t expected, int64_t value) {
  return ": expected " + std::to_string(expected) + ", got " + std::to_string(value);
}

Status describeInput(const Scene &scene) {
  const Error &error = scene.error;
  std::string name = scene.input(error.index);
  switch (error.fault) {
  case Fault::InputCount:
    return invalidArgument("signature " + quoted(scene.model.text(scene.signature.name)) +
                           ": number of inputs" + got(error.expected, error.got));
  case Fault::InputDType:
    return invalidArgument(name + ": expected dtype " +
                           dtypeName(static_cast<DType>(error.expected)) + ", got " +
                           dtypeName(static_cast<DType>(error.got)));
  case Fault::InputRank:
    return invalidArgument(name + ": rank" + got(error.expected, error.got));
  case Fault::InputDim:
    return invalidArgument(name + " dim " + std::to_string(error.dim) +
                           got(error.expected, error.got));
  case Fault::InputNull:
    return invalidArgument(name + " has no data");
  default:
    return invalidArgument(name + " is not aligned to the " + std::to_string(error.expected) +
                           " bytes of its elements");
  }
}

Status describeSymbol(const Scene &scene) {
  const Error &error = scene.error;
  const Symbol &symbol = scene.view().symbol(scene.function, error.index);
  std::string value = std::to_string(error.got), fact;
  if (error.fault == Fault::SymbolDivisor)
    fact = "a multiple of " + std::to_string(error.expected);
  else
    fact = (error.got < error.expected ? "at least " : "at most ") + std::to_string(error.expected);
  if (static_cast<SymbolSource>(symbol.source) == SymbolSource::InputDim)
    return invalidArgument(scene.input(symbol.input) + " dim " + std::to_string(symbol.dim) +
                           ": expected " + fact + ", got " + value);
  return Status(StatusCode::OutOfRange,
                "size " + quoted(scene.model.text(symbol.name)) + ": expected " + fact + ", got " +
                    value,
                scene.node());
}

/// TensorFlow's texts: Eigen's integer division, gather and scatter bounds, CheckNumerics.
Status describeKernel(const Scene &scene) {
  const Error &error = scene.error;
  uint32_t code = GRAPHC_KERNEL_STATUS_CODE(error.status);
  uint32_t node = GRAPHC_KERNEL_STATUS_NODE(error.status);
  uint32_t index = GRAPHC_KERNEL_STATUS_INDEX(error.status);
  if (node == GRAPHC_KERNEL_NODE_OF_LAUNCH)
    node = scene.view().instruction(error.instruction).node;
  std::string name(scene.model.nodeName(node));
  std::string at = index == 0xffffffffu ? std::string("?") : std::to_string(index);
  auto fail = [&](StatusCode status, std::string message) {
    return Status(status, std::move(message), name);
  };
  switch (code) {
  case GRAPHC_KERNEL_CANCELLED:
    return fail(StatusCode::Cancelled, "the run was cancelled");
  case GRAPHC_KERNEL_DIVISION_BY_ZERO:
    return fail(StatusCode::InvalidArgument, "Integer division by zero");
  case GRAPHC_KERNEL_NEGATIVE_POWER:
    return fail(StatusCode::InvalidArgument, "Integers to negative integer powers are not allowed");
  case GRAPHC_KERNEL_INDEX_RANGE:
    return fail(StatusCode::InvalidArgument,
                "indices[" + at + "] = " + std::to_string(error.detail.value) + " is not in [0, " +
                    std::to_string(error.detail.limit) + ")");
  case GRAPHC_KERNEL_ASSERT:
    return fail(StatusCode::InvalidArgument,
                error.detail.message ? error.detail.message : "assertion failed");
  case GRAPHC_KERNEL_NAN:
    return fail(StatusCode::InvalidArgument, "Tensor had NaN values");
  case GRAPHC_KERNEL_INF:
    return fail(StatusCode::InvalidArgument, "Tensor had Inf values");
  case GRAPHC_KERNEL_NAN_AND_INF:
    return fail(StatusCode::InvalidArgument, "Tensor had Inf and NaN values");
  case GRAPHC_KERNEL_BAD_ARGUMENT:
    return fail(StatusCode::InvalidArgument, scene.opOf(node) + ": value " +
                                                 std::to_string(error.detail.value) +
                                                 " at element " + at + " is out of bounds; limit " +
                                                 std::to_string(error.detail.limit));
  default:
    return fail(StatusCode::InvalidArgument,
                error.detail.message
                    ? error.detail.message
                    : "kernel failed with code " + std::to_string(code) + " at element " + at);
  }
}

Status describeUnallocated(const Scene &scene) {
  const Buffer &buffer = scene.view().buffer(scene.function, scene.error.index);
  if (static_cast<BufferKind>(buffer.kind) == BufferKind::Resource)
    return Status(StatusCode::FailedPrecondition,
                  "variable " + quoted(scene.model.text(scene.view().resource(buffer.index).name)) +
                      " is read before it was written",
                  scene.node());
  return Status(StatusCode::Internal, scene.buffer(scene.error.index) + " has no value here",
                scene.node());
}
} // namespace

std::string describeArena(const Frame &frame, uint32_t arena) {
  const ProgramView &view = frame.program->view;
  std::vector<uint32_t> buffers;
  for (uint32_t b = 0; b < frame.function().buffers.count; ++b) {
    const Buffer &buffer = view.buffer(frame.function(), b);
    auto kind = static_cast<BufferKind>(buffer.kind);
    if ((kind == BufferKind::Arena || kind == BufferKind::Bounded) && buffer.aliasOf == kNone &&
        buffer.arena == arena)
      buffers.push_back(b);
  }
  size_t shown = std::min(buffers.size(), kMapRows);
  std::partial_sort(buffers.begin(), buffers.begin() + shown, buffers.end(),
                    [&](uint32_t a, uint32_t b) {
                      int64_t sizeA = frame.capacityOf(a), sizeB = frame.capacityOf(b);
                      return sizeA != sizeB ? sizeA > sizeB : a < b;
                    });
  std::string text;
  for (size_t i = 0; i < shown; ++i) {
    uint32_t b = buffers[i];
    StringRef name = view.buffer(frame.function(), b).name;
    text += "\n  " + std::to_string(frame.offsetOf(b)) + ".." +
            std::to_string(frame.offsetOf(b) + frame.capacityOf(b)) + "  " +
            std::to_string(frame.capacityOf(b)) + " bytes  " +
            std::string(view.chars(name), name.size);
  }
  if (buffers.size() > shown)
    text += "\n  and " + std::to_string(buffers.size() - shown) + " smaller ones";
  return text;
}

Status describeError(const Model &model, const Signature &signature, const Frame &frame,
                     const Error &error, Status services) {
  Scene scene{model, signature, model.view().function(error.function), error};
  switch (error.fault) {
  case Fault::InputCount:
  case Fault::InputDType:
  case Fault::InputRank:
  case Fault::InputDim:
  case Fault::InputNull:
  case Fault::InputUnaligned:
    // In a called function an input is another instruction's value: the plan is at fault.
    if (error.instruction != kNone)
      return Status(StatusCode::Internal, "call: " + std::string(describeInput(scene).message()),
                    scene.node());
    return describeInput(scene);
  case Fault::SymbolRange:
  case Fault::SymbolDivisor:
    return describeSymbol(scene);
  case Fault::SizeOverflow:
    return Status(StatusCode::InvalidArgument,
                  "a size of function " + quoted(model.text(scene.function.name)) +
                      " is negative, unknown or too large for these inputs",
                  scene.node());
  case Fault::BufferBounds:
    return Status(StatusCode::Internal,
                  "buffer " + scene.buffer(error.index) + " of " + std::to_string(error.got) +
                      " bytes does not fit its " + std::to_string(error.expected) + " bytes",
                  scene.node());
  case Fault::ArenaTooSmall:
    return resourceExhausted("arena" + got(error.expected, error.got) +
                             " bytes; the largest buffers:" + describeArena(frame, error.index));
  case Fault::OutOfMemory:
    return resourceExhausted("no memory for an arena of " + std::to_string(error.got) + " bytes");
  case Fault::Unallocated:
    return describeUnallocated(scene);
  case Fault::BadLaunch:
    return Status(StatusCode::Internal, "launch with bad tasks or grain, or without code",
                  scene.node());
  case Fault::Kernel:
    return describeKernel(scene);
  case Fault::Services:
    if (services.isOk())
      services = internalError("a step failed without a reason");
    return std::move(services).withNode(scene.node());
  case Fault::Cancelled:
    return Status(StatusCode::Cancelled, "the run was cancelled");
  case Fault::DeadlineExceeded:
    return Status(StatusCode::DeadlineExceeded, "the run passed its deadline");
  case Fault::None:
    break;
  }
  return internalError("a run failed without a reason");
}

} // namespace graphc::runtime
