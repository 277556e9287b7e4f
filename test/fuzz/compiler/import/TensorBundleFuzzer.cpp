//===- TensorBundleFuzzer.cpp - Checkpoints -------------------------------===//
//
// The input is a table; and, since chance does not find checksums, once more
// the blocks of a table whose checksums are right: the first byte says where
// the index block begins, in 256ths.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/TensorBundle.h"
#include "test/unit/compiler/import/TableWriter.h"

#include "llvm/Support/FileSystem.h"

#include <fstream>

namespace {

using graphc::importer::TensorBundle;

/// Prefix of a checkpoint whose one data file has 4 KiB.
std::string dataPrefix() {
  llvm::SmallString<64> directory;
  if (llvm::sys::fs::createUniqueDirectory("graphc-fuzz", directory))
    std::abort();
  const std::string prefix = (directory + "/data").str();
  std::ofstream(prefix + ".data-00000-of-00001") << std::string(4096, '\1');
  return prefix;
}

void readEverything(llvm::StringRef index) {
  static const std::string prefix = dataPrefix();
  llvm::Expected<TensorBundle> bundle = TensorBundle::parse(index, prefix);
  if (!bundle) {
    llvm::consumeError(bundle.takeError());
    return;
  }
  for (const std::string &key : bundle->keys()) {
    llvm::consumeError(bundle->read(key, 64, false).takeError());
    llvm::consumeError(bundle->readPart(key, {{0, 1}}, 64, false).takeError());
    llvm::consumeError(bundle->readStrings(key, false).takeError());
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const std::string input(reinterpret_cast<const char *>(data), size);
  readEverything(input);
  if (size > 1) {
    const size_t split = 1 + (size - 1) * data[0] / 256;
    readEverything(graphc::importer::test::wrapBlocks(input.substr(1, split - 1),
                                                      input.substr(split), data[0] & 1));
  }
  return 0;
}
