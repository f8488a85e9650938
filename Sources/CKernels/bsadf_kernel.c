#include "bsadf_kernel.h"

#include <math.h>

// Every instruction set must give the same bits: only the multiply-adds that are written out.
#pragma STDC FP_CONTRACT OFF

#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))
#define UNROLL _Pragma("clang loop unroll(full)")
#define LANES OUROBOROS_BSADF_LANES
#define RELATIVE_TOLERANCE OUROBOROS_BSADF_TOLERANCE
// What is left of a variable, as a share of the most that it can be made from: above it rounding, which
// grows with the root of the share, cannot bring any window below the tolerance.
#define CLEAR 1e-6

// From the square with its sign; minus infinity where there is none.
static inline double statistic(double square) {
    if (!(square > -INFINITY)) return NAN;
    const double root = sqrt(fabs(square));
    return square < 0.0 ? -root : root;
}

#define ARGUMENTS                                                                                  \
    const double *levels, double *workspace, const double *negativeReciprocals,                    \
        const double *counts, int64_t count, int64_t minimumRows, double *badf, double *bsadf

#if defined(__x86_64__) && defined(__linux__)
#define NARROW __attribute__((target_clones("arch=x86-64-v3", "default")))
#define WIDE __attribute__((target("arch=x86-64-v4")))
#define HAS_WIDE 1
#else
#define NARROW
#define HAS_WIDE 0
#endif

// Four lanes at a time keep the sums in the sixteen registers of AVX2; AVX-512 has room for eight. The lanes are series, or ends of windows of one.
#define W 4
#define ENDS 0
#define P 0
NARROW static void narrow0(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 1
NARROW static void narrow1(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 2
NARROW static void narrow2(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 3
NARROW static void narrow3(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 4
NARROW static void narrow4(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#undef ENDS
#define ENDS 1
#define P 0
NARROW static void narrow_ends0(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 1
NARROW static void narrow_ends1(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 2
NARROW static void narrow_ends2(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 3
NARROW static void narrow_ends3(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 4
NARROW static void narrow_ends4(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#undef ENDS
#undef W

#if HAS_WIDE
#define W 8
#define ENDS 0
#define P 0
WIDE static void wide0(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 1
WIDE static void wide1(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 2
WIDE static void wide2(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#undef ENDS
#define ENDS 1
#define P 0
WIDE static void wide_ends0(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 1
WIDE static void wide_ends1(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#define P 2
WIDE static void wide_ends2(ARGUMENTS)
#include "bsadf_body.inc"
#undef P
#undef ENDS
#undef W
#endif

typedef void (*variant)(ARGUMENTS);

int64_t ouroboros_bsadf_workspace(int64_t count, int32_t lag) {
    // A single series has some observations more, before its first one.
    return (count + LANES + lag + 1) * (lag + 3) * LANES + 8;
}

void ouroboros_bsadf8(
    const double *levels, double *workspace, const double *negativeReciprocals,
    const double *counts, int64_t count, int32_t lag, int64_t minimumRows, double *badf,
    double *bsadf) {
    static const variant narrow[] = {narrow0, narrow1, narrow2, narrow3, narrow4};
    if (lag < 0 || lag > OUROBOROS_BSADF_MAX_LAG || count < 2) return;

    // Vectors that straddle two cache lines would cost a third of the time.
    double *const aligned = (double *)(((uintptr_t)workspace + 63) & ~(uintptr_t)63);

#if HAS_WIDE
    static const variant wide[] = {wide0, wide1, wide2};
    if (lag <= 2 && __builtin_cpu_supports("x86-64-v4")) {
        wide[lag](levels, aligned, negativeReciprocals, counts, count, minimumRows, badf, bsadf);
        return;
    }
#endif
    for (int64_t half = 0; half < LANES; half += 4)
        narrow[lag](
            levels + half, aligned, negativeReciprocals, counts, count, minimumRows, badf + half,
            bsadf + half);
}

void ouroboros_bsadf_ends(
    const double *levels, double *workspace, const double *negativeReciprocals,
    const double *counts, int64_t count, int32_t lag, int64_t minimumRows, double *badf,
    double *bsadf) {
    static const variant narrow[] = {
        narrow_ends0, narrow_ends1, narrow_ends2, narrow_ends3, narrow_ends4};
    if (lag < 0 || lag > OUROBOROS_BSADF_MAX_LAG || count - minimumRows - lag < LANES) return;
    double *const aligned = (double *)(((uintptr_t)workspace + 63) & ~(uintptr_t)63);
#if HAS_WIDE
    static const variant wide[] = {wide_ends0, wide_ends1, wide_ends2};
    if (lag <= 2 && __builtin_cpu_supports("x86-64-v4")) {
        wide[lag](levels, aligned, negativeReciprocals, counts, count, minimumRows, badf, bsadf);
        return;
    }
#endif
    narrow[lag](levels, aligned, negativeReciprocals, counts, count, minimumRows, badf, bsadf);
}
