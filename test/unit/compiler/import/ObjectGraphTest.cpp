//===- ObjectGraphTest.cpp ------------------------------------------------===//
#include "compiler/import/ObjectGraph.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace graphc::importer {
namespace {

using testing::IsEmpty;

template <typename Object> void addChild(Object &object, const char *name, int node) {
  auto &child = *object.add_children();
  child.set_local_name(name);
  child.set_node_id(node);
}

std::vector<std::pair<int, std::string>> keysOf(const tensorflow::SavedObjectGraph &saved,
                                                const tensorflow::TrackableObjectGraph &stored) {
  auto map = checkpointKeys(saved, stored);
  std::vector<std::pair<int, std::string>> list(map.begin(), map.end());
  std::sort(list.begin(), list.end());
  return list;
}

//   saved:   0 -layer-> 2 -kernel-> 1        numbers differ,
//   stored:  0 -layer-> 1 -kernel-> 2        names lead the same way
TEST(ObjectGraph, NamesLeadToTheKey) {
  tensorflow::SavedObjectGraph saved;
  tensorflow::TrackableObjectGraph stored;
  for (int i = 0; i < 3; ++i) {
    saved.add_nodes();
    stored.add_nodes();
  }
  addChild(*saved.mutable_nodes(0), "layer", 2);
  addChild(*saved.mutable_nodes(2), "kernel", 1);
  addChild(*stored.mutable_nodes(0), "layer", 1);
  addChild(*stored.mutable_nodes(1), "kernel", 2);
  stored.mutable_nodes(2)->add_attributes()->set_checkpoint_key("layer/kernel");
  EXPECT_THAT(keysOf(saved, stored), testing::ElementsAre(std::pair(1, "layer/kernel")));
}

TEST(ObjectGraph, CyclesEnd) {
  tensorflow::SavedObjectGraph saved;
  tensorflow::TrackableObjectGraph stored;
  addChild(*saved.add_nodes(), "self", 0);
  addChild(*stored.add_nodes(), "self", 0);
  EXPECT_THAT(keysOf(saved, stored), IsEmpty());
}

TEST(ObjectGraph, NumbersOfNoObject) {
  tensorflow::SavedObjectGraph saved;
  tensorflow::TrackableObjectGraph stored;
  addChild(*saved.add_nodes(), "a", 7);
  addChild(*saved.mutable_nodes(0), "b", -1);
  addChild(*stored.add_nodes(), "a", 0);
  addChild(*stored.mutable_nodes(0), "b", 1 << 30);
  EXPECT_THAT(keysOf(saved, stored), IsEmpty());
  EXPECT_THAT(keysOf({}, stored), IsEmpty());
  EXPECT_THAT(keysOf(saved, {}), IsEmpty());
}

// A table stores keys and values; neither is a variable's value.
TEST(ObjectGraph, ObjectsOfTwoTensorsAreNoVariables) {
  tensorflow::SavedObjectGraph saved;
  tensorflow::TrackableObjectGraph stored;
  saved.add_nodes();
  stored.add_nodes()->add_attributes()->set_checkpoint_key("keys");
  stored.mutable_nodes(0)->add_attributes()->set_checkpoint_key("values");
  EXPECT_THAT(keysOf(saved, stored), IsEmpty());
}

} // namespace
} // namespace graphc::importer
