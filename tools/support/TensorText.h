//===- TensorText.h - tensors for people to read ----------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_TENSORTEXT_H
#define GRAPHC_TOOLS_SUPPORT_TENSORTEXT_H

#include "tools/npy/NpyArray.h"

namespace graphc::cli {

/// "float [2,3]  0.5 1 -2 ...": type, shape and the first \p limit elements.
std::string toText(const npy::Array &array, size_t limit = 10);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_TENSORTEXT_H
