//===- ModelFormat.cpp - What kind of model a path is ---------------------===//
#include "compiler/import/ModelFormat.h"

#include "compiler/import/MappedFile.h"
#include "compiler/import/Varint.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <array>
#include <optional>

namespace graphc::importer {
namespace {

//===----------------------------------------------------------------------===//
// Files of others
//===----------------------------------------------------------------------===//

constexpr llvm::StringLiteral kExportWithKeras =
    "load it with Keras and write a SavedModel: model.export(\"dir\")";

/// Formats that have a signature at their start.
struct Magic {
  llvm::StringLiteral bytes;
  size_t offset;
  llvm::StringLiteral what;
  llvm::StringLiteral remedy;
};

constexpr Magic kMagics[] = {
    {"\x89HDF\r\n\x1a\n", 0, "an HDF5 file (Keras .h5)", kExportWithKeras},
    {"PK\x03\x04", 0, "a zip archive (Keras .keras or PyTorch)",
     "write a SavedModel with the program that made it: model.export(\"dir\") in Keras"},
    {"TFL3", 4, "a TensorFlow Lite model",
     "give the SavedModel or GraphDef that it was converted from"},
    {"version https://git-lfs", 0, "a Git LFS pointer, not the file itself", "run: git lfs pull"},
    {"\x1f\x8b", 0, "a gzip archive", "unpack it first"},
    {"BZh", 0, "a bzip2 archive", "unpack it first"},
    {"\xfd"
     "7zXZ",
     0, "an xz archive", "unpack it first"},
    {"ustar", 257, "a tar archive", "unpack it first"},
    {"\x7f"
     "ELF",
     0, "an ELF object; if graphc made it, it is compiled already", "run it instead"},
    {"<!DOCTYPE", 0, "an HTML page", "download the file itself"},
    {"<html", 0, "an HTML page", "download the file itself"},
    {"\x80\x02", 0, "a Python pickle", "write a SavedModel with the program that made it"},
    {"\x80\x04", 0, "a Python pickle", "write a SavedModel with the program that made it"},
};

constexpr llvm::StringLiteral kTableMagic = "\x57\xfb\x80\x8b\x24\x75\x47\xdb";

std::string foreignFormat(llvm::StringRef bytes) {
  for (const Magic &magic : kMagics)
    if (bytes.substr(magic.offset).starts_with(magic.bytes))
      return ("this is " + magic.what + "; " + magic.remedy).str();
  if (bytes.ends_with(kTableMagic))
    return "this is the index of a checkpoint, which holds variables but no graph; give the "
           ".meta file beside it or the SavedModel";
  if (bytes.ltrim().starts_with("{") || bytes.ltrim().starts_with("["))
    return "this is a JSON file (TensorFlow.js or Keras); give the SavedModel that it was "
           "converted from";
  return {};
}

//===----------------------------------------------------------------------===//
// Protobuf, binary
//===----------------------------------------------------------------------===//

enum WireType : unsigned { kVarint = 0, kFixed64 = 1, kLength = 2, kFixed32 = 5 };

/// The fields of a message, one level deep: how often each of the first 16
/// field numbers occurs with each wire type, and the first value of field 1.
struct Outline {
  std::array<unsigned, 16> varints{}, messages{};
  bool other = false;
  llvm::StringRef firstOfField1;
};

/// nullopt if the bytes are no sequence of fields.
std::optional<Outline> outlineOf(llvm::StringRef bytes) {
  Outline outline;
  while (!bytes.empty()) {
    const std::optional<uint64_t> tag = readVarint(bytes);
    if (!tag || (*tag >> 3) == 0)
      return std::nullopt;
    const uint64_t field = *tag >> 3;
    const unsigned type = *tag & 7;
    llvm::StringRef value;
    if (type == kVarint) {
      if (!readVarint(bytes))
        return std::nullopt;
    } else {
      std::optional<uint64_t> size;
      if (type == kLength)
        size = readVarint(bytes);
      else if (type == kFixed32 || type == kFixed64)
        size = type == kFixed32 ? 4 : 8;
      if (!size || *size > bytes.size())
        return std::nullopt;
      value = bytes.take_front(*size);
      bytes = bytes.drop_front(*size);
    }
    if (field >= outline.varints.size() || (type != kVarint && type != kLength))
      outline.other = true;
    else
      ++(type == kVarint ? outline.varints : outline.messages)[field];
    if (field == 1 && type == kLength && outline.firstOfField1.empty())
      outline.firstOfField1 = value;
  }
  return outline;
}

/// Whether a message looks like a NodeDef: its field 2 is the name of an op,
/// where that of a MetaInfoDef is a list of definitions.
bool looksLikeNode(llvm::StringRef message) {
  while (!message.empty()) {
    const std::optional<uint64_t> tag = readVarint(message);
    const std::optional<uint64_t> size =
        tag && (*tag & 7) == kLength ? readVarint(message) : std::nullopt;
    if (!size || *size > message.size())
      return false;
    const llvm::StringRef value = message.take_front(*size);
    if (*tag >> 3 == 2)
      return !value.empty() && llvm::all_of(value, [](char c) { return llvm::isPrint(c); });
    message = message.drop_front(*size);
  }
  return false;
}

ModelFormat binaryFormat(const Outline &outline, llvm::StringRef name) {
  const auto &messages = outline.messages;
  const auto &varints = outline.varints;
  if (varints[1] != 0 || name.ends_with("saved_model.pb"))
    return ModelFormat::savedModel;
  if (name.ends_with(".meta") || messages[3] || messages[6] || messages[7] || messages[4] > 1)
    return ModelFormat::metaGraph;
  if (messages[1] == 1 && !looksLikeNode(outline.firstOfField1) && messages[2] == 1)
    return ModelFormat::metaGraph;
  return ModelFormat::graphDef;
}

/// ONNX's ModelProto: a version (1), the graph (7) and operator sets (8).
bool looksLikeOnnx(const Outline &outline) {
  return outline.varints[1] == 1 && outline.messages[7] == 1;
}

//===----------------------------------------------------------------------===//
// Protobuf, text
//===----------------------------------------------------------------------===//

/// The first word of a text, behind blanks and comments; empty if no field
/// follows it.
llvm::StringRef firstField(llvm::StringRef text) {
  text = text.ltrim();
  while (text.starts_with("#"))
    text = text.drop_until([](char c) { return c == '\n'; }).ltrim();
  const llvm::StringRef word = text.take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
  const llvm::StringRef rest = text.drop_front(word.size()).ltrim();
  return rest.empty() || !llvm::StringRef(":{<[").contains(rest.front()) ? "" : word;
}

ModelFormat textFormat(llvm::StringRef field) {
  return llvm::StringSwitch<ModelFormat>(field)
      .Cases("node", "library", "version", "versions", "debug_info", ModelFormat::graphDef)
      .Cases("meta_info_def", "graph_def", "saver_def", "collection_def", "signature_def",
             "asset_file_def", "object_graph_def", ModelFormat::metaGraph)
      .Cases("saved_model_schema_version", "meta_graphs", ModelFormat::savedModel)
      .Default(ModelFormat::unknown);
}

bool hasTextExtension(llvm::StringRef name) {
  return name.ends_with(".pbtxt") || name.ends_with(".textproto") || name.ends_with(".prototxt") ||
         name.ends_with(".txt");
}

//===----------------------------------------------------------------------===//
// Directories
//===----------------------------------------------------------------------===//

/// Why a directory without saved_model.pb is no model.
std::string directoryProblem(llvm::StringRef path) {
  std::string problem = "no saved_model.pb or saved_model.pbtxt in this directory";
  std::error_code error;
  llvm::StringRef hint;
  std::string inner;
  for (llvm::sys::fs::directory_iterator it(path, error), end; it != end && !error;
       it.increment(error)) {
    const llvm::StringRef name = llvm::sys::path::filename(it->path());
    llvm::SmallString<128> nested(it->path());
    llvm::sys::path::append(nested, "saved_model.pb");
    // The directory that comes first in the alphabet, whatever the order on disk.
    if (llvm::sys::fs::exists(nested) && (inner.empty() || it->path() < inner))
      inner = it->path();
    if (name == "tfhub_module.pb")
      hint = "; it is a TensorFlow Hub module of TensorFlow 1, which must be exported as a "
             "SavedModel first";
    else if (name == "model.json")
      hint = "; it is a TensorFlow.js model: give the SavedModel that it was converted from";
    else if (name.ends_with(".meta") && hint.empty())
      hint = "; give the .meta file in it";
    else if (name.ends_with(".index") && hint.empty())
      hint = "; it holds a checkpoint, which has variables but no graph";
  }
  if (!inner.empty())
    return problem + "; did you mean " + inner + "?";
  return problem + hint.str();
}

} // namespace

llvm::StringRef toString(ModelFormat format) {
  switch (format) {
  case ModelFormat::unknown:
    break;
  case ModelFormat::graphDef:
    return "GraphDef";
  case ModelFormat::metaGraph:
    return "MetaGraphDef";
  case ModelFormat::savedModel:
    return "SavedModel";
  }
  return "unknown";
}

DetectedFormat detectFormatOfBytes(llvm::StringRef bytes, llvm::StringRef name) {
  DetectedFormat detected;
  detected.file = name.str();
  if (bytes.empty()) {
    detected.problem = "the file is empty";
    return detected;
  }
  detected.problem = foreignFormat(bytes);
  if (!detected.problem.empty())
    return detected;

  const llvm::StringRef field = firstField(bytes);
  detected.format = textFormat(field);
  const std::optional<Outline> outline = outlineOf(bytes);
  if (detected.format != ModelFormat::unknown && (!outline || hasTextExtension(name))) {
    detected.text = true;
  } else if (outline && looksLikeOnnx(*outline)) {
    detected.format = ModelFormat::unknown;
    detected.problem = "this is an ONNX model; give the TensorFlow model that it was made from";
  } else if (outline) {
    detected.format = binaryFormat(*outline, name);
  } else if (hasTextExtension(name)) {
    // The parser's message says what is wrong with the text.
    detected.text = true;
    detected.format = ModelFormat::graphDef;
  } else {
    detected.problem = "neither protobuf nor a text of TensorFlow's; expected a GraphDef, "
                       "MetaGraphDef or SavedModel, or the file is truncated";
  }
  return detected;
}

DetectedFormat detectFormat(llvm::StringRef path) {
  DetectedFormat detected;
  detected.file = path.str();
  if (llvm::sys::fs::is_directory(path)) {
    for (llvm::StringRef name : {"saved_model.pb", "saved_model.pbtxt"}) {
      llvm::SmallString<128> file(path);
      llvm::sys::path::append(file, name);
      if (!llvm::sys::fs::exists(file))
        continue;
      detected.file = file.str().str();
      detected.format = ModelFormat::savedModel;
      detected.text = name.ends_with("txt");
      return detected;
    }
    detected.problem = directoryProblem(path);
    return detected;
  }
  llvm::Expected<std::shared_ptr<const MappedFile>> file = MappedFile::open(path.str());
  if (!file) {
    detected.problem = llvm::toString(file.takeError());
    llvm::StringRef reason = detected.problem;
    if (reason.consume_front((path + ": ").str()))
      detected.problem = reason.str();
    return detected;
  }
  return detectFormatOfBytes((*file)->bytes(), path);
}

} // namespace graphc::importer
