#ifndef OUROBOROS_LPPLS_SERIES_H
#define OUROBOROS_LPPLS_SERIES_H

// Powers of eight consecutive distances to the critical time from the power of their centre c:
// (c + d)^α = c^α·(1 + d/c)^α with α = m + iω, the latter by the binomial series. Distances ±d share its even and its odd part, which
// costs half of eight logarithms, exponentials, sines and cosines. The includer defines the four lanes.

#define BLOCK 8
#define POWER_DEGREE 15
#define LOGARITHM_DEGREE 11

// Coefficients of the real power, and of the real and the imaginary part of the complex one.
typedef struct {
    lanes f[POWER_DEGREE + 1], g[POWER_DEGREE + 1], h[POWER_DEGREE + 1];
} binomials;

INLINE void expand(double m, double omega, binomials *terms) {
    double f = 1.0, g = 1.0, h = 0.0;
#pragma clang loop unroll(full)
    for (int k = 0; k <= POWER_DEGREE; k++) {
        terms->f[k] = f;
        terms->g[k] = g;
        terms->h[k] = h;
        const double step = m - k, share = 1.0 / (k + 1);
        const double real = g * step - h * omega;
        h = (g * omega + h * step) * share;
        g = real * share;
        f = f * step * share;
    }
}

// The centre from which on what the series leave out is below 2⁻⁵⁵ of the result. The first term left out is at most
// ((|ω| + |m| + 7.5)·r)¹⁶ / 16!, since no mean of factors is below their geometric one; for the logarithm r is at most 0.045.
INLINE double least_centre(double m, double omega) {
    const double radius =
        0.62 / (__builtin_elementwise_abs(omega) + __builtin_elementwise_abs(m) + 7.5);
    return 3.5 / (radius < 0.045 ? radius : 0.045);
}

INLINE lanes every_second(const lanes *terms, lanes square) {
    lanes sum = terms[POWER_DEGREE - 1];
#pragma clang loop unroll(full)
    for (int k = POWER_DEGREE - 3; k >= 0; k -= 2) sum = FMA(sum, square, terms[k]);
    return sum;
}

#define REVERSED(x) __builtin_shufflevector((x), (x), 3, 2, 1, 0)

// Replaces centre j, which stands at element j of each array, by the block that begins at element 8j: the last block first.
INLINE void spread(
    const binomials *terms, double first, int64_t j, double *logarithms, double *f, double *g, double *h) {
    const lanes r = (lanes){3.5, 2.5, 1.5, 0.5} / (lanes)(first - BLOCK * (double)j), square = r * r;
    // ln(1 ± r) = ½ ln(1 − r²) ± artanh r
    lanes even = -1.0 / (LOGARITHM_DEGREE - 1), odd = 1.0 / LOGARITHM_DEGREE;
#pragma clang loop unroll(full)
    for (int k = LOGARITHM_DEGREE - 3; k >= 2; k -= 2) even = FMA(even, square, (lanes)(-1.0 / k));
#pragma clang loop unroll(full)
    for (int k = LOGARITHM_DEGREE - 2; k >= 1; k -= 2) odd = FMA(odd, square, (lanes)(1.0 / k));
    even = FMA(even, square, (lanes)logarithms[j]);
    odd *= r;
    const int64_t at = BLOCK * j;
    const lanes power = f[j], cosine = g[j], sine = h[j];
    STORE_LANES(logarithms + at) = even + odd;
    STORE_LANES(logarithms + at + LANES) = REVERSED(even - odd);

    even = every_second(terms->f, square);
    odd = r * every_second(terms->f + 1, square);
    STORE_LANES(f + at) = power * (even + odd);
    STORE_LANES(f + at + LANES) = REVERSED(power * (even - odd));

    const lanes evenReal = every_second(terms->g, square), oddReal = r * every_second(terms->g + 1, square);
    const lanes evenImaginary = every_second(terms->h, square), oddImaginary = r * every_second(terms->h + 1, square);
    lanes x = evenReal + oddReal, y = evenImaginary + oddImaginary;
    STORE_LANES(g + at) = FMA(cosine, x, -(sine * y));
    STORE_LANES(h + at) = FMA(sine, x, cosine * y);
    x = evenReal - oddReal;
    y = evenImaginary - oddImaginary;
    STORE_LANES(g + at + LANES) = REVERSED(FMA(cosine, x, -(sine * y)));
    STORE_LANES(h + at + LANES) = REVERSED(FMA(sine, x, cosine * y));
}

#endif
