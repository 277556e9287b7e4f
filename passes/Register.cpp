//===- Register.cpp - every pass ------------------------------------------===//

#include "passes/Register.h"

#include "passes/resolve/Passes.h"

void graphc::registerAllPasses() { registerResolvePasses(); }
