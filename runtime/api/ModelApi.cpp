//===- ModelApi.cpp - loading and describing models, in C -----------------===//
#include "runtime/api/Handles.h"

#include <cstddef>
#include <string>

using namespace graphc::runtime;
using namespace graphc::runtime::api;
using schema::kNone;

namespace {
thread_local std::string lastError;

const ProgramView &viewOf(const graphc_model *model) { return model->model->view(); }

ModelOptions modelOptions(const graphc_load_options *options) {
  ModelOptions result;
  if (const char *path = GRAPHC_OPTION(options, host_kernel_path, nullptr))
    result.hostKernelPath = path;
  const char *const *ops = GRAPHC_OPTION(options, allowed_ops, nullptr);
  size_t count = GRAPHC_OPTION(options, allowed_op_count, 0);
  for (size_t i = 0; ops && i < count; ++i)
    result.allowedOps.push_back(ops[i]);
  result.checkRaces = GRAPHC_OPTION(options, check_races, 0) != 0;
  if (graphc_pool *pool = GRAPHC_OPTION(options, pool, nullptr))
    result.pool = &pool->pool;
  return result;
}

ArtifactFile::Options fileOptions(const graphc_load_options *options) {
  return {.verifyWeights = GRAPHC_OPTION(options, verify_weights, 0) != 0};
}

graphc_status finishLoad(Result<std::unique_ptr<ArtifactFile>> artifact,
                         const graphc_load_options *options, graphc_model **model) {
  if (!artifact)
    return report(artifact.status());
  Result<std::shared_ptr<Model>> loaded =
      Model::create(std::move(*artifact), modelOptions(options));
  if (!loaded)
    return report(loaded.status());
  *model = new graphc_model{std::move(*loaded)};
  return 0;
}

const schema::Signature *signatureOf(const graphc_model *model, size_t signature) {
  const ProgramView &view = viewOf(model);
  if (signature >= view.count(schema::Table::Signatures))
    return nullptr;
  return &view.signature(static_cast<uint32_t>(signature));
}

graphc_status describeArgument(const graphc_model *model, schema::RangeRef range, size_t index,
                               const char *what, graphc_argument *argument) {
  const ProgramView &view = viewOf(model);
  if (index >= range.count)
    return report(outOfRange(std::string("there is no ") + what + " " + std::to_string(index) +
                             ", the signature has " + std::to_string(range.count)));
  const schema::SignatureArg &arg = view.signatureArg(range.begin + static_cast<uint32_t>(index));
  *argument = {.key = view.chars(arg.key),
               .tensor_name = view.chars(arg.tensorName),
               .dtype = static_cast<int32_t>(arg.dtype),
               .rank = arg.rank == kNone ? -1 : static_cast<int32_t>(arg.rank),
               .dims = view.int64s(arg.dims.begin),
               .has_default = arg.defaultValue != kNone};
  return 0;
}

graphc_status noSignature(size_t signature) {
  return report(outOfRange("there is no signature " + std::to_string(signature)));
}
} // namespace

graphc_status graphc::runtime::api::report(const Status &status) {
  if (status.isOk())
    return 0;
  try {
    lastError = status.toString();
  } catch (...) {
    lastError.clear();
  }
  return static_cast<graphc_status>(status.code());
}

uint32_t graphc_version(void) { return (GRAPHC_VERSION_MAJOR << 16) | GRAPHC_VERSION_MINOR; }

const char *graphc_status_name(graphc_status status) {
  return statusCodeName(static_cast<StatusCode>(status));
}

const char *graphc_last_error(void) { return lastError.c_str(); }

size_t graphc_dtype_size(int32_t dtype) { return dtypeBytes(static_cast<DType>(dtype)); }

graphc_status graphc_create_pool(uint32_t threads, uint32_t spin_us, graphc_pool **pool) {
  return guarded([&] {
    *pool = new graphc_pool{ThreadPool({.threads = threads, .spinMicroseconds = spin_us})};
    return graphc_status(0);
  });
}

void graphc_release_pool(graphc_pool *pool) { delete pool; }

graphc_status graphc_load_file(const char *path, const graphc_load_options *options,
                               graphc_model **model) {
  return guarded(
      [&] { return finishLoad(ArtifactFile::open(path, fileOptions(options)), options, model); });
}

graphc_status graphc_load_memory(const void *bytes, size_t size, const graphc_load_options *options,
                                 graphc_model **model) {
  return guarded([&] {
    return finishLoad(
        ArtifactFile::fromMemory({static_cast<const uint8_t *>(bytes), size}, fileOptions(options)),
        options, model);
  });
}

graphc_status graphc_load_program(const void *program, size_t program_bytes, const void *weights,
                                  size_t weights_bytes, void *const *kernels, size_t kernel_count,
                                  const graphc_load_options *options, graphc_model **model) {
  return guarded([&] {
    return finishLoad(
        ArtifactFile::fromParts({static_cast<const uint8_t *>(program), program_bytes},
                                {static_cast<const uint8_t *>(weights), weights_bytes},
                                {kernels, kernel_count}),
        options, model);
  });
}

void graphc_release_model(graphc_model *model) { delete model; }

size_t graphc_signature_count(const graphc_model *model) {
  return viewOf(model).count(schema::Table::Signatures);
}

const char *graphc_signature_name(const graphc_model *model, size_t signature) {
  const schema::Signature *row = signatureOf(model, signature);
  return row ? viewOf(model).chars(row->name) : nullptr;
}

const char *graphc_signature_method(const graphc_model *model, size_t signature) {
  const schema::Signature *row = signatureOf(model, signature);
  return row ? viewOf(model).chars(row->method) : nullptr;
}

int64_t graphc_find_signature(const graphc_model *model, const char *name) {
  for (size_t i = 0; i < graphc_signature_count(model); ++i)
    if (model->model->text(signatureOf(model, i)->name) == name)
      return static_cast<int64_t>(i);
  return -1;
}

size_t graphc_input_count(const graphc_model *model, size_t signature) {
  const schema::Signature *row = signatureOf(model, signature);
  return row ? row->inputs.count : 0;
}

size_t graphc_output_count(const graphc_model *model, size_t signature) {
  const schema::Signature *row = signatureOf(model, signature);
  return row ? row->outputs.count : 0;
}

graphc_status graphc_input(const graphc_model *model, size_t signature, size_t input,
                           graphc_argument *argument) {
  const schema::Signature *row = signatureOf(model, signature);
  if (!row)
    return noSignature(signature);
  return describeArgument(model, row->inputs, input, "input", argument);
}

graphc_status graphc_output(const graphc_model *model, size_t signature, size_t output,
                            graphc_argument *argument) {
  const schema::Signature *row = signatureOf(model, signature);
  if (!row)
    return noSignature(signature);
  return describeArgument(model, row->outputs, output, "output", argument);
}

const char *graphc_property(const graphc_model *model, const char *key) {
  const ProgramView &view = viewOf(model);
  for (uint32_t i = 0; i < view.count(schema::Table::Properties); ++i)
    if (model->model->text(view.property(i).key) == key)
      return view.chars(view.property(i).value);
  return nullptr;
}
