//===- Tables.h - the program's tables while they grow --------------------===//

#ifndef GRAPHC_COMPILER_PACKAGE_TABLES_H
#define GRAPHC_COMPILER_PACKAGE_TABLES_H

#include "runtime/artifact/Schema.h"

#include "dialects/shape/SymExpr.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

#include <map>
#include <vector>

namespace graphc::package {

namespace schema = runtime::schema;

/// Rows of every table; equal strings, expressions and lists are stored once.
/// Thread-compatible.
class Tables {
public:
  std::vector<char> strings, data;
  std::vector<schema::ExprOp> exprCode;
  std::vector<schema::Expr> exprs;
  std::vector<uint32_t> lists;
  std::vector<int64_t> int64s;
  std::vector<schema::Symbol> symbols;
  std::vector<schema::Buffer> buffers;
  std::vector<schema::Kernel> kernels;
  std::vector<schema::HostKernel> hostKernels;
  std::vector<schema::Attribute> attributes;
  std::vector<schema::Instruction> instructions;
  std::vector<schema::Region> regions;
  std::vector<schema::Stream> streams;
  std::vector<schema::Arena> arenas;
  std::vector<schema::Function> functions;
  std::vector<schema::SignatureArg> signatureArgs;
  std::vector<schema::Signature> signatures;
  std::vector<schema::Resource> resources;
  std::vector<schema::Node> nodes;
  std::vector<schema::Device> devices;
  std::vector<schema::Property> properties;

  schema::StringRef string(llvm::StringRef text);
  schema::ListRef list(llvm::ArrayRef<uint32_t> entries);
  schema::RangeRef ints(llvm::ArrayRef<int64_t> values);

  /// The row of an expression; symbols are looked up in `symbolNumbers`.
  uint32_t expr(const SymExpr &expr, const llvm::StringMap<uint32_t> &symbolNumbers);
  uint32_t constant(int64_t value) { return expr(SymExpr(value), {}); }

  /// Rows for the entries of a dictionary of builtin attributes.
  schema::RangeRef attributeRows(mlir::DictionaryAttr dictionary);

  /// Header and tables, laid out and hashed. `header` brings what is not a table.
  llvm::SmallVector<char, 0> layOut(schema::Header header) const;

private:
  schema::Attribute attribute(llvm::StringRef name, mlir::Attribute value);
  schema::Attribute listAttribute(schema::Attribute row, mlir::ArrayAttr list);
  schema::Attribute tensorAttribute(schema::Attribute row, mlir::DenseElementsAttr tensor);

  llvm::StringMap<schema::StringRef> knownStrings;
  std::map<std::vector<uint32_t>, schema::ListRef> knownLists;
  std::map<std::vector<int64_t>, uint32_t> knownExprs;
};

/// The DType number of an element type (dialects spell some as `!graph.string` ..).
uint32_t dtypeOf(mlir::Type elementType);

/// The bytes of a constant as the runtime reads them: row-major elements,
/// booleans one byte each, strings as end positions and characters.
llvm::SmallVector<char, 0> bytesOf(mlir::ElementsAttr value);
uint64_t byteSizeOf(mlir::ElementsAttr value);

} // namespace graphc::package

#endif // GRAPHC_COMPILER_PACKAGE_TABLES_H
