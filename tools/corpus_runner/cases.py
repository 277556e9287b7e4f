"""The corpus manifest as cases and steps."""

import dataclasses
import json
import os

import numpy as np

from compare import Rule

# A case counts towards the figure that CI and the README quote if its kind and
# its golden are of these.
TRUSTED_KINDS = ("op", "network", "saved_model")
TRUSTED_GOLDENS = ("source", "numpy-reference", "tensorflow")
COMPILE_ONLY_KINDS = ("import_only", "train_graph")


@dataclasses.dataclass(frozen=True)
class Step:
    """One call of a model: what is fed, what must come out, or which error."""

    signature: str | None
    feeds: list
    outputs: list
    expect_error: str | None


class Case:
    """One entry of the manifest; arrays are read when asked for."""

    def __init__(self, folder, entry):
        self.folder = folder
        self.entry = entry
        self.id = entry["id"]
        self.kind = entry["kind"]
        self.model = os.path.join(folder, entry["model"])
        tolerance = entry.get("tolerance", {})
        self.rule = Rule(rtol=tolerance.get("rtol", Rule.rtol),
                         atol=tolerance.get("atol", Rule.atol),
                         exact=entry.get("exact", False),
                         shape_only=entry.get("golden") == "uncertain")

    def trusted(self):
        """Whether the golden counts."""
        return self.kind in TRUSTED_KINDS and self.entry["golden"] in TRUSTED_GOLDENS

    def compile_only(self):
        """Whether there is nothing to run, only a file to import."""
        return self.kind in COMPILE_ONLY_KINDS

    def malformed(self):
        """Whether the file is bad on purpose and has to be refused."""
        return "malformed on purpose" in (self.entry.get("notes") or "")

    def by_signature(self):
        """Whether every tensor that is fed or fetched has a name in the signature."""
        tensors = self.entry["inputs"] + self.entry["outputs"]
        return bool(self.entry.get("signature")) and all("signature_key" in t for t in tensors)

    def key(self, tensor):
        """The name under which `tensor` (of the manifest) is fed or fetched."""
        return tensor["signature_key"] if self.by_signature() else tensor["tensor"]

    def steps(self):
        """The calls of this case in order; the first is that of its own inputs."""
        entry = self.entry
        signature = entry.get("signature") if self.by_signature() else None
        if "calls" in entry:
            return [Step(call["signature"], call["inputs"], call["outputs"],
                         call.get("expect_error")) for call in entry["calls"]]
        first = Step(signature, entry["inputs"] + entry.get("alt_inputs", []), entry["outputs"],
                     entry.get("expect_error"))
        return [first] + [Step(signature, run["inputs"], run["outputs"], run.get("expect_error"))
                          for run in entry.get("runs", [])]

    def load(self, tensor, scratch=None):
        """The array of a tensor of the manifest; {tmp} in strings becomes `scratch`."""
        array = np.load(os.path.join(self.folder, tensor["npy"]), allow_pickle=False)
        if scratch is not None and array.dtype.kind == "S":
            array = np.asarray(np.char.replace(array, b"{tmp}", scratch.encode()))
        return array


def load_manifest(path):
    """All cases of a manifest file."""
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    folder = os.path.dirname(os.path.abspath(path))
    return [Case(folder, entry) for entry in manifest["cases"]]
