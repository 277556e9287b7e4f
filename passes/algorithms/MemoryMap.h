//===- MemoryMap.h - an arena plan as a picture ---------------------------===//
//
// Time runs to the right, bytes upwards; a buffer is the rectangle of its lifetime
// and its bytes. White space below the height of the arena is what packing lost or
// the network does not need at that time. As text, for terminals and tests:
//
//     32 |  bbbb                a   16 B at 0    [0,2)  input
//        |aabbbbcc              b   16 B at 16   [1,3)  conv1
//      0 |aa  cccc              c   16 B at 0    [2,4)  relu1
//        +--------
//         0      4
//
// and as an SVG with a tooltip (name, size, offset, lifetime) on each rectangle,
// a dashed line at the lower bound, and the peak's contributors outlined.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_PASSES_ALGORITHMS_MEMORYMAP_H
#define GRAPHC_PASSES_ALGORITHMS_MEMORYMAP_H

#include "passes/algorithms/ArenaPlanner.h"

namespace graphc::algorithms {

struct TextMapSize {
  int columns = 72;
  int rows = 24;
  /// Lines of the legend, largest buffers first.
  int legend = 40;
};

/// Draws a plan that verifyArenaPlan accepts. A cell shows the buffer at its
/// middle, so buffers smaller than a cell may not be seen. Control characters in
/// names become '?'.
std::string drawTextMap(const ArenaProblem &problem, const ArenaPlan &plan, TextMapSize size = {});

/// Draws the same as an SVG document of 1200 x 720 points that scales. Names are
/// escaped; `title` stands above the map.
std::string drawSvgMap(const ArenaProblem &problem, const ArenaPlan &plan, llvm::StringRef title);

} // namespace graphc::algorithms

#endif // GRAPHC_PASSES_ALGORITHMS_MEMORYMAP_H
