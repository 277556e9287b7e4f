//===- ContextApi.cpp - contexts and runs, in C ---------------------------===//
#include "runtime/api/Handles.h"
#include "runtime/api/graphc_inspect.h"

#include <cstddef>
#include <cstring>

using namespace graphc::runtime;
using namespace graphc::runtime::api;

namespace {
/// Memory of heap buffers through the caller's functions.
class CallerAllocator final : public HostAllocator {
public:
  explicit CallerAllocator(const graphc_allocator &functions) : functions(functions) {}
  void *allocate(size_t bytes, size_t alignment) override {
    return functions.allocate(functions.user, bytes, alignment);
  }
  void release(void *pointer, size_t bytes) override {
    functions.release(functions.user, pointer, bytes);
  }

private:
  graphc_allocator functions;
};

TensorRef toRef(const graphc_tensor &tensor) {
  return {static_cast<DType>(tensor.dtype), static_cast<uint32_t>(tensor.rank), tensor.dims,
          tensor.data};
}

Status checkTensors(const graphc_tensor *tensors, size_t count, const char *what) {
  for (size_t i = 0; i < count; ++i)
    if (tensors[i].rank < 0 || tensors[i].rank > GRAPHC_MAX_RANK ||
        (tensors[i].rank && !tensors[i].dims))
      return invalidArgument(std::string(what) + " " + std::to_string(i) +
                             " has a bad rank or no dims");
  return okStatus();
}

Status setArguments(graphc_context *context, const graphc_tensor *inputs, size_t inputCount,
                    const graphc_tensor *outputs, size_t outputCount) {
  GRAPHC_RETURN_IF_ERROR(checkTensors(inputs, inputCount, "input"));
  context->inputs.resize(inputCount);
  for (size_t i = 0; i < inputCount; ++i)
    context->inputs[i] = toRef(inputs[i]);
  context->outputs.resize(outputCount);
  for (size_t i = 0; i < outputCount; ++i) {
    context->outputs[i] = {};
    context->outputs[i].data = outputs[i].data;
    context->outputs[i].capacity = outputs[i].capacity;
  }
  return okStatus();
}

Status runAndReturn(graphc_context *context, size_t signature, graphc_tensor *outputs,
                    size_t outputCount, const RunControl *control) {
  Status status = context->context->run(static_cast<uint32_t>(signature), context->inputs,
                                        context->outputs, control);
  if (!status.isOk())
    return status;
  for (size_t i = 0; i < outputCount; ++i) {
    const ResultTensor &result = context->outputs[i];
    outputs[i].dtype = static_cast<int32_t>(result.dtype);
    outputs[i].rank = static_cast<int32_t>(result.rank);
    outputs[i].dims = result.dims;
    outputs[i].data = result.data;
  }
  return status;
}

Status busy() { return failedPrecondition("the context is running already"); }
} // namespace

/// Shared by the caller's handle and the run itself: whoever is last frees it.
struct graphc_run_handle : PoolTask {
  graphc_run_handle(RunControl::Clock::time_point deadline) : control(deadline) {}
  graphc_run_handle() = default;

  graphc_context *context = nullptr;
  size_t signature = 0;
  graphc_tensor *outputs = nullptr;
  size_t outputCount = 0;
  graphc_done_fn done = nullptr;
  void *user = nullptr;
  RunControl control;
  std::mutex mutex;
  std::condition_variable ended;
  bool isEnded = false;
  Status status;
};

namespace {
void performRun(PoolTask *task) {
  auto *run = static_cast<graphc_run_handle *>(task);
  Status status;
  try {
    status =
        runAndReturn(run->context, run->signature, run->outputs, run->outputCount, &run->control);
  } catch (...) {
    status = resourceExhausted("out of memory");
  }
  graphc_status code = static_cast<graphc_status>(status.code());
  run->context->busy.store(false, std::memory_order_release);
  // The callback may wait for nothing and comes before waiters: when graphc_run_wait returns, it
  // has been called, and the handle may go.
  if (run->done)
    run->done(run->user, code);
  std::lock_guard<std::mutex> lock(run->mutex);
  run->status = std::move(status);
  run->isEnded = true;
  run->ended.notify_all();
}
} // namespace

graphc_status graphc_create_context(graphc_model *model, const graphc_context_options *options,
                                    graphc_context **context) {
  return guarded([&] {
    ContextOptions made;
    made.arena = {static_cast<uint8_t *>(GRAPHC_OPTION(options, arena, nullptr)),
                  GRAPHC_OPTION(options, arena_bytes, 0)};
    made.heapCap = GRAPHC_OPTION(options, heap_cap, 0);
    made.maxThreads = static_cast<uint32_t>(GRAPHC_OPTION(options, max_threads, 0));
    made.profile = GRAPHC_OPTION(options, profile, 0) != 0;
    if (const graphc_allocator *functions = GRAPHC_OPTION(options, allocator, nullptr))
      made.allocator = std::make_shared<CallerAllocator>(*functions);
    Result<std::unique_ptr<Context>> created = Context::create(model->model, made);
    if (!created)
      return report(created.status());
    *context = new graphc_context;
    (*context)->context = std::move(*created);
    return graphc_status(0);
  });
}

void graphc_release_context(graphc_context *context) { delete context; }

graphc_status graphc_run(graphc_context *context, size_t signature, const graphc_tensor *inputs,
                         size_t input_count, graphc_tensor *outputs, size_t output_count) {
  if (context->busy.exchange(true, std::memory_order_acquire))
    return report(busy());
  graphc_status code = guarded([&] {
    Status status = setArguments(context, inputs, input_count, outputs, output_count);
    if (status.isOk())
      status = runAndReturn(context, signature, outputs, output_count, nullptr);
    return report(status);
  });
  context->busy.store(false, std::memory_order_release);
  return code;
}

graphc_status graphc_take_output(graphc_context *context, size_t output, graphc_tensor *tensor) {
  return guarded([&] {
    TensorRef ref;
    Result<TensorStorage *> storage =
        context->context->takeOutput(static_cast<uint32_t>(output), ref);
    if (!storage)
      return report(storage.status());
    *tensor = {.dtype = static_cast<int32_t>(ref.dtype),
               .rank = static_cast<int32_t>(ref.rank),
               .dims = ref.dims,
               .data = (*storage)->data(),
               .capacity = (*storage)->bytes()};
    return graphc_status(0);
  });
}

void graphc_release_data(graphc_tensor *tensor) {
  if (tensor->data)
    TensorStorage::ofData(tensor->data)->release();
  tensor->data = nullptr;
}

graphc_status graphc_run_async(graphc_context *context, size_t signature,
                               const graphc_tensor *inputs, size_t input_count,
                               graphc_tensor *outputs, size_t output_count, uint64_t deadline_ns,
                               graphc_done_fn done, void *user, graphc_run_handle **run) {
  if (context->busy.exchange(true, std::memory_order_acquire))
    return report(busy());
  graphc_status code = guarded([&] {
    GRAPHC_RETURN_CODE_IF_ERROR(setArguments(context, inputs, input_count, outputs, output_count));
    auto deadline = RunControl::Clock::now() + std::chrono::nanoseconds(deadline_ns);
    std::unique_ptr<graphc_run_handle> handle(deadline_ns ? new graphc_run_handle(deadline)
                                                          : new graphc_run_handle);
    handle->run = performRun;
    handle->context = context;
    handle->signature = signature;
    handle->outputs = outputs;
    handle->outputCount = output_count;
    handle->done = done;
    handle->user = user;
    if (!TaskPool::process().submit(*handle))
      return report(resourceExhausted("the system has no thread for an asynchronous run"));
    *run = handle.release();
    return graphc_status(0);
  });
  if (code)
    context->busy.store(false, std::memory_order_release);
  return code;
}

graphc_status graphc_run_wait(graphc_run_handle *run) {
  std::unique_lock<std::mutex> lock(run->mutex);
  run->ended.wait(lock, [&] { return run->isEnded; });
  return report(run->status);
}

void graphc_run_cancel(graphc_run_handle *run) { run->control.cancel(); }

void graphc_run_release(graphc_run_handle *run) {
  if (!run)
    return;
  {
    std::unique_lock<std::mutex> lock(run->mutex);
    run->ended.wait(lock, [&] { return run->isEnded; });
  }
  delete run;
}

graphc_status graphc_arena_bytes(const graphc_model *model, size_t signature,
                                 const graphc_tensor *inputs, size_t input_count, size_t *bytes) {
  return graphc_arena_bounds(model, signature, inputs, input_count, bytes, nullptr);
}

graphc_status graphc_arena_bounds(const graphc_model *model, size_t signature,
                                  const graphc_tensor *inputs, size_t input_count, size_t *bytes,
                                  size_t *lower_bound) {
  return guarded([&] {
    GRAPHC_RETURN_CODE_IF_ERROR(checkTensors(inputs, input_count, "input"));
    Result<std::unique_ptr<Context>> context = Context::create(
        model->model,
        {.arena = {}, .allocator = nullptr, .heapCap = 0, .maxThreads = 0, .profile = false});
    if (!context)
      return report(context.status());
    std::vector<TensorRef> refs;
    for (size_t i = 0; i < input_count; ++i)
      refs.push_back(toRef(inputs[i]));
    uint64_t bound = 0;
    Result<uint64_t> result =
        (*context)->arenaBytes(static_cast<uint32_t>(signature), refs, &bound);
    if (!result)
      return report(result.status());
    *bytes = *result;
    if (lower_bound)
      *lower_bound = bound;
    return graphc_status(0);
  });
}

graphc_status graphc_context_counters(const graphc_context *context, graphc_counters *counters) {
  return guarded([&] {
    ContextCounters now = context->context->counters();
    graphc_counters full = {.struct_size = counters->struct_size,
                            .runs = now.runs,
                            .failures = now.failures,
                            .allocations = now.allocations,
                            .warm_allocations = now.warmAllocations,
                            .heap_bytes = now.heapBytes,
                            .heap_peak_bytes = now.heapPeakBytes,
                            .arena_bytes = now.arenaBytes,
                            .arena_lower_bound_bytes = now.arenaLowerBoundBytes};
    // An older caller's struct is shorter: it gets what it knows.
    std::memcpy(counters, &full, std::min(counters->struct_size, sizeof(full)));
    return graphc_status(0);
  });
}
