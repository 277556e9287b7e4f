#include "tools/support/ChildProcess.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace graphc;
using namespace graphc::cli;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Send = std::function<void(Frame)>;

namespace {

ChildEnd endOf(const std::function<void(const Send &)> &work, const Limits &limits = {}) {
  Expected<ChildEnd> end = runInChild(limits, work, [](Frame) {});
  return end ? *end : ChildEnd{false, end.error().message, {}};
}

TEST(ChildProcess, FramesArriveInOrder) {
  std::vector<std::string> heard;
  Expected<ChildEnd> end = runInChild(
      {},
      [](const Send &send) {
        send({'a', {"one"}});
        send({'a', {std::string(1 << 20, 'x')}}); // more than a pipe holds
        send({'a', {"three"}});
      },
      [&](Frame frame) { heard.push_back(frame.texts.at(0).substr(0, 5)); });
  ASSERT_TRUE(end) << end.error().message;
  EXPECT_TRUE(end->finished);
  EXPECT_THAT(heard, ElementsAre("one", "xxxxx", "three"));
}

TEST(ChildProcess, ASignalIsNamed) {
  ChildEnd end = endOf([](const Send &) { ::raise(SIGKILL); });
  EXPECT_FALSE(end.finished);
  EXPECT_EQ(end.reason, "was killed by SIGKILL");
}

TEST(ChildProcess, AnExceptionIsAnEnd) {
  ChildEnd end = endOf([](const Send &) { throw std::runtime_error("some words"); });
  EXPECT_FALSE(end.finished);
  EXPECT_EQ(end.reason, "ended with status 70");
  EXPECT_THAT(end.errors, HasSubstr("some words"));
}

TEST(ChildProcess, TheTimeLimitEndsIt) {
  ChildEnd end = endOf(
      [](const Send &) {
        for (;;)
          ::pause();
      },
      {.seconds = 1, .memoryMiB = 0});
  EXPECT_FALSE(end.finished);
  EXPECT_EQ(end.reason, "took more than 1 s");
}

TEST(ChildProcess, WhatItSaysOnStderrIsKept) {
  ChildEnd end = endOf([](const Send &) { std::fputs("told\n", stderr); });
  EXPECT_TRUE(end.finished);
  EXPECT_EQ(end.errors, "told\n");
}

TEST(ChildProcess, WhatItDoesStaysThere) {
  int value = 1;
  endOf([&](const Send &) { value = 2; });
  EXPECT_EQ(value, 1);
}

} // namespace
