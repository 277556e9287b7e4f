//===- Interpreter.h - runs a bound function --------------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_CORE_INTERPRETER_H
#define GRAPHC_RUNTIME_CORE_INTERPRETER_H

#include "runtime/core/Frame.h"

namespace graphc::runtime::core {

/// One run: what its frames have in common. Thread-compatible.
struct Execution {
  const Services *services;
  graphc_kernel_ctx context; ///< for launches that run inline; detail points to the error's
  bool watched;              ///< ask services->interrupted before each step
  Error error;
};

/// Prepares \p execution to be used with \p services (both stay where they are).
void initExecution(Execution &execution, const Services &services, const int32_t *cancelled);

/// Runs the root region of a frame whose inputs and outputs are bound. In program order and inline,
/// or, with Services::enqueue, putting steps on streams and waiting where control needs a value and
/// at the end. On failure fills execution.error; addresses may then be anywhere: the caller
/// clears Frame::bound.
bool runFunction(Execution &execution, Frame &frame);

/// Runs one launch, host call, copy or free inline: what a stream's thread does with an enqueued
/// step. \p context is the thread's own; \p error says what failed.
bool runStep(const Services &services, const graphc_kernel_ctx &context, Frame &frame,
             const Step &step, Error &error);

} // namespace graphc::runtime::core

#endif // GRAPHC_RUNTIME_CORE_INTERPRETER_H
