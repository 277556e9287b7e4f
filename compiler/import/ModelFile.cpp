//===- ModelFile.cpp - A model's messages ---------------------------------===//
#include "compiler/import/ModelFile.h"

#include "compiler/import/MappedFile.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <limits>

namespace graphc::importer {
namespace {

/// Deeper than any real message; a parser's stack holds it easily.
constexpr int kMaxTextDepth = 200;

/// Hands the text parser's complaints to the log.
class TextErrors : public google::protobuf::io::ErrorCollector {
public:
  explicit TextErrors(ErrorLog &log) : log(log) {}
  void AddError(int line, int column, const std::string &message) override {
    log.error("line " + llvm::Twine(line + 1) + ", column " + llvm::Twine(column + 1) + ": " +
              message);
  }
  void AddWarning(int, int, const std::string &) override {}

private:
  ErrorLog &log;
};

llvm::LogicalResult parseMessage(llvm::StringRef bytes, bool text,
                                 google::protobuf::Message &message, ErrorLog &log) {
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int>::max())) {
    log.error("protobuf holds at most 2 GiB, got " + llvm::Twine(bytes.size()) +
              " bytes; store the weights as variables of a SavedModel");
    return mlir::failure();
  }
  if (!text) {
    if (message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
      return mlir::success();
    log.error("corrupt " + message.GetDescriptor()->name() + ": the protobuf does not parse");
    return mlir::failure();
  }
  google::protobuf::TextFormat::Parser parser;
  TextErrors errors(log);
  parser.RecordErrorsTo(&errors);
  // Fields that newer versions of TensorFlow added are skipped, as in binary.
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(kMaxTextDepth);
  google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
  if (parser.Parse(&stream, &message))
    return mlir::success();
  if (!log.failed())
    log.error("corrupt text of a " + message.GetDescriptor()->name());
  return mlir::failure();
}

std::string tagsText(const tensorflow::MetaGraphDef &metaGraph) {
  std::string text;
  for (const std::string &tag : metaGraph.meta_info_def().tags())
    text += (text.empty() ? "" : ", ") + tag;
  return "{" + text + "}";
}

bool hasTags(const tensorflow::MetaGraphDef &metaGraph, llvm::ArrayRef<std::string> tags) {
  const auto &have = metaGraph.meta_info_def().tags();
  return llvm::all_of(tags, [&](const std::string &tag) { return llvm::is_contained(have, tag); });
}

/// The meta graph that the options ask for: exactly these tags, else one that
/// has them all among others.
tensorflow::MetaGraphDef *chooseMetaGraph(tensorflow::SavedModel &model,
                                          const ImportOptions &options, ErrorLog &log) {
  auto &metaGraphs = *model.mutable_meta_graphs();
  const std::vector<std::string> tags =
      options.tags.empty() ? std::vector<std::string>{"serve"} : options.tags;
  tensorflow::MetaGraphDef *found = nullptr;
  for (tensorflow::MetaGraphDef &metaGraph : metaGraphs) {
    if (!hasTags(metaGraph, tags))
      continue;
    if (metaGraph.meta_info_def().tags_size() == static_cast<int>(tags.size()))
      return &metaGraph;
    if (!found)
      found = &metaGraph;
  }
  if (found || (options.tags.empty() && metaGraphs.size() == 1))
    return found ? found : metaGraphs.Mutable(0);
  std::string have;
  for (const tensorflow::MetaGraphDef &metaGraph : metaGraphs)
    have += (have.empty() ? "" : " ") + tagsText(metaGraph);
  log.error("no meta graph with the tags {" + llvm::join(tags, ", ") +
            "}; there are: " + (have.empty() ? "none" : quoted(have)) + "; choose with tags");
  return nullptr;
}

} // namespace

mlir::FailureOr<ModelFile> parseModel(llvm::StringRef bytes, const DetectedFormat &format,
                                      const ImportOptions &options, ErrorLog &log) {
  if (!format.problem.empty()) {
    log.error(format.problem);
    return mlir::failure();
  }
  using google::protobuf::Arena;
  ModelFile file;
  file.format = format;
  file.arena = std::make_unique<Arena>();
  google::protobuf::Message *root = nullptr;
  if (format.format == ModelFormat::savedModel)
    root = file.savedModel = Arena::CreateMessage<tensorflow::SavedModel>(file.arena.get());
  else if (format.format == ModelFormat::metaGraph)
    root = file.metaGraph = Arena::CreateMessage<tensorflow::MetaGraphDef>(file.arena.get());
  else
    root = file.graph = Arena::CreateMessage<tensorflow::GraphDef>(file.arena.get());
  if (failed(parseMessage(bytes, format.text, *root, log)))
    return mlir::failure();
  if (file.savedModel && !(file.metaGraph = chooseMetaGraph(*file.savedModel, options, log)))
    return mlir::failure();
  if (file.metaGraph)
    file.graph = file.metaGraph->mutable_graph_def();
  return file;
}

mlir::FailureOr<ModelFile> readModelFile(llvm::StringRef path, const ImportOptions &options,
                                         ErrorLog &log) {
  const DetectedFormat format = detectFormat(path);
  if (!format.problem.empty()) {
    log.error(format.problem);
    return mlir::failure();
  }
  llvm::Expected<std::shared_ptr<const MappedFile>> file = MappedFile::open(format.file);
  if (!file) {
    log.error(llvm::toString(file.takeError()));
    return mlir::failure();
  }
  log.setFile(format.file);
  mlir::FailureOr<ModelFile> model = parseModel((*file)->bytes(), format, options, log);
  if (succeeded(model) && format.format == ModelFormat::savedModel)
    model->directory =
        llvm::sys::fs::is_directory(path) ? path.str() : llvm::sys::path::parent_path(path).str();
  return model;
}

} // namespace graphc::importer
