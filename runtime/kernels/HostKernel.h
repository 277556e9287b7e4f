//===- HostKernel.h - operations that the runtime performs ------*- C++ -*-===//
//
// A TensorFlow op that is not compiled to machine code runs here: a C++
// function registered under the op's name in the table of its family. Families
// are separate libraries (libgraphc_host_<family>.so) that are opened only when
// an artifact names them. They include only runtime/base and runtime/kernels,
// use nothing of the runtime library but the virtual functions below, and hold
// no state of their own.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_KERNELS_HOSTKERNEL_H
#define GRAPHC_RUNTIME_KERNELS_HOSTKERNEL_H

#include "runtime/base/Status.h"
#include "runtime/base/TensorRef.h"
#include "runtime/kernels/HostObject.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace graphc::runtime {

/// Raised whenever a class of this header or a type it uses changes its layout.
inline constexpr uint32_t kHostKernelAbiVersion = 1;

/// Non-owning reference to a callable (begin, end) -> Status. Valid during the call it is passed
/// to.
class RangeBody {
public:
  template <typename Fn>
  RangeBody(const Fn &fn)
      : callable(&fn), invoke([](const void *callable, int64_t begin, int64_t end) -> Status {
          return (*static_cast<const Fn *>(callable))(begin, end);
        }) {}
  Status operator()(int64_t begin, int64_t end) const { return invoke(callable, begin, end); }

private:
  const void *callable;
  Status (*invoke)(const void *, int64_t, int64_t);
};

/// Named objects that live as long as the loaded model and are shared by its contexts: tables,
/// random generators, iterators. Thread-safe.
class ResourceStore {
public:
  using Factory = Result<HostObjectRef<>> (*)(void *arg);

  /// The object \p name, or null.
  virtual HostObjectRef<> lookup(std::string_view name) = 0;
  /// The object \p name; made by \p factory under the store's lock if absent.
  virtual Result<HostObjectRef<>> lookupOrCreate(std::string_view name, Factory factory,
                                                 void *arg) = 0;
  /// Sets or replaces (null: removes) the object \p name.
  virtual void assign(std::string_view name, HostObjectRef<> object) = 0;

protected:
  ~ResourceStore() = default;
};

/// What a host kernel sees of one execution: operands, results, attributes, the pool. Lives for one
/// call; thread-compatible, except that parallelFor's body may read inputs and write its own part
/// of the outputs from many threads. Indexes out of range and missing attributes are answered,
/// never undefined: an empty TensorRef, the default.
class HostContext {
public:
  //===--- operands and results -------------------------------------------===//

  virtual uint32_t inputCount() const = 0;
  /// Operand \p i. Read-only unless the same buffer is also a result (in-place update).
  virtual TensorRef input(uint32_t i) const = 0;
  virtual uint32_t outputCount() const = 0;
  /// Result \p i. \c data is null and the dims are unknown (rank 0, Invalid dtype never) until
  /// allocateOutput, when isOutputAllocated(i) is false.
  virtual TensorRef output(uint32_t i) const = 0;
  /// True if the plan or allocateOutput has given result \p i its memory.
  virtual bool isOutputAllocated(uint32_t i) const = 0;
  /// Gives result \p i its dims. For a result whose shape depends on data (a heap buffer) this
  /// allocates: 64-byte aligned, uninitialised for numbers, zero (empty) for strings and objects.
  /// For a planned result it checks that the dims are those planned (or, for a bounded buffer,
  /// that they fit) and returns it. Fails with ResourceExhausted at the memory cap.
  /// Must be called at most once for each result that the plan left open.
  virtual Result<TensorRef> allocateOutput(uint32_t i, std::span<const int64_t> dims) = 0;
  /// Makes result \p i share the value of operand \p input without a copy where the runtime can
  /// (heap buffers with one reader), else copies. Dims \p dims have as many elements.
  virtual Status forwardInput(uint32_t i, uint32_t input, std::span<const int64_t> dims) = 0;
  /// Copies \p bytes into memory that string result \p i owns and returns an element for it.
  /// Fails with ResourceExhausted at the memory cap. May be called inside parallelFor.
  virtual Result<HostString> makeString(uint32_t i, std::string_view bytes) = 0;
  /// As above, uninitialised; the caller fills \c data (const_cast) before returning.
  virtual Result<HostString> makeString(uint32_t i, uint64_t size) = 0;
  /// Scratch memory until the call returns, 64-byte aligned, counted against the cap.
  virtual Result<void *> scratch(size_t bytes) = 0;

  //===--- attributes ------------------------------------------------------===//
  // A getter returns its default when the attribute is absent or of another kind.

  virtual bool hasAttribute(std::string_view name) const = 0;
  virtual int64_t intAttribute(std::string_view name, int64_t fallback) const = 0;
  virtual double floatAttribute(std::string_view name, double fallback) const = 0;
  virtual bool boolAttribute(std::string_view name, bool fallback) const = 0;
  virtual std::string_view stringAttribute(std::string_view name,
                                           std::string_view fallback) const = 0;
  virtual DType dtypeAttribute(std::string_view name, DType fallback) const = 0;
  virtual std::span<const int64_t> intsAttribute(std::string_view name) const = 0;
  virtual std::span<const double> floatsAttribute(std::string_view name) const = 0;
  /// Number of strings of a list(string) attribute, and one of them.
  virtual uint32_t stringsAttributeSize(std::string_view name) const = 0;
  virtual std::string_view stringsAttribute(std::string_view name, uint32_t i) const = 0;
  /// A list(type), as TensorFlow's numbers.
  virtual std::span<const int64_t> dtypesAttribute(std::string_view name) const = 0;
  /// A shape; false if absent or of unknown rank. Unknown dims are -1.
  virtual bool shapeAttribute(std::string_view name, std::span<const int64_t> &dims) const = 0;
  /// Number of shapes of a list(shape) attribute, and one of them (as shapeAttribute).
  virtual uint32_t shapesAttributeSize(std::string_view name) const = 0;
  virtual bool shapesAttribute(std::string_view name, uint32_t i,
                               std::span<const int64_t> &dims) const = 0;
  /// A tensor-valued attribute; an Invalid dtype if absent.
  virtual TensorRef tensorAttribute(std::string_view name) const = 0;

  //===--- surroundings ----------------------------------------------------===//

  /// TensorFlow's node name, for messages. Errors that a kernel returns get it added by itself.
  virtual std::string_view nodeName() const = 0;
  /// TensorFlow's op name.
  virtual std::string_view opName() const = 0;
  /// Calls \p body on parts of [0, count) on the pool, the caller included, at multiples of
  /// \p grain items. Returns the failure of the lowest part that failed. Nested calls run inline.
  virtual Status parallelFor(int64_t count, int64_t grain, RangeBody body) = 0;
  /// True once the run was cancelled or passed its deadline; long kernels ask now and then and
  /// return any status.
  virtual bool isCancelled() const = 0;
  /// Objects of the loaded model.
  virtual ResourceStore &resources() = 0;
  /// A counter that differs for every execution of a node since the model was loaded, for
  /// stateful random ops: 0 for the first.
  virtual uint64_t executionCount() const = 0;

protected:
  ~HostContext() = default;
};

/// The body of a host kernel. Never throws; bad data is a Status with TensorFlow's code and text.
using HostKernelFn = Status (*)(HostContext &context);

/// Bits of HostKernelEntry::flags.
enum HostKernelFlags : uint32_t {
  kHostKernelPlain = 0,
  kHostKernelStateful = 1, ///< keeps or changes state outside its results
  kHostKernelBlocking = 2, ///< may wait for files or the network: runs on the blocking pool
  kHostKernelUnsafe =
      4, ///< touches files, the network or other processes: refused unless allowed by name
};

/// One op of a family.
struct HostKernelEntry {
  const char *op; ///< TensorFlow op name
  HostKernelFn run;
  uint32_t flags;
};

/// All ops of a family. Static data of the library that defines it.
struct HostKernelTable {
  uint32_t abiVersion; ///< kHostKernelAbiVersion
  uint32_t count;
  const char *family;
  const HostKernelEntry *entries;
};

} // namespace graphc::runtime

/// Defines `extern "C" const HostKernelTable *graphc_host_kernels_<FAMILY>()`, the one symbol that
/// a family exports. ENTRIES is an array of HostKernelEntry. Use outside of any namespace.
#define GRAPHC_HOST_KERNEL_FAMILY(FAMILY, ENTRIES)                                                 \
  extern "C" __attribute__((visibility("default")))                                                \
  const ::graphc::runtime::HostKernelTable *graphc_host_kernels_##FAMILY() {                       \
    static constexpr ::graphc::runtime::HostKernelTable table = {                                  \
        ::graphc::runtime::kHostKernelAbiVersion, sizeof(ENTRIES) / sizeof((ENTRIES)[0]), #FAMILY, \
        ENTRIES};                                                                                  \
    return &table;                                                                                 \
  }

#endif // GRAPHC_RUNTIME_KERNELS_HOSTKERNEL_H
