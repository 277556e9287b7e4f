//===- Variables.h - the value behind a variable's handle --------*- C++ -*-===//

#ifndef GRAPHC_COMPILER_REFERENCE_VARIABLES_H
#define GRAPHC_COMPILER_REFERENCE_VARIABLES_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

/// The value of the variable that `handle` names, to read or to replace; fails with
/// FailedPrecondition while it has none. Valid until the resource is erased.
Tensor &variableOf(const Op &op, const Tensor &handle);

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_VARIABLES_H
