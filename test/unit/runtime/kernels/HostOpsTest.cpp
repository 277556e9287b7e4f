//===- HostOpsTest.cpp - HostOps.def says what the libraries hold ---------------===//
#include "runtime/kernels/HostKernel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <dlfcn.h>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {
using namespace graphc::runtime;
using FamilyOps = std::map<std::string, std::vector<std::string>>;

struct Row {
  std::string op, family;
};

const std::vector<Row> &rows() {
  static const std::vector<Row> table = {
#define GRAPHC_HOST_OP(op, family) {#op, #family},
#include "runtime/kernels/HostOps.def"
  };
  return table;
}

/// What the libraries below lib/ say of themselves.
FamilyOps opsOfLibraries() {
  FamilyOps families;
  const std::string prefix = "libgraphc_host_";
  for (const auto &file : std::filesystem::directory_iterator(GRAPHC_HOST_LIBRARY_FOLDER)) {
    std::string name = file.path().stem().string();
    if (!name.starts_with(prefix) || file.path().extension() != ".so")
      continue;
    std::string family = name.substr(prefix.size());
    if (family == "testing")
      continue; // the runtime's own tests bring it
    void *library = dlopen(file.path().c_str(), RTLD_NOW | RTLD_LOCAL);
    EXPECT_TRUE(library) << dlerror();
    if (!library)
      continue;
    auto *entry = reinterpret_cast<const HostKernelTable *(*)()>(
        dlsym(library, ("graphc_host_kernels_" + family).c_str()));
    EXPECT_TRUE(entry) << family;
    if (!entry)
      continue;
    EXPECT_EQ(entry()->abiVersion, kHostKernelAbiVersion);
    EXPECT_EQ(entry()->family, family);
    for (uint32_t i = 0; i < entry()->count; ++i)
      families[family].push_back(entry()->entries[i].op);
  }
  return families;
}

TEST(HostOps, StandInTheFamilyThatTheListNames) {
  FamilyOps listed;
  for (const Row &row : rows())
    listed[row.family].push_back(row.op);
  FamilyOps built = opsOfLibraries();
  for (auto &[family, ops] : built)
    EXPECT_THAT(ops, testing::UnorderedElementsAreArray(listed[family])) << family;
  for (auto &[family, ops] : listed)
    EXPECT_TRUE(built.contains(family)) << "no library for family " << family;
}

TEST(HostOps, AreSortedAndNamedOnceAFamily) {
  for (size_t i = 1; i < rows().size(); ++i)
    EXPECT_LT(std::tie(rows()[i - 1].op, rows()[i - 1].family),
              std::tie(rows()[i].op, rows()[i].family));
}
} // namespace
