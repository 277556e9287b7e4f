//===- CpuDevice.cpp - a share of the host as a device --------------------===//
#include "runtime/device/cpu/CpuDevice.h"

#include "runtime/device/cpu/CpuKernel.h"
#include "runtime/device/cpu/CpuStream.h"
#include "runtime/memory/HostAllocator.h"

#include <mutex>

namespace graphc::runtime {

namespace {
class CpuBuffer final : public DeviceBuffer {
public:
  CpuBuffer(void *memory, size_t size, bool owned) : memory(memory), size(size), owned(owned) {}
  ~CpuBuffer() override {
    if (owned && memory)
      SystemAllocator::instance().release(memory, size);
  }
  DeviceAddress address() const override { return {reinterpret_cast<uintptr_t>(memory)}; }
  size_t bytes() const override { return size; }

private:
  void *memory;
  size_t size;
  bool owned;
};

/// What the parts of one launch share.
struct SharedLaunch {
  const graphc_kernel_ctx &context;
  graphc_kernel_fn kernel;
  void *const *operands;
  const int64_t *params;
  std::mutex mutex;
  int64_t failedAt = INT64_MAX;
  graphc_kernel_status status = 0;
  graphc_kernel_detail detail = {};
};

bool runPart(void *arg, int64_t begin, int64_t end, uint32_t worker) {
  auto &shared = *static_cast<SharedLaunch *>(arg);
  graphc_kernel_detail detail = {};
  graphc_kernel_ctx context = shared.context;
  context.worker = worker;
  context.detail = &detail;
  graphc_kernel_status status = shared.kernel(&context, shared.operands, shared.params, begin, end);
  if (status == 0)
    return !context.cancelled || !__atomic_load_n(context.cancelled, __ATOMIC_RELAXED);
  // Parts are handed out in order, so every part below a failed one runs too: the lowest failure is
  // the same in every run, whatever the threads do.
  std::lock_guard<std::mutex> lock(shared.mutex);
  if (begin < shared.failedAt) {
    shared.failedAt = begin;
    shared.status = status;
    shared.detail = detail;
  }
  return false;
}
} // namespace

graphc_kernel_status launchOnPool(ThreadPool &pool, uint32_t maxThreads,
                                  const graphc_kernel_ctx &context, graphc_kernel_fn kernel,
                                  void *const *operands, const int64_t *params, int64_t count,
                                  int64_t grain) {
  SharedLaunch shared{.context = context,
                      .kernel = kernel,
                      .operands = operands,
                      .params = params,
                      .mutex = {},
                      .failedAt = INT64_MAX,
                      .status = 0,
                      .detail = {}};
  pool.parallelFor(count, grain, maxThreads, runPart, &shared);
  if (shared.status && context.detail)
    *context.detail = shared.detail;
  return shared.status;
}

CpuDevice::CpuDevice(uint32_t ordinal, ThreadPool &pool)
    : deviceName("cpu:" + std::to_string(ordinal)), threads(pool) {}

Result<std::unique_ptr<DeviceBuffer>> CpuDevice::allocate(size_t bytes, size_t alignment) {
  void *memory = nullptr;
  if (bytes) {
    memory = SystemAllocator::instance().allocate(bytes, alignment);
    if (!memory)
      return resourceExhausted(deviceName + ": cannot allocate " + std::to_string(bytes) +
                               " bytes");
  }
  return std::unique_ptr<DeviceBuffer>(new CpuBuffer(memory, bytes, /*owned=*/true));
}

Result<std::unique_ptr<DeviceBuffer>> CpuDevice::wrapHostMemory(void *memory, size_t bytes) {
  return std::unique_ptr<DeviceBuffer>(new CpuBuffer(memory, bytes, /*owned=*/false));
}

Result<std::unique_ptr<DeviceKernel>> CpuDevice::loadKernel(const KernelSource &source) {
  if (!source.function)
    return invalidArgument(deviceName + ": kernel '" + std::string(source.symbol) +
                           "' has no host code");
  return std::unique_ptr<DeviceKernel>(new CpuKernel(source.function));
}

Result<std::unique_ptr<Stream>> CpuDevice::createStream() {
  return std::unique_ptr<Stream>(new CpuStream(*this));
}

Result<std::unique_ptr<Event>> CpuDevice::createEvent() {
  return std::unique_ptr<Event>(new CpuEvent(threads));
}

} // namespace graphc::runtime
