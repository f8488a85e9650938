#ifndef OUROBOROS_BSADF_KERNEL_H
#define OUROBOROS_BSADF_KERNEL_H

#include <stdint.h>

/// Series that one call works on at once, interleaved.
#define OUROBOROS_BSADF_LANES 8

/// Largest lag that has a compiled variant.
#define OUROBOROS_BSADF_MAX_LAG 4

/// A sum of squares below this share of what it was made from is rounding, not variation.
#define OUROBOROS_BSADF_TOLERANCE 1e-11

/// Doubles of workspace that a call needs.
int64_t ouroboros_bsadf_workspace(int64_t count, int32_t lag);

/// BADF and BSADF sequences of eight series of the same length.
///
/// - levels: [count][8], the series, each starting anywhere near zero and of magnitude near one.
/// - workspace: `ouroboros_bsadf_workspace(count, lag)` doubles.
/// - negativeReciprocals: [count + 1], element n holds -1/n.
/// - counts: [count + 1], element n holds n.
/// - minimumRows: regression rows that the shortest window has; at least lag + 3.
/// - badf, bsadf: [count - (minimumRows + lag)][8], one row per end of window; NaN where no window
///   that ends there has a statistic.
///
/// The plain twin is `BackwardScan` in the Swift module Bubble; both give the same bits.
void ouroboros_bsadf8(
    const double *levels, double *workspace, const double *negativeReciprocals,
    const double *counts, int64_t count, int32_t lag, int64_t minimumRows, double *badf,
    double *bsadf);

/// BADF and BSADF sequences of one series, eight ends of windows at a time: the bits of `ouroboros_bsadf8`.
///
/// - levels: [count], the series, starting near zero and of magnitude near one.
/// - badf, bsadf: [count - (minimumRows + lag)], at least eight: with fewer nothing is written.
///
/// All else as above.
void ouroboros_bsadf_ends(
    const double *levels, double *workspace, const double *negativeReciprocals,
    const double *counts, int64_t count, int32_t lag, int64_t minimumRows, double *badf,
    double *bsadf);

#endif
