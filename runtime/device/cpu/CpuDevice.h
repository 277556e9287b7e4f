//===- CpuDevice.h - a share of the host as a device ------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_CPUDEVICE_H
#define GRAPHC_RUNTIME_DEVICE_CPU_CPUDEVICE_H

#include "runtime/device/Device.h"
#include "runtime/device/cpu/ThreadPool.h"

#include <string>

namespace graphc::runtime {

/// Splits tasks [0, count) of \p kernel over \p pool. Each thread gets its own copy of \p context.
/// Returns 0, or the status of the lowest part that failed, whose detail is then in
/// *context.detail. At most \p maxThreads (0: the pool's) take part.
graphc_kernel_status launchOnPool(ThreadPool &pool, uint32_t maxThreads,
                                  const graphc_kernel_ctx &context, graphc_kernel_fn kernel,
                                  void *const *operands, const int64_t *params, int64_t count,
                                  int64_t grain);

/// A logical CPU device, "cpu:<ordinal>": all logical CPUs of a process share memory and pool, but
/// have streams of their own, as TensorFlow's logical devices.
class CpuDevice final : public Device {
public:
  /// \p pool is borrowed and outlives the device.
  CpuDevice(uint32_t ordinal, ThreadPool &pool);

  std::string_view name() const override { return deviceName; }
  Result<std::unique_ptr<DeviceBuffer>> allocate(size_t bytes, size_t alignment) override;
  Result<std::unique_ptr<DeviceBuffer>> wrapHostMemory(void *memory, size_t bytes) override;
  Result<std::unique_ptr<DeviceKernel>> loadKernel(const KernelSource &source) override;
  Result<std::unique_ptr<Stream>> createStream() override;
  Result<std::unique_ptr<Event>> createEvent() override;

  /// The pool that its streams run on.
  ThreadPool &pool() const { return threads; }

private:
  std::string deviceName;
  ThreadPool &threads;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_CPUDEVICE_H
