//===- HostCallContext.h - one execution of a host kernel -------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_HOSTCALLCONTEXT_H
#define GRAPHC_RUNTIME_EXECUTOR_HOSTCALLCONTEXT_H

#include "runtime/executor/Context.h"
#include "runtime/kernels/HostKernel.h"

namespace graphc::runtime {

/// The HostContext of a host call in a frame. Lives on the stack during the call.
class HostCallContext final : public HostContext {
public:
  HostCallContext(Context &context, core::Frame &frame, const core::Step &step);
  ~HostCallContext();

  /// Makes the call and checks that every result got its value.
  Status run();

  uint32_t inputCount() const override { return static_cast<uint32_t>(call.inputs.size()); }
  TensorRef input(uint32_t i) const override;
  uint32_t outputCount() const override { return static_cast<uint32_t>(call.outputs.size()); }
  TensorRef output(uint32_t i) const override;
  bool isOutputAllocated(uint32_t i) const override;
  Result<TensorRef> allocateOutput(uint32_t i, std::span<const int64_t> dims) override;
  Status forwardInput(uint32_t i, uint32_t input, std::span<const int64_t> dims) override;
  Result<HostString> makeString(uint32_t i, std::string_view bytes) override;
  Result<HostString> makeString(uint32_t i, uint64_t size) override;
  Result<void *> scratch(size_t bytes) override;

  bool hasAttribute(std::string_view name) const override;
  int64_t intAttribute(std::string_view name, int64_t fallback) const override;
  double floatAttribute(std::string_view name, double fallback) const override;
  bool boolAttribute(std::string_view name, bool fallback) const override;
  std::string_view stringAttribute(std::string_view name, std::string_view fallback) const override;
  DType dtypeAttribute(std::string_view name, DType fallback) const override;
  std::span<const int64_t> intsAttribute(std::string_view name) const override;
  std::span<const double> floatsAttribute(std::string_view name) const override;
  uint32_t stringsAttributeSize(std::string_view name) const override;
  std::string_view stringsAttribute(std::string_view name, uint32_t i) const override;
  std::span<const int64_t> dtypesAttribute(std::string_view name) const override;
  bool shapeAttribute(std::string_view name, std::span<const int64_t> &dims) const override;
  uint32_t shapesAttributeSize(std::string_view name) const override;
  bool shapesAttribute(std::string_view name, uint32_t i,
                       std::span<const int64_t> &dims) const override;
  TensorRef tensorAttribute(std::string_view name) const override;

  std::string_view nodeName() const override;
  std::string_view opName() const override { return call.entry->op; }
  Status parallelFor(int64_t count, int64_t grain, RangeBody body) override;
  bool isCancelled() const override;
  ResourceStore &resources() override { return context.loaded->state().resources; }
  uint64_t executionCount() const override { return execution; }

private:
  struct Scratch {
    void *memory;
    size_t bytes;
  };

  const schema::Attribute *find(std::string_view name, schema::AttributeKind kind) const;
  std::span<const int64_t> ints(std::string_view name, schema::AttributeKind kind) const;
  const schema::Attribute *element(std::string_view name, schema::AttributeKind kind,
                                   uint32_t i) const;
  /// The heap tensor of result \p i if its shape is for the kernel to say, else null.
  HeapTensor *openTensor(uint32_t i) const;
  Result<TensorRef> fitPlanned(uint32_t i, std::span<const int64_t> dims);
  Status checkResults() const;
  bool isMarked(uint32_t i) const { return i < 64 ? allocated >> i & 1 : allocatedRest[i - 64]; }
  void mark(uint32_t i);

  Context &context;
  core::Frame &frame;
  const core::Step &step;
  const PreparedHostCall &call;
  uint64_t execution;
  uint64_t allocated = 0;                 ///< bit i: allocateOutput was called for result i
  std::vector<bool> allocatedRest;        ///< results from 64 on
  std::vector<TensorStorage *> keptAlive; ///< old memory of results that are operands too
  std::vector<Scratch> scratches;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_HOSTCALLCONTEXT_H
