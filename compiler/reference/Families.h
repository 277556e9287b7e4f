//===- Families.h - the op families of the reference -------------*- C++ -*-===//
//
// One function a family, each defined at the foot of its file beside the table of
// the ops it implements.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_COMPILER_REFERENCE_FAMILIES_H
#define GRAPHC_COMPILER_REFERENCE_FAMILIES_H

#include "compiler/reference/OpSupport.h"

namespace graphc::reference {

std::span<const OpEntry> sourceOps();

/// Every family, in the order of the list above.
inline constexpr std::span<const OpEntry> (*families[])() = {
    sourceOps,
};

} // namespace graphc::reference

#endif // GRAPHC_COMPILER_REFERENCE_FAMILIES_H
