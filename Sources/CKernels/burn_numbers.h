#ifndef OUROBOROS_BURN_NUMBERS_H
#define OUROBOROS_BURN_NUMBERS_H

// Eight lanes of elementary functions and random numbers for the burn kernel; the plain twins are in `PathNumbers`.

#include "burn_kernel.h"

#define W OUROBOROS_BURN_LANES
#include "vector_numbers.h"

INLINE vec exponential(vec x) {
    vec y = x < (vec)-700.0 ? (vec)-700.0 : x;
    y = y > (vec)700.0 ? (vec)700.0 : y;
    return x < (vec)-700.0 ? (vec)0.0 : small_exponential(y);
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

// Box & Muller (1958) from two words of 32 bits: the radius from the first, the angle from the second.
INLINE pair normal_pair(uvec first, uvec second) {
    const bits low = {.u = (first & 0xffffffffULL) | 0x4330000000000000ULL};
    const vec radius = __builtin_elementwise_sqrt(-2.0 * logarithm((low.d - (0x1p52 - 0.5)) * 0x1p-32));
    // The angle is a number of quarter turns: two bits of whole ones, centred on the nearest.
    const bits place = {.u = (second & 0xffffffffULL) | 0x4330000000000000ULL};
    const vec quarters = (place.d - (0x1p52 - 0.5)) * 0x1p-30;
    const bits turns = {.d = quarters + ROUNDER};
    const vec y = (quarters - (turns.d - ROUNDER)) * 1.5707963267948965580;
    const pair circle = cosine_sine(y, turns.i);
    const pair result = {radius * circle.first, radius * circle.second};
    return result;
}

INLINE pair uniform_pair(block b) {
    const pair result = {unit(b.x, b.y), unit(b.z, b.w)};
    return result;
}

#endif
