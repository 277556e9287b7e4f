//===- Shape.h - what is known of a tensor's sizes and elements -----------===//

#ifndef GRAPHC_DIALECTS_TF_SHAPES_SHAPE_H
#define GRAPHC_DIALECTS_TF_SHAPES_SHAPE_H

#include "dialects/shape/SymExpr.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <initializer_list>
#include <optional>

namespace graphc::tf {

/// The sizes of a tensor, or nothing where not even the number of dimensions is
/// known. A size about which nothing is known is SymExpr::unknown().
/// Thread-compatible.
class Shape {
public:
  /// Unknown rank.
  Shape() = default;
  Shape(std::initializer_list<SymExpr> sizes) : sizes(std::in_place, sizes) {}
  explicit Shape(llvm::ArrayRef<SymExpr> sizes)
      : sizes(std::in_place, sizes.begin(), sizes.end()) {}

  static Shape scalar() { return Shape(llvm::ArrayRef<SymExpr>()); }
  /// `rank` sizes of which nothing is known.
  static Shape ofRank(unsigned rank) {
    return Shape(llvm::SmallVector<SymExpr, 4>(rank, SymExpr::unknown()));
  }

  bool hasRank() const { return sizes.has_value(); }
  /// Only if hasRank(), as the rest of the members.
  unsigned rank() const { return sizes->size(); }
  llvm::ArrayRef<SymExpr> dims() const { return *sizes; }
  const SymExpr &operator[](unsigned i) const { return (*sizes)[i]; }
  const SymExpr &back() const { return sizes->back(); }
  void set(unsigned i, SymExpr size) { (*sizes)[i] = std::move(size); }
  void append(SymExpr size) { sizes->push_back(std::move(size)); }
  void append(llvm::ArrayRef<SymExpr> more) { sizes->append(more.begin(), more.end()); }
  void insert(unsigned i, SymExpr size) { sizes->insert(sizes->begin() + i, std::move(size)); }
  void erase(unsigned i) { sizes->erase(sizes->begin() + i); }

  /// The first `n` dimensions, those from `n` on, and [begin, end).
  Shape take(unsigned n) const { return Shape(dims().take_front(n)); }
  Shape drop(unsigned n) const { return Shape(dims().drop_front(n)); }
  Shape slice(unsigned begin, unsigned end) const {
    return Shape(dims().slice(begin, end - begin));
  }

  /// Product of the sizes; unknown() without a rank.
  SymExpr numElements() const {
    if (!hasRank())
      return SymExpr::unknown();
    SymExpr count = 1;
    for (const SymExpr &size : *sizes)
      count *= size;
    return count;
  }

  /// "[b,10]", "[?,3]", "unknown rank": for messages.
  std::string str() const;

private:
  std::optional<llvm::SmallVector<SymExpr, 4>> sizes;
};

/// The elements of a small integer or boolean tensor as far as they are known
/// before the program runs: expressions over sizes, false and true as 0 and 1,
/// SymExpr::unknown() for the rest. Row-major.
struct SymTensor {
  /// Larger tensors are not tracked: they are data, not sizes.
  static constexpr int64_t maxElements = 1024;

  llvm::SmallVector<int64_t, 4> shape;
  llvm::SmallVector<SymExpr, 8> elements;

  static SymTensor scalar(SymExpr value) { return {{}, {std::move(value)}}; }
  static SymTensor vector(llvm::ArrayRef<SymExpr> values) {
    return {{static_cast<int64_t>(values.size())}, {values.begin(), values.end()}};
  }

  bool anyKnown() const {
    return llvm::any_of(elements, [](const SymExpr &e) { return e.isKnown(); });
  }
  /// The elements as numbers, if each is one.
  std::optional<llvm::SmallVector<int64_t>> constants() const;
};

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_SHAPES_SHAPE_H
