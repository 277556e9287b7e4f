//===- ProgramView.h - typed access to program tables -----------*- C++ -*-===//
//
// Freestanding, like the schema.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_PROGRAMVIEW_H
#define GRAPHC_RUNTIME_ARTIFACT_PROGRAMVIEW_H

#include "runtime/artifact/Schema.h"

namespace graphc::runtime {

/// The tables of a program that was checked (see ArtifactReader.h) or is trusted. Borrows the
/// bytes; a pointer in size, immutable, thread-safe. Accessors do not check their arguments.
class ProgramView {
public:
  ProgramView() = default;
  /// \p base is the first byte of the header.
  explicit ProgramView(const void *base) : base(static_cast<const uint8_t *>(base)) {}

  explicit operator bool() const { return base; }
  const schema::Header &header() const { return *reinterpret_cast<const schema::Header *>(base); }
  /// First byte of the header.
  const uint8_t *bytes() const { return base; }

  /// Rows of \p table.
  uint32_t count(schema::Table table) const {
    return header().tables[static_cast<uint32_t>(table)].count;
  }
  /// Row \p index of \p table, whose row type is \p Row.
  template <typename Row> const Row *row(schema::Table table, uint32_t index) const {
    return reinterpret_cast<const Row *>(base +
                                         header().tables[static_cast<uint32_t>(table)].offset) +
           index;
  }

  const char *chars(schema::StringRef text) const {
    return row<char>(schema::Table::Strings, text.offset);
  }
  const uint32_t *list(schema::ListRef list) const {
    return row<uint32_t>(schema::Table::IndexLists, list.offset);
  }
  const int64_t *int64s(uint32_t begin) const { return row<int64_t>(schema::Table::Int64s, begin); }
  const uint8_t *data(uint64_t offset) const {
    return base + header().tables[static_cast<uint32_t>(schema::Table::Data)].offset + offset;
  }
  const schema::ExprOp &exprOp(uint32_t i) const {
    return *row<schema::ExprOp>(schema::Table::ExprCode, i);
  }
  const schema::Expr &expr(uint32_t i) const { return *row<schema::Expr>(schema::Table::Exprs, i); }
  const schema::Symbol &symbol(const schema::Function &function, uint32_t i) const {
    return *row<schema::Symbol>(schema::Table::Symbols, function.symbols.begin + i);
  }
  const schema::Buffer &buffer(const schema::Function &function, uint32_t i) const {
    return *row<schema::Buffer>(schema::Table::Buffers, function.buffers.begin + i);
  }
  const schema::Kernel &kernel(uint32_t i) const {
    return *row<schema::Kernel>(schema::Table::Kernels, i);
  }
  const schema::HostKernel &hostKernel(uint32_t i) const {
    return *row<schema::HostKernel>(schema::Table::HostKernels, i);
  }
  const schema::Attribute &attribute(uint32_t i) const {
    return *row<schema::Attribute>(schema::Table::Attributes, i);
  }
  const schema::Instruction &instruction(uint32_t i) const {
    return *row<schema::Instruction>(schema::Table::Instructions, i);
  }
  const schema::Region &region(uint32_t i) const {
    return *row<schema::Region>(schema::Table::Regions, i);
  }
  const schema::Stream &stream(const schema::Function &function, uint32_t i) const {
    return *row<schema::Stream>(schema::Table::Streams, function.streams.begin + i);
  }
  const schema::Arena &arena(const schema::Function &function, uint32_t i) const {
    return *row<schema::Arena>(schema::Table::Arenas, function.arenas.begin + i);
  }
  const schema::Function &function(uint32_t i) const {
    return *row<schema::Function>(schema::Table::Functions, i);
  }
  const schema::SignatureArg &signatureArg(uint32_t i) const {
    return *row<schema::SignatureArg>(schema::Table::SignatureArgs, i);
  }
  const schema::Signature &signature(uint32_t i) const {
    return *row<schema::Signature>(schema::Table::Signatures, i);
  }
  const schema::Resource &resource(uint32_t i) const {
    return *row<schema::Resource>(schema::Table::Resources, i);
  }
  const schema::Node &node(uint32_t i) const { return *row<schema::Node>(schema::Table::Nodes, i); }
  const schema::Device &device(uint32_t i) const {
    return *row<schema::Device>(schema::Table::Devices, i);
  }
  const schema::Property &property(uint32_t i) const {
    return *row<schema::Property>(schema::Table::Properties, i);
  }

private:
  const uint8_t *base = nullptr;
};

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_ARTIFACT_PROGRAMVIEW_H
