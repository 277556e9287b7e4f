#!/usr/bin/env python3
"""Computes the minimax coefficients of runtime/math and prints Coefficients.h.

Each entry is a polynomial P with the least weighted error |w(x) (P(x) - f(x))| on an interval,
found by Remez's exchange algorithm (Muller, Elementary Functions, 3rd ed., ch. 3). The lowest
coefficients are rounded to the target format one by one and the rest refitted after each, so that
the rounding of a coefficient is made good by the ones above it.

Usage: coefficients.py > Coefficients.h      (needs mpmath)
"""
import sys

from mpmath import mp, mpf

mp.prec = 200


def roundTo(x, bits):
    """x rounded to a significand of `bits` bits."""
    if x == 0:
        return mpf(0)
    old = mp.prec
    mp.prec = bits
    y = +x
    mp.prec = old
    return y


def solveReference(nodes, fs, ws):
    """The polynomial whose weighted errors at the nodes are equal with alternating signs."""
    n = len(nodes) - 1
    rows = [[x**p for p in range(n)] + [(-1) ** i / ws[i]] for i, x in enumerate(nodes)]
    return list(mp.lu_solve(mp.matrix(rows), mp.matrix(fs)))


def remez(grid, f, w, n):
    """The best n coefficients on the sample points `grid`, spaced like Chebyshev points."""
    count = len(grid)
    picks = [round((count - 1) * i / mpf(n)) for i in range(n + 1)]
    best = None
    for _ in range(12):
        sol = solveReference([grid[i] for i in picks], [f[i] for i in picks],
                             [w[i] for i in picks])
        coefs = sol[:n]
        err = [w[i] * (mp.polyval(coefs[::-1], grid[i]) - f[i]) for i in range(count)]
        worst = max(abs(e) for e in err)
        if best is None or worst < best[1]:
            best = (coefs, worst)
        level = abs(sol[n])
        if worst <= level * (1 + mpf(10) ** -3):
            break
        # One extremum per run of equal sign.
        runs = []
        for i in range(count):
            if runs and (err[i] > 0) == (err[runs[-1]] > 0):
                if abs(err[i]) > abs(err[runs[-1]]):
                    runs[-1] = i
            else:
                runs.append(i)
        while len(runs) > n + 1:
            if abs(err[runs[0]]) < abs(err[runs[-1]]):
                runs.pop(0)
            else:
                runs.pop()
        if len(runs) < n + 1:
            break
        picks = runs
    return best[0]


def fit(function, weight, interval, terms, bits, careful, pair=False):
    """The rounded coefficients of 1, x, x^2, ... and the largest weighted error they leave.

    With `pair` the first is a sum of two numbers, the second of which ends the list.
    """
    lo, hi = mpf(interval[0]), mpf(interval[1])
    points = 24 * (terms + 1)
    grid = [(lo + hi) / 2 - (hi - lo) / 2 * mp.cos(mp.pi * i / (points - 1)) for i in range(points)]
    grid = [x for x in grid if x != 0]
    w = [abs(weight(x)) for x in grid]
    # Where the weight vanishes the error is free; such a point in a reference makes it singular.
    top = max(w)
    xs = [x for x, wx in zip(grid, w) if wx > top / 50]
    w = [wx for wx in w if wx > top / 50]
    f = [function(x) for x in xs]
    done = []
    # With c_0 fixed, sum_{p>=1} c_p x^p - f has the same weighted error as
    # sum_{p>=0} c_{p+1} x^p - f/x under the weight |x| w, which is a fit of the same kind again.
    while len(done) < terms:
        coefs = remez(xs, f, w, terms - len(done))
        for c in coefs[: 1 if len(done) < careful else len(coefs)]:
            c = roundTo(c, bits)
            if pair and not done:
                low = roundTo(coefs[0] - c, bits)
            done.append(c)
            if pair and len(done) == 1:
                c += low
            f = [(fi - c) / x for fi, x in zip(f, xs)]
            w = [wi * abs(x) for wi, x in zip(w, xs)]
    worst = max(abs(wi * fi) for wi, fi in zip(w, f))
    return done + ([low] if pair else []), worst


def hexFloat(x, bits):
    """C++ hexadecimal literal of a value that is exact in `bits` bits."""
    if x == 0:
        return "0.0"
    sign = "-" if x < 0 else ""
    m, e = mp.frexp(abs(x))
    digits = int(mp.floor(mp.ldexp(m, bits)))
    assert mpf(digits) == mp.ldexp(m, bits)
    shift = (4 - (bits - 1) % 4) % 4
    digits <<= shift
    width = (bits - 1 + shift) // 4
    text = "%x" % digits
    lead, tail = text[: len(text) - width], text[len(text) - width :].rstrip("0")
    return "%s0x%s%sp%d" % (sign, lead, "." + tail if tail else "", e - 1)


def emit(name, doc, bits, coefs, worst=None):
    ctype, suffix = ("float", "f") if bits == 24 else ("double", "")
    note = "" if worst is None else " Error %s." % mp.nstr(worst, 2)
    print("/// %s%s" % (doc, note))
    body = ", ".join(hexFloat(c, bits) + suffix for c in coefs)
    print("inline constexpr %s %s[] = {%s};\n" % (ctype, name, body))


def polynomial(name, doc, function, weight, interval, terms, bits, careful=4, pair=False):
    coefs, worst = fit(function, weight, interval, terms, bits, careful, pair)
    sys.stderr.write("%s %s\n" % (name, mp.nstr(worst, 3)))
    if pair:
        emit(name + "Low", "What rounding " + name + "[0] lost.", bits, coefs[-1:])
        coefs = coefs[:-1]
    emit(name, doc, bits, coefs, worst)


def split(name, doc, value, parts, bits):
    """value as a sum of `parts` numbers of the format, each the nearest to what is left."""
    out = []
    for _ in range(parts):
        part = roundTo(value, bits)
        out.append(part)
        value -= part
    emit(name, doc, bits, out)


def series(function, order):
    """A callable for a function known near 0 by `function` at higher precision."""
    def run(x):
        old = mp.prec
        mp.prec = 2 * order
        y = function(mpf(x))
        mp.prec = old
        return +y
    return run


def entries():
    ln2 = mp.log(2)
    half = ln2 / 2 * mpf("1.002")
    wide = lambda g: series(g, 300)
    for bits, tag, n in ((24, "F32", 5), (53, "F64", 10)):
        polynomial("expQ" + tag, "(exp(r) - 1 - r) / r^2, |r| <= ln(2)/2, relative to expm1.",
                   wide(lambda r: (mp.expm1(r) - r) / r**2), lambda r: r**2 / mp.expm1(r),
                   (-half, half), n, bits)
    for bits, tag, n in ((24, "F32", 6), (53, "F64", 12)):
        polynomial("exp2Q" + tag, "(2^r - 1) / r, |r| <= 1/2, relative to 2^r.",
                   wide(lambda r: mp.expm1(r * ln2) / r), lambda r: r / mp.power(2, r),
                   (-0.501, 0.501), n, bits)
    lo, hi = mp.sqrt(mpf(1) / 2) - 1, mp.sqrt(2) - 1
    polynomial("logPF32", "(log(1+f) - f + f^2/2) / f^3, 1+f in [sqrt(1/2), sqrt(2)].",
               wide(lambda f: (mp.log1p(f) - f + f * f / 2) / f**3),
               lambda f: f**3 / mp.log1p(f), (lo * mpf("1.001"), hi * mpf("1.001")), 9, 24)
    s = mp.sqrt(2) - 1
    s = (s / (2 + s)) ** 2
    atanhR = wide(lambda z: (2 * mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 2) / z)
    polynomial("logRF64", "(log((1+s)/(1-s)) - 2s) / s^3 in z = s^2.", atanhR,
               lambda z: z, (0, s * mpf("1.002")), 7, 53)
    polynomial("powLogRF64", "The same to the precision that a float's power needs.", atanhR,
               lambda z: z, (0, s * mpf("1.002")), 5, 53)
    polynomial("powLogR2F64", "(log((1+s)/(1-s)) - 2s - 2s^3/3) / (2 s^5) in z = s^2.",
               wide(lambda z: ((mp.atanh(mp.sqrt(z)) / mp.sqrt(z) - 1) / z - mpf(1) / 3) / z),
               lambda z: z * z, (0, s * mpf("1.002")), 7, 53)
    polynomial("powExpQF64", "(exp(r) - 1 - r) / r^2 to the precision that a float's power needs.",
               wide(lambda r: (mp.expm1(r) - r) / r**2), lambda r: r**2 / mp.expm1(r),
               (-half, half), 6, 53)
    q = (mp.pi / 4 * mpf("1.002")) ** 2
    for bits, tag, n in ((24, "F32", 3), (53, "F64", 6)):
        polynomial("sinS" + tag, "(sin(r) - r) / r^3 in z = r^2, |r| <= pi/4.",
                   wide(lambda z: (mp.sin(mp.sqrt(z)) / mp.sqrt(z) - 1) / z), lambda z: z,
                   (0, q), n, bits)
        polynomial("cosC" + tag, "(cos(r) - 1 + r^2/2) / r^4 in z = r^2, |r| <= pi/4.",
                   wide(lambda z: (mp.cos(mp.sqrt(z)) - 1 + z / 2) / z**2), lambda z: z * z,
                   (0, q), n, bits)
    for bits, tag, n in ((24, "F32", 7), (53, "F64", 13)):
        polynomial("erfQ" + tag, "erf(x)/x - 1 in z = x^2, |x| <= 1.",
                   wide(lambda z: mp.erf(mp.sqrt(z)) / mp.sqrt(z) - 1), lambda z: 1,
                   (0, mpf("1.001")), n, bits)
    polynomial("erfTailF32", "-log(erfc(a)), 1 <= a <= 4, weighted by erfc(a).",
               lambda a: -mp.log(mp.erfc(a)), lambda a: mp.erfc(a) / mp.erf(a), (0.999, 4.0), 8, 24)
    for bits, tag, n, k, top in ((24, "F32", 13, 4, 11), (53, "F64", 25, 4, 28)):
        def sl(t, k=k):
            a = k * (1 + t) / (1 - t)
            return (1 + 2 * a) * mp.exp(a * a) * mp.erfc(a)
        polynomial("erfcP" + tag, "(1+2a) exp(a^2) erfc(a) in t = (a-%d)/(a+%d), 0 <= a <= %d." %
                   (k, k, top), sl, lambda t, k=k: 1 / sl(t), (-1, mpf(top - k) / (top + k)), n, bits, pair=True)


def constants():
    for bits, tag in ((24, "F32"), (53, "F64")):
        split("pio2" + tag, "pi/2 as a sum.", mp.pi / 2, 4, bits)
        split("ln2" + tag, "ln(2) as a sum.", mp.log(2), 2, bits)


def main():
    print("""//===- Coefficients.h - Minimax coefficients and split constants ------------------------------===//
//
// Written by coefficients.py; change that file, not this one.
//
//===----------------------------------------------------------------------===//
#ifndef GRAPHC_RUNTIME_MATH_COEFFICIENTS_H
#define GRAPHC_RUNTIME_MATH_COEFFICIENTS_H

namespace graphc::math::coef {
""")
    entries()
    constants()
    print("""} // namespace graphc::math::coef

#endif // GRAPHC_RUNTIME_MATH_COEFFICIENTS_H""")


if __name__ == "__main__":
    main()
