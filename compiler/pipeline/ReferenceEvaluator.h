//===- ReferenceEvaluator.h - the folder's engine -------------------------===//

#ifndef GRAPHC_COMPILER_PIPELINE_REFERENCEEVALUATOR_H
#define GRAPHC_COMPILER_PIPELINE_REFERENCEEVALUATOR_H

#include "passes/support/Evaluator.h"

#include <memory>

namespace graphc::pipeline {

/// The Evaluator of the passes, on top of compiler/reference. Thread-safe.
std::unique_ptr<Evaluator> createReferenceEvaluator();

} // namespace graphc::pipeline

#endif // GRAPHC_COMPILER_PIPELINE_REFERENCEEVALUATOR_H
