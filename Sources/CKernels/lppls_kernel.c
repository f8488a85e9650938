#include "lppls_kernel.h"

#include <string.h>

// Every instruction set must give the same bits: only the multiply-adds that are written out.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define W 4
typedef double vec __attribute__((ext_vector_type(W), aligned(8)));
typedef int64_t ivec __attribute__((ext_vector_type(W), aligned(8)));
#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))
#define LOAD(p) (*(const vec *)(p))
#define STORE(p) (*(vec *)(p))

// Adding and subtracting this rounds to a whole number, which stands in the low bits in between.
#define ROUNDER 0x1.8p52

CLONES void ouroboros_lppls_basis(
    const double *times, const double *values, int64_t count, double tc, double m, double omega,
    double *logarithms, double *f, double *g, double *h, double *sums) {
    // One short loop a function: the processor then has several iterations of each in flight.
    for (int64_t i = 0; i < count; i += W) {
        const vec dt = (vec)tc - LOAD(times + i);

        // ln(dt): dt = 2^k·(1 + u) with 1 + u in [√½, √2); ln(1 + u) = 2 atanh(u/(2 + u)), as an odd
        // polynomial (coefficients of fdlibm, Sun Microsystems 1993).
        union {
            vec d;
            ivec i;
        } bits = {.d = dt};
        const ivec shifted = bits.i - 0x3fe6a09e667f3bcdLL;
        const ivec k = shifted >> 52;
        bits.i = bits.i - (k << 52);
        const vec u = bits.d - 1.0;
        const vec s = u / (u + 2.0);
        const vec z = s * s;
        vec r = FMA(z, (vec)1.479819860511658591e-01, (vec)1.531383769920937332e-01);
        r = FMA(z, r, (vec)1.818357216161805012e-01);
        r = FMA(z, r, (vec)2.222219843214978396e-01);
        r = FMA(z, r, (vec)2.857142874366239149e-01);
        r = FMA(z, r, (vec)3.999999999940941908e-01);
        r = FMA(z, r, (vec)6.666666666666735130e-01);
        r = z * r;
        const vec half = 0.5 * u * u;
        const vec exponent = __builtin_convertvector(k, vec);
        const vec small = FMA(exponent, (vec)1.90821492927058770002e-10, s * (half + r));
        const vec logarithm = FMA(exponent, (vec)6.93147180369123816490e-01, u - (half - small));

        STORE(logarithms + i) = logarithm;
    }
    for (int64_t i = 0; i < count; i += W) {
        // dt^m = exp(m·ln dt): 2^n·e^q with |q| ≤ ½ ln 2, Taylor to the 13th power.
        const vec x = m * LOAD(logarithms + i);
        union {
            vec d;
            ivec i;
        } whole = {.d = FMA(x, (vec)1.4426950408889634074, (vec)ROUNDER)};
        const vec n = whole.d - ROUNDER;
        const vec q = FMA(n, (vec)-1.90821492927058770002e-10, FMA(n, (vec)-6.93147180369123816490e-01, x));
        vec e = FMA(q, (vec)(1.0 / 6227020800.0), (vec)(1.0 / 479001600.0));
        e = FMA(q, e, (vec)(1.0 / 39916800.0));
        e = FMA(q, e, (vec)(1.0 / 3628800.0));
        e = FMA(q, e, (vec)(1.0 / 362880.0));
        e = FMA(q, e, (vec)(1.0 / 40320.0));
        e = FMA(q, e, (vec)(1.0 / 5040.0));
        e = FMA(q, e, (vec)(1.0 / 720.0));
        e = FMA(q, e, (vec)(1.0 / 120.0));
        e = FMA(q, e, (vec)(1.0 / 24.0));
        e = FMA(q, e, (vec)(1.0 / 6.0));
        e = FMA(q, e, (vec)0.5);
        e = FMA(q, e, (vec)1.0);
        e = FMA(q, e, (vec)1.0);
        union {
            vec d;
            ivec i;
        } power = {.d = e};
        power.i += whole.i << 52;
        STORE(f + i) = power.d;
    }
    for (int64_t i = count; i < (count + W - 1) / W * W; i++) f[i] = 0.0;
    for (int64_t i = 0; i < count; i += W) {
        // Sine and cosine of ω·ln dt: reduced by multiples of π/2 in two parts, polynomials of fdlibm.
        const vec phase = omega * LOAD(logarithms + i);
        union {
            vec d;
            ivec i;
        } turns = {.d = FMA(phase, (vec)0.63661977236758134308, (vec)ROUNDER)};
        const vec turn = turns.d - ROUNDER;
        const vec y = FMA(turn, (vec)-6.123233995736766036e-17, FMA(turn, (vec)-1.5707963267948965580, phase));
        const vec yy = y * y;
        vec sine = FMA(yy, (vec)1.58969099521155010221e-10, (vec)-2.50507602534068634195e-08);
        sine = FMA(yy, sine, (vec)2.75573137070700676789e-06);
        sine = FMA(yy, sine, (vec)-1.98412698298579493134e-04);
        sine = FMA(yy, sine, (vec)8.33333333332248946124e-03);
        sine = FMA(yy, sine, (vec)-1.66666666666666324348e-01);
        sine = FMA(yy * y, sine, y);
        vec cosine = FMA(yy, (vec)-1.13596475577881948265e-11, (vec)2.08757232129817482790e-09);
        cosine = FMA(yy, cosine, (vec)-2.75573143513906633035e-07);
        cosine = FMA(yy, cosine, (vec)2.48015872894767294178e-05);
        cosine = FMA(yy, cosine, (vec)-1.38888888888741095749e-03);
        cosine = FMA(yy, cosine, (vec)4.16666666666666019037e-02);
        cosine = FMA(yy * yy, cosine, FMA(yy, (vec)-0.5, (vec)1.0));
        const ivec odd = (turns.i & 1) == 1;
        union {
            vec d;
            ivec i;
        } sinus = {.d = odd ? cosine : sine}, cosinus = {.d = odd ? sine : cosine};
        sinus.i ^= (turns.i & 2) << 62;
        cosinus.i ^= ((turns.i + 1) & 2) << 62;

        const vec fi = LOAD(f + i);
        STORE(g + i) = fi * cosinus.d;
        STORE(h + i) = fi * sinus.d;
    }

    vec total[OUROBOROS_LPPLS_SUMS];
    for (int s = 0; s < OUROBOROS_LPPLS_SUMS; s++) total[s] = 0.0;
    for (int64_t i = 0; i < count; i += W) {
        const vec fi = LOAD(f + i), gi = LOAD(g + i), hi = LOAD(h + i), value = LOAD(values + i);
        total[0] += fi;
        total[1] += gi;
        total[2] += hi;
        total[3] = FMA(fi, fi, total[3]);
        total[4] = FMA(gi, fi, total[4]);
        total[5] = FMA(gi, gi, total[5]);
        total[6] = FMA(hi, fi, total[6]);
        total[7] = FMA(hi, gi, total[7]);
        total[8] = FMA(hi, hi, total[8]);
        total[9] = FMA(value, fi, total[9]);
        total[10] = FMA(value, gi, total[10]);
        total[11] = FMA(value, hi, total[11]);
    }
    for (int s = 0; s < OUROBOROS_LPPLS_SUMS; s++)
        sums[s] = (total[s][0] + total[s][1]) + (total[s][2] + total[s][3]);
}

CLONES double ouroboros_lppls_residuals(
    const double *values, const double *f, const double *g, const double *h, int64_t count, double a,
    double b, double c1, double c2, double *residuals) {
    vec total = 0.0;
    for (int64_t i = 0; i < count; i += W) {
        vec r = LOAD(values + i) - a;
        r = FMA(LOAD(f + i), (vec)-b, r);
        r = FMA(LOAD(g + i), (vec)-c1, r);
        r = FMA(LOAD(h + i), (vec)-c2, r);
        if (i + W > count) {
            for (int lane = 0; lane < W; lane++)
                if (i + lane >= count) r[lane] = 0.0;
        }
        STORE(residuals + i) = r;
        total = FMA(r, r, total);
    }
    return (total[0] + total[1]) + (total[2] + total[3]);
}
