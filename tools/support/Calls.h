//===- Calls.h - what `graphc run` is asked to run --------------*- C++ -*-===//
#ifndef GRAPHC_TOOLS_SUPPORT_CALLS_H
#define GRAPHC_TOOLS_SUPPORT_CALLS_H

#include "tools/support/CompilerProcess.h"

#include <string>
#include <vector>

namespace graphc::cli {

/// One run of a model.
struct Call {
  std::string signature;            ///< empty: by fetches, or the default one
  std::vector<std::string> fetches; ///< tensors of the graph; with a signature, keys of outputs
  std::string feeds;                ///< an .npz, or empty
  std::string out;                  ///< an .npz, or empty: printed
};

/// Reads a list of calls: [{"signature": S, "fetch": [T, ...], "feeds": PATH, "out": PATH}, ...],
/// or an object that holds it as "calls". Fails with the number of the call and the field at fault.
Expected<std::vector<Call>> readCalls(const std::string &path);
/// The same from text; \p path is for messages.
Expected<std::vector<Call>> parseCalls(const std::string &text, const std::string &path);

/// Fills in what \p job has to compile so that all \p calls can run on one model: the signatures,
/// or the union of feeds and fetches where a call fetches without a signature or feeds "node:0";
/// and the sizes of the inputs, as far as all calls agree on them. Feeds that cannot be read count
/// for nothing: the call itself will say so.
void planCompilation(const std::vector<Call> &calls, CompileJob &job);

} // namespace graphc::cli

#endif // GRAPHC_TOOLS_SUPPORT_CALLS_H
