#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addPoolingLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
