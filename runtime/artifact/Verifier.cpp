//===- Verifier.cpp - order of the checks and shared helpers --------------===//
#include "runtime/artifact/Verifier.h"

#include <bit>

namespace graphc::runtime {

using namespace schema;

Status Verifier::run() {
  GRAPHC_RETURN_IF_ERROR(checkHeader());
  GRAPHC_RETURN_IF_ERROR(checkExprs());
  GRAPHC_RETURN_IF_ERROR(checkAttributes());
  GRAPHC_RETURN_IF_ERROR(checkManifest());
  GRAPHC_RETURN_IF_ERROR(checkResources());
  GRAPHC_RETURN_IF_ERROR(checkKernels());
  regionOwned.assign(view.count(Table::Regions), false);
  instructionOwned.assign(view.count(Table::Instructions), false);
  for (uint32_t i = 0; i < view.count(Table::Functions); ++i)
    GRAPHC_RETURN_IF_ERROR(checkFunction(i));
  GRAPHC_RETURN_IF_ERROR(checkCallGraph());
  for (uint32_t i = 0; i < view.count(Table::Signatures); ++i)
    GRAPHC_RETURN_IF_ERROR(checkSignature(view.signature(i)));
  return okStatus();
}

Status Verifier::bad(const std::string &what) const {
  return dataLoss("artifact: " + where + ": " + what);
}

Status Verifier::checkHeader() {
  const Header &header = view.header();
  GRAPHC_RETURN_IF_ERROR(checkString(header.targetTriple, "target triple"));
  GRAPHC_RETURN_IF_ERROR(checkString(header.weightsFile, "weights file"));
  GRAPHC_RETURN_IF_ERROR(checkList(header.cpuFeatures, "cpu features"));
  if (header.cpuFeatures.count % 2)
    return bad("cpu features are not pairs");
  const uint32_t *features = view.list(header.cpuFeatures);
  for (uint32_t i = 0; i < header.cpuFeatures.count; i += 2)
    GRAPHC_RETURN_IF_ERROR(checkString({features[i], features[i + 1]}, "cpu feature"));
  if (header.weightsBytes &&
      (!std::has_single_bit(header.weightsAlignment) || header.weightsAlignment < kAlignment))
    return bad("weights alignment " + std::to_string(header.weightsAlignment) +
               " is not a power of two of at least " + std::to_string(kAlignment));
  // The file name is joined to the artifact's folder and must not leave it.
  std::string file = text(header.weightsFile);
  if (file.find('/') != std::string::npos || file == "..")
    return bad("weights file '" + file + "' is not a plain file name");
  return okStatus();
}

Status Verifier::checkString(StringRef ref, const char *what) const {
  uint64_t end = static_cast<uint64_t>(ref.offset) + ref.size;
  if (end >= view.count(Table::Strings))
    return bad(std::string(what) + " (string at " + std::to_string(ref.offset) + ", " +
               std::to_string(ref.size) + " bytes) is outside the string table of " +
               std::to_string(view.count(Table::Strings)) + " bytes");
  if (view.chars(ref)[ref.size] != 0)
    return bad(std::string(what) + " is not terminated");
  return okStatus();
}

Status Verifier::checkList(ListRef list, const char *what) const {
  uint64_t end = static_cast<uint64_t>(list.offset) + list.count;
  if (end > view.count(Table::IndexLists))
    return bad(std::string(what) + " (list at " + std::to_string(list.offset) + ", " +
               std::to_string(list.count) + " entries) is outside the list table of " +
               std::to_string(view.count(Table::IndexLists)) + " entries");
  return okStatus();
}

Status Verifier::checkRange(RangeRef range, Table table, const char *what) const {
  uint64_t end = static_cast<uint64_t>(range.begin) + range.count;
  if (end > view.count(table))
    return bad(std::string(what) + " (rows " + std::to_string(range.begin) + " to " +
               std::to_string(end) + ") are outside their table of " +
               std::to_string(view.count(table)) + " rows");
  return okStatus();
}

Status Verifier::checkRow(uint32_t index, Table table, const char *what, bool mayBeNone) const {
  if (index < view.count(table) || (mayBeNone && index == kNone))
    return okStatus();
  return bad(std::string(what) + " " + std::to_string(index) + " is outside its table of " +
             std::to_string(view.count(table)) + " rows");
}

Status Verifier::checkDType(uint32_t dtype, const char *what) const {
  if (dtypeBytes(static_cast<DType>(dtype)))
    return okStatus();
  return bad(std::string(what) + " has unknown dtype " + std::to_string(dtype));
}

std::string Verifier::text(StringRef ref) const { return {view.chars(ref), ref.size}; }

} // namespace graphc::runtime
