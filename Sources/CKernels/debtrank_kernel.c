#include "debtrank_kernel.h"

// Every instruction set must give the same bits: no fused multiply-add.
#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Four vectors of four lanes: their sums stay in registers with AVX2.
typedef double vec __attribute__((ext_vector_type(4), aligned(8)));
enum { LANES = OUROBOROS_DEBTRANK_LANES, WIDTH = 4, PARTS = LANES / WIDTH };

CLONES double ouroboros_debtrank_sweep(
    int64_t firms, const int32_t *rowStart, const int32_t *debtor, const double *amount,
    const double *inverseEquity, double *stress, uint8_t *isSettled) {
    const vec one = 1.0;
    vec largest = 0.0;
    for (int64_t firm = 0; firm < firms; firm++) {
        if (isSettled[firm]) continue;
        const int32_t end = rowStart[firm + 1];
        if (rowStart[firm] == end) continue;
        vec sum0 = 0.0, sum1 = 0.0, sum2 = 0.0, sum3 = 0.0;
        for (int32_t claim = rowStart[firm]; claim < end; claim++) {
            const vec *from = (const vec *)(stress + (int64_t)debtor[claim] * LANES);
            const vec factor = amount[claim];
            sum0 += factor * from[0];
            sum1 += factor * from[1];
            sum2 += factor * from[2];
            sum3 += factor * from[3];
        }
        const vec inverse = inverseEquity[firm];
        const vec sums[PARTS] = {sum0, sum1, sum2, sum3};
        vec *own = (vec *)(stress + firm * LANES);
        vec least = one;
        for (int part = 0; part < PARTS; part++) {
            const vec old = own[part];
            vec new = sums[part] * inverse;
            new = new > one ? one : new;
            new = new > old ? new : old;
            const vec rise = new - old;
            largest = rise > largest ? rise : largest;
            least = new < least ? new : least;
            own[part] = new;
        }
        if (least[0] >= 1.0 && least[1] >= 1.0 && least[2] >= 1.0 && least[3] >= 1.0)
            isSettled[firm] = 1;
    }
    double result = 0.0;
    for (int lane = 0; lane < WIDTH; lane++)
        if (largest[lane] > result) result = largest[lane];
    return result;
}
