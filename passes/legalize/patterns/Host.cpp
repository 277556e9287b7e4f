#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addHostLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
