#include "compiler/codegen/ObjectEmitter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace graphc::codegen;

namespace {

TargetDescription resolved(TargetDescription target) {
  llvm::Expected<TargetDescription> result = resolveTarget(std::move(target));
  if (!result) {
    ADD_FAILURE() << llvm::toString(result.takeError());
    return {};
  }
  return *result;
}

std::string errorOf(TargetDescription target) {
  llvm::Expected<TargetDescription> result = resolveTarget(std::move(target));
  return result ? "" : llvm::toString(result.takeError());
}

TEST(Target, DefaultIsHaswell) {
  EXPECT_EQ(resolved({"x86_64-unknown-linux-gnu", "", ""}).cpu, "x86-64-v3");
}

TEST(Target, NativeNamesThisMachine) {
  TargetDescription target = resolved({"", "native", ""});
  EXPECT_NE(target.cpu, "native");
  EXPECT_FALSE(target.features.empty());
}

TEST(Target, UnknownTripleIsAnError) {
  EXPECT_THAT(errorOf({"pdp11-dec-unix", "", ""}), testing::HasSubstr("pdp11"));
}

TEST(Target, VectorUnitsFollowTheCpu) {
  auto unit = [](const char *cpu) {
    return vectorUnit(resolved({"x86_64-unknown-linux-gnu", cpu, ""}));
  };
  EXPECT_EQ(unit("x86-64-v2").bytes, 16);
  EXPECT_EQ(unit("x86-64-v3").bytes, 32);
  EXPECT_EQ(unit("x86-64-v3").registers, 16);
  EXPECT_EQ(unit("x86-64-v4").bytes, 64);
  EXPECT_EQ(unit("x86-64-v4").registers, 32);
}

} // namespace
