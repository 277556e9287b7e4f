//===- Prepare.cpp - from a model or an artifact to a session -------------===//
#include "tools/support/Prepare.h"

#include "tools/support/CompileFlags.h"
#include "tools/support/OutputFile.h"

#include <chrono>

namespace graphc::cli {

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Expected<Prepared> load(const std::string &path, double compileMs, const SessionOptions &options) {
  auto start = Clock::now();
  Expected<Session> session = Session::load(path, options);
  if (!session)
    return session.error();
  return Prepared{std::move(*session), compileMs, millisecondsSince(start)};
}

} // namespace

Expected<Prepared> prepare(const CompileJob &job, const SessionOptions &options) {
  if (isArtifact(job.model))
    return load(job.model, 0, options);
  Expected<TemporaryFolder> folder = TemporaryFolder::create("graphc-run");
  if (!folder)
    return folder.error();
  std::string artifact = folder->path() + "/model.so";
  auto start = Clock::now();
  Expected<driver::CompileResult> compiled = compileToFile(job, artifact);
  if (!compiled)
    return compiled.error();
  // Loading maps what it needs: the file may go afterwards.
  return load(artifact, millisecondsSince(start), options);
}

} // namespace graphc::cli
