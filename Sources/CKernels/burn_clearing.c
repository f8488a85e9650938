#include "burn_kernel.h"

#pragma STDC FP_CONTRACT OFF

// A firm is solvent when its assets reach this part of what is due.
#define SOLVENCY (1.0 - 1e-12)

// Sweeps that look for the ranks that are paid in part, and the most that a system without a solution gets.
#define RANK_SWEEPS 400

int64_t ouroboros_burn_clear_work(const ouroboros_burn_program *p) {
    const int64_t n = p->firms;
    return n * (n + 4) + n;
}

typedef struct {
    const ouroboros_burn_program *p;
    const double *due, *total, *rankDue, *cash;
    int64_t stride;
    double *ratio;
} quarter;

static double received(const quarter *c, int32_t firm) {
    const ouroboros_burn_program *p = c->p;
    double sum = 0.0;
    for (int32_t at = p->owedStart[firm]; at < p->owedStart[firm + 1]; at++) {
        const int32_t o = p->owedList[at];
        sum += c->due[o * c->stride] * c->ratio[(p->payer[o] * p->ranks + p->rank[o]) * c->stride];
    }
    return sum;
}

// What a firm pays each rank out of `value`. Returns whether a share changed.
static int spread(const quarter *c, int32_t firm, double value) {
    const int32_t ranks = c->p->ranks;
    int changed = 0;
    double left = value;
    for (int32_t k = 0; k < ranks; k++) {
        const int64_t at = (firm * ranks + k) * c->stride;
        const double owed = c->rankDue[at];
        const double amount = owed < left ? owed : (left > 0.0 ? left : 0.0);
        const double share = owed > 0.0 ? amount / owed : 1.0;
        left -= amount;
        if (share != c->ratio[at]) changed = 1;
        c->ratio[at] = share;
    }
    return changed;
}

// The rank that a firm with this value pays in part.
static int32_t marginal(const quarter *c, int32_t firm, double value) {
    const int32_t ranks = c->p->ranks;
    double before = 0.0;
    for (int32_t k = 0; k < ranks - 1; k++) {
        before += c->rankDue[(firm * ranks + k) * c->stride];
        if (value < before) return k;
    }
    return ranks - 1;
}

static double recovered(const quarter *c, int32_t firm, double receipts) {
    const double total = c->total[firm * c->stride];
    const double value = c->p->cashRecovery * c->cash[firm * c->stride] + c->p->receiptRecovery * receipts;
    return value < total ? value : total;
}

// One sweep down over the short firms. Returns whether a share changed.
static int sweep(const quarter *c, const int32_t *isShort, double *value) {
    int changed = 0;
    for (int32_t i = 0; i < c->p->firms; i++) {
        if (!isShort[i]) continue;
        value[i] = recovered(c, i, received(c, i));
        changed |= spread(c, i, value[i]);
    }
    return changed;
}

// Solves for the values of the short firms when each pays the rank `at[i]` in part. Returns 0 when the system has no pivot.
static int solve(
    const quarter *c, const int32_t *isShort, const double *at, double *matrix, double *right, double *solution) {
    const ouroboros_burn_program *p = c->p;
    const int32_t n = p->firms, ranks = p->ranks;
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j < n; j++) matrix[i * n + j] = 0.0;
        matrix[i * n + i] = 1.0;
        right[i] = 0.0;
        if (!isShort[i]) continue;
        double known = 0.0;
        for (int32_t place = p->owedStart[i]; place < p->owedStart[i + 1]; place++) {
            const int32_t o = p->owedList[place], j = p->payer[o], k = p->rank[o];
            const double owed = c->due[o * c->stride];
            const int32_t m = (int32_t)at[j];
            if (!isShort[j] || k < m) {
                known += owed;
            } else if (k == m) {
                double before = 0.0;
                for (int32_t l = 0; l < m; l++) before += c->rankDue[(j * ranks + l) * c->stride];
                const double all = c->rankDue[(j * ranks + m) * c->stride];
                if (all > 0.0) {
                    const double slope = owed / all;
                    matrix[i * n + j] -= p->receiptRecovery * slope;
                    known -= slope * before;
                }
            }
        }
        right[i] = p->cashRecovery * c->cash[i * c->stride] + p->receiptRecovery * known;
    }
    // An M-matrix whose columns add up to at least 0: elimination needs no exchange of rows.
    for (int32_t k = 0; k < n; k++) {
        if (!isShort[k]) continue;
        const double pivot = matrix[k * n + k];
        if (!(pivot > 1e-13)) return 0;
        for (int32_t i = k + 1; i < n; i++) {
            const double factor = matrix[i * n + k] / pivot;
            if (factor == 0.0) continue;
            for (int32_t j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
            right[i] -= factor * right[k];
        }
    }
    for (int32_t k = n - 1; k >= 0; k--) {
        double sum = right[k];
        for (int32_t j = k + 1; j < n; j++) sum -= matrix[k * n + j] * solution[j];
        solution[k] = isShort[k] ? sum / matrix[k * n + k] : 0.0;
    }
    return 1;
}

// Whether a solution pays in part the ranks that were assumed, to rounding.
static int agrees(const quarter *c, const int32_t *isShort, const double *at, const double *solution) {
    const int32_t ranks = c->p->ranks;
    for (int32_t i = 0; i < c->p->firms; i++) {
        if (!isShort[i]) continue;
        const double slack = 1e-12 * c->total[i * c->stride];
        double before = 0.0;
        const int32_t m = (int32_t)at[i];
        for (int32_t k = 0; k < m; k++) before += c->rankDue[(i * ranks + k) * c->stride];
        const double after = before + c->rankDue[(i * ranks + m) * c->stride];
        if (!(solution[i] >= before - slack && solution[i] <= after + slack)) return 0;
    }
    return 1;
}

void ouroboros_burn_clear(
    const ouroboros_burn_program *p, const double *due, const double *total, const double *rankDue,
    const double *cash, int64_t stride, double *ratio, double *work) {
    const quarter q = {p, due, total, rankDue, cash, stride, ratio};
    const int32_t n = p->firms;
    double *matrix = work, *right = matrix + (int64_t)n * n, *solution = right + n, *value = solution + n,
           *at = value + n;
    int32_t *isShort = (int32_t *)(at + n);
    for (int32_t i = 0; i < n; i++) isShort[i] = 0;
    for (int32_t round = 0; round <= n; round++) {
        int found = 0;
        for (int32_t i = 0; i < n; i++) {
            if (isShort[i] || cash[i * stride] + received(&q, i) >= total[i * stride] * SOLVENCY) continue;
            isShort[i] = 1;
            found = 1;
        }
        if (!found) return;
        for (int32_t s = 0; s < RANK_SWEEPS; s++) {
            const int moved = sweep(&q, isShort, value);
            if (!moved) break;
            for (int32_t i = 0; i < n; i++) at[i] = isShort[i] ? (double)marginal(&q, i, value[i]) : 0.0;
            if (!solve(&q, isShort, at, matrix, right, solution) || !agrees(&q, isShort, at, solution)) continue;
            for (int32_t i = 0; i < n; i++) {
                if (isShort[i]) spread(&q, i, solution[i] < total[i * stride] ? solution[i] : total[i * stride]);
            }
            break;
        }
    }
}
