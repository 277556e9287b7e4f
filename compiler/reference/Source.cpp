//===- Source.cpp - constants, identities and checks -----------------------===//

#include "compiler/reference/Families.h"

using namespace graphc::reference;

namespace {

Outputs constant(const Op &op) { return {op.attr<Tensor>("value")}; }

Outputs identity(const Op &op) { return {op.in(0)}; }

Outputs identityN(const Op &op) { return op.call.inputs; }

Outputs noOp(const Op &) { return {}; }

constexpr OpEntry entries[] = {
    {"Const", constant},      {"HostConst", constant}, {"Identity", identity},
    {"IdentityN", identityN}, {"NoOp", noOp},
};

} // namespace

std::span<const OpEntry> graphc::reference::sourceOps() { return entries; }
