//===- CpuKernel.h - host code as a device kernel ---------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_CPUKERNEL_H
#define GRAPHC_RUNTIME_DEVICE_CPU_CPUKERNEL_H

#include "runtime/device/Device.h"

namespace graphc::runtime {

/// A function of the process. The artifact that it came from outlives it.
class CpuKernel final : public DeviceKernel {
public:
  explicit CpuKernel(graphc_kernel_fn function) : function(function) {}
  const graphc_kernel_fn function;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_CPUKERNEL_H
