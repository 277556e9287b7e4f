# The lit suite: .mlir for dialects and passes, .pbtxt for the importer, .test
# for command lines. A path under test/ is the path of what it tests.
import os

import lit.formats
from lit.llvm import llvm_config

config.name = "graphc"
config.suffixes = [".mlir", ".pbtxt", ".test"]
# Folders that hold data or tests of other frameworks.
config.excludes = ["corpus", "fuzz", "Inputs", "lint", "models", "scripts", "unit"]
config.test_format = lit.formats.ShTest(not llvm_config.use_lit_shell)
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.proj_obj_root, "test")

config.substitutions.append(("%src", config.proj_src_root))
config.substitutions.append(("%obj", config.proj_obj_root))
config.substitutions.append(("%python", "/usr/bin/python3"))
llvm_config.use_default_substitutions()
llvm_config.with_environment("PATH", config.llvm_tools_dir, append_path=True)
for variable in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
    llvm_config.with_system_environment(variable)
llvm_config.add_tool_substitutions(
    ["graphc-opt", "graphc-import", "graphc", "mlir-opt", "split-file"],
    [os.path.join(config.proj_obj_root, "bin"), config.llvm_tools_dir],
)

if config.sanitize:
    config.available_features.add("sanitizer")
