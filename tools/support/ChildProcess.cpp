//===- ChildProcess.cpp - work that may hang or die -----------------------===//
#include "tools/support/ChildProcess.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace graphc::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// The reading ends of a child's two pipes.
struct Pipes {
  int frames[2] = {-1, -1};
  int errors[2] = {-1, -1};

  bool open() { return ::pipe2(frames, O_CLOEXEC) == 0 && ::pipe2(errors, O_CLOEXEC) == 0; }
  static void close(int &end) {
    if (end >= 0)
      ::close(end);
    end = -1;
  }
  ~Pipes() {
    for (int *end : {&frames[0], &frames[1], &errors[0], &errors[1]})
      close(*end);
  }
};

uint64_t machineMemory() {
  return static_cast<uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
         static_cast<uint64_t>(::sysconf(_SC_PAGE_SIZE));
}

void limitChild(const Limits &limits) {
  uint64_t bytes = limits.memoryMiB ? limits.memoryMiB << 20 : machineMemory();
  // Private writable memory, without mapped files: those are the model's weights.
  rlimit memory = {};
  ::getrlimit(RLIMIT_DATA, &memory);
  memory.rlim_cur = bytes < memory.rlim_max ? bytes : memory.rlim_max;
  ::setrlimit(RLIMIT_DATA, &memory);
  rlimit noCore = {0, 0};
  ::setrlimit(RLIMIT_CORE, &noCore);
}

[[noreturn]] void runChild(Pipes &pipes, pid_t parent, const Limits &limits,
                           const std::function<void(const std::function<void(Frame)> &)> &work) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent)
    ::_exit(kExitInternal);
  ::dup2(pipes.errors[1], STDERR_FILENO);
  limitChild(limits);
  try {
    work([&](Frame frame) { writeFrame(pipes.frames[1], frame); });
  } catch (const std::exception &problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    ::_exit(kExitInternal);
  }
  std::fflush(nullptr);
  // Not exit(): what is registered to run then belongs to the parent.
  ::_exit(kExitSuccess);
}

/// Reads both pipes until their ends or the deadline; false at the deadline.
class Listener {
public:
  Listener(Pipes &pipes, const std::function<void(Frame)> &receive, std::string &errors)
      : pipes(pipes), receive(receive), errors(errors) {}

  bool listen(Clock::time_point deadline) {
    while (pipes.frames[0] >= 0 || pipes.errors[0] >= 0) {
      auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0)
        return false;
      constexpr long kLongestWait = 1000 * 60 * 60;
      pollfd ends[] = {{pipes.frames[0], POLLIN, 0}, {pipes.errors[0], POLLIN, 0}};
      ::poll(ends, 2, static_cast<int>(left < kLongestWait ? left : kLongestWait));
      if (ends[0].revents && !take(pipes.frames[0]))
        Pipes::close(pipes.frames[0]);
      if (ends[1].revents && !take(pipes.errors[0]))
        Pipes::close(pipes.errors[0]);
    }
    return true;
  }

private:
  bool take(int end) {
    constexpr size_t kMostErrors = 64 << 10;
    char buffer[16 << 10];
    ssize_t size = ::read(end, buffer, sizeof buffer);
    if (size <= 0)
      return size < 0 && errno == EINTR;
    std::string_view bytes(buffer, static_cast<size_t>(size));
    if (end == pipes.frames[0]) {
      reader.add(bytes, receive);
      return true;
    }
    errors += bytes;
    if (errors.size() > kMostErrors)
      errors.erase(0, errors.size() - kMostErrors);
    return true;
  }

  Pipes &pipes;
  const std::function<void(Frame)> &receive;
  std::string &errors;
  FrameReader reader;
};

std::string signalName(int signal) {
  const char *name = ::sigabbrev_np(signal);
  return name ? std::string("SIG") + name : "signal " + std::to_string(signal);
}

} // namespace

Expected<ChildEnd> runInChild(const Limits &limits,
                              const std::function<void(const std::function<void(Frame)> &)> &work,
                              const std::function<void(Frame)> &receive) {
  Pipes pipes;
  if (!pipes.open())
    return userError(std::string("cannot make a pipe: ") + std::strerror(errno));
  std::fflush(nullptr);
  pid_t parent = ::getpid();
  pid_t child = ::fork();
  if (child < 0)
    return userError(std::string("cannot start a process: ") + std::strerror(errno));
  if (child == 0)
    runChild(pipes, parent, limits, work);
  Pipes::close(pipes.frames[1]);
  Pipes::close(pipes.errors[1]);

  ChildEnd end;
  constexpr uint64_t kLongest = 1'000'000'000; // seconds that the clock can count
  auto seconds = std::chrono::seconds(limits.seconds < kLongest ? limits.seconds : kLongest);
  bool inTime = Listener(pipes, receive, end.errors).listen(Clock::now() + seconds);
  if (!inTime)
    ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  end.finished = inTime && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!inTime)
    end.reason = "took more than " + std::to_string(limits.seconds) + " s";
  else if (WIFSIGNALED(status))
    end.reason = "was killed by " + signalName(WTERMSIG(status));
  else if (!end.finished)
    end.reason = "ended with status " + std::to_string(WEXITSTATUS(status));
  return end;
}

} // namespace graphc::cli
