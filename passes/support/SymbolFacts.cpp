//===- SymbolFacts.cpp - what is known of the sizes of a function ---------===//

#include "passes/support/SymbolFacts.h"

#include "mlir/IR/Builders.h"

using namespace mlir;

namespace graphc {

SymbolFacts SymbolFacts::of(Operation *function) {
  SymbolFacts all;
  auto dictionary = function->getAttrOfType<DictionaryAttr>(kSymbolsAttr);
  if (!dictionary)
    return all;
  for (NamedAttribute entry : dictionary) {
    auto fields = dyn_cast<DictionaryAttr>(entry.getValue());
    if (!fields)
      continue;
    SymbolFact &fact = all[entry.getName()];
    if (auto min = fields.getAs<IntegerAttr>("min"))
      fact.range.lower = min.getInt();
    if (auto max = fields.getAs<IntegerAttr>("max"))
      fact.range.upper = max.getInt();
    if (auto multiple = fields.getAs<IntegerAttr>("multiple"))
      fact.multiple = std::max<int64_t>(multiple.getInt(), 1);
    if (auto likely = fields.getAs<DenseI64ArrayAttr>("likely"))
      fact.likely.assign(likely.asArrayRef().begin(), likely.asArrayRef().end());
  }
  return all;
}

void SymbolFacts::writeTo(Operation *function) const {
  Builder builder(function->getContext());
  SmallVector<NamedAttribute> entries;
  for (const auto &[name, fact] : facts) {
    SmallVector<NamedAttribute> fields;
    auto add = [&](StringRef field, int64_t value) {
      fields.push_back(builder.getNamedAttr(field, builder.getI64IntegerAttr(value)));
    };
    if (fact.range.lower != 0)
      add("min", fact.range.lower);
    if (fact.range.upper != shape::SymRange::unboundedAbove)
      add("max", fact.range.upper);
    if (fact.multiple != 1)
      add("multiple", fact.multiple);
    if (!fact.likely.empty())
      fields.push_back(builder.getNamedAttr("likely", builder.getDenseI64ArrayAttr(fact.likely)));
    if (!fields.empty())
      entries.push_back(builder.getNamedAttr(name, builder.getDictionaryAttr(fields)));
  }
  if (entries.empty())
    function->removeAttr(kSymbolsAttr);
  else
    function->setAttr(kSymbolsAttr, builder.getDictionaryAttr(entries));
}

const SymbolFact *SymbolFacts::find(llvm::StringRef symbol) const {
  auto found = facts.find(symbol.str());
  return found == facts.end() ? nullptr : &found->second;
}

shape::SymRange SymbolFacts::rangeOf(const SymExpr &expr) const {
  return expr.bounds([&](llvm::StringRef symbol) -> std::optional<shape::SymRange> {
    const SymbolFact *fact = find(symbol);
    if (!fact)
      return std::nullopt;
    return fact->range;
  });
}

} // namespace graphc
