#include "lppls_kernel.h"

// Every instruction set must give the same bits: only the multiply-adds that are written out.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#define W 4
#include "vector_numbers.h"

typedef double unaligned __attribute__((ext_vector_type(W), aligned(8)));
#define LOAD(p) (*(const unaligned *)(p))
#define STORE(p) (*(unaligned *)(p))

// Vectors only pass between functions that are inlined: the clones differ in how they would hand them over.
INLINE void basis(
    const double *times, const double *values, int64_t count, double tc, double m, double omega,
    double *logarithms, double *f, double *g, double *h, double *sums) {
    // One short loop a function: the processor then has several iterations of each in flight.
    for (int64_t i = 0; i < count; i += W) {
        STORE(logarithms + i) = logarithm((vec)tc - LOAD(times + i));
    }
    for (int64_t i = 0; i < count; i += W) {
        // dt^m = exp(m·ln dt)
        STORE(f + i) = small_exponential(m * LOAD(logarithms + i));
    }
    for (int64_t i = count; i < (count + W - 1) / W * W; i++) f[i] = 0.0;
    for (int64_t i = 0; i < count; i += W) {
        // ω·ln dt reduced by multiples of π/2, in two parts.
        const vec phase = omega * LOAD(logarithms + i);
        const bits turns = {.d = FMA(phase, (vec)0.63661977236758134308, (vec)ROUNDER)};
        const vec turn = turns.d - ROUNDER;
        const vec y =
            FMA(turn, (vec)-6.123233995736766036e-17, FMA(turn, (vec)-1.5707963267948965580, phase));
        const pair circle = cosine_sine(y, turns.i);

        const vec fi = LOAD(f + i);
        STORE(g + i) = fi * circle.first;
        STORE(h + i) = fi * circle.second;
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

CLONES void ouroboros_lppls_basis(
    const double *times, const double *values, int64_t count, double tc, double m, double omega,
    double *logarithms, double *f, double *g, double *h, double *sums) {
    basis(times, values, count, tc, m, omega, logarithms, f, g, h, sums);
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
