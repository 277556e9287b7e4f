//===- DeviceTest.h - the suite that every kind of device passes *- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_DEVICE_CONFORMANCE_DEVICETEST_H
#define GRAPHC_TEST_UNIT_RUNTIME_DEVICE_CONFORMANCE_DEVICETEST_H

#include "runtime/device/Device.h"

#include <functional>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

namespace graphc::runtime::testing {

/// How the suite gets at a device, and at kernels in the form that it takes.
struct DeviceUnderTest {
  std::string name;
  /// Makes the device; what it needs besides stays alive with it.
  std::function<std::shared_ptr<Device>()> make;
  /// operands x, y; params k, fail: y[i] = x[i] + k on int32, one task an element; fails at task
  /// \c fail with GRAPHC_KERNEL_INDEX_RANGE.
  KernelSource addConstant;
  /// A stream goes on while another one waits inside a host call.
  bool independentStreams = true;
};

inline void PrintTo(const DeviceUnderTest &device, std::ostream *out) { *out << device.name; }

class DeviceConformance : public ::testing::TestWithParam<DeviceUnderTest> {
protected:
  void SetUp() override {
    device = GetParam().make();
    stream = makeStream();
    Result<std::unique_ptr<DeviceKernel>> loaded = device->loadKernel(GetParam().addConstant);
    ASSERT_TRUE(loaded.isOk());
    kernel = std::move(*loaded);
  }

  std::unique_ptr<Stream> makeStream() { return std::move(*device->createStream()); }
  std::unique_ptr<Event> makeEvent() { return std::move(*device->createEvent()); }
  std::unique_ptr<DeviceBuffer> makeBuffer(size_t bytes) {
    return std::move(*device->allocate(bytes, 64));
  }
  /// A launch of addConstant; the arguments live in \p storage.
  struct Launch {
    DeviceAddress operands[2];
    int64_t params[2];
    LaunchArguments arguments;
  };
  void prepare(Launch &launch, DeviceAddress x, DeviceAddress y, int64_t count, int64_t k,
               int64_t fail = -1) {
    launch.operands[0] = x;
    launch.operands[1] = y;
    launch.params[0] = k;
    launch.params[1] = fail;
    launch.arguments = {kernel.get(), launch.operands, launch.params, count, 8};
  }
  std::vector<int32_t> read(Stream &from, const DeviceBuffer &buffer, size_t count) {
    std::vector<int32_t> values(count);
    EXPECT_TRUE(from.download(values.data(), buffer.address(), count * 4).isOk());
    EXPECT_TRUE(from.synchronize().isOk());
    return values;
  }

  std::shared_ptr<Device> device;
  std::unique_ptr<DeviceKernel> kernel;
  std::unique_ptr<Stream> stream;
};

} // namespace graphc::runtime::testing

#endif // GRAPHC_TEST_UNIT_RUNTIME_DEVICE_CONFORMANCE_DEVICETEST_H
