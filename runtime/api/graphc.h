/*===- graphc.h - load and run compiled models, in C ---------------*- C -*-===*\
|*
|* The stable boundary of libgraphc_runtime.so. A function is never removed or
|* changed within a major version; structs that grow start with their size.
|* No function unwinds. Strings that come out are UTF-8 where the model's are,
|* zero-terminated, and live as long as the object they were asked of.
|*
\*===----------------------------------------------------------------------===*/
#ifndef GRAPHC_RUNTIME_API_GRAPHC_H
#define GRAPHC_RUNTIME_API_GRAPHC_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GRAPHC_API __attribute__((visibility("default")))

#define GRAPHC_VERSION_MAJOR 1
#define GRAPHC_VERSION_MINOR 0

/* (major << 16) | minor of the library that is running. */
GRAPHC_API uint32_t graphc_version(void);

/* 0 is success; other values are TensorFlow's status codes (3 = invalid argument, ...). */
typedef int32_t graphc_status;

/* Name of a status code, e.g. "invalid argument". */
GRAPHC_API const char *graphc_status_name(graphc_status status);
/* Text of the calling thread's last failure, "" if none; valid until its next failing call. */
GRAPHC_API const char *graphc_last_error(void);

/*===--- tensors -----------------------------------------------------------===*/

/* One element of a string tensor; not terminated. */
typedef struct graphc_string {
  const char *data;
  uint64_t size;
} graphc_string;

#define GRAPHC_MAX_RANK 254

/* A dense row-major tensor. dtype has TensorFlow's numbers (1 = float, ...).
 *
 * As an input: dims and data are the caller's and are only read during the run.
 * As an output, before the run: capacity 0 lets the library provide the memory,
 * else the result is written to data, which has capacity bytes. After the run:
 * dims (and data, if capacity is 0) belong to the context and are valid until its
 * next run or its end; graphc_take_output makes data the caller's. */
typedef struct graphc_tensor {
  int32_t dtype;
  int32_t rank;
  const int64_t *dims;
  void *data;
  size_t capacity;
} graphc_tensor;

/* Bytes of one element; 0 for an unknown dtype. */
GRAPHC_API size_t graphc_dtype_size(int32_t dtype);

/*===--- threads -----------------------------------------------------------===*/

/* A compute pool. Models without one of their own share the process' pool, which has as many
 * threads as the affinity mask and the control group allow (or GRAPHC_NUM_THREADS). */
typedef struct graphc_pool graphc_pool;

/* threads counts the caller of a run; 1 computes on the caller's thread alone. spin_us: how long an
 * idle thread looks for work before it sleeps; 0 is right unless latency is all. */
GRAPHC_API graphc_status graphc_create_pool(uint32_t threads, uint32_t spin_us, graphc_pool **pool);
/* After the last model that uses it is gone. */
GRAPHC_API void graphc_release_pool(graphc_pool *pool);

/*===--- models ------------------------------------------------------------===*/

/* A loaded artifact: code, weights (both shared by all contexts), variables.
 * Thread-safe. Freed when released and its last context is gone. */
typedef struct graphc_model graphc_model;

typedef struct graphc_load_options {
  size_t struct_size;             /* sizeof(graphc_load_options) */
  int32_t verify_weights;         /* non-zero: hash the weights too (reads all of them) */
  int32_t check_races;            /* non-zero: check the declared reads and writes for races */
  const char *host_kernel_path;   /* folders with libgraphc_host_*.so, ':' between; or null */
  const char *const *allowed_ops; /* host ops allowed although they touch files or the network */
  size_t allowed_op_count;
  graphc_pool *pool; /* null: the process' pool */
} graphc_load_options;

/* Loads the artifact at path. options may be null. */
GRAPHC_API graphc_status graphc_load_file(const char *path, const graphc_load_options *options,
                                          graphc_model **model);
/* Loads an artifact from memory, which is copied except for its weights: those
 * stay where they are and must outlive the model. */
GRAPHC_API graphc_status graphc_load_memory(const void *bytes, size_t size,
                                            const graphc_load_options *options,
                                            graphc_model **model);
GRAPHC_API void graphc_release_model(graphc_model *model);

/* Signatures, counted from 0. */
GRAPHC_API size_t graphc_signature_count(const graphc_model *model);
GRAPHC_API const char *graphc_signature_name(const graphc_model *model, size_t signature);
GRAPHC_API const char *graphc_signature_method(const graphc_model *model, size_t signature);
/* Index of the signature with this name, or -1. */
GRAPHC_API int64_t graphc_find_signature(const graphc_model *model, const char *name);

/* An input or output of a signature. Dims of -1 are unknown, so is a rank of -1. */
typedef struct graphc_argument {
  const char *key;         /* as the caller of the model knows it */
  const char *tensor_name; /* as the graph knows it */
  int32_t dtype;
  int32_t rank;
  const int64_t *dims;
  int32_t has_default; /* the input may be left out (data null, dtype 0) */
} graphc_argument;

GRAPHC_API size_t graphc_input_count(const graphc_model *model, size_t signature);
GRAPHC_API size_t graphc_output_count(const graphc_model *model, size_t signature);
GRAPHC_API graphc_status graphc_input(const graphc_model *model, size_t signature, size_t input,
                                      graphc_argument *argument);
GRAPHC_API graphc_status graphc_output(const graphc_model *model, size_t signature, size_t output,
                                       graphc_argument *argument);
/* Loads a program whose code is in this process already (a JIT): kernels is its kernel table.
 * All three are used where they are and must outlive the model. */
GRAPHC_API graphc_status graphc_load_program(const void *program, size_t program_bytes,
                                             const void *weights, size_t weights_bytes,
                                             void *const *kernels, size_t kernel_count,
                                             const graphc_load_options *options,
                                             graphc_model **model);
/* Value of a property of the artifact, e.g. "compiler"; null if absent. */
GRAPHC_API const char *graphc_property(const graphc_model *model, const char *key);

/* Arena bytes that a run with these input shapes needs (arrays of dims, in input order). */
GRAPHC_API graphc_status graphc_arena_bytes(const graphc_model *model, size_t signature,
                                            const graphc_tensor *inputs, size_t input_count,
                                            size_t *bytes);

/*===--- contexts ----------------------------------------------------------===*/

/* What one run at a time needs: arena, addresses, results. Use one context a
 * thread (thread-compatible); contexts of a model share code, weights and
 * variables. */
typedef struct graphc_context graphc_context;

/* Memory that the caller provides for heap buffers. Both functions are called from any thread. */
typedef struct graphc_allocator {
  void *(*allocate)(void *user, size_t bytes, size_t alignment);
  void (*release)(void *user, void *pointer, size_t bytes);
  void *user;
} graphc_allocator;

typedef struct graphc_context_options {
  size_t struct_size; /* sizeof(graphc_context_options) */
  void *arena;        /* caller's memory, 64-byte aligned, or null: allocated when needed */
  size_t arena_bytes;
  size_t heap_cap;     /* most heap bytes in use at a time; 0: no cap */
  int32_t max_threads; /* threads a run may use; 0: the pool's, 1: the caller's thread only */
  int32_t profile;     /* non-zero: keep a timeline of instructions */
  const graphc_allocator *allocator; /* null: the library's */
} graphc_context_options;

GRAPHC_API graphc_status graphc_create_context(graphc_model *model,
                                               const graphc_context_options *options,
                                               graphc_context **context);
GRAPHC_API void graphc_release_context(graphc_context *context);

/* Runs a signature and returns when it is done. inputs and outputs are in the
 * signature's order; outputs may be null for those that are not wanted to be
 * returned (output_count 0). */
GRAPHC_API graphc_status graphc_run(graphc_context *context, size_t signature,
                                    const graphc_tensor *inputs, size_t input_count,
                                    graphc_tensor *outputs, size_t output_count);

/* Makes the memory of an output of the last run the caller's: tensor->data, to be freed with
 * graphc_release_data before the model is unloaded. Dims stay the context's. */
GRAPHC_API graphc_status graphc_take_output(graphc_context *context, size_t output,
                                            graphc_tensor *tensor);
GRAPHC_API void graphc_release_data(graphc_tensor *tensor);

/* A run that goes on in the background. */
typedef struct graphc_run_handle graphc_run_handle;
/* Called once, on a thread of the library, when the run is done. Must not block. */
typedef void (*graphc_done_fn)(void *user, graphc_status status);

/* Starts a run and returns at once. inputs, outputs and what they point to stay
 * untouched until the run is done. deadline_ns: 0, or the nanoseconds after
 * which the run is given up with "deadline exceeded". done may be null. A context
 * runs one thing at a time: a second start fails with "failed precondition". */
GRAPHC_API graphc_status graphc_run_async(graphc_context *context, size_t signature,
                                          const graphc_tensor *inputs, size_t input_count,
                                          graphc_tensor *outputs, size_t output_count,
                                          uint64_t deadline_ns, graphc_done_fn done, void *user,
                                          graphc_run_handle **run);
/* Waits for the end and returns the run's status; its error text becomes this thread's last error.
 */
GRAPHC_API graphc_status graphc_run_wait(graphc_run_handle *run);
/* Asks the run to stop soon; it then ends with "cancelled" unless it was done already. */
GRAPHC_API void graphc_run_cancel(graphc_run_handle *run);
/* Waits if need be, then frees the handle. */
GRAPHC_API void graphc_run_release(graphc_run_handle *run);

/*===--- counters ----------------------------------------------------------===*/

typedef struct graphc_counters {
  size_t struct_size; /* sizeof(graphc_counters), set by the caller */
  uint64_t runs;      /* runs that ended, well or not */
  uint64_t failures;
  uint64_t allocations;      /* calls of any allocator by runs of this context */
  uint64_t warm_allocations; /* of these, in runs whose shapes were those of the run before */
  uint64_t heap_bytes;       /* in use now */
  uint64_t heap_peak_bytes;
  uint64_t arena_bytes; /* of the last run */
  uint64_t arena_lower_bound_bytes;
} graphc_counters;

GRAPHC_API graphc_status graphc_context_counters(const graphc_context *context,
                                                 graphc_counters *counters);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* GRAPHC_RUNTIME_API_GRAPHC_H */
