//===- Status.h - success, or a code and a message --------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_BASE_STATUS_H
#define GRAPHC_RUNTIME_BASE_STATUS_H

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace graphc::runtime {

/// Why something failed. The numbers are TensorFlow's (absl) status codes, so that a serving layer
/// and a golden error of TensorFlow compare without a table.
enum class StatusCode : int32_t {
  Ok = 0,
  Cancelled = 1,
  Unknown = 2,
  InvalidArgument = 3,
  DeadlineExceeded = 4,
  NotFound = 5,
  AlreadyExists = 6,
  PermissionDenied = 7,
  ResourceExhausted = 8,
  FailedPrecondition = 9,
  Aborted = 10,
  OutOfRange = 11,
  Unimplemented = 12,
  Internal = 13,
  Unavailable = 14,
  DataLoss = 15,
};

/// Returns the lower-case name of \p code, e.g. "invalid argument".
inline const char *statusCodeName(StatusCode code) {
  switch (code) {
  case StatusCode::Ok:
    return "ok";
  case StatusCode::Cancelled:
    return "cancelled";
  case StatusCode::Unknown:
    return "unknown";
  case StatusCode::InvalidArgument:
    return "invalid argument";
  case StatusCode::DeadlineExceeded:
    return "deadline exceeded";
  case StatusCode::NotFound:
    return "not found";
  case StatusCode::AlreadyExists:
    return "already exists";
  case StatusCode::PermissionDenied:
    return "permission denied";
  case StatusCode::ResourceExhausted:
    return "resource exhausted";
  case StatusCode::FailedPrecondition:
    return "failed precondition";
  case StatusCode::Aborted:
    return "aborted";
  case StatusCode::OutOfRange:
    return "out of range";
  case StatusCode::Unimplemented:
    return "unimplemented";
  case StatusCode::Internal:
    return "internal error";
  case StatusCode::Unavailable:
    return "unavailable";
  case StatusCode::DataLoss:
    return "data loss";
  }
  return "unknown";
}

/// Success (one null pointer, no allocation), or a code, a message and the TensorFlow node at
/// fault. A value type; thread-compatible. Header-only, so that separately loaded host kernel
/// libraries need nothing from the runtime library. Losing a failure is a compiler warning.
class [[nodiscard]] Status {
public:
  /// Success.
  Status() = default;
  /// A failure. \p node is the TensorFlow node name at fault, empty when no node is to blame.
  Status(StatusCode code, std::string message, std::string node = {})
      : failure(code == StatusCode::Ok ? nullptr
                                       : new Failure{code, std::move(message), std::move(node)}) {}

  Status(Status &&) = default;
  Status &operator=(Status &&) = default;
  Status(const Status &other) : failure(other.failure ? new Failure(*other.failure) : nullptr) {}
  Status &operator=(const Status &other) {
    if (this != &other)
      failure.reset(other.failure ? new Failure(*other.failure) : nullptr);
    return *this;
  }

  /// True on success.
  bool isOk() const { return !failure; }
  /// The code; Ok on success.
  StatusCode code() const { return failure ? failure->code : StatusCode::Ok; }
  /// The message without the node name; empty on success. Valid as long as this status.
  std::string_view message() const { return failure ? std::string_view(failure->message) : ""; }
  /// The TensorFlow node name at fault, or empty.
  std::string_view node() const { return failure ? std::string_view(failure->node) : ""; }
  /// Names the node at fault unless one is named already. No effect on success.
  Status &&withNode(std::string_view name) && {
    if (failure && failure->node.empty())
      failure->node = name;
    return std::move(*this);
  }
  /// "invalid argument: node 'a/b': message", or "ok".
  std::string toString() const {
    if (!failure)
      return "ok";
    std::string text = statusCodeName(failure->code);
    text += ": ";
    if (!failure->node.empty())
      text += "node '" + failure->node + "': ";
    return text += failure->message;
  }

private:
  struct Failure {
    StatusCode code;
    std::string message;
    std::string node;
  };
  std::unique_ptr<Failure> failure;
};

/// Shorthands for the codes that the runtime raises most.
inline Status okStatus() { return Status(); }
inline Status invalidArgument(std::string message) {
  return Status(StatusCode::InvalidArgument, std::move(message));
}
inline Status failedPrecondition(std::string message) {
  return Status(StatusCode::FailedPrecondition, std::move(message));
}
inline Status notFound(std::string message) {
  return Status(StatusCode::NotFound, std::move(message));
}
inline Status outOfRange(std::string message) {
  return Status(StatusCode::OutOfRange, std::move(message));
}
inline Status unimplemented(std::string message) {
  return Status(StatusCode::Unimplemented, std::move(message));
}
inline Status resourceExhausted(std::string message) {
  return Status(StatusCode::ResourceExhausted, std::move(message));
}
inline Status dataLoss(std::string message) {
  return Status(StatusCode::DataLoss, std::move(message));
}
inline Status internalError(std::string message) {
  return Status(StatusCode::Internal, std::move(message));
}

/// A value, or the failure that stands in its place. Move-only when T is. Thread-compatible.
/// Reading the value of a failure terminates the process; callers test isOk() first.
template <typename T> class [[nodiscard]] Result {
public:
  /// A value.
  Result(T value) : holdsValue(true) { new (&storage.value) T(std::move(value)); }
  /// A failure. An Ok status here is a mistake of the callee and becomes an internal error.
  Result(Status status) {
    if (status.isOk())
      status = internalError("a result without a value was declared ok");
    new (&storage.failure) Status(std::move(status));
  }
  Result(Result &&other) : holdsValue(other.holdsValue) {
    if (holdsValue)
      new (&storage.value) T(std::move(other.storage.value));
    else
      new (&storage.failure) Status(std::move(other.storage.failure));
  }
  Result &operator=(Result &&other) {
    if (this != &other) {
      this->~Result();
      new (this) Result(std::move(other));
    }
    return *this;
  }
  ~Result() {
    if (holdsValue)
      storage.value.~T();
    else
      storage.failure.~Status();
  }

  bool isOk() const { return holdsValue; }
  explicit operator bool() const { return holdsValue; }
  /// The failure, or Ok.
  Status status() const & { return holdsValue ? Status() : storage.failure; }
  Status status() && { return holdsValue ? Status() : std::move(storage.failure); }

  T &value() & { return checked(), storage.value; }
  const T &value() const & { return checked(), storage.value; }
  T value() && { return checked(), std::move(storage.value); }
  T &operator*() { return value(); }
  const T &operator*() const { return value(); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &value(); }

private:
  void checked() const {
    if (!holdsValue)
      std::terminate();
  }
  union Storage {
    Storage() {}
    ~Storage() {}
    T value;
    Status failure;
  } storage;
  bool holdsValue = false;
};

} // namespace graphc::runtime

/// Returns the failure of EXPR (a Status) from the enclosing function.
#define GRAPHC_RETURN_IF_ERROR(EXPR)                                                               \
  do {                                                                                             \
    if (::graphc::runtime::Status graphcStatus = (EXPR); !graphcStatus.isOk())                     \
      return graphcStatus;                                                                         \
  } while (false)

#endif // GRAPHC_RUNTIME_BASE_STATUS_H
