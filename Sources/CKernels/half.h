/// The two 16-bit floats as bit patterns: conversion to and from float, without branches so that loops vectorise.
#pragma once
#include <stdint.h>
#include <string.h>

static inline __attribute__((always_inline)) float float_from_bits(uint32_t bits) {
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

static inline __attribute__((always_inline)) uint32_t bits_of_float(float value) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    return bits;
}

/// IEEE half to float. The exponent is rebased by a multiplication, which also normalises subnormals.
static inline __attribute__((always_inline)) float float_from_half(uint16_t half) {
    uint32_t sign = (uint32_t)(half & 0x8000) << 16;
    uint32_t magnitude = (uint32_t)(half & 0x7fff) << 13;
    uint32_t finite = bits_of_float(float_from_bits(magnitude) * 0x1p112f);
    uint32_t special = magnitude | 0x7f800000;
    return float_from_bits(sign | (magnitude >= 0x0f800000 ? special : finite));
}

/// Float to IEEE half, to nearest, ties to even; too large becomes infinity.
static inline __attribute__((always_inline)) uint16_t half_from_float(float value) {
    uint32_t bits = bits_of_float(value);
    uint32_t sign = (bits >> 16) & 0x8000;
    uint32_t magnitude = bits & 0x7fffffff;
    uint32_t normal = (magnitude - 0x38000000 + 0xfff + ((magnitude >> 13) & 1)) >> 13;
    uint32_t subnormal = bits_of_float(float_from_bits(magnitude) + 0.5f) - 0x3f000000;
    uint32_t result = magnitude < 0x38800000 ? subnormal : normal;
    result = magnitude >= 0x477ff000 ? 0x7c00 : result;
    result = magnitude > 0x7f800000 ? 0x7e00 : result;
    return (uint16_t)(sign | result);
}

static inline __attribute__((always_inline)) float float_from_bfloat(uint16_t value) {
    return float_from_bits((uint32_t)value << 16);
}

/// Float to bfloat16, to nearest, ties to even.
static inline __attribute__((always_inline)) uint16_t bfloat_from_float(float value) {
    uint32_t bits = bits_of_float(value);
    uint32_t rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
    return (uint16_t)((bits & 0x7fffffff) > 0x7f800000 ? 0x7fc0 : rounded);
}
