"""check_layers.py catches each kind of include that the table forbids."""

import unittest

from planted import LintTest

TABLE = """
dialects/tf:
dialects/graph:
dialects: dialects/*
passes/algorithms:
passes/fuse: dialects/* passes/algorithms
compiler/import: dialects/tf
runtime/base:
never runtime: mlir/* llvm/*
never passes/algorithms: mlir/*
only compiler/import: google/protobuf/* *.pb.h
"""


class CheckLayers(LintTest):
    lint = "check_layers"

    def tree(self, path, line):
        return {"tools/lint/layers.txt": TABLE, "dialects/tf/Tf.h": "", "runtime/base/B.h": "",
                path: line + "\n"}

    def test_allows_own_room(self):
        self.assert_clean(self.tree("runtime/base/A.h", '#include "runtime/base/B.h"'))

    def test_allows_listed_room(self):
        self.assert_clean(self.tree("compiler/import/A.h", '#include "dialects/tf/Tf.h"'))

    def test_allows_pattern(self):
        self.assert_clean(self.tree("passes/fuse/A.cpp", '#include "dialects/tf/Tf.h"'))

    def test_allows_system_header(self):
        self.assert_clean(self.tree("runtime/base/A.h", "#include <vector>"))

    def test_catches_unlisted_room(self):
        self.assert_caught(self.tree("dialects/graph/A.h", '#include "dialects/tf/Tf.h"'),
                           "dialects/graph/A.h:1", "room dialects/graph may not include")

    def test_catches_angle_brackets(self):
        self.assert_caught(self.tree("dialects/graph/A.h", "#include <dialects/tf/Tf.h>"),
                           "may not include")

    def test_catches_td_include(self):
        self.assert_caught(self.tree("dialects/graph/A.td", 'include "dialects/tf/Tf.td"'),
                           "may not include")

    def test_longest_room_wins(self):
        self.assert_clean(self.tree("dialects/Register.cpp", '#include "dialects/tf/Tf.h"'))

    def test_sub_folder_belongs_to_its_room(self):
        self.assert_caught(self.tree("runtime/base/deep/A.h", '#include "dialects/tf/Tf.h"'),
                           "room runtime/base may not include")

    def test_catches_mlir_in_runtime(self):
        self.assert_caught(self.tree("runtime/base/A.h", '#include "mlir/IR/Value.h"'),
                           "runtime/ must never include mlir/IR/Value.h")

    def test_catches_mlir_in_algorithms(self):
        self.assert_caught(self.tree("passes/algorithms/A.h", '#include "mlir/IR/Value.h"'),
                           "must never include")

    def test_catches_protobuf_outside_import(self):
        self.assert_caught(
            self.tree("dialects/tf/A.cpp", "#include <google/protobuf/arena.h>"),
            "only compiler/import/ may include")

    def test_allows_protobuf_in_import(self):
        self.assert_clean(
            self.tree("compiler/import/A.cpp", '#include "compiler/import/proto/graph.pb.h"'))

    def test_catches_relative_include(self):
        self.assert_caught(self.tree("dialects/tf/A.cpp", '#include "Tf.h"'),
                           "path from the repository root")

    def test_catches_include_of_test(self):
        tree = self.tree("dialects/tf/A.cpp", '#include "test/unit/Help.h"')
        tree["test/unit/Help.h"] = ""
        self.assert_caught(tree, "nobody includes test/")

    def test_test_may_include_everything(self):
        self.assert_clean(self.tree("test/unit/A.cpp", '#include "dialects/tf/Tf.h"'))

    def test_catches_file_in_no_room(self):
        self.assert_caught(self.tree("runtime/attic/A.h", ""), "lies in no room")


if __name__ == "__main__":
    unittest.main()
