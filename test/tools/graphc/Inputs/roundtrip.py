"""Arrays that numpy writes, through a graph of Identity nodes and back.

roundtrip.py make FOLDER writes graph.pbtxt and in.npz; roundtrip.py check FOLDER
compares out.npz with what in.npz holds.
"""

import os
import sys
import zipfile

import numpy as np

# Key: (TensorFlow's dtype, the array as the file has it).
ARRAYS = {
    "bool": ("DT_BOOL", np.array([True, False, True])),
    "int8": ("DT_INT8", np.array([-128, 127], np.int8)),
    "uint8": ("DT_UINT8", np.array([[0], [255]], np.uint8)),
    "int16": ("DT_INT16", np.array(-5, np.int16)),
    "int32": ("DT_INT32", np.arange(24, dtype=np.int32).reshape(2, 3, 4)),
    "int64": ("DT_INT64", np.array([2**62, -1])),
    "uint64": ("DT_UINT64", np.array([2**64 - 1], np.uint64)),
    "half": ("DT_HALF", np.array([1.5, -np.inf], np.float16)),
    "float": ("DT_FLOAT", np.array([0.1, np.nan], np.float32)),
    "double": ("DT_DOUBLE", np.zeros((2, 0, 3))),
    "complex64": ("DT_COMPLEX64", np.array([1 - 2j], np.complex64)),
    "bfloat16": ("DT_BFLOAT16", np.array([1.0, -2.5, 3e38], np.float32)),
    "string": ("DT_STRING", np.array([b"some", b"", b"\xff\x00x"])),
    "unicode": ("DT_STRING", np.array(["h\u20acllo", "x"])),
    "fortran": ("DT_FLOAT", np.asfortranarray(np.arange(6, dtype=np.float32).reshape(2, 3))),
    "bigendian": ("DT_INT32", np.array([1, 2, 3], ">i4")),
}

NODES = """node {{
  name: "{0}" op: "Placeholder"
  attr {{ key: "dtype" value {{ type: {1} }} }}
}}
node {{
  name: "{0}/out" op: "Identity" input: "{0}"
  attr {{ key: "T" value {{ type: {1} }} }}
}}
"""


def make(folder):
    """Writes the graph and its inputs; every other array is compressed."""
    with open(os.path.join(folder, "graph.pbtxt"), "w", encoding="utf-8") as graph:
        for name, (dtype, _) in ARRAYS.items():
            graph.write(NODES.format(name, dtype))
        graph.write("versions { producer: 1395 }\n")
    with zipfile.ZipFile(os.path.join(folder, "in.npz"), "w") as archive:
        for number, (name, (_, array)) in enumerate(ARRAYS.items()):
            archive.compression = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED][number % 2]
            with archive.open(name + ":0.npy", "w", force_zip64=number % 3 == 0) as member:
                np.lib.format.write_array(member, array)


def check(folder):
    """Fails with the key of the first array that is not what it was."""
    with np.load(os.path.join(folder, "out.npz")) as results:
        for name, (_, array) in ARRAYS.items():
            want = np.char.encode(array, "utf-8") if array.dtype.kind == "U" else array
            got = results[name + "/out:0"]
            close = {"rtol": 0.01} if name == "bfloat16" else {"rtol": 0}
            if want.dtype.kind == "S":
                np.testing.assert_array_equal(got, want, name)
            else:
                np.testing.assert_allclose(got, want, err_msg=name, **close)
            if got.shape != want.shape or got.dtype.kind != want.dtype.kind:
                sys.exit(f"{name}: {got.dtype} {got.shape}, want {want.dtype} {want.shape}")
    print(f"{len(ARRAYS)} arrays are the same")


def fetches():
    """The flags that fetch every result."""
    print(" ".join(f"--fetch {name}/out:0" for name in ARRAYS))


{"make": make, "check": check, "fetches": fetches}[sys.argv[1]](*sys.argv[2:])
