#include "tools/support/Frames.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <unistd.h>

using namespace graphc::cli;
using ::testing::ElementsAre;
using ::testing::SizeIs;

namespace {

/// The bytes that a pipe carries for \p frame.
std::string bytesOf(const Frame &frame) {
  int ends[2];
  if (::pipe(ends) != 0)
    return {};
  EXPECT_TRUE(writeFrame(ends[1], frame));
  ::close(ends[1]);
  char buffer[4096];
  ssize_t size = ::read(ends[0], buffer, sizeof buffer);
  ::close(ends[0]);
  return {buffer, static_cast<size_t>(size)};
}

TEST(Frames, ArriveWholeFromBytesOneByOne) {
  std::string bytes = bytesOf({'a', {"one", std::string("t\0o", 3)}}) + bytesOf({'b', {}});
  std::vector<Frame> frames;
  FrameReader reader;
  for (char byte : bytes)
    reader.add(std::string_view(&byte, 1), [&](Frame frame) { frames.push_back(frame); });
  ASSERT_THAT(frames, SizeIs(2));
  EXPECT_EQ(frames[0].kind, 'a');
  EXPECT_THAT(frames[0].texts, ElementsAre("one", std::string("t\0o", 3)));
  EXPECT_EQ(frames[1].kind, 'b');
}

TEST(Frames, SeveralArriveFromOneRead) {
  std::vector<Frame> frames;
  FrameReader().add(bytesOf({'a', {"x"}}) + bytesOf({'b', {"y"}}),
                    [&](Frame frame) { frames.push_back(frame); });
  EXPECT_THAT(frames, SizeIs(2));
}

TEST(Frames, HalfAFrameIsNone) {
  std::string bytes = bytesOf({'a', {"text"}});
  FrameReader().add(std::string_view(bytes).substr(0, bytes.size() - 1),
                    [](Frame) { FAIL() << "not all bytes are there"; });
}

} // namespace
