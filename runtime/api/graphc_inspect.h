/*===- graphc_inspect.h - look into models and runs, in C ----------*- C -*-===*\
|*
|* For tools: variables, the fate of every node, timelines. Same rules as
|* graphc.h.
|*
\*===----------------------------------------------------------------------===*/
#ifndef GRAPHC_RUNTIME_API_GRAPHC_INSPECT_H
#define GRAPHC_RUNTIME_API_GRAPHC_INSPECT_H

#include "runtime/api/graphc.h"

#ifdef __cplusplus
extern "C" {
#endif

/*===--- variables ---------------------------------------------------------===*/

GRAPHC_API size_t graphc_variable_count(const graphc_model *model);
/* key: the variable's shared name; tensor_name is the same. */
GRAPHC_API graphc_status graphc_variable(const graphc_model *model, size_t variable,
                                         graphc_argument *argument);
/* Copies the value to tensor->data, which has tensor->capacity bytes, and fills dtype, rank and
 * dims (the model's, valid until the next write). With data null only those. version, if not null,
 * gets the number of writes so far. Waits for runs that write variables. */
GRAPHC_API graphc_status graphc_read_variable(graphc_model *model, size_t variable,
                                              graphc_tensor *tensor, uint64_t *version);
/* Replaces the value by a copy. The shape must be one that the variable allows. */
GRAPHC_API graphc_status graphc_write_variable(graphc_model *model, size_t variable,
                                               const graphc_tensor *tensor);

/*===--- nodes -------------------------------------------------------------===*/

typedef enum graphc_fate {
  GRAPHC_FATE_KERNEL,  /* a kernel of its own */
  GRAPHC_FATE_FUSED,   /* part of a kernel */
  GRAPHC_FATE_FOLDED,  /* computed by the compiler */
  GRAPHC_FATE_HOST,    /* a host kernel */
  GRAPHC_FATE_LIBRARY, /* a library call */
  GRAPHC_FATE_REMOVED
} graphc_fate;

typedef struct graphc_node {
  const char *name;
  const char *op;
  const char *why;    /* a sentence about the fate, may be empty */
  const char *kernel; /* symbol of its kernel, or null */
  graphc_fate fate;
} graphc_node;

GRAPHC_API size_t graphc_node_count(const graphc_model *model);
GRAPHC_API graphc_status graphc_get_node(const graphc_model *model, size_t node,
                                         graphc_node *description);

/*===--- properties and sizes ----------------------------------------------===*/

GRAPHC_API size_t graphc_property_count(const graphc_model *model);
GRAPHC_API const char *graphc_property_key(const graphc_model *model, size_t property);

typedef struct graphc_model_info {
  size_t struct_size; /* sizeof(graphc_model_info), set by the caller */
  const char *target_triple;
  uint64_t program_bytes;
  uint64_t weights_bytes;
  uint32_t kernels;
  uint32_t functions;
  uint32_t instructions;
  uint32_t devices;
  uint8_t content_hash[16];
  uint8_t model_hash[16];
  uint8_t build_id[16];
} graphc_model_info;

GRAPHC_API graphc_status graphc_get_model_info(const graphc_model *model, graphc_model_info *info);

/*===--- the plan ----------------------------------------------------------===*/

typedef struct graphc_instruction {
  const char *action; /* "launch", "host call", "copy", ... */
  const char *node;   /* TensorFlow's node name, may be empty */
  const char *op;     /* TensorFlow's op, may be empty */
  const char *kernel; /* symbol or host op, may be empty */
  uint32_t stream;
} graphc_instruction;

/* Instructions of all functions, in the program's order. */
GRAPHC_API size_t graphc_instruction_count(const graphc_model *model);
GRAPHC_API graphc_status graphc_get_instruction(const graphc_model *model, size_t instruction,
                                                graphc_instruction *description);

/* As graphc_arena_bytes, with the bytes that no plan can go below. */
GRAPHC_API graphc_status graphc_arena_bounds(const graphc_model *model, size_t signature,
                                             const graphc_tensor *inputs, size_t input_count,
                                             size_t *bytes, size_t *lower_bound);

/*===--- timelines ---------------------------------------------------------===*/

typedef struct graphc_timeline_entry {
  const char *node;   /* TensorFlow's node name, may be empty */
  const char *op;     /* TensorFlow's op, may be empty */
  const char *action; /* "launch", "host call", "copy", ... */
  const char *kernel; /* symbol or host op, may be empty */
  uint32_t instruction;
  uint32_t stream;
  int64_t begin_ns; /* from the start of the run */
  int64_t end_ns;
} graphc_timeline_entry;

/* Steps of the context's last run (needs graphc_context_options.profile). */
GRAPHC_API size_t graphc_timeline_size(const graphc_context *context);
GRAPHC_API graphc_status graphc_timeline(const graphc_context *context, size_t entry,
                                         graphc_timeline_entry *description);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* GRAPHC_RUNTIME_API_GRAPHC_INSPECT_H */
