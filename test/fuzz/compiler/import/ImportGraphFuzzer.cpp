//===- ImportGraphFuzzer.cpp - GraphDefs, binary and text -----------------===//
#include "ImportFuzzing.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  graphc::importer::fuzzImport(data, size, "model");
  return 0;
}
