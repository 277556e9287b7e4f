//===- ObjectGraph.cpp - Which saved tensor an object holds ---------------===//
#include "compiler/import/ObjectGraph.h"

#include "llvm/ADT/StringMap.h"

#include <deque>
#include <utility>

namespace graphc::importer {

/// The children of an object by name.
template <typename Object> static llvm::StringMap<int> childrenOf(const Object &object, int count) {
  llvm::StringMap<int> children;
  for (const auto &child : object.children())
    if (child.node_id() >= 0 && child.node_id() < count)
      children[child.local_name()] = child.node_id();
  return children;
}

llvm::DenseMap<int, std::string>
checkpointKeys(const tensorflow::SavedObjectGraph &saved,
               const tensorflow::TrackableObjectGraph &checkpoint) {
  llvm::DenseMap<int, std::string> keys;
  if (saved.nodes().empty() || checkpoint.nodes().empty())
    return keys;
  llvm::DenseMap<int, int> counterpart = {{0, 0}};
  std::deque<int> pending = {0};
  while (!pending.empty()) {
    const int object = pending.front();
    pending.pop_front();
    const auto &stored = checkpoint.nodes(counterpart[object]);
    if (stored.attributes_size() == 1)
      keys[object] = stored.attributes(0).checkpoint_key();
    const llvm::StringMap<int> children = childrenOf(stored, checkpoint.nodes_size());
    for (const auto &child : saved.nodes(object).children()) {
      auto it = children.find(child.local_name());
      if (child.node_id() < 0 || child.node_id() >= saved.nodes_size() || it == children.end())
        continue;
      if (counterpart.try_emplace(child.node_id(), it->second).second)
        pending.push_back(child.node_id());
    }
  }
  return keys;
}

} // namespace graphc::importer
