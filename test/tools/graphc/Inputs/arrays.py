"""Writes and shows .npz files: write FILE NAME JSON [DTYPE], or show FILE."""

import json
import sys
import zipfile

import numpy as np


def write(path, name, text, dtype="float32"):
    """Writes one array; numpy.savez would not take every name."""
    with zipfile.ZipFile(path, "w") as archive, archive.open(name + ".npy", "w") as member:
        np.lib.format.write_array(member, np.array(json.loads(text), dtype))


def show(path):
    """Prints name, dtype, shape and elements of every array."""
    with np.load(path) as arrays:
        for name in arrays:
            array = arrays[name]
            print(name, array.dtype, list(array.shape), array.ravel().tolist())


{"write": write, "show": show}[sys.argv[1]](*sys.argv[2:])
