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

void registerActivationOps(TfDialect &dialect);
void registerArrayOps(TfDialect &dialect);
void registerBinaryOps(TfDialect &dialect);
void registerBoxOps(TfDialect &dialect);
void registerControlOps(TfDialect &dialect);
void registerConvOps(TfDialect &dialect);
void registerFakeQuantOps(TfDialect &dialect);
void registerFlowOps(TfDialect &dialect);
void registerFourierOps(TfDialect &dialect);
void registerHostOps(TfDialect &dialect);
void registerImageOps(TfDialect &dialect);
void registerIndexOps(TfDialect &dialect);
void registerIoOps(TfDialect &dialect);
void registerLayoutOps(TfDialect &dialect);
void registerLinalgOps(TfDialect &dialect);
void registerNnOps(TfDialect &dialect);
void registerParseOps(TfDialect &dialect);
void registerQuantizeOps(TfDialect &dialect);
void registerRaggedOps(TfDialect &dialect);
void registerRandomOps(TfDialect &dialect);
void registerReduceOps(TfDialect &dialect);
void registerRnnOps(TfDialect &dialect);
void registerSegmentOps(TfDialect &dialect);
void registerSparseOps(TfDialect &dialect);
void registerSparseTrainingOps(TfDialect &dialect);
void registerSpecialOps(TfDialect &dialect);
void registerStatelessRandomOps(TfDialect &dialect);
void registerStringOps(TfDialect &dialect);
void registerTableOps(TfDialect &dialect);
void registerTensorArrayOps(TfDialect &dialect);
void registerTensorListOps(TfDialect &dialect);
void registerTrainingOps(TfDialect &dialect);
void registerUnaryOps(TfDialect &dialect);
void registerVariableOps(TfDialect &dialect);

/// Calls all of the above.
void registerOpFamilies(TfDialect &dialect);

} // namespace graphc::tf

#endif // GRAPHC_DIALECTS_TF_OPS_FAMILIES_H
