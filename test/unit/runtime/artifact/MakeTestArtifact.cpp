//===- MakeTestArtifact.cpp - programs for the artifacts of the tests -----===//
//
// make_test_artifact program KIND PROGRAM WEIGHTS   writes the two files
// make_test_artifact seal FILE OUT                  seals a linked artifact
//
// KIND: plain | needy (a CPU feature that no machine has) | beside (weights in a
// file beside)
//
//===----------------------------------------------------------------------===//
#include "runtime/artifact/ArtifactFile.h"
#include "test/unit/runtime/support/ProgramBuilder.h"

#include <cstdio>
#include <fstream>
#include <iterator>

using namespace graphc::runtime;
using namespace graphc::runtime::testing;

namespace {
/// y = x + weights + ADDEND (kernel 0 of the artifact's table), 4 floats.
int writeProgram(const std::string &kind, const char *programPath, const char *weightsPath) {
  ProgramBuilder builder;
  uint32_t four = builder.constant(4);
  uint32_t kernel = builder.kernel("add", nullptr);
  uint64_t offset = builder.weights<float>({1, 2, 3, 4});
  auto &f = builder.function("main");
  uint32_t x = f.input("x", DType::Float32, {four});
  uint32_t w = f.constantBuffer("w", DType::Float32, {four}, offset, 16);
  uint32_t y = f.output("y", DType::Float32, {four});
  f.launch(kernel, {x, w}, {y}, {}, four, four);
  builder.signature("serving_default", {f.index()});
  builder.property("compiler", "test");
  if (kind == "needy")
    builder.cpuFeature("no-such-feature");
  if (kind == "beside")
    builder.weightsFile = "beside.weights";
  std::vector<uint64_t> program = builder.finish();
  std::span<const uint8_t> weights = builder.weightBytes();
  std::ofstream(programPath, std::ios::binary)
      .write(reinterpret_cast<const char *>(program.data()),
             static_cast<std::streamsize>(program.size() * 8));
  std::ofstream(weightsPath, std::ios::binary)
      .write(reinterpret_cast<const char *>(weights.data()),
             static_cast<std::streamsize>(weights.size()));
  return 0;
}

int seal(const char *path, const char *out) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  Status status = sealArtifact({reinterpret_cast<uint8_t *>(bytes.data()), bytes.size()});
  if (!status.isOk()) {
    std::fprintf(stderr, "%s\n", status.toString().c_str());
    return 1;
  }
  std::ofstream(out, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return 0;
}
} // namespace

int main(int argc, char **argv) {
  if (argc == 5 && std::string(argv[1]) == "program")
    return writeProgram(argv[2], argv[3], argv[4]);
  if (argc == 4 && std::string(argv[1]) == "seal")
    return seal(argv[2], argv[3]);
  return 2;
}
