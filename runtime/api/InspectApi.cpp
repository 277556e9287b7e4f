//===- InspectApi.cpp - variables, nodes and timelines, in C --------------===//
#include "runtime/api/Handles.h"
#include "runtime/api/graphc_inspect.h"

#include <algorithm>
#include <cstring>
#include <shared_mutex>

using namespace graphc::runtime;
using namespace graphc::runtime::api;
using schema::kNone;
using schema::Table;

namespace {
const ProgramView &viewOf(const graphc_model *model) { return model->model->view(); }

Status checkVariable(const graphc_model *model, size_t variable) {
  if (variable < viewOf(model).count(Table::Resources))
    return okStatus();
  return outOfRange("there is no variable " + std::to_string(variable));
}

Status checkNewValue(const graphc_model *model, const schema::Resource &resource,
                     const graphc_tensor &tensor) {
  std::string name = "variable '" + model->model->text(resource.name) + "'";
  if (static_cast<uint32_t>(tensor.dtype) != resource.dtype)
    return invalidArgument(name + ": expected dtype " +
                           dtypeName(static_cast<DType>(resource.dtype)) + ", got " +
                           dtypeName(static_cast<DType>(tensor.dtype)));
  if (tensor.rank < 0 || tensor.rank > GRAPHC_MAX_RANK || (tensor.rank && !tensor.dims))
    return invalidArgument(name + ": bad rank or no dims");
  std::span<const int64_t> dims(tensor.dims, static_cast<size_t>(tensor.rank));
  const int64_t *allowed = viewOf(model).int64s(resource.dims.begin);
  bool fits = resource.rank == kNone || resource.rank == dims.size();
  for (size_t d = 0; fits && d < dims.size(); ++d)
    fits = dims[d] >= 0 && (resource.rank == kNone || allowed[d] < 0 || allowed[d] == dims[d]);
  if (fits)
    return okStatus();
  return invalidArgument(name + ": expected shape " +
                         shapeToString({allowed, resource.dims.count}) + ", got " +
                         shapeToString(dims));
}

const char *actionName(schema::Opcode opcode) {
  switch (opcode) {
  case schema::Opcode::Launch:
    return "launch";
  case schema::Opcode::HostCall:
    return "host call";
  case schema::Opcode::Copy:
    return "copy";
  case schema::Opcode::EventRecord:
    return "event record";
  case schema::Opcode::EventWait:
    return "event wait";
  case schema::Opcode::BindSymbol:
    return "bind symbol";
  case schema::Opcode::If:
    return "if";
  case schema::Opcode::Case:
    return "case";
  case schema::Opcode::While:
    return "while";
  case schema::Opcode::Call:
    return "call";
  case schema::Opcode::Free:
    return "free";
  }
  return "";
}

graphc_instruction describe(const ProgramView &view, uint32_t row) {
  const schema::Instruction &instruction = view.instruction(row);
  auto opcode = static_cast<schema::Opcode>(instruction.opcode);
  bool hasNode = instruction.node != kNone;
  const char *kernel = "";
  if (opcode == schema::Opcode::Launch)
    kernel = view.chars(view.kernel(instruction.launch.kernel).symbol);
  else if (opcode == schema::Opcode::HostCall)
    kernel = view.chars(view.hostKernel(instruction.hostCall.hostKernel).op);
  return {.action = actionName(opcode),
          .node = hasNode ? view.chars(view.node(instruction.node).name) : "",
          .op = hasNode ? view.chars(view.node(instruction.node).op) : "",
          .kernel = kernel,
          .stream = instruction.stream};
}
} // namespace

size_t graphc_variable_count(const graphc_model *model) {
  return viewOf(model).count(Table::Resources);
}

graphc_status graphc_variable(const graphc_model *model, size_t variable,
                              graphc_argument *argument) {
  return guarded([&] {
    GRAPHC_RETURN_CODE_IF_ERROR(checkVariable(model, variable));
    const schema::Resource &resource = viewOf(model).resource(static_cast<uint32_t>(variable));
    const char *name = viewOf(model).chars(resource.name);
    *argument = {.key = name,
                 .tensor_name = name,
                 .dtype = static_cast<int32_t>(resource.dtype),
                 .rank = resource.rank == kNone ? -1 : static_cast<int32_t>(resource.rank),
                 .dims = viewOf(model).int64s(resource.dims.begin),
                 .has_default = (resource.flags & schema::kResourceHasInitialValue) != 0};
    return graphc_status(0);
  });
}

graphc_status graphc_read_variable(graphc_model *model, size_t variable, graphc_tensor *tensor,
                                   uint64_t *version) {
  return guarded([&] {
    GRAPHC_RETURN_CODE_IF_ERROR(checkVariable(model, variable));
    ModelState &state = model->model->state();
    std::shared_lock<std::shared_mutex> lock(state.access);
    const Variable &value = state.variables[variable];
    std::string name =
        model->model->text(viewOf(model).resource(static_cast<uint32_t>(variable)).name);
    if (!value.tensor.hasValue())
      return report(failedPrecondition("variable '" + name + "' was never written"));
    TensorRef ref = value.tensor.ref();
    if (version)
      *version = value.version;
    if (tensor->data) {
      if (dtypeHoldsObjects(ref.dtype))
        return report(unimplemented("variable '" + name + "' holds no numbers"));
      if (tensor->capacity < ref.bytes())
        return report(invalidArgument("variable '" + name + "': expected room for " +
                                      std::to_string(ref.bytes()) + " bytes, got " +
                                      std::to_string(tensor->capacity)));
      if (ref.bytes())
        std::memcpy(tensor->data, ref.data, ref.bytes());
    }
    tensor->dtype = static_cast<int32_t>(ref.dtype);
    tensor->rank = static_cast<int32_t>(ref.rank);
    tensor->dims = ref.dims;
    return graphc_status(0);
  });
}

graphc_status graphc_write_variable(graphc_model *model, size_t variable,
                                    const graphc_tensor *tensor) {
  return guarded([&] {
    GRAPHC_RETURN_CODE_IF_ERROR(checkVariable(model, variable));
    const schema::Resource &resource = viewOf(model).resource(static_cast<uint32_t>(variable));
    GRAPHC_RETURN_CODE_IF_ERROR(checkNewValue(model, resource, *tensor));
    ModelState &state = model->model->state();
    std::unique_lock<std::shared_mutex> lock(state.access);
    Variable &value = state.variables[variable];
    TensorRef ref{static_cast<DType>(tensor->dtype), static_cast<uint32_t>(tensor->rank),
                  tensor->dims, tensor->data};
    if (!value.tensor.copyFrom(state.allocator, ref))
      return report(
          resourceExhausted("no memory for variable '" + model->model->text(resource.name) + "'"));
    ++value.version;
    return graphc_status(0);
  });
}

size_t graphc_node_count(const graphc_model *model) { return viewOf(model).count(Table::Nodes); }

graphc_status graphc_get_node(const graphc_model *model, size_t node, graphc_node *description) {
  return guarded([&] {
    const ProgramView &view = viewOf(model);
    if (node >= view.count(Table::Nodes))
      return report(outOfRange("there is no node " + std::to_string(node)));
    const schema::Node &row = view.node(static_cast<uint32_t>(node));
    *description = {.name = view.chars(row.name),
                    .op = view.chars(row.op),
                    .why = view.chars(row.why),
                    .kernel =
                        row.kernel == kNone ? nullptr : view.chars(view.kernel(row.kernel).symbol),
                    .fate = static_cast<graphc_fate>(row.fate)};
    return graphc_status(0);
  });
}

size_t graphc_property_count(const graphc_model *model) {
  return viewOf(model).count(Table::Properties);
}

const char *graphc_property_key(const graphc_model *model, size_t property) {
  const ProgramView &view = viewOf(model);
  if (property >= view.count(Table::Properties))
    return nullptr;
  return view.chars(view.property(static_cast<uint32_t>(property)).key);
}

graphc_status graphc_get_model_info(const graphc_model *model, graphc_model_info *info) {
  return guarded([&] {
    const ProgramView &view = viewOf(model);
    const schema::Header &header = view.header();
    graphc_model_info full = {.struct_size = info->struct_size,
                              .target_triple = view.chars(header.targetTriple),
                              .program_bytes = header.programBytes,
                              .weights_bytes = header.weightsBytes,
                              .kernels = view.count(Table::Kernels),
                              .functions = view.count(Table::Functions),
                              .instructions = view.count(Table::Instructions),
                              .devices = view.count(Table::Devices),
                              .content_hash = {},
                              .model_hash = {},
                              .build_id = {}};
    std::memcpy(full.content_hash, header.contentHash, sizeof(full.content_hash));
    std::memcpy(full.model_hash, header.modelHash, sizeof(full.model_hash));
    std::memcpy(full.build_id, header.buildId, sizeof(full.build_id));
    std::memcpy(info, &full, std::min(info->struct_size, sizeof(full)));
    return graphc_status(0);
  });
}

size_t graphc_instruction_count(const graphc_model *model) {
  return viewOf(model).count(Table::Instructions);
}

graphc_status graphc_get_instruction(const graphc_model *model, size_t instruction,
                                     graphc_instruction *description) {
  return guarded([&] {
    const ProgramView &view = viewOf(model);
    if (instruction >= view.count(Table::Instructions))
      return report(outOfRange("there is no instruction " + std::to_string(instruction)));
    *description = describe(view, static_cast<uint32_t>(instruction));
    return graphc_status(0);
  });
}

size_t graphc_timeline_size(const graphc_context *context) {
  return context->context->timeline().size();
}

graphc_status graphc_timeline(const graphc_context *context, size_t entry,
                              graphc_timeline_entry *description) {
  return guarded([&] {
    std::span<const TimelineEntry> timeline = context->context->timeline();
    if (entry >= timeline.size())
      return report(outOfRange("the timeline has no entry " + std::to_string(entry)));
    const TimelineEntry &step = timeline[entry];
    graphc_instruction what = describe(context->context->model().view(), step.instruction);
    *description = {.node = what.node,
                    .op = what.op,
                    .action = what.action,
                    .kernel = what.kernel,
                    .instruction = step.instruction,
                    .stream = step.stream,
                    .begin_ns = step.beginNs,
                    .end_ns = step.endNs};
    return graphc_status(0);
  });
}
