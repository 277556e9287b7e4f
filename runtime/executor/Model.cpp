//===- Model.cpp - a loaded artifact --------------------------------------===//
#include "runtime/executor/Model.h"

#include "runtime/device/KernelAbi.h"
#include "runtime/executor/RaceCheck.h"

#include <algorithm>

namespace graphc::runtime {

using namespace schema;

namespace {
void sortUnique(std::vector<uint32_t> &rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}
} // namespace

Result<std::shared_ptr<Model>> Model::create(std::unique_ptr<ArtifactFile> artifact,
                                             const ModelOptions &options) {
  std::shared_ptr<Model> model(new Model);
  model->artifact = std::move(artifact);
  GRAPHC_RETURN_IF_ERROR(model->prepare(options));
  return model;
}

std::string_view Model::nodeName(uint32_t node) const {
  if (node >= view().count(Table::Nodes))
    return {};
  StringRef name = view().node(node).name;
  return {view().chars(name), name.size};
}

std::span<const HostString> Model::attributeStrings(uint32_t attribute) const {
  auto found = stringAttributes.find(attribute);
  if (found == stringAttributes.end())
    return {};
  return found->second;
}

Status Model::prepare(const ModelOptions &options) {
  uint32_t abi = view().header().kernelAbiVersion;
  if (abi != GRAPHC_KERNEL_ABI_VERSION)
    return unimplemented("artifact: kernel interface version " + std::to_string(abi) +
                         ", this runtime has " + std::to_string(GRAPHC_KERNEL_ABI_VERSION) +
                         "; compile the model again");
  threads = options.pool ? options.pool : &ThreadPool::process();
  GRAPHC_RETURN_IF_ERROR(prepareDevices());
  for (uint32_t i = 0; options.checkRaces && i < view().count(Table::Functions); ++i)
    GRAPHC_RETURN_IF_ERROR(runtime::checkRaces(view(), view().function(i)));
  planMemory = std::make_unique_for_overwrite<char[]>(core::planBytes(view()));
  programPlan =
      core::buildPlan(view(), reinterpret_cast<const graphc_kernel_fn *>(artifact->kernelTable()),
                      artifact->weights().data(), planMemory.get());
  registry = std::make_unique<HostKernelRegistry>(options.hostKernelPath, options.hostKernels);
  GRAPHC_RETURN_IF_ERROR(prepareHostCalls(options));
  GRAPHC_RETURN_IF_ERROR(prepareAttributes());
  functionFacts.resize(view().count(Table::Functions));
  for (uint32_t i = 0; i < functionFacts.size(); ++i)
    GRAPHC_RETURN_IF_ERROR(prepareFunction(i));
  inheritVariables();
  Result<std::unique_ptr<ModelState>> state = ModelState::create(view(), artifact->weights());
  if (!state)
    return state.status();
  modelState = std::move(*state);
  return okStatus();
}

Status Model::prepareDevices() {
  for (uint32_t i = 0; i < view().count(Table::Devices); ++i) {
    const schema::Device &device = view().device(i);
    if (static_cast<DeviceKind>(device.kind) != DeviceKind::Cpu)
      return unimplemented("artifact: planned for device '" + text(device.name) +
                           "', this runtime has cpu devices only; compile with --devices=cpu");
    devices.push_back(std::make_unique<CpuDevice>(device.ordinal, *threads));
  }
  return okStatus();
}

Status Model::prepareHostCalls(const ModelOptions &options) {
  hostCallOfRow.assign(view().count(Table::Instructions), kNone);
  for (uint32_t f = 0; f < view().count(Table::Functions); ++f) {
    const Function &function = view().function(f);
    eventCount = std::max(eventCount, function.eventCount);
    Status status;
    auto addOperands = [&](ListRef list, std::vector<uint32_t> &buffers) {
      for (uint32_t i = 0; i < list.count; ++i) {
        uint32_t b = view().list(list)[i];
        if (static_cast<BufferKind>(view().buffer(function, b).kind) != BufferKind::Effect)
          buffers.push_back(b);
      }
    };
    auto visit = [&](uint32_t row, const Instruction &instruction) {
      if (!status.isOk() || static_cast<Opcode>(instruction.opcode) != Opcode::HostCall)
        return;
      const HostKernel &kernel = view().hostKernel(instruction.hostCall.hostKernel);
      std::string op = text(kernel.op);
      Result<const HostKernelEntry *> entry = registry->find(text(kernel.family), op);
      if (!entry) {
        status = std::move(entry).status().withNode(nodeName(instruction.node));
        return;
      }
      bool allowed = std::find(options.allowedOps.begin(), options.allowedOps.end(), op) !=
                     options.allowedOps.end();
      if (((*entry)->flags & kHostKernelUnsafe) && !allowed) {
        status =
            Status(StatusCode::PermissionDenied,
                   "op " + op + " touches files, the network or processes and was not allowed; " +
                       "allow it by name if the model is trusted",
                   std::string(nodeName(instruction.node)));
        return;
      }
      hostCallOfRow[row] = static_cast<uint32_t>(hostCalls.size());
      PreparedHostCall &call = hostCalls.emplace_back();
      call.entry = *entry;
      addOperands(instruction.reads, call.inputs);
      addOperands(instruction.writes, call.outputs);
    };
    core::walkRegion(view(), function.rootRegion, visit, [](uint32_t, const Instruction &) {});
    GRAPHC_RETURN_IF_ERROR(status);
  }
  return okStatus();
}

Status Model::prepareAttributes() {
  for (uint32_t i = 0; i < view().count(Table::Attributes); ++i) {
    const Attribute &attribute = view().attribute(i);
    if (static_cast<AttributeKind>(attribute.kind) != AttributeKind::Tensor ||
        static_cast<DType>(attribute.dtype) != DType::String)
      continue;
    size_t count = 1;
    for (uint32_t d = 0; d < attribute.count; ++d)
      count *= static_cast<size_t>(view().int64s(attribute.begin)[d]);
    std::vector<HostString> strings(count);
    if (!decodeStrings({view().data(attribute.dataOffset), attribute.dataBytes}, strings))
      return dataLoss("artifact: attribute '" + text(attribute.name) + "' has damaged strings");
    stringAttributes.emplace(i, std::move(strings));
  }
  return okStatus();
}

Status Model::prepareFunction(uint32_t index) {
  const Function &function = view().function(index);
  FunctionFacts &facts = functionFacts[index];
  for (uint32_t b = 0; b < function.buffers.count; ++b) {
    const Buffer &buffer = view().buffer(function, b);
    if (buffer.aliasOf != kNone)
      continue;
    auto kind = static_cast<BufferKind>(buffer.kind);
    if (kind == BufferKind::Resource) {
      facts.variableBuffers.push_back(b);
      facts.usesVariables = true;
    } else if (kind == BufferKind::Heap) {
      facts.heapBuffers.push_back(b);
    } else if (kind == BufferKind::Constant && static_cast<DType>(buffer.dtype) == DType::String) {
      uint64_t offset = view().expr(buffer.offset).constant;
      auto bytes = artifact->weights().subspan(offset, view().expr(buffer.bytes).constant);
      uint64_t count = 1;
      for (uint32_t d = 0; d < buffer.rank; ++d) {
        int64_t dim = view().expr(view().list(buffer.dims)[d]).constant;
        if (dim < 0 || __builtin_mul_overflow(count, static_cast<uint64_t>(dim), &count) ||
            count > bytes.size())
          return dataLoss("artifact: string constant '" + text(buffer.name) + "' is cut short");
      }
      std::vector<HostString> strings(count);
      if (!decodeStrings(bytes, strings))
        return dataLoss("artifact: string constant '" + text(buffer.name) + "' is damaged");
      facts.strings.push_back({b, std::move(strings)});
    }
  }
  auto visit = [&](uint32_t, const Instruction &instruction) {
    for (uint32_t i = 0; i < instruction.writes.count; ++i) {
      const Buffer &buffer = view().buffer(function, view().list(instruction.writes)[i]);
      uint32_t root = buffer.aliasOf;
      const Buffer &owner = root == kNone ? buffer : view().buffer(function, root);
      if (static_cast<BufferKind>(owner.kind) == BufferKind::Resource)
        facts.writtenVariables.push_back(owner.index);
    }
  };
  core::walkRegion(view(), function.rootRegion, visit, [](uint32_t, const Instruction &) {});
  sortUnique(facts.writtenVariables);
  return okStatus();
}

void Model::inheritVariables() {
  // Calls form no cycle and nest less than kMaxRegionDepth deep, so this settles.
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t f = 0; f < functionFacts.size(); ++f) {
      FunctionFacts &facts = functionFacts[f];
      size_t before = facts.writtenVariables.size();
      bool usedBefore = facts.usesVariables;
      auto visit = [&](uint32_t, const Instruction &instruction) {
        if (static_cast<Opcode>(instruction.opcode) != Opcode::Call)
          return;
        const FunctionFacts &callee = functionFacts[instruction.call.function];
        facts.usesVariables |= callee.usesVariables;
        facts.writtenVariables.insert(facts.writtenVariables.end(), callee.writtenVariables.begin(),
                                      callee.writtenVariables.end());
      };
      core::walkRegion(view(), view().function(f).rootRegion, visit,
                       [](uint32_t, const Instruction &) {});
      sortUnique(facts.writtenVariables);
      changed |= facts.writtenVariables.size() > before || facts.usesVariables != usedBefore;
    }
  }
}

} // namespace graphc::runtime
