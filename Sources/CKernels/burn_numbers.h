#ifndef OUROBOROS_BURN_NUMBERS_H
#define OUROBOROS_BURN_NUMBERS_H

// Eight lanes of elementary functions and random numbers for the burn kernel; the plain twins are in `PathNumbers`.

#include "burn_kernel.h"

// Everything here is inlined: no vector is ever passed in a register between functions.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wpsabi"
#endif

#define W OUROBOROS_BURN_LANES
typedef double vec __attribute__((ext_vector_type(W)));
typedef int64_t ivec __attribute__((ext_vector_type(W)));
typedef uint64_t uvec __attribute__((ext_vector_type(W)));
typedef union {
    vec d;
    ivec i;
    uvec u;
} bits;

#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))
#define INLINE static inline __attribute__((always_inline))

// Adding and subtracting this rounds to a whole number, which stands in the low bits in between.
#define ROUNDER 0x1.8p52

INLINE vec exponential(vec x) {
    vec y = x < (vec)-700.0 ? (vec)-700.0 : x;
    y = y > (vec)700.0 ? (vec)700.0 : y;
    const bits whole = {.d = FMA(y, (vec)1.4426950408889634074, (vec)ROUNDER)};
    const vec n = whole.d - ROUNDER;
    const vec q = FMA(n, (vec)-1.90821492927058770002e-10, FMA(n, (vec)-6.93147180369123816490e-01, y));
    // A polynomial of degree 11 through the Chebyshev points of |q| ≤ ½ ln 2 (error below 2·10⁻¹⁷), in pairs: short chains of operations.
    const vec q2 = q * q, q4 = q2 * q2;
    const vec first = FMA(q, (vec)0x1.5555555555556p-3, (vec)0x1.0000000000001p-1);
    const vec second = FMA(q, (vec)0x1.11111111109b5p-7, (vec)0x1.5555555553d68p-5);
    const vec third = FMA(q, (vec)0x1.a01a01a7c2efep-13, (vec)0x1.6c16c17889ef1p-10);
    const vec fourth = FMA(q, (vec)0x1.71de0db2f6a8fp-19, (vec)0x1.a019b9149a33bp-16);
    const vec high = FMA(q, (vec)0x1.af389ecfd94c2p-26, (vec)0x1.28917c89b4f29p-22);
    const vec upper = FMA(q4, high, FMA(q2, fourth, third));
    const vec e = FMA(q2, FMA(q4, upper, FMA(q2, second, first)), q + 1.0);
    bits power = {.d = e};
    power.i += whole.i << 52;
    return x < (vec)-700.0 ? (vec)0.0 : power.d;
}

INLINE vec logarithm(vec x) {
    // x = 2^k·(1 + u) with 1 + u in [√½, √2); ln(1 + u) = 2 atanh(u/(2 + u)), as an odd polynomial (coefficients of fdlibm, Sun
    // Microsystems 1993).
    bits b = {.d = x};
    const ivec k = (b.i - 0x3fe6a09e667f3bcdLL) >> 52;
    b.i = b.i - (k << 52);
    const vec u = b.d - 1.0;
    const vec s = u / (u + 2.0);
    const vec z = s * s;
    vec r = FMA(z, (vec)1.479819860511658591e-01, (vec)1.531383769920937332e-01);
    r = FMA(z, r, (vec)1.818357216161805012e-01);
    r = FMA(z, r, (vec)2.222219843214978396e-01);
    r = FMA(z, r, (vec)2.857142874366239149e-01);
    r = FMA(z, r, (vec)3.999999999940941908e-01);
    r = FMA(z, r, (vec)6.666666666666735130e-01);
    r = z * r;
    const vec half = 0.5 * u * u;
    // Small whole numbers convert through the mantissa: AVX2 has no instruction for it.
    const bits shifted = {.i = k + 0x4338000000000000LL};
    const vec exponent = shifted.d - ROUNDER;
    const vec small = FMA(exponent, (vec)1.90821492927058770002e-10, s * (half + r));
    return FMA(exponent, (vec)6.93147180369123816490e-01, u - (half - small));
}

// 32 random bits a word, in the low halves.
typedef struct {
    uvec x, y, z, w;
} block;

enum { ROUNDS = 10 };

// The key of every round, in every lane: twice as many vectors as rounds.
INLINE void key_schedule(uint64_t seed, uvec *keys) {
    uint32_t low = (uint32_t)seed, high = (uint32_t)(seed >> 32);
    for (int round = 0; round < ROUNDS; round++) {
        keys[2 * round] = (uvec)(uint64_t)low;
        keys[2 * round + 1] = (uvec)(uint64_t)high;
        low += 0x9E3779B9u;
        high += 0xBB67AE85u;
    }
}

// Philox4x32-10 (Salmon et al. 2011); the high halves of the words are never read and hold anything.
INLINE block philox(block c, const uvec *keys) {
#pragma clang loop unroll(full)
    for (int round = 0; round < ROUNDS; round++) {
        const uvec a = (c.x & 0xffffffffULL) * 0xD2511F53ULL;
        const uvec b = (c.z & 0xffffffffULL) * 0xCD9E8D57ULL;
        const block next = {(b >> 32) ^ (c.y ^ keys[2 * round]), b, (a >> 32) ^ (c.w ^ keys[2 * round + 1]), a};
        c = next;
    }
    return c;
}

// Strictly between 0 and 1, from 52 of 64 bits.
INLINE vec unit(uvec low, uvec high) {
    const bits b = {.u = (((high << 32) | (low & 0xffffffffULL)) >> 12) | 0x3ff0000000000000ULL};
    return b.d - (1.0 - 0x1p-53);
}

INLINE block random_bits(const uvec *keys, uint32_t purpose, uint32_t number, uvec path) {
    const block counter = {(uvec)(uint64_t)number, (uvec)(uint64_t)purpose, path, path >> 32};
    return philox(counter, keys);
}

typedef struct {
    vec first, second;
} pair;

// Box & Muller (1958) from two words of 32 bits: the radius from the first, the angle from the second.
INLINE pair normal_pair(uvec first, uvec second) {
    const bits low = {.u = (first & 0xffffffffULL) | 0x4330000000000000ULL};
    const vec radius = __builtin_elementwise_sqrt(-2.0 * logarithm((low.d - (0x1p52 - 0.5)) * 0x1p-32));
    // The angle is a number of quarter turns: two bits of whole ones, centred on the nearest.
    const bits place = {.u = (second & 0xffffffffULL) | 0x4330000000000000ULL};
    const vec quarters = (place.d - (0x1p52 - 0.5)) * 0x1p-30;
    const bits turns = {.d = quarters + ROUNDER};
    const vec y = (quarters - (turns.d - ROUNDER)) * 1.5707963267948965580;
    const vec yy = y * y;
    vec sine = FMA(yy, (vec)1.58969099521155010221e-10, (vec)-2.50507602534068634195e-08);
    sine = FMA(yy, sine, (vec)2.75573137070700676789e-06);
    sine = FMA(yy, sine, (vec)-1.98412698298579493134e-04);
    sine = FMA(yy, sine, (vec)8.33333333332248946124e-03);
    sine = FMA(yy, sine, (vec)-1.66666666666666324348e-01);
    sine = FMA(yy * y, sine, y);
    vec cosine = FMA(yy, (vec)-1.13596475577881948265e-11, (vec)2.08757232129817482790e-09);
    cosine = FMA(yy, cosine, (vec)-2.75573143513906633035e-07);
    cosine = FMA(yy, cosine, (vec)2.48015872894767294178e-05);
    cosine = FMA(yy, cosine, (vec)-1.38888888888741095749e-03);
    cosine = FMA(yy, cosine, (vec)4.16666666666666019037e-02);
    cosine = FMA(yy * yy, cosine, FMA(yy, (vec)-0.5, (vec)1.0));
    const ivec odd = (turns.i << 63) < 0;
    bits sinus = {.d = odd ? cosine : sine}, cosinus = {.d = odd ? sine : cosine};
    sinus.i ^= (turns.i & 2) << 62;
    cosinus.i ^= ((turns.i + 1) & 2) << 62;
    const pair result = {radius * cosinus.d, radius * sinus.d};
    return result;
}

INLINE pair uniform_pair(block b) {
    const pair result = {unit(b.x, b.y), unit(b.z, b.w)};
    return result;
}

#endif
