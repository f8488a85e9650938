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
    // Taylor to the 13th power on |q| ≤ ½ ln 2.
    vec e = FMA(q, (vec)(1.0 / 6227020800.0), (vec)(1.0 / 479001600.0));
    e = FMA(q, e, (vec)(1.0 / 39916800.0));
    e = FMA(q, e, (vec)(1.0 / 3628800.0));
    e = FMA(q, e, (vec)(1.0 / 362880.0));
    e = FMA(q, e, (vec)(1.0 / 40320.0));
    e = FMA(q, e, (vec)(1.0 / 5040.0));
    e = FMA(q, e, (vec)(1.0 / 720.0));
    e = FMA(q, e, (vec)(1.0 / 120.0));
    e = FMA(q, e, (vec)(1.0 / 24.0));
    e = FMA(q, e, (vec)(1.0 / 6.0));
    e = FMA(q, e, (vec)0.5);
    e = FMA(q, e, (vec)1.0);
    e = FMA(q, e, (vec)1.0);
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

// Ten rounds of Philox4x32 (Salmon et al. 2011); the high halves of the words are never read and hold anything.
INLINE block philox(block c, uint64_t seed) {
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (int round = 0; round < 10; round++) {
        const uvec a = (c.x & 0xffffffffULL) * 0xD2511F53ULL;
        const uvec b = (c.z & 0xffffffffULL) * 0xCD9E8D57ULL;
        const block next = {(b >> 32) ^ c.y ^ (uvec)(uint64_t)k0, b, (a >> 32) ^ c.w ^ (uvec)(uint64_t)k1, a};
        c = next;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return c;
}

// Strictly between 0 and 1, from 52 of 64 bits.
INLINE vec unit(uvec low, uvec high) {
    const bits b = {.u = (((high << 32) | (low & 0xffffffffULL)) >> 12) | 0x3ff0000000000000ULL};
    return b.d - (1.0 - 0x1p-53);
}

INLINE block random_bits(uint64_t seed, uint32_t purpose, uint32_t number, uvec path) {
    const block counter = {(uvec)(uint64_t)number, (uvec)(uint64_t)purpose, path, path >> 32};
    return philox(counter, seed);
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
