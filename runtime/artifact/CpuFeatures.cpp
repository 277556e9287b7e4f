//===- CpuFeatures.cpp - can this machine run the code? -------------------===//
#include "runtime/artifact/CpuFeatures.h"

#include <cstdint>
#include <string>

#if defined(__x86_64__)
#include <cpuid.h>
#elif defined(__aarch64__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
#endif

namespace graphc::runtime {

namespace {
#if defined(__x86_64__)
constexpr std::string_view kArchitecture = "x86_64";

enum Register : uint8_t { Eax, Ebx, Ecx, Edx };
/// What the operating system must save on a task switch, bits of XCR0 (Intel SDM, vol. 1, ch. 13).
enum State : uint32_t { NoState = 0, Ymm = 0x6, Zmm = 0xe6, Tile = 0x60000 };

struct Feature {
  std::string_view name;
  uint32_t leaf;
  uint32_t subleaf;
  Register reg;
  uint8_t bit;
  State state;
};

constexpr Feature kFeatures[] = {
    {"sse", 1, 0, Edx, 25, NoState},
    {"sse2", 1, 0, Edx, 26, NoState},
    {"cmov", 1, 0, Edx, 15, NoState},
    {"cx8", 1, 0, Edx, 8, NoState},
    {"mmx", 1, 0, Edx, 23, NoState},
    {"fxsr", 1, 0, Edx, 24, NoState},
    {"sse3", 1, 0, Ecx, 0, NoState},
    {"pclmul", 1, 0, Ecx, 1, NoState},
    {"ssse3", 1, 0, Ecx, 9, NoState},
    {"fma", 1, 0, Ecx, 12, Ymm},
    {"cx16", 1, 0, Ecx, 13, NoState},
    {"sse4.1", 1, 0, Ecx, 19, NoState},
    {"sse4.2", 1, 0, Ecx, 20, NoState},
    {"crc32", 1, 0, Ecx, 20, NoState},
    {"movbe", 1, 0, Ecx, 22, NoState},
    {"popcnt", 1, 0, Ecx, 23, NoState},
    {"aes", 1, 0, Ecx, 25, NoState},
    {"xsave", 1, 0, Ecx, 26, NoState},
    {"avx", 1, 0, Ecx, 28, Ymm},
    {"f16c", 1, 0, Ecx, 29, Ymm},
    {"rdrnd", 1, 0, Ecx, 30, NoState},
    {"fsgsbase", 7, 0, Ebx, 0, NoState},
    {"bmi", 7, 0, Ebx, 3, NoState},
    {"avx2", 7, 0, Ebx, 5, Ymm},
    {"bmi2", 7, 0, Ebx, 8, NoState},
    {"avx512f", 7, 0, Ebx, 16, Zmm},
    {"avx512dq", 7, 0, Ebx, 17, Zmm},
    {"adx", 7, 0, Ebx, 19, NoState},
    {"avx512ifma", 7, 0, Ebx, 21, Zmm},
    {"clflushopt", 7, 0, Ebx, 23, NoState},
    {"avx512cd", 7, 0, Ebx, 28, Zmm},
    {"sha", 7, 0, Ebx, 29, NoState},
    {"avx512bw", 7, 0, Ebx, 30, Zmm},
    {"avx512vl", 7, 0, Ebx, 31, Zmm},
    {"avx512vbmi", 7, 0, Ecx, 1, Zmm},
    {"avx512vbmi2", 7, 0, Ecx, 6, Zmm},
    {"gfni", 7, 0, Ecx, 8, NoState},
    {"vaes", 7, 0, Ecx, 9, Ymm},
    {"vpclmulqdq", 7, 0, Ecx, 10, Ymm},
    {"avx512vnni", 7, 0, Ecx, 11, Zmm},
    {"avx512bitalg", 7, 0, Ecx, 12, Zmm},
    {"avx512vpopcntdq", 7, 0, Ecx, 14, Zmm},
    {"avx512fp16", 7, 0, Edx, 23, Zmm},
    {"amx-bf16", 7, 0, Edx, 22, Tile},
    {"amx-tile", 7, 0, Edx, 24, Tile},
    {"amx-int8", 7, 0, Edx, 25, Tile},
    {"avxvnni", 7, 1, Eax, 4, Ymm},
    {"avx512bf16", 7, 1, Eax, 5, Zmm},
    {"xsaveopt", 0xd, 1, Eax, 0, NoState},
    {"xsavec", 0xd, 1, Eax, 1, NoState},
    {"sahf", 0x80000001, 0, Ecx, 0, NoState},
    {"lzcnt", 0x80000001, 0, Ecx, 5, NoState},
    {"sse4a", 0x80000001, 0, Ecx, 6, NoState},
    {"prfchw", 0x80000001, 0, Ecx, 8, NoState},
    {"64bit", 0x80000001, 0, Edx, 29, NoState},
};

/// The state bits that the operating system has enabled.
uint64_t enabledState() {
  uint32_t regs[4] = {};
  if (!__get_cpuid(1, &regs[Eax], &regs[Ebx], &regs[Ecx], &regs[Edx]) || !(regs[Ecx] & (1u << 27)))
    return 0;
  uint32_t low, high;
  asm volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t(high) << 32) | low;
}

bool detect(std::string_view name) {
  for (const Feature &feature : kFeatures) {
    if (feature.name != name)
      continue;
    uint32_t regs[4] = {};
    if (!__get_cpuid_count(feature.leaf, feature.subleaf, &regs[Eax], &regs[Ebx], &regs[Ecx],
                           &regs[Edx]))
      return false;
    return (regs[feature.reg] >> feature.bit & 1) &&
           (enabledState() & feature.state) == feature.state;
  }
  return false;
}
#elif defined(__aarch64__)
constexpr std::string_view kArchitecture = "aarch64";

struct Feature {
  std::string_view name;
  unsigned long capability;
};

constexpr Feature kFeatures[] = {
    {"fp-armv8", HWCAP_FP},      {"neon", HWCAP_ASIMD},   {"aes", HWCAP_AES},
    {"sha2", HWCAP_SHA2},        {"crc", HWCAP_CRC32},    {"lse", HWCAP_ATOMICS},
    {"fullfp16", HWCAP_ASIMDHP}, {"rdm", HWCAP_ASIMDRDM}, {"dotprod", HWCAP_ASIMDDP},
    {"fp16fml", HWCAP_ASIMDFHM}, {"sve", HWCAP_SVE},
};

bool detect(std::string_view name) {
  for (const Feature &feature : kFeatures)
    if (feature.name == name)
      return (getauxval(AT_HWCAP) & feature.capability) != 0;
  return false;
}
#else
constexpr std::string_view kArchitecture = "unknown";
bool detect(std::string_view) { return false; }
#endif
} // namespace

bool hasCpuFeature(std::string_view feature) { return detect(feature); }

Status checkTarget(const ProgramView &view) {
  const schema::Header &header = view.header();
  std::string_view triple(view.chars(header.targetTriple), header.targetTriple.size);
  std::string_view architecture = triple.substr(0, triple.find('-'));
  if (!triple.empty() && architecture != kArchitecture)
    return failedPrecondition("artifact: compiled for " + std::string(triple) +
                              ", this machine is " + std::string(kArchitecture) +
                              "; compile with another --target");
  std::string missing;
  const uint32_t *features = view.list(header.cpuFeatures);
  for (uint32_t i = 0; i < header.cpuFeatures.count; i += 2) {
    std::string_view name(view.chars({features[i], features[i + 1]}), features[i + 1]);
    if (!hasCpuFeature(name))
      missing += (missing.empty() ? "" : ", ") + std::string(name);
  }
  if (missing.empty())
    return okStatus();
  return failedPrecondition("artifact: this cpu lacks " + missing +
                            "; compile with a --target that has not these features");
}

} // namespace graphc::runtime
