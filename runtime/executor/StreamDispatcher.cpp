//===- StreamDispatcher.cpp - steps on a device's streams -----------------===//
#include "runtime/executor/StreamDispatcher.h"

#include "runtime/executor/ContextServices.h"

namespace graphc::runtime {

using core::Frame;
using core::Step;
using schema::Instruction;
using schema::kNone;
using schema::Opcode;
using schema::Table;

StreamDispatcher::StreamDispatcher(Context &context)
    : context(context), records(context.loaded->view().count(Table::Instructions)) {}

StreamDispatcher::~StreamDispatcher() = default;

Result<std::unique_ptr<StreamDispatcher>> StreamDispatcher::create(Context &context) {
  std::unique_ptr<StreamDispatcher> dispatcher(new StreamDispatcher(context));
  for (uint32_t i = 0; i < context.loaded->maxEvents(); ++i) {
    // All devices of this runtime are CPUs, whose events are interchangeable.
    Result<std::unique_ptr<Event>> event = context.loaded->device(0).createEvent();
    if (!event)
      return event.status();
    dispatcher->events.push_back(std::move(*event));
  }
  return dispatcher;
}

core::Services StreamDispatcher::services(const core::Services &inlineServices) {
  core::Services services = inlineServices;
  services.enqueue = enqueue;
  services.synchronize = synchronize;
  return services;
}

void StreamDispatcher::reset() {
  std::lock_guard<std::mutex> lock(mutex);
  failed = false;
  firstError = {};
  firstStatus = Status();
}

bool StreamDispatcher::takeFailure(core::Error &error, Status &status) {
  std::lock_guard<std::mutex> lock(mutex);
  if (!failed)
    return false;
  error = firstError;
  status = std::move(firstStatus);
  return true;
}

Status StreamDispatcher::prepareStream(Frame &frame, uint32_t index) {
  uint32_t device = frame.program->view.stream(frame.function(), index).device;
  if (index >= streams.size()) {
    streams.resize(index + 1);
    streamDevices.resize(index + 1, kNone);
  }
  if (streams[index] && streamDevices[index] == device)
    return okStatus();
  Result<std::unique_ptr<Stream>> stream = context.loaded->device(device).createStream();
  if (!stream)
    return stream.status();
  streams[index] = std::move(*stream);
  streamDevices[index] = device;
  return okStatus();
}

bool StreamDispatcher::enqueue(void *self, Frame &frame, const Step &step) {
  return static_cast<Context *>(self)->dispatcher->issue(frame, step);
}

bool StreamDispatcher::issue(Frame &frame, const Step &step) {
  Status status = prepareStream(frame, step.stream);
  if (status.isOk()) {
    Stream &stream = *streams[step.stream];
    const Instruction &instruction = frame.program->view.instruction(step.instruction);
    switch (static_cast<Opcode>(step.opcode)) {
    case Opcode::EventRecord:
      status = stream.record(*events[instruction.event.event]);
      break;
    case Opcode::EventWait:
      status = stream.wait(*events[instruction.event.event]);
      break;
    case Opcode::HostCall:
      if (context.loaded->hostCall(step.instruction).entry->flags & kHostKernelBlocking) {
        // Waiting for a file or the network must not hold a compute thread: this one does it.
        records[step.instruction] = {this, &frame, &step};
        status = stream.synchronize();
        if (status.isOk())
          status = runOne(records[step.instruction]);
        break;
      }
      [[fallthrough]];
    default:
      records[step.instruction] = {this, &frame, &step};
      status = stream.call(runRecord, &records[step.instruction]);
      break;
    }
  }
  if (status.isOk())
    return true;
  ContextServices::keepFailure(std::move(status));
  return false;
}

Status StreamDispatcher::runRecord(void *arg) {
  const auto &record = *static_cast<const Record *>(arg);
  return record.dispatcher->runOne(record);
}

void StreamDispatcher::noteTime(const Step &step, int64_t begin) {
  int64_t end = context.sinceStart();
  std::lock_guard<std::mutex> lock(mutex);
  context.timelineEntries.push_back({step.instruction, step.stream, begin, end});
}

Status StreamDispatcher::runOne(const Record &record) {
  core::Error error = {};
  graphc_kernel_ctx kernelContext = context.execution.context;
  kernelContext.detail = &error.detail;
  core::Fault fault = context.runControl ? context.runControl->check() : core::Fault::None;
  if (fault != core::Fault::None) {
    error.fault = fault;
    error.function = record.frame->plan->index;
    error.instruction = record.step->instruction;
  } else {
    int64_t begin = context.options.profile ? context.sinceStart() : 0;
    if (core::runStep(context.services, kernelContext, *record.frame, *record.step, error)) {
      if (context.options.profile)
        noteTime(*record.step, begin);
      return okStatus();
    }
  }
  Status reason = ContextServices::takeFailure();
  std::lock_guard<std::mutex> lock(mutex);
  if (!failed || error.instruction < firstError.instruction) {
    failed = true;
    firstError = error;
    firstStatus = std::move(reason);
  }
  return Status(StatusCode::Aborted, "a step failed");
}

bool StreamDispatcher::synchronize(void *self) {
  StreamDispatcher &dispatcher = *static_cast<Context *>(self)->dispatcher;
  // Before it waits for any stream in particular, this thread does what no other one has begun.
  for (bool helped = true; helped;) {
    helped = false;
    for (std::unique_ptr<Stream> &stream : dispatcher.streams)
      helped |= stream && stream->assist();
  }
  bool ok = true;
  for (std::unique_ptr<Stream> &stream : dispatcher.streams)
    if (stream)
      ok &= stream->synchronize().isOk();
  return ok;
}

} // namespace graphc::runtime
