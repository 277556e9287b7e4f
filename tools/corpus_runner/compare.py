"""Whether a result equals its golden, and if not, why not.

The rule is that of the corpus: |got - want| <= atol + rtol * |want| for
floating point, NaN equal to NaN, infinities equal to themselves only; integers,
booleans and strings exactly; `exact` cases bit by bit; `uncertain` goldens by
dtype and shape only.
"""

import dataclasses

import numpy as np


@dataclasses.dataclass(frozen=True)
class Rule:
    """How strictly a case's outputs are compared."""

    rtol: float = 1e-4
    atol: float = 1e-5
    exact: bool = False
    shape_only: bool = False


def _describe(name, got, want, wrong, error=None):
    """One line about the first and, for floats, the worst differing element."""
    count = int(np.count_nonzero(wrong))
    worst = int(np.argmax(np.where(wrong, error, -1))) if error is not None \
        else int(np.argmax(wrong))
    index = [int(i) for i in np.unravel_index(worst, want.shape)]
    return (f"{name}: {count} of {want.size} elements differ; at {index} "
            f"got {got.reshape(-1)[worst]!r}, want {want.reshape(-1)[worst]!r}")


def _inexact(name, got, want, rule):
    """Compares floating point or complex arrays of one shape within tolerance."""
    wide = np.complex128 if want.dtype.kind == "c" else np.float64
    got_wide, want_wide = got.astype(wide), want.astype(wide)
    with np.errstate(all="ignore"):
        error = np.abs(got_wide - want_wide)
        close = error <= rule.atol + rule.rtol * np.abs(want_wide)
    close &= np.isfinite(want_wide) & np.isfinite(got_wide)
    right = close | (got_wide == want_wide) | (np.isnan(got_wide) & np.isnan(want_wide))
    if right.all():
        return None
    severity = np.where(np.isnan(error), np.inf, error).reshape(-1)
    return _describe(name, got, want, ~right.reshape(-1), severity)


def mismatch(name, got, want, rule=Rule()):
    """Why `got` does not equal `want`: (kind, sentence), or None if it does.

    The kind is "fail-shape" for dtype and shape, "fail-numeric" for values.
    """
    got_type = "string" if got.dtype.kind == "S" else str(got.dtype)
    want_type = "string" if want.dtype.kind == "S" else str(want.dtype)
    if got_type != want_type:
        return "fail-shape", f"{name}: dtype {got_type}, want {want_type}"
    if got.shape != want.shape:
        return "fail-shape", f"{name}: shape {list(got.shape)}, want {list(want.shape)}"
    if rule.shape_only or want.size == 0:
        return None
    if want.dtype.kind in "fc" and not rule.exact:
        sentence = _inexact(name, got, want, rule)
        return ("fail-numeric", sentence) if sentence else None
    if want.dtype.kind == "S":
        wrong = got.reshape(-1) != want.reshape(-1)
    else:
        size = want.dtype.itemsize
        bits = [np.ascontiguousarray(a).reshape(-1).view(np.uint8).reshape(-1, size)
                for a in (got, want)]
        wrong = (bits[0] != bits[1]).any(axis=1)
    if not wrong.any():
        return None
    return "fail-numeric", _describe(name, got, want, wrong)
