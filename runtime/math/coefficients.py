#!/usr/bin/env python3
"""Computes the minimax coefficients of runtime/math and prints Coefficients.h.

Each entry is a polynomial P with the least weighted error |w(x) (P(x) - f(x))| on an interval,
found by Remez's exchange algorithm (Muller, Elementary Functions, 3rd ed., ch. 3). The lowest
coefficients are rounded to the target format one by one and the rest refitted after each, so that
the rounding of a coefficient is made good by the ones above it.

Usage: coefficients.py elementary > Coefficients.h         (needs mpmath)
       coefficients.py gamma > GammaCoefficients.h

then clang-format-19 -i on the result.
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


def dropWeightless(xs, f, w):
    """The samples whose weight counts: elsewhere the error is free and a reference singular."""
    floor = max(w) / 1000
    kept = [(x, fx, wx) for x, fx, wx in zip(xs, f, w) if wx > floor]
    return [list(column) for column in zip(*kept)]


def fit(function, weight, interval, terms, bits, careful, pair=False):
    """The rounded coefficients of 1, x, x^2, ... and the largest weighted error they leave.

    With `pair` the first is a sum of two numbers, the second of which ends the list.
    """
    lo, hi = mpf(interval[0]), mpf(interval[1])
    points = 24 * (terms + 1)
    grid = [(lo + hi) / 2 - (hi - lo) / 2 * mp.cos(mp.pi * i / (points - 1)) for i in range(points)]
    grid = [x for x in grid if x != 0]
    xs, f, w = dropWeightless(grid, [function(x) for x in grid], [abs(weight(x)) for x in grid])
    samples = list(zip(xs, f, w))
    done, low = [], mpf(0)
    # With c_0 fixed, sum_{p>=1} c_p x^p - f has the same weighted error as
    # sum_{p>=0} c_{p+1} x^p - f/x under the weight |x| w, which is a fit of the same kind again.
    while len(done) < min(careful, terms):
        best = remez(xs, f, w, terms - len(done))[0]
        c = roundTo(best, bits)
        if pair and not done:
            low = roundTo(best - c, bits)
        value = c if done else c + low
        done.append(c)
        f = [(fi - value) / x for fi, x in zip(f, xs)]
        xs, f, w = dropWeightless(xs, f, [wi * abs(x) for wi, x in zip(w, xs)])
    if len(done) < terms:
        done += [roundTo(c, bits) for c in remez(xs, f, w, terms - len(done))]
    worst = max(wi * abs(mp.polyval(done[::-1], x) + low - fi) for x, fi, wi in samples)
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
    t = (mp.sqrt(2) - 1) ** 2 * mpf("1.002")
    for bits, tag, n in ((24, "F32", 5), (53, "F64", 11)):
        polynomial("atanP" + tag, "(atan(x) - x) / x^3 in z = x^2, |x| <= tan(pi/8).",
                   wide(lambda z: (mp.atan(mp.sqrt(z)) / mp.sqrt(z) - 1) / z), lambda z: z,
                   (0, t), n, bits)
    for bits, tag, n in ((24, "F32", 5), (53, "F64", 12)):
        polynomial("asinP" + tag, "(asin(x) - x) / x^3 in z = x^2, |x| <= 1/2.",
                   wide(lambda z: (mp.asin(mp.sqrt(z)) / mp.sqrt(z) - 1) / z), lambda z: z,
                   (0, mpf(1) / 4), n, bits)
    h = mpf("0.0903125")
    center = lambda t: quantileSlope(h + t)
    polynomial("quantileP", "Normal quantile at 1/2 + c over c, in c^2 - 0.0903125, |c| <= 0.425.",
               center, lambda t: 1 / center(t), (-h, h), 30, 53, pair=True)
    for name, k, lo, hi in (("quantileTail", 3, "1.608", "6"), ("quantileFarTail", 12, "6", "27.31")):
        tail = lambda t, k=k: quantileTail(k * (1 + t) / (1 - t))
        polynomial(name, "Normal quantile at exp(-r^2) over -r, in (r-%d)/(r+%d), %s <= r <= %s." %
                   (k, k, lo, hi), tail, lambda t, f=tail: 1 / f(t),
                   ((mpf(lo) - k) / (mpf(lo) + k), (mpf(hi) - k) / (mpf(hi) + k)), 23, 53, pair=True)


def quantileTail(r):
    """x / r with Phi(-x) = exp(-r^2), by Newton's method on the logarithm."""
    x = mp.sqrt(2) * r * (1 - mp.log(4 * mp.pi * r * r) / (4 * r * r)) if r > 1.8 else mpf(1.4)
    for _ in range(40):
        q = mp.erfc(x / mp.sqrt(2)) / 2
        step = (mp.log(q) + r * r) * q * mp.sqrt(2 * mp.pi) * mp.exp(x * x / 2)
        x += step
        if abs(step) < mpf(2) ** -120:
            break
    return x / r


def quantileSlope(z):
    """x / c with Phi(x) = 1/2 + c, z = c^2, by Newton's method."""
    if z < mpf(10) ** -12:
        return mp.sqrt(2 * mp.pi)
    c = mp.sqrt(z)
    x = c * mp.sqrt(2 * mp.pi)
    for _ in range(40):
        step = (mp.erf(x / mp.sqrt(2)) / 2 - c) * mp.sqrt(2 * mp.pi) * mp.exp(x * x / 2)
        x -= step
        if abs(step) < mpf(2) ** -120:
            break
    return x / c


def gammaEntries():
    for c, lo, hi, n in ((1, -0.3, 0.5, 22), (2, -0.5, 0.5, 18)):
        def ratio(u, c=c):
            u = u if abs(u) > mpf(10) ** -30 else mpf(10) ** -30
            return mp.loggamma(c + u) / u
        polynomial("lgammaAt%d" % c, "lgamma(%d + u) / u, %s <= u <= %s." % (c, lo, hi), ratio,
                   lambda u, f=ratio: 1 / f(u), (lo, hi), n, 53)
    root = mp.findroot(mp.digamma, 1.4616)
    psi = lambda u: mp.digamma(root + u) / u
    polynomial("digammaP", "digamma(root + u) / u for the positive root, 1 <= root + u <= 2.", psi,
               lambda u: 1 / psi(u), (1 - root, 2 - root), 22, 53)
    split("digammaRoot", "The positive root of digamma as a sum.", root, 2, 53)
    stirling = [mp.bernoulli(2 * k) / (2 * k * (2 * k - 1)) for k in range(1, 10)]
    emit("stirling", "B_2k / (2k (2k-1)), k = 1, 2, ...: DLMF 5.11.1.", 53, [roundTo(c, 53) for c in stirling])
    psiTail = [mp.bernoulli(2 * k) / (2 * k) for k in range(1, 10)]
    emit("digammaTail", "B_2k / 2k, k = 1, 2, ...: DLMF 5.11.2.", 53, [roundTo(c, 53) for c in psiTail])
    euler = [mp.bernoulli(2 * k) / mp.factorial(2 * k) for k in range(1, 15)]
    emit("eulerMaclaurin", "B_2k / (2k)!, k = 1, 2, ...: DLMF 2.10.1.", 53, [roundTo(c, 53) for c in euler])
    temme()


def temme():
    """c_0, ..., c_3 of Temme's uniform expansion as power series in eta: DLMF 8.12.9 to 8.12.15."""
    # eta^2 / 2 = mu - log(1 + mu), differentiated, reads eta (1 + mu) = mu dmu/deta; compare the
    # coefficients of eta^n in mu = alpha_1 eta + alpha_2 eta^2 + ...
    count = 26
    alpha = [mpf(0), mpf(1)]
    for n in range(2, count):
        known = sum(i * alpha[i] * alpha[n + 1 - i] for i in range(2, n))
        alpha.append((alpha[n - 1] - known) / (n + 1))
    inverse = [mpf(1)]  # eta / mu
    for k in range(1, count - 1):
        inverse.append(-sum(alpha[i + 1] * inverse[k - i] for i in range(1, k + 1)))
    # c_0 = 1/mu - 1/eta, c_k = c'_{k-1} / eta + (-1)^k g_k / mu with Stirling's g_k; the poles cancel.
    c = inverse[1:]
    stirling = [1, mpf(1) / 12, mpf(1) / 288, mpf(-139) / 51840]
    for k, terms in enumerate((13, 11, 9, 7)):
        if k > 0:
            c = [(n + 2) * c[n + 2] + (-1) ** k * stirling[k] * inverse[n + 1]
                 for n in range(len(c) - 2)]
        emit("temme%d" % k, "c_%d of Temme's expansion of the incomplete gamma functions, in eta." % k,
             53, [roundTo(x, 53) for x in c[:terms]])


def constants():
    for bits, tag in ((24, "F32"), (53, "F64")):
        split("pio2" + tag, "pi/2 as a sum.", mp.pi / 2, 4, bits)
        split("ln2" + tag, "ln(2) as a sum.", mp.log(2), 2, bits)


def twoOverPi(words):
    """64 zero bits and the fraction of 2/pi, most significant word first."""
    mp.prec = words * 64 + 200
    v = int(mp.floor(2 / mp.pi * mpf(2) ** (64 * (words - 1))))
    mp.prec = 200
    parts = [(v >> (64 * (words - 1 - i))) & ((1 << 64) - 1) for i in range(words)]
    print("/// 64 zero bits, then the binary fraction of 2/pi.")
    print("inline constexpr unsigned long long twoOverPi[] = {%s};\n" %
          ", ".join("0x%016x" % p for p in parts))


def main():
    headers = {"elementary": ("Coefficients", "Minimax coefficients and split constants",
                              (entries, constants, lambda: twoOverPi(20))),
               "gamma": ("GammaCoefficients", "Coefficients of the gamma function's family",
                         (gammaEntries,))}
    name, title, emitters = headers[sys.argv[1]]
    guard = "GRAPHC_RUNTIME_MATH_%s_H" % name.upper()
    print("""//===- %s.h - %s ---===//
//
// Written by coefficients.py; change that file, not this one.
//
//===----------------------------------------------------------------------===//
#ifndef %s
#define %s

namespace graphc::math::coef {
""" % (name, title, guard, guard))
    for emitter in emitters:
        emitter()
    print("""} // namespace graphc::math::coef

#endif // %s""" % guard)


if __name__ == "__main__":
    main()
