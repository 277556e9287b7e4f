//===- Families.h - the families of mirrored ops --------------------------===//
//
// A family is a .td with at most 60 ops, a header and a .cpp that registers
// them. A new family is added here, in Families.cpp and in CMakeLists.txt.
//
//===----------------------------------------------------------------------===//

#ifndef GRAPHC_DIALECTS_TF_OPS_FAMILIES_H
#define GRAPHC_DIALECTS_TF_OPS_FAMILIES_H

namespace graphc::tf {

class TfDialect;

void registerControlOps(TfDialect &dialect);

/// Calls all of the above.
void registerOpFamilies(TfDialect &dialect);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_OPS_FAMILIES_H
