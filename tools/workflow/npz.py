"""Reading and writing .npz files whose keys are tensor names.

numpy.savez takes keys as Python keywords, which rules out the key "file"; an
.npz is a zip of .npy members, and any name may be a member.
"""

import io
import zipfile

import numpy as np


def write(path, tensors):
    """Writes {name: array} to `path`, uncompressed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, array in tensors.items():
            with archive.open(name + ".npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, np.asarray(array), allow_pickle=False)


def read(path):
    """The {name: array} of `path`; raises ValueError for a file that is not one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name.removesuffix(".npy"): np.lib.format.read_array(
                io.BytesIO(archive.read(name)), allow_pickle=False)
                for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise ValueError(f"not a readable .npz: {error}") from error
