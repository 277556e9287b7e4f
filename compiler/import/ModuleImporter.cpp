//===- ModuleImporter.cpp - A whole model to a module ---------------------===//
//
// Graph and functions; VariableImporter.cpp and ModuleAttributes.cpp hold the
// rest of the class.
//
//===----------------------------------------------------------------------===//
#include "compiler/import/ModuleImporter.h"

#include "dialects/tf/TfDialect.h"
#include "dialects/tf/TfStructure.h"

#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

namespace graphc::importer {
namespace {

constexpr llvm::StringLiteral kMainSymbol = "main";

} // namespace

ModuleImporter::ModuleImporter(ModelFile &model, const ImportOptions &options, ErrorLog &log)
    : model(model), options(options), log(log), context(log.getContext()), builder(&context),
      elements(context, options.maxExpandedBytes), attributes(context, elements, library),
      graphs{context, log, library, attributes,
             model.graph->has_versions() ? model.graph->versions().producer()
                                         : model.graph->version()},
      signatures(context, attributes, elements, log) {}

mlir::OwningOpRef<mlir::ModuleOp> ModuleImporter::run() {
  auto loc = mlir::FileLineColLoc::get(&context, model.format.file, 0, 0);
  module = mlir::ModuleOp::create(loc);
  openCheckpoint();
  saved = findVariables(*model.graph, model.metaGraph, bundle ? &*bundle : nullptr);

  // Names that callers know go first; functions give way.
  taken.insert(kMainSymbol);
  createVariables();
  if (model.metaGraph)
    signatures.collect(*model.metaGraph, taken);
  library.addFunctions(*model.graph->mutable_library(), taken, log);
  if (model.metaGraph)
    library.addOps(model.metaGraph->meta_info_def().stripped_op_list());

  importMainGraph();
  for (LibraryFunction &function : library.functions()) {
    if (log.full())
      break;
    importFunction(function);
  }
  if (log.failed())
    return nullptr;
  if (!options.keepUnusedFunctions)
    dropUnusedFunctions();
  setModuleAttributes();
  return log.failed() ? nullptr : std::move(module);
}

void ModuleImporter::importMainGraph() {
  auto moduleBuilder = mlir::OpBuilder::atBlockEnd(module->getBody());
  auto graph = moduleBuilder.create<tf::GraphOp>(module->getLoc(), kMainSymbol,
                                                 builder.getFunctionType({}, {}));
  mlir::Block &block = graph.getBody().front();
  GraphImporter importer(graphs, "", *model.graph->mutable_node());
  mlir::FailureOr<std::vector<mlir::Value>> values = importer.run(block, signatures.requests());
  if (failed(values))
    return;
  mlir::OpBuilder::atBlockEnd(&block).create<tf::FetchOp>(graph.getLoc());
  moduleBuilder.setInsertionPoint(graph);
  signatures.create(moduleBuilder, *values);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

void ModuleImporter::importFunction(LibraryFunction &function) {
  const tensorflow::OpDef &signature = function.def->signature();
  const std::string where = "function " + quoted(signature.name()) + ": ";
  if (!signature.attr().empty()) {
    log.error(where + "it takes attributes of its own (" + quoted(signature.attr(0).name()) +
              "), which is not supported; freeze the graph with their values filled in");
    return;
  }
  llvm::Expected<FlatArgs> inputs = flattenArgs(function.signature.inputs(), {}, &context);
  llvm::Expected<FlatArgs> outputs = flattenArgs(function.signature.outputs(), {}, &context);
  if (!inputs || !outputs) {
    if (!inputs)
      log.error(where + llvm::toString(inputs.takeError()));
    if (!outputs)
      log.error(where + llvm::toString(outputs.takeError()));
    return;
  }
  auto tensors = [](llvm::ArrayRef<mlir::Type> elementTypes) {
    return llvm::map_to_vector(elementTypes, [](mlir::Type type) -> mlir::Type {
      return mlir::UnrankedTensorType::get(type);
    });
  };
  auto moduleBuilder = mlir::OpBuilder::atBlockEnd(module->getBody());
  auto graph = moduleBuilder.create<tf::GraphOp>(
      mlir::NameLoc::get(builder.getStringAttr(signature.name())), function.symbol,
      builder.getFunctionType(tensors(inputs->elementTypes), tensors(outputs->elementTypes)));
  graph.setPrivate();
  mlir::Block &block = graph.getBody().front();

  GraphImporter importer(graphs, signature.name(), *function.def->mutable_node_def());
  for (auto [arg, value] : llvm::zip_equal(signature.input_arg(), block.getArguments()))
    importer.addArgument(arg.name(), value);
  std::vector<TensorRequest> requests;
  for (const auto &output : signature.output_arg()) {
    const auto entry = llvm::find_if(function.def->ret(), [&](const tensorflow::NamePair &pair) {
      return pair.key() == output.name();
    });
    requests.push_back({entry == function.def->ret().end() ? "" : entry->value(),
                        "output " + quoted(output.name())});
  }
  llvm::SmallVector<mlir::Attribute> controlNames;
  for (const tensorflow::NamePair &pair : function.def->control_ret()) {
    requests.push_back({"^" + pair.value(), "control output " + quoted(pair.key())});
    controlNames.push_back(builder.getStringAttr(pair.key()));
  }
  mlir::FailureOr<std::vector<mlir::Value>> values = importer.run(block, requests);
  if (failed(values))
    return;
  for (auto [request, value, type] : llvm::zip(requests, *values, outputs->elementTypes))
    if (const mlir::Type got = mlir::getElementTypeOrSelf(value); got != type)
      log.error(where + request.what + ": expected " + tf::dtypeName(tf::dtypeOf(type)) + ", got " +
                tf::dtypeName(tf::dtypeOf(got)) + " from " + quoted(request.tensor));
  auto fetch = mlir::OpBuilder::atBlockEnd(&block).create<tf::FetchOp>(graph.getLoc());
  fetch->setOperands(*values);
  if (!controlNames.empty())
    graph->setAttr("tf.control_result_names", builder.getArrayAttr(controlNames));
  setFunctionAttributes(function, graph);
}

void ModuleImporter::setFunctionAttributes(LibraryFunction &function, mlir::Operation *op) {
  auto graph = mlir::cast<tf::GraphOp>(op);
  const tensorflow::OpDef &signature = function.def->signature();
  const NodeRef ref{signature.name(), signature.name(), ""};
  auto prefixed = [&](google::protobuf::RepeatedPtrField<tensorflow::AttrEntry> &entries,
                      llvm::function_ref<void(mlir::StringAttr, mlir::Attribute)> set) {
    mlir::NamedAttrList attrs;
    // Faults are in the log.
    (void)attributes.import(entries, ref, attrs, log);
    for (mlir::NamedAttribute attr : attrs)
      set(builder.getStringAttr("tf." + attr.getName().strref()), attr.getValue());
  };
  prefixed(*function.def->mutable_attr(),
           [&](mlir::StringAttr name, mlir::Attribute value) { graph->setAttr(name, value); });
  if (signature.is_stateful())
    graph->setAttr("tf.stateful", builder.getUnitAttr());

  for (auto &entry : *function.def->mutable_arg_attr()) {
    if (entry.key() >= graph.getNumArguments()) {
      log.error(ref, "attributes of argument " + llvm::Twine(entry.key()) + ", but there are " +
                         llvm::Twine(graph.getNumArguments()));
      continue;
    }
    prefixed(*entry.mutable_value()->mutable_attr(),
             [&](mlir::StringAttr name, mlir::Attribute value) {
               graph.setArgAttr(entry.key(), name, value);
             });
  }
  for (const auto &entry : function.def->resource_arg_unique_id())
    if (entry.key() < graph.getNumArguments())
      graph.setArgAttr(entry.key(), "tf.resource_arg_unique_id",
                       builder.getI64IntegerAttr(entry.value()));
  // Set last: an attribute of the file must not replace the name.
  for (auto [index, arg] : llvm::enumerate(signature.input_arg()))
    graph.setArgAttr(index, tf::kArgNameAttr, builder.getStringAttr(arg.name()));
  if (!signature.output_arg().empty()) {
    llvm::SmallVector<llvm::StringRef> names;
    for (const auto &output : signature.output_arg())
      names.push_back(output.name());
    graph.setResultNamesAttr(builder.getStrArrayAttr(names));
  }
}

void ModuleImporter::dropUnusedFunctions() {
  llvm::StringMap<mlir::Operation *> bySymbol;
  for (auto graph : module->getOps<tf::GraphOp>())
    bySymbol[graph.getSymName()] = graph;
  llvm::SetVector<mlir::Operation *> used;
  used.insert(bySymbol.lookup(kMainSymbol));
  for (size_t next = 0; next < used.size(); ++next)
    used[next]->walk([&](mlir::Operation *op) {
      op->getAttrDictionary().walk([&](tf::FuncAttr function) {
        if (mlir::Operation *called = bySymbol.lookup(function.getName().getValue()))
          used.insert(called);
      });
    });
  for (const auto &entry : bySymbol)
    if (!used.contains(entry.getValue()))
      entry.getValue()->erase();
}

} // namespace graphc::importer
