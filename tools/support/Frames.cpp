//===- Frames.cpp - typed messages through a pipe -------------------------===//
#include "tools/support/Frames.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace graphc::cli {

// A frame: its kind, the number of texts, and of each text the size and the
// bytes. Numbers have eight bytes in the machine's order: both ends are one
// program.

namespace {

constexpr size_t kNumber = sizeof(uint64_t);

void putNumber(std::string &bytes, uint64_t value) {
  char raw[kNumber];
  std::memcpy(raw, &value, kNumber);
  bytes.append(raw, kNumber);
}

} // namespace

bool writeFrame(int pipe, const Frame &frame) {
  std::string bytes(1, frame.kind);
  putNumber(bytes, frame.texts.size());
  for (const std::string &text : frame.texts) {
    putNumber(bytes, text.size());
    bytes += text;
  }
  for (std::string_view left = bytes; !left.empty();) {
    ssize_t written = ::write(pipe, left.data(), left.size());
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0)
      left.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

bool FrameReader::next(Frame &frame) {
  size_t cursor = at;
  auto number = [&](uint64_t &value) {
    if (pending.size() - cursor < kNumber)
      return false;
    std::memcpy(&value, pending.data() + cursor, kNumber);
    cursor += kNumber;
    return true;
  };
  if (cursor == pending.size())
    return false;
  frame.kind = pending[cursor++];
  frame.texts.clear();
  uint64_t count, size;
  if (!number(count))
    return false;
  for (uint64_t i = 0; i < count; ++i) {
    if (!number(size) || pending.size() - cursor < size)
      return false;
    frame.texts.emplace_back(pending, cursor, size);
    cursor += size;
  }
  at = cursor;
  return true;
}

void FrameReader::add(std::string_view bytes, const std::function<void(Frame)> &take) {
  pending += bytes;
  for (Frame frame; next(frame);)
    take(std::move(frame));
  pending.erase(0, at);
  at = 0;
}

} // namespace graphc::cli
