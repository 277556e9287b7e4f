//===- ModelState.cpp - what a model remembers between runs ---------------===//
#include "runtime/executor/ModelState.h"

namespace graphc::runtime {

HostObjectRef<> ResourceMap::lookup(std::string_view name) {
  std::lock_guard<std::mutex> lock(mutex);
  auto found = objects.find(name);
  return found == objects.end() ? HostObjectRef<>() : found->second;
}

Result<HostObjectRef<>> ResourceMap::lookupOrCreate(std::string_view name, Factory factory,
                                                    void *arg) {
  std::lock_guard<std::mutex> lock(mutex);
  auto found = objects.find(name);
  if (found != objects.end())
    return found->second;
  Result<HostObjectRef<>> made = factory(arg);
  if (made)
    objects.emplace(std::string(name), *made);
  return made;
}

void ResourceMap::assign(std::string_view name, HostObjectRef<> object) {
  // The old object dies outside of the lock: its destructor may come back here.
  HostObjectRef<> old;
  std::lock_guard<std::mutex> lock(mutex);
  auto found = objects.find(name);
  if (found != objects.end()) {
    old = std::move(found->second);
    objects.erase(found);
  }
  if (object)
    objects.emplace(std::string(name), std::move(object));
}

ModelState::ModelState(const ProgramView &view)
    : variables(view.count(schema::Table::Resources)),
      allocator(std::make_shared<CountingAllocator>(SystemAllocator::instance())),
      executions(new std::atomic<uint64_t>[view.count(schema::Table::Instructions)]()) {}

Result<std::unique_ptr<ModelState>> ModelState::create(const ProgramView &view,
                                                       std::span<const uint8_t> weights) {
  std::unique_ptr<ModelState> state(new ModelState(view));
  for (uint32_t row = 0; row < state->variables.size(); ++row) {
    const schema::Resource &resource = view.resource(row);
    HeapTensor &tensor = state->variables[row].tensor;
    auto dtype = static_cast<DType>(resource.dtype);
    tensor.dtype = dtype;
    if (!(resource.flags & schema::kResourceHasInitialValue))
      continue;
    const int64_t *dims = view.int64s(resource.dims.begin);
    TensorRef initial{dtype, resource.rank, dims,
                      const_cast<uint8_t *>(weights.data() + resource.initialOffset)};
    if (!dtypeHoldsObjects(dtype)) {
      tensor.borrow(initial);
      continue;
    }
    std::string name(view.chars(resource.name), resource.name.size);
    auto bytes = weights.subspan(resource.initialOffset, resource.initialBytes);
    uint64_t count = static_cast<uint64_t>(initial.elementCount());
    if (dtype != DType::String || count > bytes.size() / sizeof(uint64_t))
      return dataLoss("artifact: variable '" + name + "' has an initial value that cannot be read");
    std::vector<HostString> strings(count);
    if (!decodeStrings(bytes, strings))
      return dataLoss("artifact: variable '" + name + "' has damaged strings");
    initial.data = strings.data();
    if (!tensor.copyFrom(state->allocator, initial))
      return resourceExhausted("no memory for variable '" + name + "'");
  }
  return state;
}

} // namespace graphc::runtime
