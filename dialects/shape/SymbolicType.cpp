#include "dialects/shape/SymbolicType.h"

using namespace mlir;

namespace graphc::shape {

Sizes sizesOf(RankedTensorType type) {
  Sizes sizes;
  auto exprs = dyn_cast_or_null<ArrayAttr>(type.getEncoding());
  unsigned nextExpr = 0;
  for (int64_t dim : type.getShape()) {
    if (!ShapedType::isDynamic(dim)) {
      sizes.push_back(dim);
      continue;
    }
    SymExpr size = SymExpr::unknown();
    if (exprs && nextExpr < exprs.size())
      if (auto text = dyn_cast<StringAttr>(exprs[nextExpr]))
        if (auto parsed = SymExpr::parse(text.getValue()))
          size = *parsed;
    ++nextExpr;
    sizes.push_back(size);
  }
  return sizes;
}

RankedTensorType tensorOf(llvm::ArrayRef<SymExpr> sizes, Type elementType) {
  SmallVector<int64_t> dims;
  SmallVector<Attribute> exprs;
  bool anyKnown = false;
  for (const SymExpr &size : sizes) {
    auto constant = size.asConstant();
    if (constant && *constant >= 0) {
      dims.push_back(*constant);
      continue;
    }
    dims.push_back(ShapedType::kDynamic);
    exprs.push_back(StringAttr::get(elementType.getContext(), size.str()));
    anyKnown |= size.isKnown();
  }
  Attribute encoding;
  if (anyKnown)
    encoding = ArrayAttr::get(elementType.getContext(), exprs);
  return RankedTensorType::get(dims, elementType, encoding);
}

RankedTensorType withElement(RankedTensorType type, Type elementType) {
  return RankedTensorType::get(type.getShape(), elementType, type.getEncoding());
}

SymExpr elementCount(llvm::ArrayRef<SymExpr> sizes) {
  SymExpr count = 1;
  for (const SymExpr &size : sizes)
    count *= size;
  return count;
}

ArrayAttr exprsAttr(MLIRContext *context, llvm::ArrayRef<SymExpr> exprs) {
  SmallVector<Attribute> texts;
  for (const SymExpr &expr : exprs)
    texts.push_back(StringAttr::get(context, expr.str()));
  return ArrayAttr::get(context, texts);
}

std::optional<Sizes> exprsOf(ArrayAttr attr) {
  Sizes exprs;
  for (Attribute element : attr) {
    auto text = dyn_cast<StringAttr>(element);
    auto parsed = text ? SymExpr::parse(text.getValue()) : std::nullopt;
    if (!parsed)
      return std::nullopt;
    exprs.push_back(*parsed);
  }
  return exprs;
}

} // namespace graphc::shape
