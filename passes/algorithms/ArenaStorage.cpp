//===- ArenaStorage.cpp - folding, checking and the lower bound -----------===//

#include "passes/algorithms/ArenaStorage.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <limits>

namespace graphc::algorithms::detail {

/// Sums of sizes stay far from overflow below this.
static constexpr int64_t sizeLimit = int64_t(1) << 62;

static llvm::Error fail(const ArenaBuffer &buffer, const llvm::Twine &what) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "buffer '" + llvm::Twine(buffer.name) + "': " + what);
}

static llvm::Error check(const ArenaProblem &problem) {
  int64_t count = problem.buffers.size();
  if (count > std::numeric_limits<int32_t>::max())
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "too many buffers");
  int64_t total = 0;
  for (const ArenaBuffer &buffer : problem.buffers) {
    if (buffer.size < 0)
      return fail(buffer, llvm::formatv("negative size {0}", buffer.size).str());
    if (buffer.alignment <= 0 || !llvm::isPowerOf2_64(buffer.alignment) ||
        buffer.alignment > sizeLimit / 4)
      return fail(buffer,
                  llvm::formatv("alignment {0} is not a power of two", buffer.alignment).str());
    if (buffer.upper < buffer.lower)
      return fail(buffer, llvm::formatv("lifetime ends at {0}, before its start {1}", buffer.upper,
                                        buffer.lower)
                              .str());
    if (buffer.lower < -sizeLimit || buffer.upper > sizeLimit)
      return fail(buffer, "lifetime beyond 2^62");
    if (buffer.aliasOf < -1 || buffer.aliasOf >= count)
      return fail(buffer, llvm::formatv("alias of buffer {0}, expected one of 0..{1}",
                                        buffer.aliasOf, count - 1)
                              .str());
    if (buffer.aliasOffset < 0)
      return fail(buffer, llvm::formatv("negative alias offset {0}", buffer.aliasOffset).str());
    // Rounding adds less than an alignment.
    for (int64_t part : {buffer.size, buffer.alignment, buffer.aliasOffset})
      if (__builtin_add_overflow(total, part, &total) || total >= sizeLimit)
        return fail(buffer, "sizes add up to more than 2^62 bytes");
  }
  for (auto [a, b] : problem.extraConflicts)
    if (a < 0 || b < 0 || a >= count || b >= count)
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          llvm::formatv("conflict ({0}, {1}) names no buffer", a, b).str());
  return llvm::Error::success();
}

/// Follows alias chains: owner and place inside it, for every buffer.
static llvm::Error resolveAliases(const ArenaProblem &problem, std::vector<int32_t> &owner,
                                  std::vector<int64_t> &place) {
  size_t count = problem.buffers.size();
  owner.assign(count, -1);
  place.assign(count, 0);
  std::vector<int32_t> chain;
  for (size_t i = 0; i < count; ++i) {
    int32_t current = i;
    chain.clear();
    while (owner[current] < 0 && problem.buffers[current].aliasOf >= 0) {
      chain.push_back(current);
      if (chain.size() > count)
        return fail(problem.buffers[i], "is an alias of itself");
      current = problem.buffers[current].aliasOf;
    }
    if (owner[current] < 0)
      owner[current] = current;
    for (int32_t member : llvm::reverse(chain)) {
      owner[member] = owner[current];
      place[member] = place[current] + problem.buffers[member].aliasOffset;
      current = member;
    }
  }
  return llvm::Error::success();
}

/// Numbers the maximal sets of storages alive together. Such a set begins where a
/// storage begins and is maximal if one of its members ends before the next begins.
static void numberSections(StorageProblem &problem) {
  std::vector<int64_t> starts;
  for (const Storage &storage : problem.storages)
    starts.push_back(storage.lower);
  llvm::sort(starts);
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  auto startIndex = [&](int64_t time) { return llvm::lower_bound(starts, time) - starts.begin(); };
  std::vector<char> endsHere(starts.size() + 1, false);
  for (const Storage &storage : problem.storages)
    endsHere[startIndex(storage.upper)] = true;
  std::vector<int32_t> section(starts.size() + 1);
  for (size_t i = 0; i < starts.size(); ++i)
    section[i + 1] = section[i] + endsHere[i + 1];
  for (Storage &storage : problem.storages) {
    storage.firstSection = section[startIndex(storage.lower)];
    storage.lastSection = section[startIndex(storage.upper)];
  }
  problem.numSections = section.back();
}

static void findNeighbours(const ArenaProblem &given, StorageProblem &problem) {
  std::vector<Storage> &storages = problem.storages;
  problem.neighbours.resize(storages.size());
  auto connect = [&](int32_t a, int32_t b) {
    problem.neighbours[a].push_back(b);
    problem.neighbours[b].push_back(a);
  };
  auto overlap = [&](int32_t a, int32_t b) {
    return storages[a].lower < storages[b].upper && storages[b].lower < storages[a].upper;
  };
  std::vector<int32_t> byStart(storages.size());
  for (size_t i = 0; i < storages.size(); ++i)
    byStart[i] = i;
  llvm::stable_sort(byStart,
                    [&](int32_t a, int32_t b) { return storages[a].lower < storages[b].lower; });
  for (size_t i = 0; i < byStart.size(); ++i)
    for (size_t j = i + 1; j < byStart.size() && overlap(byStart[i], byStart[j]); ++j)
      connect(byStart[i], byStart[j]);
  for (auto [a, b] : given.extraConflicts) {
    int32_t x = problem.storageOf[a], y = problem.storageOf[b];
    if (x < 0 || y < 0 || x == y || overlap(x, y))
      continue;
    problem.extraConflicts.push_back(std::minmax(x, y));
  }
  llvm::sort(problem.extraConflicts);
  problem.extraConflicts.erase(llvm::unique(problem.extraConflicts), problem.extraConflicts.end());
  for (auto [a, b] : problem.extraConflicts)
    connect(a, b);
  for (std::vector<int32_t> &list : problem.neighbours)
    llvm::sort(list);
}

llvm::Expected<StorageProblem> prepareStorages(const ArenaProblem &problem) {
  if (llvm::Error error = check(problem))
    return std::move(error);
  StorageProblem result;
  std::vector<int32_t> owner;
  if (llvm::Error error = resolveAliases(problem, owner, result.offsetInStorage))
    return std::move(error);

  size_t count = problem.buffers.size();
  std::vector<Storage> byOwner(count);
  for (size_t i = 0; i < count; ++i) {
    const ArenaBuffer &buffer = problem.buffers[i];
    Storage &storage = byOwner[owner[i]];
    int64_t place = result.offsetInStorage[i];
    if (place % buffer.alignment != 0)
      return fail(buffer, llvm::formatv("lies {0} bytes inside '{1}', which its alignment "
                                        "{2} forbids",
                                        place, problem.buffers[owner[i]].name, buffer.alignment)
                              .str());
    storage.bytes = std::max(storage.bytes, place + buffer.size);
    storage.alignment = std::max(storage.alignment, buffer.alignment);
    if (buffer.lower == buffer.upper)
      continue;
    bool isFirst = storage.lower == storage.upper;
    storage.lower = isFirst ? buffer.lower : std::min(storage.lower, buffer.lower);
    storage.upper = isFirst ? buffer.upper : std::max(storage.upper, buffer.upper);
  }

  result.storageOf.assign(count, -1);
  int64_t common = std::numeric_limits<int64_t>::max();
  for (size_t i = 0; i < count; ++i) {
    Storage &storage = byOwner[i];
    if (owner[i] != int32_t(i) || storage.bytes == 0 || storage.lower == storage.upper)
      continue;
    storage.owner = i;
    result.storageOf[i] = result.storages.size();
    result.storages.push_back(storage);
    common = std::min(common, storage.alignment);
  }
  for (size_t i = 0; i < count; ++i)
    result.storageOf[i] = result.storageOf[owner[i]];
  result.commonAlignment = result.storages.empty() ? 1 : common;
  for (Storage &storage : result.storages)
    storage.size = llvm::alignTo(storage.bytes, result.commonAlignment);
  if (!result.storages.empty())
    numberSections(result);
  findNeighbours(problem, result);
  return result;
}

//===----------------------------------------------------------------------===//
// The lower bound
//===----------------------------------------------------------------------===//

/// The members stand on each other; only the topmost need not be rounded up.
static int64_t stackedBytes(const StorageProblem &problem, llvm::ArrayRef<int32_t> members) {
  int64_t sum = 0, slack = 0;
  for (int32_t member : members) {
    const Storage &storage = problem.storages[member];
    sum += storage.size;
    slack = std::max(slack, storage.size - storage.bytes);
  }
  return sum - slack;
}

/// Adds storages that conflict with every member, largest first.
static void extendClique(const StorageProblem &problem, std::vector<int32_t> &members) {
  if (members.empty())
    return;
  auto conflict = [&](int32_t a, int32_t b) {
    return std::binary_search(problem.neighbours[a].begin(), problem.neighbours[a].end(), b);
  };
  std::vector<int32_t> candidates = problem.neighbours[members[0]];
  llvm::stable_sort(candidates, [&](int32_t a, int32_t b) {
    return problem.storages[a].size > problem.storages[b].size;
  });
  for (int32_t candidate : candidates)
    if (llvm::all_of(members, [&](int32_t m) { return conflict(m, candidate); }))
      members.push_back(candidate);
}

Clique findHeaviestClique(const StorageProblem &problem) {
  std::vector<std::vector<int32_t>> sections(problem.numSections);
  for (size_t i = 0; i < problem.storages.size(); ++i)
    for (int32_t s = problem.storages[i].firstSection; s < problem.storages[i].lastSection; ++s)
      sections[s].push_back(i);
  Clique best;
  for (std::vector<int32_t> &members : sections) {
    if (!problem.extraConflicts.empty())
      extendClique(problem, members);
    int64_t bytes = stackedBytes(problem, members);
    if (bytes > best.bytes)
      best = {bytes, members};
  }
  llvm::stable_sort(best.storages, [&](int32_t a, int32_t b) {
    return problem.storages[a].bytes > problem.storages[b].bytes;
  });
  return best;
}

} // namespace graphc::algorithms::detail
