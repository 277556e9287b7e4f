//===- ChecksTest.cpp - ops that fail a run on purpose ----------------===//
#include "test/unit/runtime/kernels/TestContext.h"

extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_checks();

namespace graphc::runtime::host {
namespace {

TEST(ChecksFamily, AssertPassesWhileItsConditionHolds) {
  TestContext run(graphc_host_kernels_checks(), "Assert", {});
  run.operand<bool>({}, {true}).operand<int32_t>({3}, {1, 2, 3});
  EXPECT_THAT(run.run(), isOk());
}

TEST(ChecksFamily, AssertNamesTheDataInItsMessage) {
  TestContext run(graphc_host_kernels_checks(), "Assert", {});
  run.operand<bool>({}, {false}).operand<int32_t>({4}, {1, 2, 3, 4}).operand<float>({}, {0.5f});
  Status status = run.run();
  EXPECT_EQ(status.message(), "assertion failed: [1 2 3...] [0.5]");
}

TEST(ChecksFamily, AssertWritesRowsInBrackets) {
  TestContext run(graphc_host_kernels_checks(), "Assert", {});
  run.operand<bool>({}, {false}).operand<int64_t>({2, 1}, {7, 8});
  EXPECT_EQ(run.run().message(), "assertion failed: [[7][8]]");
}

} // namespace
} // namespace graphc::runtime::host
