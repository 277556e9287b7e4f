#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addShapeLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
