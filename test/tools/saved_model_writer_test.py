"""The writer of synthetic models: checksums, wire format, table layout."""

import os
import struct
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "scripts"))

import make_large_saved_model as large  # noqa: E402
import tensor_bundle as bundle  # noqa: E402


def crc_by_bit(data):
    """CRC-32C the slow way."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


class Checksum(unittest.TestCase):
    def test_published_check_value(self):
        self.assertEqual(bundle.crc32c(b"123456789"), 0xE3069283)

    def test_lanes_agree_with_bits(self):
        for size in (0, 1, 255, 256, 511, 512, 1000, 4099):
            data = bytes((7 * i + i // 251) & 255 for i in range(size))
            self.assertEqual(bundle.crc32c(data), crc_by_bit(data), size)


class Wire(unittest.TestCase):
    def test_varints(self):
        self.assertEqual(bundle.varint(300), b"\xac\x02")
        self.assertEqual(bundle.varint(-1), b"\xff" * 9 + b"\x01")

    def test_fields(self):
        self.assertEqual(bundle.field(2, 1), b"\x10\x01")
        self.assertEqual(bundle.field(2, "ab"), b"\x12\x02ab")


class Files(unittest.TestCase):
    def test_bundle_has_every_tensor_and_a_footer(self):
        with tempfile.TemporaryDirectory() as folder:
            large.make(folder, 3, 4)
            prefix = os.path.join(folder, "variables", "variables")
            with open(prefix + ".index", "rb") as file:
                index = file.read()
            self.assertEqual(os.path.getsize(prefix + ".data-00000-of-00001"), 3 * 4 * 4 * 4)
            self.assertEqual(struct.unpack("<Q", index[-8:])[0], 0xDB4775248B80FB57)
            for name in large.names(3):
                self.assertIn(name.encode(), index)
            self.assertTrue(os.path.getsize(os.path.join(folder, "saved_model.pb")) > 500)

    def test_same_arguments_same_bytes(self):
        def everything(folder):
            large.make(folder, 2, 8)
            return [open(os.path.join(base, name), "rb").read()
                    for base, _, names in sorted(os.walk(folder)) for name in sorted(names)]
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            self.assertEqual(everything(one), everything(two))


if __name__ == "__main__":
    unittest.main()
