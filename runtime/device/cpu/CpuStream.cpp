//===- CpuStream.cpp - a queue of work on the pool ------------------------===//
#include "runtime/device/cpu/CpuStream.h"

#include "runtime/device/cpu/CpuKernel.h"
#include "runtime/device/cpu/Denormals.h"

#include <cstring>

namespace graphc::runtime {

namespace {
constexpr size_t kFirstRingSize = 64;

void *pointerOf(DeviceAddress address) { return reinterpret_cast<void *>(address.value); }
} // namespace

//===--- events -------------------------------------------------------------===//

bool CpuEvent::isReached() const {
  std::lock_guard<std::mutex> lock(mutex);
  return reached >= issued;
}

Status CpuEvent::synchronize() {
  pool.helpUntil([](const void *arg) { return static_cast<const CpuEvent *>(arg)->isReached(); },
                 this, nullptr);
  std::lock_guard<std::mutex> lock(mutex);
  if (reachedByFailed)
    return Status(StatusCode::Aborted, "the stream of this event had failed before");
  return okStatus();
}

uint64_t CpuEvent::issueRecord() {
  std::lock_guard<std::mutex> lock(mutex);
  return ++issued;
}

uint64_t CpuEvent::issuedRecords() const {
  std::lock_guard<std::mutex> lock(mutex);
  return issued;
}

void CpuEvent::reach(uint64_t number, bool failed) {
  CpuStream *waiting;
  {
    std::lock_guard<std::mutex> lock(mutex);
    reached = number > reached ? number : reached;
    reachedByFailed = failed;
    waiting = std::exchange(parked, nullptr);
  }
  // A stream that waits for a later record parks itself again.
  while (waiting) {
    CpuStream *next = std::exchange(waiting->nextParked, nullptr);
    waiting->resume();
    waiting = next;
  }
}

bool CpuEvent::reachedOrPark(uint64_t number, CpuStream &stream, bool &failed) {
  std::lock_guard<std::mutex> lock(mutex);
  if (reached >= number) {
    failed = reachedByFailed;
    return true;
  }
  stream.nextParked = parked;
  parked = &stream;
  return false;
}

//===--- streams ------------------------------------------------------------===//

CpuStream::CpuStream(CpuDevice &device) : owner(device), ring(kFirstRingSize) {
  task.run = drainTask;
  task.stream = this;
}

CpuStream::~CpuStream() { (void)synchronize(); }

Status CpuStream::issue(const Operation &operation) {
  std::unique_lock<std::mutex> lock(mutex);
  if (tail - head == ring.size()) {
    std::vector<Operation> larger(ring.size() * 2);
    for (uint64_t i = head; i != tail; ++i)
      larger[i & (larger.size() - 1)] = ring[i & (ring.size() - 1)];
    ring = std::move(larger);
  }
  ring[tail++ & (ring.size() - 1)] = operation;
  if (draining)
    return okStatus();
  draining = true;
  lock.unlock();
  owner.pool().submit(task);
  return okStatus();
}

void CpuStream::drainTask(PoolTask *task) { static_cast<DrainTask *>(task)->stream->drain(); }

void CpuStream::resume() { owner.pool().submit(task); }

void CpuStream::drain() {
  ScopedFlushDenormals flush;
  ThreadPool &pool = owner.pool();
  std::unique_lock<std::mutex> lock(mutex);
  while (head != tail) {
    Operation operation = ring[head & (ring.size() - 1)];
    lock.unlock();
    // Parked: from now on the stream belongs to whoever reaches the event.
    if (!perform(operation))
      return;
    lock.lock();
    ++head;
  }
  draining = false;
  lock.unlock();
  // The stream may be destroyed as soon as it is seen idle: only the pool is touched from here on.
  pool.wake();
}

bool CpuStream::isIdle() const {
  std::lock_guard<std::mutex> lock(mutex);
  return !draining;
}

void CpuStream::fail(Status status) {
  std::lock_guard<std::mutex> lock(mutex);
  if (failed)
    return;
  failed = true;
  failure = std::move(status);
}

bool CpuStream::perform(const Operation &operation) {
  if (operation.kind == Kind::Wait) {
    bool failedThere = false;
    if (!operation.event->reachedOrPark(operation.number, *this, failedThere))
      return false;
    if (failedThere)
      fail(Status(StatusCode::Aborted, "an operation on another stream failed before"));
    return true;
  }
  bool skip;
  {
    std::lock_guard<std::mutex> lock(mutex);
    skip = failed;
  }
  if (operation.kind == Kind::Record) {
    operation.event->reach(operation.number, skip);
    owner.pool().wake();
    return true;
  }
  if (skip)
    return true;
  Status status;
  switch (operation.kind) {
  case Kind::Launch:
    status = performLaunch(operation.arguments);
    break;
  case Kind::Copy:
    if (operation.bytes)
      std::memcpy(operation.to, operation.from, operation.bytes);
    break;
  case Kind::Fill:
    if (operation.bytes)
      std::memset(operation.to, operation.value, operation.bytes);
    break;
  case Kind::Call:
    status = operation.function(operation.to);
    break;
  case Kind::Record:
  case Kind::Wait:
    break;
  }
  if (!status.isOk())
    fail(std::move(status));
  return true;
}

Status CpuStream::performLaunch(const LaunchArguments &arguments) {
  static_assert(sizeof(DeviceAddress) == sizeof(void *));
  graphc_kernel_detail detail = {};
  graphc_kernel_ctx context = {};
  context.abi_version = GRAPHC_KERNEL_ABI_VERSION;
  context.workers = owner.pool().threads();
  context.detail = &detail;
  auto *operands = reinterpret_cast<void *const *>(arguments.operands.data());
  graphc_kernel_status status = launchOnPool(
      owner.pool(), 0, context, static_cast<const CpuKernel *>(arguments.kernel)->function,
      operands, arguments.params.data(), arguments.taskCount, arguments.grain);
  if (status == 0)
    return okStatus();
  return Status(StatusCode::InvalidArgument,
                "kernel failed with code " + std::to_string(GRAPHC_KERNEL_STATUS_CODE(status)) +
                    " at element " + std::to_string(GRAPHC_KERNEL_STATUS_INDEX(status)));
}

Status CpuStream::launch(const LaunchArguments &arguments) {
  if (!arguments.kernel || arguments.taskCount < 0 || arguments.grain < 1)
    return invalidArgument("launch without a kernel, or with a bad task count or grain");
  Operation operation = {};
  operation.kind = Kind::Launch;
  operation.arguments = arguments;
  return issue(operation);
}

Status CpuStream::copy(DeviceAddress to, DeviceAddress from, size_t bytes) {
  Operation operation = {};
  operation.kind = Kind::Copy;
  operation.to = pointerOf(to);
  operation.from = pointerOf(from);
  operation.bytes = bytes;
  return issue(operation);
}

Status CpuStream::upload(DeviceAddress to, const void *from, size_t bytes) {
  Operation operation = {};
  operation.kind = Kind::Copy;
  operation.to = pointerOf(to);
  operation.from = from;
  operation.bytes = bytes;
  return issue(operation);
}

Status CpuStream::download(void *to, DeviceAddress from, size_t bytes) {
  Operation operation = {};
  operation.kind = Kind::Copy;
  operation.to = to;
  operation.from = pointerOf(from);
  operation.bytes = bytes;
  return issue(operation);
}

Status CpuStream::fill(DeviceAddress to, uint8_t value, size_t bytes) {
  Operation operation = {};
  operation.kind = Kind::Fill;
  operation.to = pointerOf(to);
  operation.value = value;
  operation.bytes = bytes;
  return issue(operation);
}

Status CpuStream::call(Status (*function)(void *arg), void *arg) {
  Operation operation = {};
  operation.kind = Kind::Call;
  operation.function = function;
  operation.to = arg;
  return issue(operation);
}

Status CpuStream::record(Event &event) {
  Operation operation = {};
  operation.kind = Kind::Record;
  operation.event = static_cast<CpuEvent *>(&event);
  operation.number = operation.event->issueRecord();
  return issue(operation);
}

Status CpuStream::wait(Event &event) {
  Operation operation = {};
  operation.kind = Kind::Wait;
  operation.event = static_cast<CpuEvent *>(&event);
  operation.number = operation.event->issuedRecords();
  return issue(operation);
}

bool CpuStream::assist() { return owner.pool().runIfQueued(task); }

Status CpuStream::synchronize() {
  owner.pool().helpUntil(
      [](const void *arg) { return static_cast<const CpuStream *>(arg)->isIdle(); }, this, &task);
  std::lock_guard<std::mutex> lock(mutex);
  failed = false;
  return std::exchange(failure, Status());
}

} // namespace graphc::runtime
