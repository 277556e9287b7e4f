"""The tables that a sweep over the corpus ends with."""

import collections
import re

VERDICTS = ("pass", "reference", "fail-numeric", "fail-shape", "no-error", "wrong-error",
            "unsupported", "user-error", "internal-error", "crash", "hang")


def by_kind(results):
    """Lines of a table: a row a kind, a column a verdict that occurs."""
    counts = collections.Counter((r.kind, r.verdict) for r in results)
    columns = [v for v in VERDICTS if any(r.verdict == v for r in results)]
    kinds = sorted({r.kind for r in results})
    rows = [["kind", "cases", *columns]]
    for kind in kinds:
        rows.append([kind, sum(1 for r in results if r.kind == kind),
                     *(counts[kind, v] for v in columns)])
    rows.append(["all", len(results),
                 *(sum(1 for r in results if r.verdict == v) for v in columns)])
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join(str(cell).ljust(w) if i == 0 else str(cell).rjust(w)
                      for i, (cell, w) in enumerate(zip(row, widths))) for row in rows]


def cause(reason):
    """A reason without what differs from case to case: names in quotes, numbers."""
    text = re.sub(r"^call \d+: ", "", reason)
    text = re.sub(r"^\S+\.(pb|pbtxt|mlir)\S*: ", "", text)
    text = re.sub(r"\bnode '[^']*'", "node", text)
    text = re.sub(r"\[[-\d, ?x]*\]", "[..]", text)
    text = re.sub(r"-?\d+(\.\d+)?(e[-+]?\d+)?", "N", text)
    return text[:110]


def by_cause(results, most=25):
    """Lines of a table: the reasons of what did not pass, the most frequent first."""
    groups = collections.defaultdict(list)
    for result in results:
        if result.verdict != "pass":
            groups[result.verdict, cause(result.reason)].append(result.id)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = [f"{len(ids):5}  {verdict:14} {text}  (as {ids[0]})"
             for (verdict, text), ids in ordered[:most]]
    if len(ordered) > most:
        rest = sum(len(ids) for _, ids in ordered[most:])
        lines.append(f"{rest:5}  of {len(ordered) - most} further reasons")
    return lines


def fates(nodes):
    """How many nodes ran as what, in words."""
    order = ["kernel", "host", "folded", "reference"]
    names = order + sorted(set(nodes) - set(order))
    return " ".join(f"{name} {nodes.get(name, 0)}" for name in names)


def case_line(result):
    """One line about one case."""
    line = f"{result.verdict:14} {result.id}  {fates(result.nodes)}  {result.seconds:.2f} s"
    return line + (f"\n    {result.reason}" if result.reason else "")


def trusted_line(results):
    """The figure of the trusted cases: passed, and passed without a reference node."""
    trusted = [r for r in results if r.trusted]
    passed = [r for r in trusted if r.verdict == "pass"]
    pure = [r for r in passed if r.nodes and not r.nodes.get("reference")]
    return (f"trusted cases (op, network, saved_model): {len(passed)} of {len(trusted)} pass, "
            f"{len(pure)} of them with zero reference nodes")
