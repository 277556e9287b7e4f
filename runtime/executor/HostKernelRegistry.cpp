//===- HostKernelRegistry.cpp - finds host kernels ------------------------===//
#include "runtime/executor/HostKernelRegistry.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <mutex>
#include <sstream>

namespace graphc::runtime {

namespace {
struct LinkedFamilies {
  std::mutex mutex;
  std::vector<const HostKernelTable *> tables;
};

LinkedFamilies &linkedFamilies() {
  static LinkedFamilies families;
  return families;
}

void appendFolders(std::vector<std::string> &folders, const std::string &list) {
  std::stringstream stream(list);
  for (std::string folder; std::getline(stream, folder, ':');)
    if (!folder.empty())
      folders.push_back(folder);
}

/// The folder of the library (or program) that this function is linked into.
std::string ownFolder() {
  Dl_info info;
  if (!::dladdr(reinterpret_cast<void *>(&registerHostKernels), &info) || !info.dli_fname)
    return ".";
  std::string path = info.dli_fname;
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}
} // namespace

void registerHostKernels(const HostKernelTable *table) {
  std::lock_guard<std::mutex> lock(linkedFamilies().mutex);
  linkedFamilies().tables.push_back(table);
}

HostKernelRegistry::HostKernelRegistry(const std::string &given,
                                       std::vector<const HostKernelTable *> tables) {
  appendFolders(folders, given);
  if (const char *path = std::getenv("GRAPHC_HOST_KERNEL_PATH"))
    appendFolders(folders, path);
  std::string own = ownFolder();
  folders.push_back(own);
  folders.push_back(own + "/../lib");
  for (const HostKernelTable *table : tables)
    families.emplace(table->family, table);
  std::lock_guard<std::mutex> lock(linkedFamilies().mutex);
  for (const HostKernelTable *table : linkedFamilies().tables)
    families.emplace(table->family, table);
}

HostKernelRegistry::~HostKernelRegistry() {
  for (void *library : libraries)
    ::dlclose(library);
}

Result<const HostKernelTable *> HostKernelRegistry::openFamily(const std::string &family) {
  std::string file = "libgraphc_host_" + family + ".so", searched, reason;
  for (const std::string &folder : folders) {
    std::string path = folder + "/" + file;
    searched += (searched.empty() ? "" : ", ") + folder;
    void *library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
      // "No such file" for all folders says nothing; any other reason is worth reporting.
      const char *text = ::dlerror();
      if (text && !std::strstr(text, "No such file"))
        reason = std::string("; ") + text;
      continue;
    }
    libraries.push_back(library);
    auto *entry = reinterpret_cast<const HostKernelTable *(*)()>(
        ::dlsym(library, ("graphc_host_kernels_" + family).c_str()));
    if (!entry)
      return failedPrecondition("'" + path + "' is not a library of host kernels");
    return entry();
  }
  return notFound("host kernels of family '" + family + "' need " + file + ", searched in " +
                  searched + reason + "; set GRAPHC_HOST_KERNEL_PATH to its folder");
}

Result<const HostKernelEntry *> HostKernelRegistry::find(const std::string &family,
                                                         std::string_view op) {
  auto known = families.find(family);
  if (known == families.end()) {
    Result<const HostKernelTable *> table = openFamily(family);
    if (!table)
      return table.status();
    known = families.emplace(family, *table).first;
  }
  const HostKernelTable &table = *known->second;
  if (table.abiVersion != kHostKernelAbiVersion)
    return failedPrecondition("host kernels of family '" + family + "' have interface version " +
                              std::to_string(table.abiVersion) + ", this runtime has " +
                              std::to_string(kHostKernelAbiVersion));
  for (uint32_t i = 0; i < table.count; ++i)
    if (op == table.entries[i].op)
      return &table.entries[i];
  return unimplemented("family '" + family + "' has no host kernel for op " + std::string(op));
}

} // namespace graphc::runtime
