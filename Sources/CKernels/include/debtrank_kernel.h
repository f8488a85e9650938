#ifndef OUROBOROS_DEBTRANK_KERNEL_H
#define OUROBOROS_DEBTRANK_KERNEL_H

#include <stdint.h>

/// Runs that one sweep works on at once, interleaved.
#define OUROBOROS_DEBTRANK_LANES 16

/// One Gauss-Seidel sweep of h = min(1, max(h, (1/E) A h)) over all firms, for sixteen runs.
///
/// - rowStart: [firms + 1], debtor and amount: [claims], the claims of each firm in compressed rows.
/// - inverseEquity: [firms].
/// - stress: [firms][16], in place; it only rises.
/// - isSettled: [firms], set to 1 once a firm's stress is 1 in all runs; such firms are skipped.
///
/// Returns the largest rise of a stress. The plain twin is `CapitalNetwork.debtRank` in the Swift module Stress.
double ouroboros_debtrank_sweep(
    int64_t firms, const int32_t *rowStart, const int32_t *debtor, const double *amount,
    const double *inverseEquity, double *stress, uint8_t *isSettled);

#endif
