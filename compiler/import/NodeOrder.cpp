//===- NodeOrder.cpp - Nodes behind their inputs --------------------------===//
#include "compiler/import/NodeOrder.h"

#include <cstdint>

namespace graphc::importer {

NodeOrder orderNodes(llvm::ArrayRef<std::vector<unsigned>> dependencies) {
  enum class State : uint8_t { untouched, onPath, done };
  struct Step {
    unsigned node;
    size_t next;
  };
  NodeOrder result;
  std::vector<State> states(dependencies.size(), State::untouched);
  std::vector<Step> path;
  for (unsigned root = 0; root < dependencies.size(); ++root) {
    if (states[root] != State::untouched)
      continue;
    path.push_back({root, 0});
    states[root] = State::onPath;
    while (!path.empty()) {
      Step &step = path.back();
      if (step.next == dependencies[step.node].size()) {
        states[step.node] = State::done;
        result.order.push_back(step.node);
        path.pop_back();
        continue;
      }
      const unsigned dependency = dependencies[step.node][step.next++];
      if (states[dependency] == State::onPath) {
        size_t first = path.size() - 1;
        while (path[first].node != dependency)
          --first;
        for (; first < path.size(); ++first)
          result.cycle.push_back(path[first].node);
        result.order.clear();
        return result;
      }
      if (states[dependency] == State::untouched) {
        states[dependency] = State::onPath;
        path.push_back({dependency, 0});
      }
    }
  }
  return result;
}

} // namespace graphc::importer
