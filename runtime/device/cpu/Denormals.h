//===- Denormals.h - flush to zero while a model runs -----------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_DEVICE_CPU_DENORMALS_H
#define GRAPHC_RUNTIME_DEVICE_CPU_DENORMALS_H

#include <cstdint>

namespace graphc::runtime {

/// Makes the calling thread treat denormal numbers as zero, inputs and results, as the threads of
/// TensorFlow's pools do (tsl/platform/denormal.h: ScopedFlushDenormal), and puts the thread's
/// former mode back at the end of its life. The other bits of the control register stay. A few
/// cycles when the mode is set already.
class ScopedFlushDenormals {
public:
  ScopedFlushDenormals() : saved(read()) {
    if ((saved & kBits) != kBits)
      write(saved | kBits);
  }
  ~ScopedFlushDenormals() {
    if ((saved & kBits) != kBits)
      write((read() & ~kBits) | (saved & kBits));
  }
  ScopedFlushDenormals(const ScopedFlushDenormals &) = delete;
  ScopedFlushDenormals &operator=(const ScopedFlushDenormals &) = delete;

  /// Whether the calling thread flushes denormals now.
  static bool isActive() { return (read() & kBits) == kBits; }

private:
#if defined(__x86_64__)
  static constexpr uint64_t kBits = 0x8040; // flush-to-zero (15), denormals-are-zero (6)
  static uint64_t read() { return __builtin_ia32_stmxcsr(); }
  static void write(uint64_t mode) { __builtin_ia32_ldmxcsr(static_cast<uint32_t>(mode)); }
#elif defined(__aarch64__)
  static constexpr uint64_t kBits = uint64_t(1) << 24; // FPCR.FZ: inputs and results
  static uint64_t read() {
    uint64_t mode;
    asm volatile("mrs %0, fpcr" : "=r"(mode));
    return mode;
  }
  static void write(uint64_t mode) { asm volatile("msr fpcr, %0" ::"r"(mode)); }
#else
  static constexpr uint64_t kBits = 0;
  static uint64_t read() { return 0; }
  static void write(uint64_t) {}
#endif

  uint64_t saved;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_DEVICE_CPU_DENORMALS_H
