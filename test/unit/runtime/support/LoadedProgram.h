//===- LoadedProgram.h - a built program ready to run -----------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_LOADEDPROGRAM_H
#define GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_LOADEDPROGRAM_H

#include "runtime/executor/Context.h"
#include "test/unit/runtime/support/ProgramBuilder.h"

#include <gtest/gtest.h>

namespace graphc::runtime::testing {

/// A model of a builder's program in this process, and a context of it.
class LoadedProgram {
public:
  explicit LoadedProgram(ProgramBuilder &builder, const ModelOptions &modelOptions = {},
                         const ContextOptions &contextOptions = {})
      : program(builder.finish()) {
    Result<std::unique_ptr<ArtifactFile>> artifact = ArtifactFile::fromParts(
        ProgramBuilder::bytesOf(program), builder.weightBytes(), builder.kernelTable());
    status = artifact.status();
    if (!artifact)
      return;
    Result<std::shared_ptr<Model>> loaded = Model::create(std::move(*artifact), modelOptions);
    status = loaded.status();
    if (!loaded)
      return;
    model = *loaded;
    Result<std::unique_ptr<Context>> made = Context::create(model, contextOptions);
    status = made.status();
    if (made)
      context = std::move(*made);
  }

  /// A further context of the same model.
  std::unique_ptr<Context> newContext(const ContextOptions &options = {}) {
    Result<std::unique_ptr<Context>> made = Context::create(model, options);
    EXPECT_TRUE(made.isOk()) << made.status().toString();
    return made ? std::move(*made) : nullptr;
  }

  std::vector<uint64_t> program;
  Status status;
  std::shared_ptr<Model> model;
  std::unique_ptr<Context> context;
};

/// A tensor over a vector's elements.
template <typename T>
TensorRef tensorOf(DType dtype, std::vector<T> &values, const std::vector<int64_t> &dims) {
  return {dtype, static_cast<uint32_t>(dims.size()), dims.data(), values.data()};
}

/// The elements of a tensor.
template <typename T> std::vector<T> valuesOf(const TensorRef &tensor) {
  auto *first = static_cast<const T *>(tensor.data);
  return {first, first + tensor.elementCount()};
}

#define EXPECT_OK(EXPR)                                                                            \
  do {                                                                                             \
    ::graphc::runtime::Status graphcTestStatus = (EXPR);                                           \
    EXPECT_TRUE(graphcTestStatus.isOk()) << graphcTestStatus.toString();                           \
  } while (false)
#define ASSERT_OK(EXPR)                                                                            \
  do {                                                                                             \
    ::graphc::runtime::Status graphcTestStatus = (EXPR);                                           \
    ASSERT_TRUE(graphcTestStatus.isOk()) << graphcTestStatus.toString();                           \
  } while (false)

} // namespace graphc::runtime::testing

#endif // GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_LOADEDPROGRAM_H
