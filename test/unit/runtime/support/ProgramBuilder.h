//===- ProgramBuilder.h - small programs for tests --------------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_PROGRAMBUILDER_H
#define GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_PROGRAMBUILDER_H

#include "runtime/artifact/Schema.h"
#include "runtime/device/KernelAbi.h"

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphc::runtime::testing {

using BufferList = std::vector<uint32_t>;

/// Writes programs by hand, in the process, with C++ functions as kernels. Everything a test does
/// not set has a plain default: one device cpu:0, one stream, one arena of exactly the planned
/// size. Nothing is checked here: tests also make bad programs.
class ProgramBuilder {
public:
  class FunctionBuilder;

  ProgramBuilder();
  ~ProgramBuilder();

  //===--- expressions -----------------------------------------------------===//

  uint32_t constant(int64_t value);
  /// Symbol \p symbol of the function that uses the expression.
  uint32_t symbol(uint32_t symbol);
  uint32_t binary(schema::ExprOpcode opcode, uint32_t a, uint32_t b);
  uint32_t add(uint32_t a, uint32_t b) { return binary(schema::ExprOpcode::Add, a, b); }
  uint32_t mul(uint32_t a, uint32_t b) { return binary(schema::ExprOpcode::Mul, a, b); }

  //===--- tables ----------------------------------------------------------===//

  schema::StringRef string(std::string_view text);
  schema::ListRef list(const std::vector<uint32_t> &entries);
  schema::RangeRef int64s(const std::vector<int64_t> &values);
  /// Appends to the weights; returns the byte offset (64-byte aligned).
  uint64_t weights(const void *data, size_t bytes);
  template <typename T> uint64_t weights(std::initializer_list<T> values) {
    return weights(std::data(values), values.size() * sizeof(T));
  }
  uint32_t kernel(std::string_view name, graphc_kernel_fn function);
  uint32_t hostKernel(std::string_view op, std::string_view family);
  uint32_t node(std::string_view name, std::string_view op);
  uint32_t device(std::string_view name, uint32_t ordinal,
                  schema::DeviceKind kind = schema::DeviceKind::Cpu);
  uint32_t resource(std::string_view name, DType dtype, const std::vector<int64_t> &dims);
  /// A variable with an initial value at \p offset of the weights.
  uint32_t resource(std::string_view name, DType dtype, const std::vector<int64_t> &dims,
                    uint64_t offset, uint64_t bytes);
  uint32_t attribute(std::string_view name, schema::AttributeKind kind, int64_t value);
  uint32_t stringAttribute(std::string_view name, std::string_view value);
  uint32_t listAttribute(std::string_view name, schema::AttributeKind kind,
                         const std::vector<int64_t> &values);
  uint32_t tensorAttribute(std::string_view name, DType dtype, const std::vector<int64_t> &dims,
                           const void *data, size_t bytes);
  /// Makes \p attribute a list of the \p count attributes from \p first on.
  void setElements(uint32_t attribute, uint32_t first, uint32_t count) {
    attributes[attribute].begin = first;
    attributes[attribute].count = count;
  }
  void property(std::string_view key, std::string_view value);
  /// Declares that the code needs a CPU feature.
  void cpuFeature(std::string_view name) { features.push_back(std::string(name)); }

  FunctionBuilder &function(std::string_view name);
  /// A signature that runs \p functions in their order of preference; keys are the names of the
  /// first one's inputs and outputs.
  uint32_t signature(std::string_view name, const std::vector<uint32_t> &functions);
  /// The default of input \p input of the signature made last.
  void defaultInput(uint32_t input, uint32_t attribute);

  /// Where the weights are, if not in the artifact.
  std::string weightsFile;

  //===--- results ---------------------------------------------------------===//

  /// The program, 8-byte aligned, with its content hash.
  std::vector<uint64_t> finish();
  static std::span<const uint8_t> bytesOf(const std::vector<uint64_t> &program) {
    return {reinterpret_cast<const uint8_t *>(program.data()), program.size() * 8};
  }
  /// The weights, 64-byte aligned; valid until the builder changes or ends.
  std::span<const uint8_t> weightBytes();
  std::span<void *const> kernelTable() const { return kernelFunctions; }

private:
  friend class FunctionBuilder;
  struct FunctionData;

  std::string strings;
  std::vector<schema::ExprOp> exprCode;
  std::vector<schema::Expr> exprs;
  std::vector<uint32_t> lists;
  std::vector<int64_t> ints;
  std::vector<uint8_t> data;
  std::vector<schema::Kernel> kernels;
  std::vector<void *> kernelFunctions;
  std::vector<schema::HostKernel> hostKernels;
  std::vector<schema::Attribute> attributes;
  std::vector<schema::SignatureArg> signatureArgs;
  std::vector<schema::Signature> signatures;
  std::vector<schema::Resource> resources;
  std::vector<schema::Node> nodes;
  std::vector<schema::Device> devices;
  std::vector<schema::Property> properties;
  std::vector<std::string> features;
  std::vector<FunctionBuilder *> functions;
  std::vector<uint8_t> weightData;
  std::vector<uint8_t> alignedWeights;
};

/// One function of a program. Buffers, symbols, events and arenas are numbered from 0 in it.
class ProgramBuilder::FunctionBuilder {
public:
  uint32_t index() const { return row; }

  //===--- values ----------------------------------------------------------===//

  uint32_t inputSymbol(std::string_view name, uint32_t input, uint32_t dim, int64_t lower = 0,
                       int64_t upper = INT64_MAX, int64_t divisor = 1);
  uint32_t definedSymbol(std::string_view name, int64_t upper = INT64_MAX);
  uint32_t workersSymbol();
  /// Buffers; \p dims are ExprRefs. Inputs and outputs are appended to the function's lists.
  uint32_t input(std::string_view name, DType dtype, const std::vector<uint32_t> &dims);
  uint32_t output(std::string_view name, DType dtype, const std::vector<uint32_t> &dims);
  uint32_t arena(std::string_view name, DType dtype, const std::vector<uint32_t> &dims,
                 int64_t offset);
  /// A planned buffer without an offset, in an arena that the runtime packs.
  uint32_t packed(std::string_view name, DType dtype, const std::vector<uint32_t> &dims);
  uint32_t bounded(std::string_view name, DType dtype, const std::vector<uint32_t> &dims,
                   uint32_t capacityBytes, int64_t offset);
  uint32_t heap(std::string_view name, DType dtype, const std::vector<uint32_t> &dims);
  /// A heap buffer whose shape its host kernel decides.
  uint32_t openHeap(std::string_view name, DType dtype, uint32_t rank = schema::kNone);
  uint32_t constantBuffer(std::string_view name, DType dtype, const std::vector<uint32_t> &dims,
                          uint64_t offset, int64_t bytes);
  uint32_t variable(std::string_view name, DType dtype, const std::vector<uint32_t> &dims,
                    uint32_t resource);
  uint32_t effect(std::string_view name);
  uint32_t alias(std::string_view name, DType dtype, const std::vector<uint32_t> &dims,
                 uint32_t root, int64_t offset);
  /// Appends a buffer to the results.
  void returns(uint32_t buffer);

  //===--- code ------------------------------------------------------------===//

  uint32_t region();
  uint32_t root() const { return rootRegion; }
  uint32_t stream(uint32_t device = 0);
  uint32_t event() { return events++; }
  /// Instructions go to the region, stream and node set here.
  FunctionBuilder &at(uint32_t region, uint32_t stream = 0);
  FunctionBuilder &onNode(uint32_t node);
  schema::Instruction &launch(uint32_t kernel, const BufferList &reads, const BufferList &writes,
                              const std::vector<uint32_t> &params, uint32_t tasks, uint32_t grain);
  schema::Instruction &hostCall(uint32_t kernel, const BufferList &reads, const BufferList &writes,
                                schema::RangeRef attributes = {0, 0});
  schema::Instruction &copy(uint32_t from, uint32_t to);
  schema::Instruction &record(uint32_t event);
  schema::Instruction &wait(uint32_t event);
  schema::Instruction &bindValue(uint32_t symbol, uint32_t buffer);
  schema::Instruction &bindDim(uint32_t symbol, uint32_t buffer, uint32_t dim);
  schema::Instruction &branch(uint32_t predicate, uint32_t thenRegion, uint32_t elseRegion,
                              const BufferList &reads = {}, const BufferList &writes = {});
  schema::Instruction &select(uint32_t selector, const std::vector<uint32_t> &regions);
  schema::Instruction &loop(uint32_t predicate, uint32_t cond, uint32_t body,
                            const BufferList &current, const BufferList &next,
                            const BufferList &reads = {}, const BufferList &writes = {});
  schema::Instruction &call(uint32_t function, const BufferList &arguments,
                            const BufferList &results, const BufferList &workspaces = {});
  schema::Instruction &release(uint32_t buffer);

  /// The last buffer or symbol made, for tests that change or damage it.
  std::vector<schema::Buffer> buffers;
  std::vector<schema::Symbol> symbols;
  std::vector<schema::Arena> arenas;
  std::vector<std::vector<schema::Instruction>> regions;
  std::vector<uint32_t> inputs, outputs;

private:
  friend class ProgramBuilder;
  FunctionBuilder(ProgramBuilder &program, std::string_view name, uint32_t row);
  uint32_t add(std::string_view name, schema::BufferKind kind, DType dtype,
               const std::vector<uint32_t> &dims);
  uint32_t bytesOf(DType dtype, const std::vector<uint32_t> &dims);
  schema::Instruction &emit(schema::Opcode opcode, const BufferList &reads,
                            const BufferList &writes);

  ProgramBuilder &program;
  schema::StringRef name;
  uint32_t row;
  uint32_t rootRegion = 0;
  uint32_t currentRegion = 0;
  uint32_t currentStream = 0;
  uint32_t currentNode = schema::kNone;
  uint32_t events = 0;
  int64_t arenaEnd = 0;
  std::vector<schema::Stream> streams;
};

} // namespace graphc::runtime::testing

#endif // GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_PROGRAMBUILDER_H
