//===- MathBitcode.cpp - The math library as LLVM bitcode -----------------------===//
#include "runtime/math/MathBitcode.h"

// The assembler places the file: a byte array of this size would cost seconds of compile time.
asm(".pushsection .rodata\n"
    ".balign 16\n"
    ".hidden graphcMathBitcodeBegin\n"
    ".globl graphcMathBitcodeBegin\n"
    "graphcMathBitcodeBegin:\n"
    ".incbin \"" GRAPHC_MATH_BITCODE_FILE "\"\n"
    ".hidden graphcMathBitcodeEnd\n"
    ".globl graphcMathBitcodeEnd\n"
    "graphcMathBitcodeEnd:\n"
    ".popsection\n");

extern "C" const unsigned char graphcMathBitcodeBegin[];
extern "C" const unsigned char graphcMathBitcodeEnd[];

std::span<const unsigned char> graphc::math::mathBitcode() {
  return {graphcMathBitcodeBegin, graphcMathBitcodeEnd};
}
