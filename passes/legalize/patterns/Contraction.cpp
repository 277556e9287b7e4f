#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addContractionLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
