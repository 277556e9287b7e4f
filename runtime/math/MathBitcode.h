//===- MathBitcode.h - The math library as LLVM bitcode -------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_MATHBITCODE_H
#define GRAPHC_RUNTIME_MATH_MATHBITCODE_H

#include <span>

namespace graphc::math {

/// One LLVM 19 bitcode module with every function of Functions.def, in static storage. Functions
/// carry the attributes of x86-64-v4 ("target-cpu", "target-features"), which only serve to pass
/// vectors by value: drop them, give the functions the kernel's target, and inline. The module
/// calls nothing outside itself and its only globals are constant tables. Thread-safe.
std::span<const unsigned char> mathBitcode();

} // namespace graphc::math

#endif // GRAPHC_RUNTIME_MATH_MATHBITCODE_H
