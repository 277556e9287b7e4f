//===- Frames.h - typed messages through a pipe -----------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_FRAMES_H
#define GRAPHC_TOOLS_SUPPORT_FRAMES_H

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace graphc::cli {

/// A message: what it is, and texts. Any bytes may stand in a text.
struct Frame {
  char kind = 0;
  std::vector<std::string> texts;
};

/// Writes \p frame to the file descriptor \p pipe; false if nobody reads any more.
bool writeFrame(int pipe, const Frame &frame);

/// Puts frames together from the bytes that arrive. Thread-compatible.
class FrameReader {
public:
  /// Adds bytes and hands every frame that is whole now to \p take.
  void add(std::string_view bytes, const std::function<void(Frame)> &take);

private:
  bool next(Frame &frame);

  std::string pending;
  size_t at = 0;
};

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_FRAMES_H
