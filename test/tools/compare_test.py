"""The corpus runner's comparison: what counts as equal, per dtype and rule."""

import os
import sys
import tempfile
import unittest

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "..", "..", "tools")
sys.path[:0] = [os.path.join(TOOLS, "corpus_runner"), os.path.join(TOOLS, "workflow")]

import npz  # noqa: E402
from compare import Rule, mismatch  # noqa: E402

NAN, INF = float("nan"), float("inf")


def f32(*values):
    return np.array(values, np.float32)


class Compare(unittest.TestCase):
    def assert_equal(self, got, want, **rule):
        self.assertIsNone(mismatch("y:0", got, want, Rule(**rule)))

    def assert_differs(self, kind, got, want, *words, **rule):
        found = mismatch("y:0", got, want, Rule(**rule))
        self.assertIsNotNone(found)
        self.assertEqual(found[0], kind)
        for word in ("y:0", *words):
            self.assertIn(word, found[1])

    def test_within_absolute_tolerance(self):
        self.assert_equal(f32(1e-5), f32(0), rtol=0, atol=2e-5)

    def test_outside_absolute_tolerance(self):
        self.assert_differs("fail-numeric", f32(3e-5), f32(0), rtol=0, atol=2e-5)

    def test_relative_tolerance_scales_with_the_golden(self):
        self.assert_equal(f32(1000.5), f32(1000), rtol=1e-3, atol=0)
        self.assert_differs("fail-numeric", f32(1.5), f32(1), rtol=1e-3, atol=0)

    def test_nan_equals_nan_only(self):
        self.assert_equal(f32(NAN, 1), f32(NAN, 1))
        self.assert_differs("fail-numeric", f32(1), f32(NAN))
        self.assert_differs("fail-numeric", f32(NAN), f32(1))

    def test_infinity_equals_itself_only(self):
        self.assert_equal(f32(INF, -INF), f32(INF, -INF))
        self.assert_differs("fail-numeric", f32(INF), f32(-INF))
        self.assert_differs("fail-numeric", f32(3), f32(INF))
        self.assert_differs("fail-numeric", f32(INF), f32(3))

    def test_message_names_the_worst_element(self):
        self.assert_differs("fail-numeric", f32(1, 9, 1.1), f32(1, 2, 1), "2 of 3", "[1]", "9", "2")

    def test_message_prefers_a_nan_to_a_large_error(self):
        self.assert_differs("fail-numeric", f32(99, NAN), f32(1, 1), "[1]", "nan")

    def test_complex_parts(self):
        want = np.array([1 + 2j], np.complex64)
        self.assert_equal(np.array([1 + 2.00001j], np.complex64), want)
        self.assert_differs("fail-numeric", np.array([1 + 3j], np.complex64), want)

    def test_half_is_compared_in_wide_arithmetic(self):
        want = np.array([60000], np.float16)
        self.assert_equal(want.copy(), want, rtol=1.0)

    def test_dtype_counts(self):
        self.assert_differs("fail-shape", np.array([1.0]), f32(1), "float64", "float32")

    def test_shape_counts(self):
        self.assert_differs("fail-shape", f32(1, 2), np.float32([[1, 2]]), "[2]", "[1, 2]")

    def test_scalar_is_not_a_vector_of_one(self):
        self.assert_differs("fail-shape", f32(1), np.array(1, np.float32))

    def test_scalar(self):
        self.assert_equal(np.array(1, np.float32), np.array(1, np.float32))
        self.assert_differs("fail-numeric", np.array(2, np.float32), np.array(1, np.float32), "[]")

    def test_empty(self):
        self.assert_equal(np.zeros((0, 3), np.int32), np.zeros((0, 3), np.int32))
        self.assert_equal(np.zeros((0, 3), "S1"), np.zeros((0, 3), "S1"))

    def test_integers_are_exact(self):
        self.assert_differs("fail-numeric", np.array([100001]), np.array([100000]), rtol=1, atol=1)

    def test_large_integers_are_exact(self):
        want = np.array([2**63 + 1], np.uint64)
        self.assert_equal(want.copy(), want)
        self.assert_differs("fail-numeric", np.array([2**63 + 2], np.uint64), want)

    def test_booleans_are_exact(self):
        self.assert_differs("fail-numeric", np.array([True]), np.array([False]), atol=5)

    def test_strings_of_other_width_are_equal(self):
        self.assert_equal(np.array([b"ab", b""], "S9"), np.array([b"ab", b""], "S2"))

    def test_strings_are_exact(self):
        self.assert_differs("fail-numeric", np.array([b"a"]), np.array([b"b"]))

    def test_string_is_no_number(self):
        self.assert_differs("fail-shape", np.array([b"1"]), f32(1), "string")

    def test_exact_tells_signed_zeros_apart(self):
        self.assert_equal(f32(-0.0), f32(0.0))
        self.assert_differs("fail-numeric", f32(-0.0), f32(0.0), exact=True)

    def test_exact_refuses_the_last_bit(self):
        want = f32(1)
        self.assert_differs("fail-numeric", np.nextafter(want, f32(2)), want, exact=True)

    def test_uncertain_golden_is_a_shape(self):
        self.assert_equal(f32(7), f32(1), shape_only=True)
        self.assert_differs("fail-shape", f32(7, 7), f32(1), shape_only=True)


class Npz(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "a.npz")

    def test_round_trip_of_awkward_names(self):
        tensors = {"file": f32(1), "a/b:0": np.array([b"x", b""], "S3"), "s:1": np.array(2)}
        npz.write(self.path, tensors)
        back = npz.read(self.path)
        self.assertEqual(list(back), list(tensors))
        for name, array in tensors.items():
            np.testing.assert_array_equal(back[name], array)
            self.assertEqual(back[name].shape, array.shape)

    def test_numpy_reads_what_is_written(self):
        npz.write(self.path, {"a/b:0": f32(1, 2)})
        np.testing.assert_array_equal(np.load(self.path)["a/b:0"], f32(1, 2))

    def test_torn_file_is_an_error(self):
        npz.write(self.path, {"a": f32(*range(100))})
        with open(self.path, "r+b") as file:
            file.truncate(80)
        with self.assertRaises(ValueError):
            npz.read(self.path)


if __name__ == "__main__":
    unittest.main()
