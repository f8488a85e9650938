#ifndef OUROBOROS_BURN_FEEDBACK_H
#define OUROBOROS_BURN_FEEDBACK_H

// What feeds back in the burn kernel: capacity into revenue, revenue into promises, cash into what is bought. Included by burn_kernel.c behind its state;
// the plain twin is `ReferencePath` in the Swift module Liquidity (file ReferenceFeedback).

// Coefficients of Wichura (1988), AS 241 (PPND16), highest power first.
#define HORNER7(r, a, b, c, d, e, f, g, h) (((((((((a) * r + (b)) * r + (c)) * r + (d)) * r + (e)) * r + (f)) * r + (g)) * r) + (h))

// The point of a standard normal variable below which it lies with probability p, strictly between 0 and 1.
INLINE vec normal_point(vec p) {
    const vec q = p - 0.5;
    const vec r = 0.180625 - q * q;
    const vec centre =
        q
        * (HORNER7(
               r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
               1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0)
           / HORNER7(
               r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
               5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0));
    const vec tail = q < ZERO ? p : ONE - p;
    const vec root = __builtin_elementwise_sqrt(-logarithm(tail));
    const vec near = root - 1.6, far = root - 5.0;
    const vec shoulder =
        HORNER7(
            near, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
            3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0)
        / HORNER7(
            near, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0);
    const vec end =
        HORNER7(
            far, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
            2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0)
        / HORNER7(
            far, 2.04426310343993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
            1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0);
    const vec size = root <= (vec)5.0 ? shoulder : end;
    const vec outer = q < ZERO ? -size : size;
    return magnitude(q) <= (vec)0.425 ? centre : outer;
}

// The market of the quarter: it closes and opens by its odds from the second quarter on, and is shut where a scenario says so.
INLINE void move_market(const ouroboros_burn_program *p, const state *s, int32_t t) {
    if (t > 0) {
        const pair u = uniform_pair(random_bits(s->keys, PURPOSE_MARKET, (uint32_t)(t / 2), *s->path));
        const vec drawn = (t & 1) ? u.second : u.first;
        const vec closes = drawn < (vec)p->marketCloses ? ZERO : ONE;
        const vec opens = drawn < (vec)p->marketOpens ? ONE : ZERO;
        *s->isOpen = *s->isOpen > ZERO ? closes : opens;
    }
    if (p->marketShut[t]) *s->isOpen = ZERO;
}

// Whether and how far a promise is kept, as long as nobody's plan is looked at: the draw decides once a path.
INLINE void draw_promise(const ouroboros_burn_program *p, const state *s, int32_t f) {
    s->promise[f] = ONE;
    if (p->probability[f] >= 1.0) return;
    const int32_t number = p->draw[f];
    const pair u = uniform_pair(random_bits(s->keys, PURPOSE_PROMISES, (uint32_t)(number / 2), *s->path));
    const vec drawn = (number & 1) ? u.second : u.first;
    if (p->probabilityResponse[f] != 0.0) {
        s->promisePoint[f] = normal_point(drawn);
    } else {
        s->promise[f] = drawn < (vec)p->probability[f] ? ONE : ZERO;
    }
}

// The scheduled amount and whether it comes, after what became of the plan that the promise looks at.
INLINE vec answered(const ouroboros_burn_program *p, const state *s, int32_t f, vec scheduled) {
    const int32_t firm = p->responseFirm[f];
    if (firm < 0) return scheduled;
    const vec over = s->overPlan[firm];
    if (p->probabilityResponse[f] != 0.0 && p->probability[f] < 1.0) {
        const vec limit = p->probabilityPoint[f] + p->probabilityResponse[f] * over;
        s->promise[f] = s->promisePoint[f] < limit ? ONE : ZERO;
    }
    if (p->amountResponse[f] == 0.0) return scheduled;
    return scheduled * exponential(p->amountResponse[f] * SMALLER(over, ZERO));
}

// Whether a scenario makes a firm fail in or before quarter t.
INLINE int has_failed(const ouroboros_burn_program *p, int32_t i, int32_t t) {
    return p->fails && t >= p->failsAt[i];
}

// Whether a firm pays whatever falls due and borrows what it has not.
INLINE int borrows(const ouroboros_burn_program *p, int32_t i, int32_t t) {
    return p->borrows[i] && !has_failed(p, i, t);
}

// Firms that were made to fail sell nothing.
INLINE void end_revenue(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(i, p->firms) if (has_failed(p, i, t)) s->revenue[i] = ZERO;
}

// Revenue from demand and from the capacity of the quarter before.
INLINE void limit_revenue(const ouroboros_burn_program *p, const state *s, int32_t t) {
    const int32_t n = p->firms;
    EACH(i, n) {
        const int64_t at = (int64_t)t * n + i;
        if (!p->isLimited[i]) {
            s->revenue[i] = s->demand[i];
            continue;
        }
        vec ratio = ONE;
        if (p->plannedCapacity[at] > 0.0) {
            vec usable = ZERO;
            for (int32_t k = p->capacityStart[i]; k < p->capacityStart[i + 1]; k++) {
                const int32_t o = p->capacityList[k];
                usable += p->capacity[(int64_t)o * p->quarters + t] * s->availability[o];
            }
            usable += p->boughtByCosts[at] * s->costsKept[i];
            ratio = usable / p->plannedCapacity[at];
        }
        vec wanted = s->demand[i];
        if (p->longElasticity[i] != 0.0) {
            vec held = LARGER(ratio, (vec)1e-12);
            held = SMALLER(held, ONE);
            const double pace = p->adjustment[i] * p->longElasticity[i];
            // ln 1 is 0 and e⁰ is 1 to the bit: where no lane has lost anything there is nothing to work out.
            vec lost = (1.0 - p->adjustment[i]) * s->demandLost[i];
            if (any(held < ONE)) lost += pace * logarithm(held);
            s->demandLost[i] = lost;
            if (any(lost < ZERO)) wanted *= exponential(lost);
        }
        const double plan = p->plannedRevenue[at];
        const vec asked = plan > 0.0 ? wanted / plan : ONE;
        const vec need = SMALLER(asked, ONE);
        const vec supply = (1.0 + p->slack[i]) * ratio;
        const vec quotient = supply >= need ? ONE : supply / need;
        if (p->capacityElasticity[i] == 0.0 || !any(quotient < ONE)) {
            s->revenue[i] = wanted;
            continue;
        }
        const vec served = LARGER(quotient, (vec)1e-300);
        const vec share = exponential(p->capacityElasticity[i] * logarithm(served));
        s->revenue[i] = quotient > ZERO ? wanted * share : ZERO;
    }
}

// Cuts of fixed costs and of purchases: from here on costs are what is left of them.
INLINE void manage(const ouroboros_burn_program *p, const state *s, int32_t t) {
    const int32_t n = p->firms;
    EACH(o, p->obligations) s->cut[o] = ZERO;
    EACH(i, n) {
        if (!p->isManaged[i] || has_failed(p, i, t)) continue;
        const int64_t at = (int64_t)t * n + i;
        vec owed = ZERO, open = ZERO, due = ZERO;
        for (int32_t k = p->owingStart[i]; k < p->owingStart[i + 1]; k++) {
            const int32_t o = p->owingList[k];
            owed += s->base[o] + s->arrears[o];
            open += p->cuttable[o] * s->base[o];
        }
        for (int32_t k = p->owedStart[i]; k < p->owedStart[i + 1]; k++) {
            const int32_t o = p->owedList[k];
            due += s->base[o] + s->arrears[o];
        }
        const vec liquidity = (s->net[i] - owed) + due;
        const vec missing = p->buffer[i] - liquidity;
        const vec need = LARGER(missing, ZERO);
        const vec saved = SMALLER(need, (vec)p->discretionary[at]);
        const vec rest = need - saved;
        const vec taken = SMALLER(rest, open);
        const vec part = open > ZERO ? taken / open : ZERO;
        for (int32_t k = p->owingStart[i]; k < p->owingStart[i + 1]; k++) {
            const int32_t o = p->owingList[k];
            s->cut[o] = part * (p->cuttable[o] * s->base[o]);
        }
        const double fixed = p->fixedCost[at];
        s->costsKept[i] = fixed > 0.0 ? 1.0 - saved / fixed : ONE;
        const vec cost = ((fixed - saved) + p->variableCost[i] * s->revenue[i]) + p->receiptCost[i] * s->receipts[i];
        s->senior[i] = cost;
        const vec before = (s->opening[i] + s->revenue[i]) - cost;
        s->net[i] = before + (s->fundingIn[i] - s->fundingOut[i]);
        const ivec isCut = (saved > ZERO) | (taken > ZERO);
        s->firstCut[i] = (isCut & (s->firstCut[i] == ZERO)) ? (vec)(double)(t + 1) : s->firstCut[i];
    }
}

// What each leg delivered for the next quarter: bought, paid, and kept up by a payee that pays its own way.
INLINE void deliver(const ouroboros_burn_program *p, const state *s, int32_t t) {
    EACH(i, p->firms) for (int32_t k = p->capacityStart[i]; k < p->capacityStart[i + 1]; k++) {
        const int32_t o = p->capacityList[k], payee = p->payee[o];
        if (!p->dueCalendar[(int64_t)o * p->quarters + t]) {
            s->availability[o] = ZERO;
            continue;
        }
        vec share = ONE;
        if (p->manages) share = s->base[o] > ZERO ? 1.0 - s->cut[o] / s->base[o] : ONE;
        share *= p->dueKept[(int64_t)o * p->quarters + t];
        for (int32_t at = p->duePredicateStart[o]; at < p->duePredicateStart[o + 1]; at++)
            share *= s->holds[p->duePredicateList[at]];
        if (p->arrears[o] == 2) share *= s->live[o];
        share *= s->due[o] > ZERO ? s->paidLast[o] / s->due[o] : ONE;
        if (p->delivers[o] && payee >= 0 && p->clears) {
            const vec costs = LARGER(s->senior[payee], ZERO);
            const vec whole = s->total[payee] + costs;
            vec kept = ((s->payment[payee] + costs) - s->seniorShortfall[payee]) / whole;
            kept = LARGER(kept, ZERO);
            kept = SMALLER(kept, ONE);
            share *= has_failed(p, payee, t) ? ZERO : (whole > ZERO ? kept : ONE);
        }
        s->availability[o] = share;
    }
}

// Firms that promises look at, a bit each; of more firms than bits all.
INLINE uint64_t looked_at(const ouroboros_burn_program *p) {
    if (!p->responds || p->firms > 64) return ~0ULL;
    uint64_t firms = 0;
    EACH(f, p->fundings) if (p->responseFirm[f] >= 0) firms |= 1ULL << p->responseFirm[f];
    return firms;
}

// Where revenue stands beside its plan, for the promises of the next quarter.
INLINE void compare_with_plan(const ouroboros_burn_program *p, const state *s, int32_t t, uint64_t looked) {
    EACH(i, p->firms) {
        if (i < 64 && !(looked >> i & 1)) continue;
        const double plan = p->plannedRevenue[(int64_t)t * p->firms + i];
        vec part = s->revenue[i] / plan;
        part = LARGER(part, (vec)1e-300);
        part = SMALLER(part, (vec)1e300);
        s->overPlan[i] = plan > 0.0 ? logarithm(part) : ZERO;
    }
}

#endif
