//===- HostKernelRegistry.h - finds host kernels ----------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_EXECUTOR_HOSTKERNELREGISTRY_H
#define GRAPHC_RUNTIME_EXECUTOR_HOSTKERNELREGISTRY_H

#include "runtime/kernels/HostKernel.h"

#include <map>
#include <string>
#include <vector>

namespace graphc::runtime {

/// The families of host kernels that one model uses: tables given by the caller, else libraries
/// `libgraphc_host_<family>.so` from the folders given, those of the environment variable
/// GRAPHC_HOST_KERNEL_PATH (':' between), the runtime library's own and `../lib` beside it.
/// Libraries are closed with the registry. Thread-compatible.
class HostKernelRegistry {
public:
  /// \p folders: as in GRAPHC_HOST_KERNEL_PATH, searched first. \p tables are borrowed.
  explicit HostKernelRegistry(const std::string &folders = {},
                              std::vector<const HostKernelTable *> tables = {});
  ~HostKernelRegistry();
  HostKernelRegistry(const HostKernelRegistry &) = delete;
  HostKernelRegistry &operator=(const HostKernelRegistry &) = delete;

  /// The kernel of \p op in \p family (lower-case letters, digits, '_'). Fails with NotFound and
  /// the places searched, or Unimplemented.
  Result<const HostKernelEntry *> find(const std::string &family, std::string_view op);

private:
  Result<const HostKernelTable *> openFamily(const std::string &family);

  std::vector<std::string> folders;
  std::map<std::string, const HostKernelTable *> families;
  std::vector<void *> libraries;
};

/// Makes a family that is linked into the program known to every registry made afterwards. \p table
/// is static data. Thread-safe.
void registerHostKernels(const HostKernelTable *table);

} // namespace graphc::runtime

#endif // GRAPHC_RUNTIME_EXECUTOR_HOSTKERNELREGISTRY_H
