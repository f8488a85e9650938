#ifndef OUROBOROS_VECTOR_NUMBERS_H
#define OUROBOROS_VECTOR_NUMBERS_H

// Elementary functions of W doubles at once, within about 2 units in the last place; the includer defines W. Only multiply-adds that are
// written out: every instruction set gives the same bits.

#include <stdint.h>

// Everything here is inlined: no vector is ever passed in a register between functions.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wpsabi"
#endif

typedef double vec __attribute__((ext_vector_type(W)));
typedef int64_t ivec __attribute__((ext_vector_type(W)));
typedef uint64_t uvec __attribute__((ext_vector_type(W)));
typedef union {
    vec d;
    ivec i;
    uvec u;
} bits;
typedef struct {
    vec first, second;
} pair;

#define FMA(a, b, c) __builtin_elementwise_fma((a), (b), (c))
#define INLINE static inline __attribute__((always_inline))

// Adding and subtracting this rounds to a whole number, which stands in the low bits in between.
#define ROUNDER 0x1.8p52

// |x| up to 708.
INLINE vec small_exponential(vec x) {
    const bits whole = {.d = FMA(x, (vec)1.4426950408889634074, (vec)ROUNDER)};
    const vec n = whole.d - ROUNDER;
    const vec q = FMA(n, (vec)-1.90821492927058770002e-10, FMA(n, (vec)-6.93147180369123816490e-01, x));
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
    return power.d;
}

// x above zero and not subnormal.
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

// Cosine and sine of y + turns·π/2 with |y| ≤ π/4, turns in the low bits of whole numbers; polynomials of fdlibm.
INLINE pair cosine_sine(vec y, ivec turns) {
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
    // An odd turn swaps the two. Written in bits: from a choice by the lowest bit clang makes twice as many operations.
    bits sinus = {.d = sine}, cosinus = {.d = cosine};
    const ivec swap = (sinus.i ^ cosinus.i) & -(turns & 1);
    sinus.i ^= swap ^ ((turns & 2) << 62);
    cosinus.i ^= swap ^ (((turns + 1) & 2) << 62);
    const pair result = {cosinus.d, sinus.d};
    return result;
}

#endif
