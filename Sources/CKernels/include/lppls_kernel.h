#ifndef OUROBOROS_LPPLS_KERNEL_H
#define OUROBOROS_LPPLS_KERNEL_H

#include <stdint.h>

/// Values the arrays of the kernel are padded to a multiple of.
#define OUROBOROS_LPPLS_PAD 8

/// Products that `ouroboros_lppls_basis` sums: f, g, h, ff, gf, gg, hf, hg, hh, yf, yg, yh.
#define OUROBOROS_LPPLS_SUMS 12

/// Sums of `ouroboros_lppls_directions`: of the three directions, then of each times f, g and h.
#define OUROBOROS_LPPLS_DIRECTION_SUMS 12

/// Sums of `ouroboros_lppls_normal`: the gradient, the squares, and the products 01, 02, 12.
#define OUROBOROS_LPPLS_NORMAL_SUMS 9

/// The basis of the log-periodic power law at given nonlinear parameters:
/// f = (tc − t)^m, g = f·cos(ω ln(tc − t)), h = f·sin(ω ln(tc − t)).
///
/// - times: 0, 1, 2, … below tc; padded with a time below tc.
/// - values: what is explained, padded with zeros.
/// - count: observations; arrays hold this many rounded up to the pad.
/// - logarithms, f, g, h: results; zero in the padding (logarithms are not).
/// - sums: twelve sums of products over the observations.
///
/// Logarithm, exponential, sine and cosine are polynomials evaluated in the vector unit, within about
/// 2 units in the last place, the same bits on every instruction set. Where tc is far enough, blocks of
/// eight times come from the powers of their centre by the binomial series, to the same error in f and
/// in |g + ih|. |ω ln(tc − t)| below 10⁵.
void ouroboros_lppls_basis(
    const double *times, const double *values, int64_t count, double tc, double m, double omega,
    double *logarithms, double *f, double *g, double *h, double *sums);

/// Residuals y − a − b·f − c1·g − c2·h, and their sum of squares.
double ouroboros_lppls_residuals(
    const double *values, const double *f, const double *g, const double *h, int64_t count, double a,
    double b, double c1, double c2, double *residuals);

/// Derivatives of b·f + c1·g + c2·h with respect to tc, m and omega at the last `ouroboros_lppls_basis`.
///
/// - v: results, three arrays `stride` doubles apart, as long as the padded ones.
/// - sums: twelve sums over the observations.
void ouroboros_lppls_directions(
    const double *times, const double *logarithms, const double *f, const double *g, const double *h,
    int64_t count, double tc, double m, double omega, double b, double c1, double c2, double *v,
    int64_t stride, double *sums);

/// Jᵀr and JᵀJ, where a row of J is p0 + p1·f + p2·g + p3·h − v for each of the three directions.
///
/// - projection: four numbers a direction.
/// - sums: nine sums over the observations.
void ouroboros_lppls_normal(
    const double *f, const double *g, const double *h, const double *residuals, const double *v,
    int64_t stride, int64_t count, const double *projection, double *sums);

#endif
