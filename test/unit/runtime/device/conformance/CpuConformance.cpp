//===- CpuConformance.cpp - the suite on logical CPUs ---------------------===//
#include "runtime/device/cpu/CpuDevice.h"
#include "test/unit/runtime/device/conformance/DeviceTest.h"

using namespace graphc::runtime;
using namespace graphc::runtime::testing;

namespace {
int64_t addConstant(const graphc_kernel_ctx *, void *const *bufs, const int64_t *params,
                    int64_t begin, int64_t end) {
  auto *x = static_cast<const int32_t *>(bufs[0]);
  auto *y = static_cast<int32_t *>(bufs[1]);
  for (int64_t i = begin; i < end; ++i) {
    if (i == params[1])
      return GRAPHC_KERNEL_STATUS(GRAPHC_KERNEL_INDEX_RANGE, GRAPHC_KERNEL_NODE_OF_LAUNCH, i);
    y[i] = x[i] + static_cast<int32_t>(params[0]);
  }
  return 0;
}

/// A device with a pool of its own.
struct OwnPool {
  explicit OwnPool(uint32_t threads)
      : pool({.threads = threads, .spinMicroseconds = 0}), device(0, pool) {}
  ThreadPool pool;
  CpuDevice device;
};

DeviceUnderTest cpuWith(uint32_t threads) {
  return {"cpu" + std::to_string(threads),
          [threads] {
            auto own = std::make_shared<OwnPool>(threads);
            return std::shared_ptr<Device>(own, &own->device);
          },
          {.symbol = "addConstant", .function = addConstant, .image = {}},
          /*independentStreams=*/threads > 1};
}
} // namespace

INSTANTIATE_TEST_SUITE_P(Cpu, DeviceConformance,
                         ::testing::Values(cpuWith(1), cpuWith(2), cpuWith(8)),
                         [](const auto &info) { return info.param.name; });
