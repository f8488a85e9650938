#include "burn_kernel.h"

#include <stddef.h>
#include <string.h>

// Every instruction set must give the same bits: only the multiply-adds that are written out.
#pragma STDC FP_CONTRACT OFF

#include "burn_numbers.h"

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Rows of the factor that are worked on together.
#define ROWS 4
#define SOLVENCY (1.0 - 1e-12)
#define REVENUE_CAP 1e120
#define SMALLER(a, b) ((a) < (b) ? (a) : (b))
#define LARGER(a, b) ((a) > (b) ? (a) : (b))
#define ZERO ((vec)0.0)
#define ONE ((vec)1.0)
#define EACH(i, count) for (int32_t i = 0; i < (count); i++)

// Eight doubles anywhere.
typedef double unaligned __attribute__((ext_vector_type(W), aligned(8)));

enum { PURPOSE_SHOCKS = 0, PURPOSE_PROMISES = 1, PURPOSE_JUMPS = 2, PURPOSE_MARKET = 5 };

// Magnitude, by clearing the sign.
INLINE vec magnitude(vec x) {
    bits b = {.d = x};
    b.i &= 0x7fffffffffffffffLL;
    return b.d;
}

INLINE int any(ivec mask) { return __builtin_reduce_or(mask) != 0; }

// The state of eight paths, in one workspace.
typedef struct {
    // The program as the caller owns it, for calls that are not inlined.
    const ouroboros_burn_program *program;
    // By firm.
    vec *cash, *revenue, *logGrowth, *receipts, *alive, *kept, *lost, *lowest, *survival, *cashOut;
    vec *directLoss, *passedOnLoss, *terminatedLoss, *stakeLoss;
    vec *opening, *shock, *normal, *fundingIn, *fundingOut, *senior, *net, *total, *outstanding;
    // With what feeds back: demand beside revenue, log demand lost, costs kept, log revenue beside its plan, first quarter with a cut.
    vec *demand, *demandLost, *costsKept, *overPlan, *firstCut;
    vec *own, *withStakes, *saleable, *soldForSenior, *seniorShortfall, *fullReceipts, *payment, *directShare;
    ivec *isShort;
    // By firm and rank.
    vec *rankDue, *ratio;
    // By obligation.
    vec *arrears, *live, *paidLast, *base, *due, *paid, *backed, *cut, *fall, *availability;
    // By funding, predicate, backstop, stake.
    vec *promise, *promisePoint, *funding, *holds, *guaranteeLeft, *stakeKept, *stakeValue, *stakeHeld;
    double *work;
    // Of the generator, by round.
    uvec *keys;
    // Numbers of the paths, and 1 for those that count.
    uvec *path;
    vec *counted;
    // Whether the market for funding is open.
    vec *isOpen;
} state;

enum { FIRM_VECTORS = 40, OBLIGATION_VECTORS = 10, SINGLE_VECTORS = 3 + 2 * ROUNDS };

INLINE int64_t vectors(const ouroboros_burn_program *p) {
    return (int64_t)FIRM_VECTORS * p->firms + SINGLE_VECTORS + 2LL * p->firms * p->ranks + (int64_t)OBLIGATION_VECTORS * p->obligations
           + 3LL * p->fundings + p->predicates + p->backstops + 3LL * p->stakes;
}

int64_t ouroboros_burn_workspace(const ouroboros_burn_program *p) {
    return vectors(p) * W + ouroboros_burn_clear_work(p);
}

INLINE state lay_out(const ouroboros_burn_program *p, double *workspace) {
    vec *next = (vec *)workspace;
    const int64_t n = p->firms, legs = p->obligations;
    state s;
#define TAKE(name, count) s.name = next, next += (count)
    TAKE(cash, n); TAKE(revenue, n); TAKE(logGrowth, n); TAKE(receipts, n); TAKE(alive, n); TAKE(kept, n);
    TAKE(lost, n); TAKE(lowest, n); TAKE(survival, n); TAKE(cashOut, n); TAKE(directLoss, n); TAKE(passedOnLoss, n);
    TAKE(terminatedLoss, n); TAKE(stakeLoss, n); TAKE(opening, n); TAKE(shock, n); TAKE(normal, 4 * n);
    TAKE(fundingIn, n); TAKE(fundingOut, n); TAKE(senior, n); TAKE(net, n); TAKE(total, n); TAKE(outstanding, n);
    TAKE(own, n); TAKE(withStakes, n); TAKE(saleable, n); TAKE(soldForSenior, n); TAKE(seniorShortfall, n);
    TAKE(fullReceipts, n); TAKE(payment, n); TAKE(directShare, n);
    TAKE(demandLost, n); TAKE(costsKept, n); TAKE(overPlan, n); TAKE(firstCut, n);
    // Without a limit revenue is demand.
    s.demand = p->limits ? next : s.revenue, next += n;
    s.isShort = (ivec *)next, next += n;
    s.path = (uvec *)next, next += 1;
    s.keys = (uvec *)next, next += 2 * ROUNDS;
    TAKE(counted, 1); TAKE(isOpen, 1);
    s.rankDue = p->ranks > 1 ? next : s.total, next += n * p->ranks; TAKE(ratio, n * p->ranks);
    TAKE(arrears, legs); TAKE(live, legs); TAKE(paidLast, legs); TAKE(base, legs); TAKE(due, legs); TAKE(paid, legs);
    TAKE(backed, legs); TAKE(cut, legs); TAKE(fall, legs); TAKE(availability, legs);
    TAKE(promise, p->fundings); TAKE(promisePoint, p->fundings); TAKE(funding, p->fundings); TAKE(holds, p->predicates);
    TAKE(guaranteeLeft, p->backstops); TAKE(stakeKept, p->stakes); TAKE(stakeValue, p->stakes);
    TAKE(stakeHeld, p->stakes);
#undef TAKE
    s.work = (double *)next;
    return s;
}

#include "burn_feedback.h"

INLINE void open_paths(const ouroboros_burn_program *p, const state *s) {
    key_schedule(p->seed, s->keys);
    EACH(i, p->firms) {
        s->cash[i] = (vec)p->openingCash[i];
        s->revenue[i] = s->demand[i] = (vec)p->openingRevenue[i];
        s->receipts[i] = (vec)p->openingReceipts[i];
        s->logGrowth[i] = s->lost[i] = s->lowest[i] = s->cashOut[i] = s->directLoss[i] = s->passedOnLoss[i] = ZERO;
        s->terminatedLoss[i] = s->stakeLoss[i] = s->outstanding[i] = s->seniorShortfall[i] = ZERO;
        s->alive[i] = s->kept[i] = s->survival[i] = s->costsKept[i] = ONE;
        s->demandLost[i] = s->overPlan[i] = s->firstCut[i] = ZERO;
    }
    EACH(o, p->obligations) {
        s->arrears[o] = s->paidLast[o] = s->backed[o] = ZERO;
        s->live[o] = s->availability[o] = ONE;
    }
    EACH(b, p->backstops) s->guaranteeLeft[b] = (vec)p->guaranteeLimit[b];
    EACH(k, p->stakes) s->stakeKept[k] = ONE;
    EACH(f, p->fundings) draw_promise(p, s, f);
    *s->isOpen = p->opensFirst ? ONE : ZERO;
}

// Shocks of firms first ..< first + count from independent normal numbers: what is above the diagonal adds nothing.
INLINE void correlate(
    const ouroboros_burn_program *p, const state *s, const vec *normals, int32_t first, const int count) {
    const int32_t n = p->firms, end = p->factorIsLower ? first + count : n;
    const double *rows = p->factor + (int64_t)first * n;
    vec sums[ROWS];
    for (int r = 0; r < count; r++) sums[r] = ZERO;
    EACH(j, end) {
        const vec normal = normals[j];
        for (int r = 0; r < count; r++) sums[r] = FMA((vec)rows[r * n + j], normal, sums[r]);
    }
    for (int r = 0; r < count; r++) s->shock[first + r] = sums[r];
}

INLINE void draw(const ouroboros_burn_program *p, const state *s, int32_t t, const double *shocks) {
    const int32_t n = p->firms;
    if (shocks) {
        EACH(i, n) s->shock[i] = *(const unaligned *)(shocks + ((int64_t)t * n + i) * W);
        return;
    }
    // The numbers of four quarters at once: a block for each firm, and nothing left over.
    if (t % 4 == 0) {
        const int32_t left = (p->quarters - t) * n, blocks = left < 4 * n ? (left + 3) / 4 : n;
        EACH(k, blocks) {
            const block b = random_bits(s->keys, PURPOSE_SHOCKS, (uint32_t)(t / 4 * n + k), *s->path);
            const pair one = normal_pair(b.x, b.y), two = normal_pair(b.z, b.w);
            s->normal[4 * k] = one.first;
            s->normal[4 * k + 1] = one.second;
            s->normal[4 * k + 2] = two.first;
            s->normal[4 * k + 3] = two.second;
        }
    }
    const vec *normals = s->normal + t % 4 * n;
    int32_t i = 0;
    for (; i + ROWS <= n; i += ROWS) correlate(p, s, normals, i, ROWS);
    for (; i < n; i++) correlate(p, s, normals, i, 1);
}

INLINE void grow(const ouroboros_burn_program *p, const state *s, int32_t t) {
    const int32_t n = p->firms;
    vec jump = ZERO;
    if (p->hasJump) {
        const pair u = uniform_pair(random_bits(s->keys, PURPOSE_JUMPS, (uint32_t)(t / 2), *s->path));
        jump = ((t & 1) ? u.second : u.first) < (vec)p->jumpProbability ? (vec)p->jumpSize : ZERO;
    }
    EACH(i, n) {
        const vec move = p->drift[(int64_t)t * n + i] + p->volatility[(int64_t)t * n + i] * s->shock[i] + jump;
        const vec grown = s->demand[i] * exponential(move);
        s->demand[i] = SMALLER(grown, (vec)REVENUE_CAP);
        if (p->stakes) s->logGrowth[i] += LARGER(move, (vec)-700.0);
        s->opening[i] = s->cash[i];
    }
}

INLINE void check(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(a, p->predicates) {
        const int32_t firm = p->predicateFirm[a];
        const int32_t kind = p->predicateKind[a];
        s->holds[a] = kind == 0
                          ? (s->revenue[firm] >= (vec)p->predicateLevel[(int64_t)a * p->quarters + t] ? ONE : ZERO)
                          : (kind == 1 ? s->alive[firm] : s->kept[firm]);
    }
}

INLINE void fund(const ouroboros_burn_program *p, const state *s, int32_t t) {
    if (!p->fundings) return;
    EACH(i, p->firms) {
        s->fundingIn[i] = s->fundingOut[i] = ZERO;
        // What an investor has left, until costs are known.
        s->senior[i] = LARGER(s->opening[i], ZERO);
    }
    EACH(f, p->fundings) {
        s->funding[f] = ZERO;
        if (!p->fundingCalendar[(int64_t)f * p->quarters + t]) continue;
        const int32_t investor = p->investor[f];
        vec recycled = ZERO;
        if (p->recycles[f]) {
            if (t == 0) {
                recycled = (vec)p->openingRecycled[f];
            } else if (p->recycles[f] == 2) {
                for (int32_t at = p->recycledStart[f]; at < p->recycledStart[f + 1]; at++)
                    recycled += s->paidLast[p->recycledList[at]];
            } else {
                recycled = s->receipts[investor];
            }
        }
        vec scheduled = (vec)p->amounts[(int64_t)f * p->quarters + t];
        if (p->responds) scheduled = answered(p, s, f, scheduled);
        vec amount = (scheduled + p->recycling[f] * recycled) * s->promise[f];
        if (p->hasMarket) amount *= *s->isOpen > ZERO ? ONE : (vec)p->whenClosed[f];
        amount *= p->fundingKept[(int64_t)f * p->quarters + t];
        for (int32_t at = p->fundingPredicateStart[f]; at < p->fundingPredicateStart[f + 1]; at++)
            amount *= s->holds[p->fundingPredicateList[at]];
        if (investor >= 0) {
            const vec most = p->cashShare[f] * s->senior[investor];
            amount = SMALLER(amount, most);
            s->senior[investor] -= amount;
            s->fundingOut[investor] += amount;
        }
        s->fundingIn[p->recipient[f]] += amount;
        s->funding[f] = amount;
    }
}

INLINE void incur(const ouroboros_burn_program *p, const state *s, int32_t t) {
    const int32_t n = p->firms;
    EACH(i, n) {
        const vec cost = (p->fixedCost[(int64_t)t * n + i] + p->variableCost[i] * s->revenue[i])
                         + p->receiptCost[i] * s->receipts[i];
        s->senior[i] = cost;
        s->total[i] = ZERO;
        // Without fundings both are 0, and adding 0 changes nothing.
        const vec before = (s->opening[i] + s->revenue[i]) - cost;
        s->net[i] = p->fundings ? before + (s->fundingIn[i] - s->fundingOut[i]) : before + ZERO;
        if (!has_failed(p, i, t)) continue;
        // Whatever a failed firm has is gone to those outside, before anything that is due.
        s->senior[i] = cost + s->net[i];
        s->net[i] = ZERO;
    }
}

// What is due of an obligation in all.
INLINE void post(const ouroboros_burn_program *p, const state *s, int32_t o, vec new) {
    const int32_t payer = p->payer[o];
    const vec due = p->arrears[o] == 1 ? new + s->arrears[o] : new;
    s->due[o] = due;
    s->total[payer] += due;
    // With one rank what it is owed is the total.
    if (p->ranks > 1) s->rankDue[payer * p->ranks + p->rank[o]] += due;
}

// What falls due anew, and, where nobody cuts, what is due in all.
INLINE void fall_due(const ouroboros_burn_program *p, const state *s, int32_t t, const int posts) {
    if (p->ranks > 1) EACH(k, p->firms * p->ranks) s->rankDue[k] = ZERO;
    EACH(o, p->obligations) {
        const int32_t payer = p->payer[o];
        vec new = ZERO;
        if (p->dueCalendar[(int64_t)o * p->quarters + t]) {
            const vec used = p->usage[(int64_t)o * p->quarters + t] * s->revenue[payer];
            const vec least = (vec)p->least[(int64_t)o * p->quarters + t];
            new = LARGER(least, used);
            if (p->contingent[o] >= 0) new += p->perUnit[o] * s->funding[p->contingent[o]];
            if (p->follows[o] >= 0) new += p->followShare[o] * s->base[p->follows[o]];
            new *= p->dueKept[(int64_t)o * p->quarters + t];
            for (int32_t at = p->duePredicateStart[o]; at < p->duePredicateStart[o + 1]; at++)
                new *= s->holds[p->duePredicateList[at]];
            if (p->arrears[o] == 2) {
                const vec kept = new * s->live[o];
                if (p->payee[o] >= 0) s->terminatedLoss[p->payee[o]] += (new - kept) * p->lossGivenDefault[o];
                new = kept;
            }
        }
        s->base[o] = new;
        if (posts) post(p, s, o, new);
    }
}

// What is due after cuts: a due that follows a cut one falls by its share of the fall.
INLINE void fall_due_after_cuts(const ouroboros_burn_program *p, const state *s) {
    EACH(o, p->obligations) {
        vec fall = s->cut[o];
        if (p->follows[o] >= 0) fall += p->followShare[o] * s->fall[p->follows[o]];
        fall = SMALLER(fall, s->base[o]);
        s->fall[o] = fall;
        post(p, s, o, s->base[o] - fall);
    }
}

INLINE void pay_in_full(const ouroboros_burn_program *p, const state *s) {
    EACH(i, p->firms) {
        vec received = ZERO;
        for (int32_t at = p->owedStart[i]; at < p->owedStart[i + 1]; at++) received += s->due[p->owedList[at]];
        s->receipts[i] = received;
        s->cash[i] = (s->net[i] + received) - s->total[i];
    }
    if (p->remembersPayments) EACH(o, p->obligations) s->paidLast[o] = s->due[o];
}

INLINE void value_stakes(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(k, p->stakes) {
        s->stakeValue[k] = s->stakeHeld[k] = ZERO;
        if (!p->stakeCalendar[(int64_t)k * p->quarters + t]) continue;
        const int32_t issuer = p->issuer[k];
        vec value = (p->stakeValue[k] * exponential(p->elasticity[k] * s->logGrowth[issuer])) * s->stakeKept[k];
        // What is lost is counted against the value at the opening: no gain that the model made is ever lost.
        vec held = p->stakeValue[k] * s->stakeKept[k];
        for (int32_t at = p->stakePredicateStart[k]; at < p->stakePredicateStart[k + 1]; at++) {
            value *= s->holds[p->stakePredicateList[at]];
            held *= s->holds[p->stakePredicateList[at]];
        }
        s->stakeHeld[k] = held;
        s->stakeValue[k] = s->alive[issuer] > ZERO ? value : value * p->valueInDefault[k];
    }
}

INLINE vec received(const ouroboros_burn_program *p, const state *s, int32_t i) {
    vec sum = ZERO;
    for (int32_t at = p->owedStart[i]; at < p->owedStart[i + 1]; at++) {
        const int32_t o = p->owedList[at];
        sum += s->due[o] * s->ratio[p->payer[o] * p->ranks + p->rank[o]];
    }
    return sum;
}

INLINE vec recovered(const ouroboros_burn_program *p, const state *s, int32_t i, vec receipts) {
    const vec value = p->cashRecovery * s->withStakes[i] + p->receiptRecovery * receipts;
    return SMALLER(value, s->total[i]);
}

// One sweep down; the lanes in which a share changed.
INLINE ivec sweep(const ouroboros_burn_program *p, const state *s) {
    ivec changed = (ivec)0LL;
    EACH(i, p->firms) {
        const vec receipts = received(p, s, i);
        const ivec isShort = s->withStakes[i] + receipts < s->total[i] * SOLVENCY;
        if (!any(isShort)) continue;
        vec left = recovered(p, s, i, receipts);
        EACH(k, p->ranks) {
            const int32_t at = i * p->ranks + k;
            const vec owed = s->rankDue[at];
            const vec amount = SMALLER(owed, left);
            const vec share = owed > ZERO ? amount / owed : ONE;
            left -= amount;
            changed |= isShort & (share != s->ratio[at]);
            s->ratio[at] = isShort ? share : s->ratio[at];
        }
    }
    return changed;
}

// Returns whether anyone is short.
INLINE int clear(const ouroboros_burn_program *p, const state *s, int32_t t) {
    if (p->sells) {
        EACH(i, p->firms) s->saleable[i] = ZERO;
        EACH(k, p->stakes) s->saleable[p->holder[k]] += s->stakeValue[k] * p->saleShare;
    }
    ivec anyShort = (ivec)0LL;
    EACH(k, p->firms * p->ranks) s->ratio[k] = ONE;
    EACH(i, p->firms) {
        const int isOpenEnded = borrows(p, i, t);
        const vec own = isOpenEnded ? s->net[i] : LARGER(s->net[i], ZERO);
        const vec missing = isOpenEnded ? ZERO : s->net[i] > ZERO ? ZERO : -s->net[i];
        s->own[i] = own;
        if (p->sells) {
            const vec sold = SMALLER(s->saleable[i], missing);
            s->soldForSenior[i] = sold;
            s->seniorShortfall[i] = missing - sold;
            s->withStakes[i] = own + (s->saleable[i] - sold);
        } else {
            s->seniorShortfall[i] = missing;
            s->withStakes[i] = own;
        }
        // Never short, whatever others pay.
        if (isOpenEnded) s->withStakes[i] = LARGER(own, s->total[i]);
        vec full = ZERO;
        for (int32_t at = p->owedStart[i]; at < p->owedStart[i + 1]; at++) full += s->due[p->owedList[at]];
        s->fullReceipts[i] = full;
        anyShort |= s->withStakes[i] + full < s->total[i] * SOLVENCY;
    }
    if (!any(anyShort)) return 0;
    ivec changed = anyShort;
    for (int round = 0; round < OUROBOROS_BURN_SWEEPS && any(changed); round++) changed = sweep(p, s);
    if (any(changed)) {
        EACH(lane, W) {
            if (!changed[lane]) continue;
            ouroboros_burn_clear(
                s->program, (const double *)s->due + lane, (const double *)s->total + lane, (const double *)s->rankDue + lane,
                (const double *)s->withStakes + lane, W, (double *)s->ratio + lane, s->work);
        }
    }
    return 1;
}

INLINE void sell(const ouroboros_burn_program *p, const state *s, int32_t i, vec needed) {
    const vec saleable = s->saleable[i];
    const vec room = saleable - s->soldForSenior[i];
    const vec later = s->isShort[i] ? room : SMALLER(needed, room);
    const vec sold = s->soldForSenior[i] + later;
    const vec fraction = saleable > ZERO ? sold / saleable : ZERO;
    EACH(k, p->stakes) {
        if (p->holder[k] != i) continue;
        const vec base = SMALLER(s->stakeValue[k], s->stakeHeld[k]);
        s->stakeLoss[i] += (base * fraction) * (1.0 - p->saleShare);
        s->stakeValue[k] *= 1.0 - fraction;
        s->stakeHeld[k] *= 1.0 - fraction;
        s->stakeKept[k] *= 1.0 - fraction;
    }
}

// Share of a firm's shortfall that would be there if everyone paid it.
INLINE vec direct_share(const ouroboros_burn_program *p, const state *s, int32_t i) {
    const vec full = s->fullReceipts[i];
    const ivec alone = s->isShort[i] & (s->withStakes[i] + full < s->total[i] * SOLVENCY);
    const vec missing = s->total[i] - recovered(p, s, i, full);
    const vec share = missing / (s->total[i] - s->payment[i]);
    return alone ? SMALLER(share, ONE) : ZERO;
}

// Everyone pays everything: no shares, no losses.
INLINE void settle_in_full(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(i, p->firms) {
        const vec left = (s->own[i] + s->fullReceipts[i]) - s->total[i];
        const int isOpenEnded = borrows(p, i, t);
        s->isShort[i] = (ivec)0LL;
        s->cash[i] = isOpenEnded ? left : LARGER(left, ZERO);
        s->receipts[i] = s->fullReceipts[i];
        s->outstanding[i] = ZERO;
        s->lost[i] += s->seniorShortfall[i];
        if (p->sells) sell(p, s, i, isOpenEnded ? ZERO : left > ZERO ? ZERO : -left);
    }
    EACH(o, p->obligations) if (p->arrears[o] == 1) s->arrears[o] = ZERO;
    if (p->remembersPayments) EACH(o, p->obligations) s->paidLast[o] = s->due[o];
    if (p->limits) EACH(i, p->firms) s->payment[i] = s->total[i];
}

INLINE void book(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(i, p->firms) s->directShare[i] = direct_share(p, s, i);
    EACH(o, p->obligations) {
        const int32_t payer = p->payer[o], payee = p->payee[o];
        const vec gap = s->due[o] - s->paid[o];
        const vec loss = gap - s->backed[o];
        s->paidLast[o] = s->paid[o] + s->backed[o];
        if (p->arrears[o] == 1) {
            s->arrears[o] = loss * (1.0 + p->interest[o]);
            s->lost[payer] += s->backed[o];
            s->outstanding[payer] += loss;
            if (t < p->quarters - 1) continue;
        } else {
            s->lost[payer] += gap;
            if (p->arrears[o] == 2) s->live[o] = s->paid[o] < s->due[o] * SOLVENCY ? ZERO : s->live[o];
        }
        if (payee < 0) continue;
        const vec counted = loss * p->lossGivenDefault[o];
        const vec direct = counted * s->directShare[payer];
        s->directLoss[payee] += direct;
        s->passedOnLoss[payee] += counted - direct;
    }
    EACH(i, p->firms) s->lost[i] += s->seniorShortfall[i];
}

INLINE void settle(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(o, p->obligations) {
        s->paid[o] = s->due[o] * s->ratio[p->payer[o] * p->ranks + p->rank[o]];
        s->backed[o] = ZERO;
    }
    EACH(i, p->firms) {
        vec receipts = ZERO;
        for (int32_t at = p->owedStart[i]; at < p->owedStart[i + 1]; at++) receipts += s->paid[p->owedList[at]];
        const ivec isShort = s->withStakes[i] + receipts < s->total[i] * SOLVENCY;
        s->payment[i] = isShort ? recovered(p, s, i, receipts) : s->total[i];
        s->isShort[i] = isShort;
        const vec left = (s->own[i] + receipts) - s->total[i];
        const int isOpenEnded = borrows(p, i, t);
        s->cash[i] = isOpenEnded ? left : isShort ? ZERO : LARGER(left, ZERO);
        if (p->sells) sell(p, s, i, isOpenEnded ? ZERO : left > ZERO ? ZERO : -left);
        s->receipts[i] = receipts;
        s->outstanding[i] = ZERO;
    }
    EACH(b, p->backstops) {
        const int32_t o = p->guaranteed[b], guarantor = p->guarantor[b], payee = p->payee[o];
        const vec missing = (s->due[o] - s->paid[o]) - s->backed[o];
        vec amount = SMALLER(missing, s->guaranteeLeft[b]);
        if (!borrows(p, guarantor, t)) amount = SMALLER(amount, s->cash[guarantor]);
        s->cash[guarantor] -= amount;
        s->guaranteeLeft[b] -= amount;
        s->backed[o] += amount;
        if (payee >= 0) {
            s->cash[payee] += amount;
            s->receipts[payee] += amount;
        }
    }
    book(p, s, t);
}

// The probability of not having run out on a day between the quarter's ends either (Brownian bridge).
INLINE void survive(
    const ouroboros_burn_program *p, const state *s, int32_t i, int32_t t, const ouroboros_burn_results *r, ivec isOut) {
    const vec cash = s->cash[i], opening = s->opening[i];
    const vec deviation = (p->volatility[(int64_t)t * p->firms + i] * s->revenue[i]) * p->exposure[i];
    const vec variance = deviation * deviation;
    const ivec gone = isOut | ~((opening > ZERO) & (cash > ZERO));
    vec survival = gone ? ZERO : s->survival[i];
    // Where the product is this far above the variance the probability is below half a unit in the last place of 1.
    const vec product = gone ? (vec)__builtin_inf() : (2.0 * opening) * cash;
    if (any(product <= 40.0 * variance)) survival *= 1.0 - exponential(-(product / variance));
    s->survival[i] = survival;
    vec *sum = (vec *)r->survival + ((int64_t)t * p->firms + i);
    *sum += survival * *s->counted;
}

INLINE void close_firm(
    const ouroboros_burn_program *p, const state *s, int32_t i, int32_t t, const ouroboros_burn_results *r, int clears) {
    const vec cash = s->cash[i];
    const int isMade = has_failed(p, i, t);
    // Without clearing nothing is left unpaid, and cash says it all.
    const ivec isOut =
        isMade ? (ivec)-1LL : clears ? s->isShort[i] | (s->seniorShortfall[i] > 1e-12 * magnitude(s->senior[i])) : (ivec)(cash < ZERO);
    const vec level = clears ? cash - (s->lost[i] + s->outstanding[i]) : cash;
    // Of a firm that is made to fail the gap is that of before.
    if (!isMade) s->lowest[i] = SMALLER(level, s->lowest[i]);
    if (r->survival) survive(p, s, i, t, r, isOut);
    if (r->fan) ((vec *)r->fan)[(int64_t)i * p->quarters + t] = cash;
    const ivec fresh = isOut & (s->alive[i] > ZERO);
    if (any(fresh)) {
        s->alive[i] = fresh ? ZERO : s->alive[i];
        s->cashOut[i] = fresh ? (vec)(double)(t + 1) : s->cashOut[i];
        EACH(k, p->stakes) {
            if (p->issuer[k] != i) continue;
            const vec loss = s->stakeHeld[k] * (1.0 - p->valueInDefault[k]);
            s->stakeLoss[p->holder[k]] += fresh ? loss : ZERO;
        }
    }
}

INLINE void close_quarter(
    const ouroboros_burn_program *p, const state *s, int32_t t, const ouroboros_burn_results *r) {
    if (p->clears) {
        EACH(i, p->firms) close_firm(p, s, i, t, r, 1);
    } else {
        EACH(i, p->firms) close_firm(p, s, i, t, r, 0);
    }
    EACH(c, p->covenants) {
        const int32_t firm = p->covenantFirm[c];
        const vec figure = p->covenantIsCash[c] ? s->cash[firm] : s->revenue[firm] + s->receipts[firm];
        s->kept[firm] = figure < (vec)p->covenantLeast[c] ? ZERO : s->kept[firm];
    }
}

CLONES void ouroboros_burn_paths(
    const ouroboros_burn_program *program, uint64_t firstPath, const double *shocks, const double *counted,
    double *workspace, const ouroboros_burn_results *results) {
    // Copies whose addresses go nowhere: what is stored through pointers cannot change them, so they stay in registers.
    const ouroboros_burn_program copy = *program;
    const ouroboros_burn_program *p = &copy;
    const ouroboros_burn_results targets = *results, *r = &targets;
    state layout = lay_out(p, workspace);
    layout.program = program;
    const state *s = &layout;
    for (int lane = 0; lane < W; lane++) {
        (*s->path)[lane] = firstPath + (uint64_t)lane;
        (*s->counted)[lane] = counted[lane];
    }
    open_paths(p, s);
    const uint64_t looked = looked_at(p);
    EACH(t, p->quarters) {
        draw(p, s, t, shocks);
        grow(p, s, t);
        if (p->limits) limit_revenue(p, s, t);
        if (p->fails) end_revenue(p, s, t);
        check(p, s, t);
        if (p->hasMarket) move_market(p, s, t);
        fund(p, s, t);
        incur(p, s, t);
        if (p->manages) {
            fall_due(p, s, t, 0);
            manage(p, s, t);
            fall_due_after_cuts(p, s);
        } else {
            fall_due(p, s, t, 1);
        }
        value_stakes(p, s, t);
        if (!p->clears) {
            pay_in_full(p, s);
        } else if (clear(p, s, t)) {
            settle(p, s, t);
        } else {
            settle_in_full(p, s, t);
        }
        if (p->limits) deliver(p, s, t);
        if (p->responds) compare_with_plan(p, s, t, looked);
        close_quarter(p, s, t, r);
    }
    EACH(i, p->firms) {
        ((vec *)r->cashOut)[i] = s->cashOut[i];
        ((vec *)r->gap)[i] = s->lowest[i] < ZERO ? -s->lowest[i] : ZERO;
        ((vec *)r->directLoss)[i] = s->directLoss[i];
        ((vec *)r->passedOnLoss)[i] = s->passedOnLoss[i];
        ((vec *)r->terminatedLoss)[i] = s->terminatedLoss[i];
        ((vec *)r->stakeLoss)[i] = s->stakeLoss[i];
        if (r->firstCut) ((vec *)r->firstCut)[i] = s->firstCut[i];
    }
}

INLINE void store_normals(
    uint64_t seed, uint32_t purpose, uint32_t number, uint64_t firstPath, double *normals) {
    uvec path;
    for (int lane = 0; lane < W; lane++) path[lane] = firstPath + (uint64_t)lane;
    uvec keys[2 * ROUNDS];
    key_schedule(seed, keys);
    const block b = random_bits(keys, purpose, number, path);
    const pair one = normal_pair(b.x, b.y), two = normal_pair(b.z, b.w);
    unaligned *to = (unaligned *)normals;
    to[0] = one.first;
    to[1] = one.second;
    to[2] = two.first;
    to[3] = two.second;
}

CLONES void ouroboros_burn_normals(
    uint64_t seed, uint32_t purpose, uint32_t number, uint64_t firstPath, double *normals) {
    store_normals(seed, purpose, number, firstPath, normals);
}
