//===- Inspection.h - facts of an artifact ----------------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_INSPECTION_H
#define GRAPHC_TOOLS_SUPPORT_INSPECTION_H

#include "runtime/api/graphc_inspect.h"
#include "tools/support/Json.h"
#include "tools/support/Session.h"

namespace graphc::cli {

/// Everything that the runtime tells of a model: signatures, sizes (the arena's at unknown sizes of
/// 1, null where that does not fit the model), variables, properties, the plan, the nodes.
Json factsOf(const Session &session);

/// The same for people.
std::string factsText(const Json &facts);

/// "fused into kernel k3; reads what a/b gives", from the ledger of the artifact.
std::string fateText(const graphc_node &node);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_INSPECTION_H
