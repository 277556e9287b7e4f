//===- DimsSpec.cpp - what the user says of sizes -------------------------===//

#include "passes/resolve/DimsSpec.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <algorithm>

namespace graphc {
namespace {

llvm::Error malformed(llvm::StringRef entry, const llvm::Twine &expected) {
  return llvm::createStringError("dims '" + entry.str() + "': expected " + expected.str());
}

std::optional<int64_t> number(llvm::StringRef text) {
  int64_t value;
  if (text.trim().getAsInteger(10, value) || value < 0)
    return std::nullopt;
  return value;
}

} // namespace

llvm::Expected<DimsSpec> DimsSpec::parse(llvm::ArrayRef<std::string> entries) {
  DimsSpec spec;
  for (llvm::StringRef entry : entries) {
    auto [name, text] = entry.split('=');
    name = name.trim();
    text = text.trim();
    if (name.empty() || !entry.contains('='))
      return malformed(entry, "NAME=SIZES or SYMBOL=LOW..HIGH");
    llvm::Error error = text.contains("..") ? spec.parseRange(entry, name, text)
                                            : spec.parseShape(entry, name, text);
    if (error)
      return std::move(error);
  }
  return spec;
}

llvm::Error DimsSpec::parseShape(llvm::StringRef entry, llvm::StringRef name,
                                 llvm::StringRef text) {
  text.consume_front("[");
  text.consume_back("]");
  Given given;
  given.shape = tf::Shape::scalar();
  llvm::SmallVector<llvm::StringRef> sizes;
  llvm::SplitString(text, sizes, ",/");
  for (llvm::StringRef size : sizes) {
    size = size.trim();
    if (std::optional<int64_t> value = number(size))
      given.shape.append(*value);
    else if (size == "?" || size == "-1")
      given.shape.append(SymExpr::unknown());
    else if (SymExpr::isSymbolName(size))
      given.shape.append(SymExpr::symbol(size));
    else
      return malformed(entry, "a number, a symbol or '?' instead of '" + size + "'");
  }
  if (sizes.size() == 1 && SymExpr::isSymbolName(name))
    if (std::optional<int64_t> value = given.shape[0].asConstant()) {
      given.mayBeSymbol = true;
      fixed[name] = *value;
    }
  if (!shapes.try_emplace(name, given).second)
    return malformed(entry, "one shape for each input, got a second one");
  return llvm::Error::success();
}

llvm::Error DimsSpec::parseRange(llvm::StringRef entry, llvm::StringRef name,
                                 llvm::StringRef text) {
  auto [low, rest] = text.split("..");
  auto [high, multiple] = rest.split('/');
  std::optional<int64_t> lower = number(low), upper = number(high);
  std::optional<int64_t> step = multiple.empty() ? 1 : number(multiple);
  if (high.empty())
    upper = shape::SymRange::unboundedAbove;
  if (!SymExpr::isSymbolName(name) || !lower || !upper || !step || *step < 1 || *lower > *upper)
    return malformed(entry, "SYMBOL=LOW..HIGH or SYMBOL=LOW..HIGH/MULTIPLE with LOW <= HIGH");
  SymbolFact &fact = facts[name];
  fact.range = {*lower, *upper};
  fact.multiple = *step;
  if (*lower == *upper)
    fixed[name] = *lower;
  return llvm::Error::success();
}

const tf::Shape *DimsSpec::shapeOf(llvm::ArrayRef<llvm::StringRef> names) {
  for (llvm::StringRef name : names) {
    auto found = shapes.find(name);
    if (found == shapes.end())
      continue;
    found->second.used = true;
    return &found->second.shape;
  }
  return nullptr;
}

SymExpr DimsSpec::resolve(const SymExpr &size) const {
  return size.substitute([&](llvm::StringRef symbol) -> std::optional<SymExpr> {
    auto found = fixed.find(symbol);
    if (found == fixed.end())
      return std::nullopt;
    return SymExpr(found->second);
  });
}

llvm::SmallVector<llvm::StringRef> DimsSpec::unusedShapes() const {
  llvm::SmallVector<llvm::StringRef> unused;
  for (const auto &entry : shapes)
    if (!entry.second.used && !entry.second.mayBeSymbol)
      unused.push_back(entry.first());
  llvm::sort(unused);
  return unused;
}

} // namespace graphc
