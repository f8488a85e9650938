#include "lppls_kernel.h"

// Every instruction set must give the same bits: only the multiply-adds that are written out.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Elementary functions take eight numbers at once, so that a constant that is read serves two registers of AVX2; sums have four lanes.
#define W 8
#include "vector_numbers.h"

typedef double unaligned __attribute__((ext_vector_type(W), aligned(8)));
#define LOAD(p) (*(const unaligned *)(p))
#define STORE(p) (*(unaligned *)(p))

#define LANES 4
typedef double lanes __attribute__((ext_vector_type(LANES)));
typedef double unaligned_lanes __attribute__((ext_vector_type(LANES), aligned(8)));
#define LOAD_LANES(p) (*(const unaligned_lanes *)(p))
#define STORE_LANES(p) (*(unaligned_lanes *)(p))

#include "lppls_series.h"

// Vectors only pass between functions that are inlined: the clones differ in how they would hand them over.

// f, g and h from the logarithms of distances. One short loop a function: the processor then has several iterations of each in flight.
INLINE void powers(
    const double *logarithms, int64_t from, int64_t to, double m, double omega, double *f, double *g,
    double *h) {
    for (int64_t i = from; i < to; i += W) {
        // dt^m = exp(m·ln dt)
        STORE(f + i) = small_exponential(m * LOAD(logarithms + i));
    }
    for (int64_t i = from; i < to; i += W) {
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
}

INLINE void basis(
    const double *times, const double *values, int64_t count, double tc, double m, double omega,
    double *logarithms, double *f, double *g, double *h, double *sums) {
    // Distances fall from block to block: the first ones go by their centres, the rest one by one.
    const double first = tc - 0.5 * (BLOCK - 1), beyond = (first - least_centre(m, omega)) / BLOCK;
    const int64_t most = count / BLOCK;
    const int64_t blocks = beyond >= 0.0 ? (beyond < (double)most ? (int64_t)beyond + 1 : most) : 0;
    const int64_t rest = BLOCK * blocks;
    for (int64_t j = 0; j < blocks; j += W)
        STORE(logarithms + j) = logarithm(FMA(LOAD(times + j), (vec)-BLOCK, (vec)first));
    for (int64_t i = rest; i < count; i += W) STORE(logarithms + i) = logarithm((vec)tc - LOAD(times + i));
    powers(logarithms, 0, blocks, m, omega, f, g, h);
    powers(logarithms, rest, count, m, omega, f, g, h);
    if (blocks > 0) {
        binomials terms;
        expand(m, omega, &terms);
        for (int64_t j = blocks - 1; j >= 0; j--) spread(&terms, first, j, logarithms, f, g, h);
    }
    for (int64_t i = count; i < (count + W - 1) / W * W; i++) f[i] = g[i] = h[i] = 0.0;

    lanes total[OUROBOROS_LPPLS_SUMS];
    for (int s = 0; s < OUROBOROS_LPPLS_SUMS; s++) total[s] = 0.0;
    for (int64_t i = 0; i < count; i += LANES) {
        const lanes fi = LOAD_LANES(f + i), gi = LOAD_LANES(g + i), hi = LOAD_LANES(h + i), value = LOAD_LANES(values + i);
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
    lanes total = 0.0;
    for (int64_t i = 0; i < count; i += LANES) {
        lanes r = LOAD_LANES(values + i) - a;
        r = FMA(LOAD_LANES(f + i), (lanes)-b, r);
        r = FMA(LOAD_LANES(g + i), (lanes)-c1, r);
        r = FMA(LOAD_LANES(h + i), (lanes)-c2, r);
        if (i + LANES > count) {
            for (int lane = 0; lane < LANES; lane++)
                if (i + lane >= count) r[lane] = 0.0;
        }
        STORE_LANES(residuals + i) = r;
        total = FMA(r, r, total);
    }
    return (total[0] + total[1]) + (total[2] + total[3]);
}

// The last vector may reach past the observations: what lies there must not count.
INLINE lanes within(lanes x, int64_t i, int64_t count) {
    if (i + LANES > count)
        for (int lane = 0; lane < LANES; lane++)
            if (i + lane >= count) x[lane] = 0.0;
    return x;
}

INLINE double across(lanes x) { return (x[0] + x[1]) + (x[2] + x[3]); }

INLINE void directions(
    const double *times, const double *logarithms, const double *f, const double *g, const double *h,
    int64_t count, double tc, double m, double omega, double b, double c1, double c2, double *v,
    int64_t stride, double *sums) {
    lanes total[OUROBOROS_LPPLS_DIRECTION_SUMS];
    for (int s = 0; s < OUROBOROS_LPPLS_DIRECTION_SUMS; s++) total[s] = 0.0;
    for (int64_t i = 0; i < count; i += LANES) {
        const lanes basis[] = {LOAD_LANES(f + i), LOAD_LANES(g + i), LOAD_LANES(h + i)}, log = LOAD_LANES(logarithms + i);
        const lanes power = FMA((lanes)b, basis[0], FMA((lanes)c1, basis[1], c2 * basis[2]));
        const lanes turn = FMA((lanes)c2, basis[1], -(c1 * basis[2]));
        const lanes along[] = {
            FMA((lanes)m, power, omega * turn) / (tc - LOAD_LANES(times + i)), log * power, log * turn};
#pragma clang loop unroll(full)
        for (int d = 0; d < 3; d++) {
            STORE_LANES(v + d * stride + i) = along[d];
            total[d] += along[d];
#pragma clang loop unroll(full)
            for (int k = 0; k < 3; k++)
                total[3 + 3 * k + d] = FMA(basis[k], along[d], total[3 + 3 * k + d]);
        }
    }
    for (int s = 0; s < OUROBOROS_LPPLS_DIRECTION_SUMS; s++) sums[s] = across(total[s]);
}

CLONES void ouroboros_lppls_directions(
    const double *times, const double *logarithms, const double *f, const double *g, const double *h,
    int64_t count, double tc, double m, double omega, double b, double c1, double c2, double *v,
    int64_t stride, double *sums) {
    directions(times, logarithms, f, g, h, count, tc, m, omega, b, c1, c2, v, stride, sums);
}

INLINE void normal(
    const double *f, const double *g, const double *h, const double *residuals, const double *v,
    int64_t stride, int64_t count, const double *projection, double *sums) {
    lanes total[OUROBOROS_LPPLS_NORMAL_SUMS];
    for (int s = 0; s < OUROBOROS_LPPLS_NORMAL_SUMS; s++) total[s] = 0.0;
    for (int64_t i = 0; i < count; i += LANES) {
        const lanes fi = LOAD_LANES(f + i), gi = LOAD_LANES(g + i), hi = LOAD_LANES(h + i), r = LOAD_LANES(residuals + i);
        lanes row[3];
#pragma clang loop unroll(full)
        for (int d = 0; d < 3; d++) {
            const double *p = projection + 4 * d;
            row[d] = FMA(fi, (lanes)p[1], (lanes)p[0] - LOAD_LANES(v + d * stride + i));
            row[d] = within(FMA(gi, (lanes)p[2], FMA(hi, (lanes)p[3], row[d])), i, count);
            total[d] = FMA(r, row[d], total[d]);
            total[3 + d] = FMA(row[d], row[d], total[3 + d]);
        }
        total[6] = FMA(row[0], row[1], total[6]);
        total[7] = FMA(row[0], row[2], total[7]);
        total[8] = FMA(row[1], row[2], total[8]);
    }
    for (int s = 0; s < OUROBOROS_LPPLS_NORMAL_SUMS; s++) sums[s] = across(total[s]);
}

CLONES void ouroboros_lppls_normal(
    const double *f, const double *g, const double *h, const double *residuals, const double *v,
    int64_t stride, int64_t count, const double *projection, double *sums) {
    normal(f, g, h, residuals, v, stride, count, projection, sums);
}
