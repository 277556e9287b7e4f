#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addConvolutionLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
