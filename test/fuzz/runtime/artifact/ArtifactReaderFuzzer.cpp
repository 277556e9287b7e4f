//===- ArtifactReaderFuzzer.cpp - damaged programs ------------------------===//
//
// The input is a list of changes to the words of a program that has every kind
// of row. What the reader accepts must be safe to prepare and to bind.
//
//===----------------------------------------------------------------------===//
#include "runtime/artifact/ArtifactReader.h"
#include "runtime/core/Frame.h"
#include "test/unit/runtime/support/SampleProgram.h"

#include <cstring>
#include <vector>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;

namespace {
/// A word to change.
struct Change {
  uint16_t place;
  uint8_t kind; ///< how: replace, add, or one of a few telling values
  uint8_t spare;
  uint32_t value;
};

const std::vector<uint64_t> &sampleProgram() {
  static const std::vector<uint64_t> program = SampleProgram().builder.finish();
  return program;
}

uint32_t changed(uint32_t word, const Change &change) {
  static const uint32_t telling[] = {0,          1,          2,          schema::kNone,
                                     0x7fffffff, 0x80000000, 0xfffffffe, 0x10000};
  switch (change.kind % 3) {
  case 0:
    return change.value;
  case 1:
    return word + change.value % 7 - 3;
  default:
    return telling[change.value % 8];
  }
}

/// Binds every function to inputs of small shapes.
void bind(const ProgramView &view) {
  std::vector<char> memory(core::planBytes(view));
  std::vector<graphc_kernel_fn> kernels(view.header().kernelCount % 64);
  if (kernels.size() < view.header().kernelCount)
    return;
  core::ProgramPlan *plan = core::buildPlan(view, kernels.data(), nullptr, memory.data());
  core::Services services = {};
  services.workers = 2;
  for (uint32_t f = 0; f < view.count(schema::Table::Functions); ++f) {
    const schema::Function &function = view.function(f);
    std::vector<char> block(core::frameBytes(plan->functions[f]));
    core::Frame *frame = core::createFrame(*plan, plan->functions[f], block.data());
    std::vector<int64_t> dims(schema::kMaxRank, 3);
    std::vector<core::TensorArg> args;
    for (uint32_t i = 0; i < function.inputs.count; ++i) {
      const schema::Buffer &input = view.buffer(function, view.list(function.inputs)[i]);
      args.push_back({input.dtype, input.rank, dims.data(), nullptr});
    }
    core::Error error = {};
    core::acceptsShapes(*frame, args.data(), static_cast<uint32_t>(args.size()));
    if (core::bindShapes(*frame, services, args.data(), static_cast<uint32_t>(args.size()), error))
      for (uint32_t s = 0; s < function.symbols.count; ++s)
        core::defineSymbol(*frame, s, 3, error);
  }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  std::vector<uint64_t> program = sampleProgram();
  auto *words = reinterpret_cast<uint32_t *>(program.data());
  for (; size >= sizeof(Change); data += sizeof(Change), size -= sizeof(Change)) {
    Change change;
    std::memcpy(&change, data, sizeof(change));
    uint32_t &word = words[change.place % (program.size() * 2)];
    word = changed(word, change);
  }
  Result<ProgramView> view = readProgram(ProgramBuilder::bytesOf(program), {.checkHash = false});
  if (view)
    bind(*view);
  return 0;
}
