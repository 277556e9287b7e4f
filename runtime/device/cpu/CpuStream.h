//===- CpuStream.h - a queue of work on the pool ----------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_CPUSTREAM_H
#define GRAPHC_RUNTIME_DEVICE_CPU_CPUSTREAM_H

#include "runtime/device/cpu/CpuDevice.h"

#include <mutex>
#include <vector>

namespace graphc::runtime {

class CpuStream;

/// An event of the CPU: counts records that were issued and that were reached. A stream that has to
/// wait parks itself here; reaching the record puts it back on the pool.
class CpuEvent final : public Event {
public:
  explicit CpuEvent(ThreadPool &pool) : pool(pool) {}

  bool isReached() const override;
  Status synchronize() override;

private:
  friend class CpuStream;
  /// The number of the next record: what a wait issued from now on is for.
  uint64_t issueRecord();
  uint64_t issuedRecords() const;
  /// Notes that the stream has come to record \p number and wakes who waits for it.
  void reach(uint64_t number, bool failed);
  /// True if record \p number is reached (\p failed says how); else parks \p stream.
  bool reachedOrPark(uint64_t number, CpuStream &stream, bool &failed);

  ThreadPool &pool;
  mutable std::mutex mutex;
  uint64_t issued = 0;
  uint64_t reached = 0;
  bool reachedByFailed = false;
  CpuStream *parked = nullptr;
};

/// A queue of operations that one pool thread at a time works off. Keeps its ring between runs: a
/// stream that was as long before allocates nothing.
class CpuStream final : public Stream {
public:
  explicit CpuStream(CpuDevice &device);
  ~CpuStream() override;

  Device &device() override { return owner; }
  Status launch(const LaunchArguments &arguments) override;
  Status copy(DeviceAddress to, DeviceAddress from, size_t bytes) override;
  Status upload(DeviceAddress to, const void *from, size_t bytes) override;
  Status download(void *to, DeviceAddress from, size_t bytes) override;
  Status fill(DeviceAddress to, uint8_t value, size_t bytes) override;
  Status call(Status (*function)(void *arg), void *arg) override;
  Status record(Event &event) override;
  Status wait(Event &event) override;
  bool assist() override;
  Status synchronize() override;

private:
  friend class CpuEvent;

  enum class Kind : uint8_t { Launch, Copy, Fill, Call, Record, Wait };
  struct Operation {
    Kind kind;
    uint8_t value;
    size_t bytes;
    void *to;
    const void *from;
    Status (*function)(void *);
    CpuEvent *event;
    uint64_t number;
    LaunchArguments arguments;
  };

  Status issue(const Operation &operation);
  static void drainTask(PoolTask *task);
  void drain();
  void resume();
  /// False when the operation is a wait that parked the stream.
  bool perform(const Operation &operation);
  Status performLaunch(const LaunchArguments &arguments);
  void fail(Status status);
  bool isIdle() const;

  /// What the pool runs: finds its way back to the stream.
  struct DrainTask : PoolTask {
    CpuStream *stream = nullptr;
  };

  CpuDevice &owner;
  DrainTask task;
  mutable std::mutex mutex;
  std::vector<Operation> ring; ///< power-of-two size
  uint64_t head = 0;           ///< next to perform
  uint64_t tail = 0;           ///< next free
  bool draining = false;       ///< a thread is at work, or the stream is parked or submitted
  bool failed = false;
  Status failure;
  CpuStream *nextParked = nullptr;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_CPUSTREAM_H
