//===- Device.h - what every kind of device can do --------------*- C++ -*-===//
//
//   Device ---- allocate ----> DeviceBuffer     memory, named by a DeviceAddress
//     |-------- loadKernel --> DeviceKernel
//     |-------- createStream-> Stream           work in order, asynchronous
//     `-------- createEvent -> Event            a point in one stream that others wait for
//
// Nothing here says that memory can be read by the host or that a call has
// ended when it returns: the CPU is one device among others. All kinds pass the
// suite under test/unit/runtime/device/conformance.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_DEVICE_DEVICE_H
#define GRAPHC_RUNTIME_DEVICE_DEVICE_H

#include "runtime/base/Status.h"
#include "runtime/device/KernelAbi.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace graphc::runtime {

class Device;

/// A place in a device's memory. Arithmetic stays within one buffer. Null means no place.
struct DeviceAddress {
  uintptr_t value = 0;

  DeviceAddress operator+(size_t bytes) const { return {value + bytes}; }
  explicit operator bool() const { return value != 0; }
  bool operator==(const DeviceAddress &) const = default;
};

/// Owns memory of a device. Freed when destroyed: no work in flight may use it then.
class DeviceBuffer {
public:
  virtual ~DeviceBuffer() = default;
  /// Its first byte; null when it has no bytes.
  virtual DeviceAddress address() const = 0;
  virtual size_t bytes() const = 0;
};

/// Code that was made for a device. Immutable, thread-safe.
class DeviceKernel {
public:
  virtual ~DeviceKernel() = default;
};

/// Where a kernel comes from: a function of this process for CPUs, else an image and a symbol.
struct KernelSource {
  std::string_view symbol;
  graphc_kernel_fn function = nullptr;
  std::span<const uint8_t> image = {};
};

/// A launch. The arrays must stay valid and unchanged until the launch has ended.
struct LaunchArguments {
  const DeviceKernel *kernel = nullptr;
  std::span<const DeviceAddress> operands = {};
  std::span<const int64_t> params = {};
  int64_t taskCount = 0;
  int64_t grain = 1;
};

/// Marks a point of a stream. Can be recorded again; a wait means the latest record before the wait
/// was issued, and nothing if there was none. Issuing calls on one event are thread-compatible;
/// isReached and synchronize are thread-safe.
class Event {
public:
  virtual ~Event() = default;
  /// Whether the stream has come to the latest record (true if never recorded).
  virtual bool isReached() const = 0;
  /// Blocks until isReached. Fails if the stream had failed before it came here.
  virtual Status synchronize() = 0;
};

/// Operations in the order in which they were issued, each after the one before has ended. Issuing
/// returns at once; its status speaks of the arguments only. A failed operation makes the stream
/// skip what follows, until synchronize reports it. Events recorded by a failed stream are reached,
/// and fail the streams that wait for them. Issuing is thread-compatible; different streams are
/// independent. Destruction waits for the stream.
class Stream {
public:
  virtual ~Stream() = default;
  virtual Device &device() = 0;

  virtual Status launch(const LaunchArguments &arguments) = 0;
  /// Copies within the device. The ranges do not overlap.
  virtual Status copy(DeviceAddress to, DeviceAddress from, size_t bytes) = 0;
  /// Copies from and to memory of the host, which stays valid until the operation has ended.
  virtual Status upload(DeviceAddress to, const void *from, size_t bytes) = 0;
  virtual Status download(void *to, DeviceAddress from, size_t bytes) = 0;
  /// Sets every byte.
  virtual Status fill(DeviceAddress to, uint8_t value, size_t bytes) = 0;
  /// Calls \p function(arg) on some host thread in the stream's order.
  virtual Status call(Status (*function)(void *arg), void *arg) = 0;
  virtual Status record(Event &event) = 0;
  virtual Status wait(Event &event) = 0;
  /// Lets the calling thread do work of this stream that waits for a thread, if the device uses
  /// the host's. Returns whether it did any.
  virtual bool assist() { return false; }
  /// Blocks until everything issued has ended; returns the first failure and forgets it.
  virtual Status synchronize() = 0;
};

/// A device. Thread-safe. Outlives all that it made.
class Device {
public:
  virtual ~Device() = default;
  /// E.g. "cpu:0".
  virtual std::string_view name() const = 0;
  /// Uninitialised memory; \p alignment is a power of two. Zero bytes succeed.
  virtual Result<std::unique_ptr<DeviceBuffer>> allocate(size_t bytes, size_t alignment) = 0;
  /// Memory of the host as memory of this device, where the device can use it; not owned.
  virtual Result<std::unique_ptr<DeviceBuffer>> wrapHostMemory(void *memory, size_t bytes) = 0;
  virtual Result<std::unique_ptr<DeviceKernel>> loadKernel(const KernelSource &source) = 0;
  virtual Result<std::unique_ptr<Stream>> createStream() = 0;
  virtual Result<std::unique_ptr<Event>> createEvent() = 0;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_DEVICE_H
