//===- SymbolicArena.cpp --------------------------------------------------===//

#include "passes/algorithms/SymbolicArena.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>

namespace graphc::algorithms {

namespace {

/// A maximum with more operands or nodes than this is covered by a sum: offsets
/// are evaluated once per run and stored once per buffer.
constexpr size_t maxOperands = 8;
constexpr unsigned maxOffsetSize = 96;
/// Coefficients are rounded up, rather than values, where it loses at most one
/// byte in this many.
constexpr int64_t tolerableLoss = 32;

llvm::Error fail(const SymbolicBuffer &buffer, const llvm::Twine &what) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "buffer '" + llvm::Twine(buffer.name) + "': " + what);
}

class SymbolicPlanner {
public:
  SymbolicPlanner(const SymbolicArenaProblem &problem, SymbolBinding likely,
                  const ArenaPlannerOptions &options)
      : problem(problem), likely(likely), options(options) {}

  llvm::Expected<SymbolicArenaPlan> run();

private:
  const SymbolicArenaProblem &problem;
  SymbolBinding likely;
  const ArenaPlannerOptions &options;

  // By buffer; what belongs to owners of aliased buffers counts for the group.
  std::vector<int32_t> owner;
  std::vector<SymExpr> offsetInOwner, room;
  std::vector<int64_t> alignment, lower, upper;
  int64_t commonAlignment = 1;

  std::optional<int64_t> likelyValue(const SymExpr &expr) const {
    return expr.evaluate([&](llvm::StringRef name) -> std::optional<int64_t> {
      return likely(name).value_or(defaultLikely);
    });
  }
  SymExpr roundUp(const SymExpr &size) const;
  SymExpr atLeast(llvm::ArrayRef<SymExpr> operands) const;
  llvm::Error foldAliases(const ArenaProblem &numeric);
  std::vector<llvm::BitVector> findConflicts() const;
  void stack(const ArenaPlan &numeric, SymbolicArenaPlan &plan) const;
};

/// A multiple of the common alignment that is >= size for every binding.
SymExpr SymbolicPlanner::roundUp(const SymExpr &size) const {
  SymExpr exact = SymExpr::alignTo(size, commonAlignment);
  SymExpr cover = SymExpr::coverMultiple(size, commonAlignment);
  std::optional<int64_t> exactBytes = likelyValue(exact), coverBytes = likelyValue(cover);
  if (exactBytes && coverBytes && *coverBytes - *exactBytes <= *exactBytes / tolerableLoss)
    return cover;
  return exact;
}

/// max(operands), or something larger and simpler.
SymExpr SymbolicPlanner::atLeast(llvm::ArrayRef<SymExpr> operands) const {
  if (operands.empty())
    return 0;
  if (operands.size() <= maxOperands) {
    SymExpr exact = SymExpr::max(operands);
    if (exact.isKnown() && exact.size() <= maxOffsetSize)
      return exact;
  }
  return SymExpr::coverAll(operands);
}

/// Owners, places and the room of each group. The numeric problem has passed
/// planArena, so alias chains end.
llvm::Error SymbolicPlanner::foldAliases(const ArenaProblem &numeric) {
  size_t count = problem.buffers.size();
  owner.resize(count);
  offsetInOwner.assign(count, 0);
  room.assign(count, 0);
  alignment.assign(count, 1);
  lower.assign(count, 0);
  upper.assign(count, 0);
  for (size_t i = 0; i < count; ++i) {
    const SymbolicBuffer &buffer = problem.buffers[i];
    int32_t root = i;
    for (; problem.buffers[root].aliasOf >= 0; root = problem.buffers[root].aliasOf)
      offsetInOwner[i] += problem.buffers[root].aliasOffset;
    owner[i] = root;
    if (!SymExpr::mod(offsetInOwner[i], buffer.alignment).isConstant(0))
      return fail(buffer, "lies " + offsetInOwner[i].str() + " bytes inside '" +
                              problem.buffers[root].name + "', which its alignment " +
                              llvm::Twine(buffer.alignment) + " forbids for some sizes");
    room[root] = SymExpr::max(room[root], offsetInOwner[i] + buffer.size);
    if (!room[root].isKnown())
      return fail(buffer, "the size of its group is too complex");
    alignment[root] = std::max(alignment[root], buffer.alignment);
    if (buffer.lower == buffer.upper)
      continue;
    bool isFirst = lower[root] == upper[root];
    lower[root] = isFirst ? buffer.lower : std::min(lower[root], buffer.lower);
    upper[root] = isFirst ? buffer.upper : std::max(upper[root], buffer.upper);
  }
  // One alignment for all: every top is then a possible offset for every buffer.
  for (size_t i = 0; i < count; ++i)
    commonAlignment = std::max(commonAlignment, alignment[i]);
  return llvm::Error::success();
}

/// By owner: the owners it must not overlap.
std::vector<llvm::BitVector> SymbolicPlanner::findConflicts() const {
  size_t count = problem.buffers.size();
  std::vector<llvm::BitVector> conflicts(count, llvm::BitVector(count));
  auto connect = [&](int32_t a, int32_t b) {
    conflicts[a].set(b);
    conflicts[b].set(a);
  };
  for (size_t i = 0; i < count; ++i)
    for (size_t j = 0; j < i; ++j)
      if (lower[i] < upper[j] && lower[j] < upper[i])
        connect(i, j);
  for (auto [a, b] : problem.extraConflicts)
    if (owner[a] != owner[b])
      connect(owner[a], owner[b]);
  return conflicts;
}

void SymbolicPlanner::stack(const ArenaPlan &numeric, SymbolicArenaPlan &plan) const {
  size_t count = problem.buffers.size();
  std::vector<llvm::BitVector> conflicts = findConflicts();
  std::vector<int32_t> order;
  for (size_t i = 0; i < count; ++i)
    if (owner[i] == int32_t(i) && lower[i] < upper[i] && !room[i].isConstant(0))
      order.push_back(i);
  // From the floor up; buffers of size zero at the likely values before what stands
  // at the same offset.
  llvm::stable_sort(order, [&](int32_t a, int32_t b) {
    auto key = [&](int32_t i) {
      return std::pair(numeric.offsets[i], likelyValue(room[i]).value_or(0));
    };
    return key(a) < key(b);
  });

  std::vector<SymExpr> tops(count), offsets(count);
  std::vector<llvm::BitVector> under(count, llvm::BitVector(count)); // transitively
  llvm::SmallVector<SymExpr> allTops;
  for (size_t position = 0; position < order.size(); ++position) {
    int32_t item = order[position];
    llvm::SmallVector<SymExpr> below;
    // From the top down: what lies under something already taken adds nothing.
    for (size_t k = position; k-- > 0;) {
      int32_t other = order[k];
      if (!conflicts[item][other] || under[item][other])
        continue;
      below.push_back(tops[other]);
      under[item] |= under[other];
      under[item].set(other);
    }
    offsets[item] = atLeast(below);
    tops[item] = offsets[item] + roundUp(room[item]);
    allTops.push_back(offsets[item] + room[item]);
  }
  // Heights need no max over buffers that something else stands on.
  llvm::BitVector covered(count);
  for (int32_t item : order)
    covered |= under[item];
  llvm::SmallVector<SymExpr> exposed;
  for (size_t k = 0; k < order.size(); ++k)
    if (!covered[order[k]])
      exposed.push_back(allTops[k]);
  plan.height = atLeast(exposed);
  plan.offsets.assign(count, 0);
  for (size_t i = 0; i < count; ++i)
    if (lower[owner[i]] < upper[owner[i]])
      plan.offsets[i] = offsets[owner[i]] + offsetInOwner[i];
}

llvm::Expected<SymbolicArenaPlan> SymbolicPlanner::run() {
  ArenaProblem numeric;
  numeric.extraConflicts = problem.extraConflicts;
  for (const SymbolicBuffer &buffer : problem.buffers) {
    std::optional<int64_t> size = likelyValue(buffer.size);
    std::optional<int64_t> place = likelyValue(buffer.aliasOffset);
    if (!size || !place)
      return fail(buffer, "its size " + buffer.size.str() + " has no value at the likely sizes");
    numeric.buffers.push_back({buffer.name, std::max<int64_t>(*size, 0), buffer.alignment,
                               buffer.lower, buffer.upper, buffer.aliasOf, *place});
  }
  llvm::Expected<ArenaPlan> planned = planArena(numeric, options);
  if (!planned)
    return planned.takeError();
  if (llvm::Error error = foldAliases(numeric))
    return std::move(error);
  SymbolicArenaPlan plan;
  stack(*planned, plan);
  plan.likely = std::move(*planned);
  for (size_t i = 0; i < plan.offsets.size(); ++i)
    if (!plan.offsets[i].isKnown())
      return fail(problem.buffers[i], "the sizes below it are too complex for an offset");
  if (!plan.height.isKnown())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "the sizes are too complex for one arena");
  return plan;
}

} // namespace

llvm::Expected<SymbolicArenaPlan> planSymbolicArena(const SymbolicArenaProblem &problem,
                                                    SymbolBinding likely,
                                                    const ArenaPlannerOptions &options) {
  return SymbolicPlanner(problem, likely, options).run();
}

std::optional<EvaluatedArena> evaluateArena(const SymbolicArenaProblem &problem,
                                            const SymbolicArenaPlan &plan, SymbolBinding binding) {
  EvaluatedArena result;
  result.problem.extraConflicts = problem.extraConflicts;
  std::optional<int64_t> height = plan.height.evaluate(binding);
  if (!height || plan.offsets.size() != problem.buffers.size())
    return std::nullopt;
  result.plan.height = *height;
  for (size_t i = 0; i < problem.buffers.size(); ++i) {
    const SymbolicBuffer &buffer = problem.buffers[i];
    std::optional<int64_t> size = buffer.size.evaluate(binding);
    std::optional<int64_t> place = buffer.aliasOffset.evaluate(binding);
    std::optional<int64_t> offset = plan.offsets[i].evaluate(binding);
    if (!size || !place || !offset)
      return std::nullopt;
    result.problem.buffers.push_back(
        {buffer.name, *size, buffer.alignment, buffer.lower, buffer.upper, buffer.aliasOf, *place});
    result.plan.offsets.push_back(*offset);
  }
  return result;
}

} // namespace graphc::algorithms
