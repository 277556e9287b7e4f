#include "passes/legalize/Patterns.h"

namespace graphc::legalize {
void addImageLowerings(LoweringTable &table) {}
} // namespace graphc::legalize
