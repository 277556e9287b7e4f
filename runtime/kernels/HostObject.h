//===- HostObject.h - values that are not numbers ---------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_KERNELS_HOSTOBJECT_H
#define GRAPHC_RUNTIME_KERNELS_HOSTOBJECT_H

#include <atomic>
#include <cstdint>
#include <utility>

namespace graphc::runtime {

/// Element of a variant or resource tensor: a tensor list, a table, an iterator. Ref-counted: every
/// tensor element that points here owns one reference, so does every HostObjectRef. The count is
/// thread-safe; a derived class says what else is. A type that is changed in place when it has one
/// owner (TensorList) asks hasOneReference() first.
class HostObject {
public:
  HostObject(const HostObject &) = delete;
  HostObject &operator=(const HostObject &) = delete;

  /// Adds a reference.
  void retain() const { references.fetch_add(1, std::memory_order_relaxed); }
  /// Drops a reference; the last one deletes the object. Everything done with the object before is
  /// visible to the deleting thread.
  void release() const {
    if (references.fetch_sub(1, std::memory_order_acq_rel) == 1)
      delete this;
  }
  /// True if the caller's reference is the only one.
  bool hasOneReference() const { return references.load(std::memory_order_acquire) == 1; }

  /// Names the concrete type: a static string such as "TensorList". Types are compared by its text,
  /// because separately loaded libraries have no common type information.
  virtual const char *typeName() const = 0;

protected:
  /// The creator holds the first reference.
  HostObject() = default;
  virtual ~HostObject() = default;

private:
  mutable std::atomic<uint32_t> references{1};
};

/// Owns one reference to a HostObject. Thread-compatible.
template <typename T = HostObject> class HostObjectRef {
public:
  HostObjectRef() = default;
  /// Takes over the caller's reference.
  static HostObjectRef adopt(T *object) {
    HostObjectRef ref;
    ref.object = object;
    return ref;
  }
  /// Adds a reference to \p object, which may be null.
  static HostObjectRef share(T *object) {
    if (object)
      object->retain();
    return adopt(object);
  }
  HostObjectRef(const HostObjectRef &other) : object(other.object) {
    if (object)
      object->retain();
  }
  HostObjectRef(HostObjectRef &&other) noexcept : object(std::exchange(other.object, nullptr)) {}
  HostObjectRef &operator=(HostObjectRef other) noexcept {
    std::swap(object, other.object);
    return *this;
  }
  ~HostObjectRef() {
    if (object)
      object->release();
  }

  T *get() const { return object; }
  T *operator->() const { return object; }
  T &operator*() const { return *object; }
  explicit operator bool() const { return object; }
  /// Gives the reference away.
  T *take() { return std::exchange(object, nullptr); }

private:
  T *object = nullptr;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_KERNELS_HOSTOBJECT_H
