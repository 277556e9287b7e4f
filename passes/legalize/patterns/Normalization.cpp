#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addNormalizationLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
