#ifndef OUROBOROS_BURN_KERNEL_H
#define OUROBOROS_BURN_KERNEL_H

#include <stdint.h>

/// Paths that one call simulates, interleaved.
#define OUROBOROS_BURN_LANES 8

/// Downward sweeps of a quarter's clearing before it is solved exactly.
#define OUROBOROS_BURN_SWEEPS 64

/// A burn-rate model laid out for the kernel. Indices that point at nothing are −1. `T` is the number of quarters, `n` of firms.
///
/// A list in two arrays (`…Start`, `…List`) holds the items of leg i at `…Start[i] ..< …Start[i + 1]`.
typedef struct {
    uint64_t seed;
    int32_t firms, quarters, obligations, fundings, backstops, stakes, predicates, covenants, ranks;
    /// Whether dues are cleared; whether stakes are sold first; whether payments are remembered by obligation.
    int32_t clears, sells, remembersPayments;
    int32_t factorIsLower, hasJump;
    /// Whether capacity limits a firm's revenue, a firm cuts what it can, a promise answers to a plan.
    int32_t limits, manages, responds;
    /// Whether a firm is made to fail, whether the market for funding opens and closes, and whether it is open at first.
    int32_t fails, hasMarket, opensFirst;
    /// Probabilities in a quarter that an open market closes, and a closed one opens.
    double marketCloses, marketOpens;
    /// [T]: whether a scenario closes the market in the quarter; [fundings]: share that comes while it is closed.
    const int32_t *marketShut;
    const double *whenClosed;
    double cashRecovery, receiptRecovery, saleShare, jumpProbability, jumpSize;

    /// [n]
    const double *openingCash, *openingRevenue, *openingReceipts, *variableCost, *receiptCost, *exposure;
    /// [T][n]
    const double *drift, *volatility, *fixedCost;
    /// [n][n]
    const double *factor;

    /// 0 revenue, 1 alive, 2 covenants kept; levels are [predicates][T].
    const int32_t *predicateKind, *predicateFirm;
    const double *predicateLevel;

    /// [obligations]; arrears 0 extinguish, 1 roll, 2 terminate; least, usage and calendar are [obligations][T].
    const int32_t *payer, *payee, *contingent, *follows, *rank, *arrears, *dueCalendar;
    const double *least, *usage, *perUnit, *followShare, *interest;
    const int32_t *duePredicateStart, *duePredicateList;
    /// By firm: obligations that it receives.
    const int32_t *owedStart, *owedList;

    /// [fundings]; amounts and calendar are [fundings][T]; recycles 0 nothing, 1 all receipts, 2 the listed obligations.
    const int32_t *investor, *recipient, *recycles, *fundingCalendar;
    const double *amounts, *recycling, *openingRecycled, *probability;
    const int32_t *fundingPredicateStart, *fundingPredicateList, *recycledStart, *recycledList;

    const int32_t *guarantor, *guaranteed;
    const double *guaranteeLimit;

    /// [stakes]; calendar is [stakes][T].
    const int32_t *holder, *issuer, *stakeCalendar;
    const double *stakeValue, *elasticity, *valueInDefault;
    const int32_t *stakePredicateStart, *stakePredicateList;

    /// [covenants]; kind 0 revenue, 1 cash.
    const int32_t *covenantFirm, *covenantIsCash;
    const double *covenantLeast;

    /// [T][n]; planned revenue is 0 where none is planned, planned capacity for a firm that is not limited. `capacity` is [obligations][T].
    const double *plannedRevenue, *plannedCapacity, *boughtByCosts, *discretionary, *capacity;
    /// [n]; `borrows`: pays whatever falls due, with cash below zero where it has too little.
    const int32_t *isLimited, *isManaged, *borrows;
    /// [n]: first quarter in which a firm is made to fail; T: never.
    const int32_t *failsAt;
    const double *capacityElasticity, *slack, *longElasticity, *adjustment, *buffer;
    /// By firm: obligations that are its capacity, and obligations that it pays.
    const int32_t *capacityStart, *capacityList, *owingStart, *owingList;
    /// [obligations][T], [fundings][T]: share of what falls due or comes in that is left.
    const double *dueKept, *fundingKept;
    /// [obligations]; share of what is left unpaid that the payee loses.
    const double *cuttable, *lossGivenDefault;
    const int32_t *delivers;
    /// [fundings]: the funding whose number draws; the firm whose plan is looked at; Φ⁻¹ of the probability.
    const int32_t *draw, *responseFirm;
    const double *probabilityPoint, *probabilityResponse, *amountResponse, *cashShare;
} ouroboros_burn_program;

/// Where eight paths leave their results: [n][8], but `survival`, which is [T][n][8], and `fan`, [n][T][8]. `cashOut` holds quarters from 1, 0 never.
/// `survival` is added to; `survival`, `fan` and `firstCut` may be null: not wanted. `firstCut` holds the first quarter, from 1, in which the firm cut.
typedef struct {
    double *cashOut, *gap, *directLoss, *passedOnLoss, *terminatedLoss, *stakeLoss, *survival, *fan, *firstCut;
} ouroboros_burn_results;

/// Doubles of workspace that a call needs, 64-byte aligned.
int64_t ouroboros_burn_workspace(const ouroboros_burn_program *program);

/// Simulates the paths firstPath ..< firstPath + 8.
///
/// - shocks: [T][n][8], correlated normal shocks; null: drawn here with Philox4x32-10.
/// - counted: [8], 1 for a lane that counts in `survival`, else 0.
///
/// Nothing is allocated, no function of a mathematical library but an exact fma is called, and every instruction set gives the same bits. The plain twin is `ReferencePath` in
/// the Swift module Stress.
void ouroboros_burn_paths(
    const ouroboros_burn_program *program, uint64_t firstPath, const double *shocks, const double *counted,
    double *workspace, const ouroboros_burn_results *results);

/// Four independent standard normal numbers of each of eight paths, as `PathStream.normals`: [4][8].
void ouroboros_burn_normals(
    uint64_t seed, uint32_t purpose, uint32_t number, uint64_t firstPath, double *normals);

/// Clears one quarter of one path exactly, from shares paid that are not below the greatest solution.
///
/// - due: [obligations], total and cash: [n], rankDue and ratio: [n][ranks], each element `stride` doubles after the last.
/// - work: n·(n + 4) doubles and [n] 32-bit numbers behind them.
///
/// Rounds of fictitious default (Eisenberg and Noe 2001; Rogers and Veraart 2013), each with the linear system of the short firms; with
/// several ranks the rank that each short firm pays in part is found by sweeps from above, and the system is solved for these ranks.
void ouroboros_burn_clear(
    const ouroboros_burn_program *program, const double *due, const double *total, const double *rankDue,
    const double *cash, int64_t stride, double *ratio, double *work);

/// Doubles of `work` that `ouroboros_burn_clear` needs.
int64_t ouroboros_burn_clear_work(const ouroboros_burn_program *program);

#endif
