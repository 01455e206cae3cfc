/// Element-wise kernels: one driver for any number of strided operands of any types, one table of contiguous loops.
#pragma once
#include "element_type.h"
#include <stdbool.h>

/// Element-wise operations. Unary ones first, then binary, comparisons, gradients and ternary ones; the groups follow
/// the families in `elementwise_loops.h`.
typedef enum {
    // x → y
    OP_COPY, OP_NEG, OP_ABS, OP_SIGN, OP_FLOOR, OP_CEIL, OP_ROUND, OP_TRUNC, OP_FRAC, OP_SQRT, OP_RSQRT, OP_RECIPROCAL,
    OP_SQUARE, OP_EXP, OP_EXP2, OP_EXPM1, OP_LOG, OP_LOG2, OP_LOG10, OP_LOG1P, OP_SIN, OP_COS, OP_TAN, OP_ASIN, OP_ACOS,
    OP_ATAN, OP_SINH, OP_COSH, OP_TANH, OP_ASINH, OP_ACOSH, OP_ATANH, OP_ERF, OP_ERFC, OP_ERFINV, OP_LGAMMA, OP_DIGAMMA,
    OP_I0, OP_TRIGAMMA, OP_I1, OP_SINC, OP_SIGMOID, OP_LOG_SIGMOID, OP_RELU, OP_SILU, OP_GELU, OP_GELU_TANH, OP_MISH, OP_HARDSWISH,
    OP_HARDSIGMOID, OP_SOFTSIGN, OP_TANHSHRINK, OP_BITWISE_NOT,
    // x → y with parameters
    OP_LEAKY_RELU,   // slope
    OP_ELU,          // alpha, scale, input scale
    OP_SOFTPLUS,     // beta, threshold
    OP_CLAMP,        // minimum, maximum
    OP_THRESHOLD,    // threshold, value
    OP_HARDSHRINK,   // lambda
    OP_SOFTSHRINK,   // lambda
    OP_ROUND_SCALED, // power of ten, 1 when it divides
    OP_NAN_TO_NUM,   // for nan, for +inf, for -inf
    OP_SCALE,        // factor, added term
    // x → bool
    OP_LOGICAL_NOT, OP_ISNAN, OP_ISINF, OP_ISFINITE, OP_ISPOSINF, OP_ISNEGINF, OP_SIGNBIT,
    // x, y → z
    OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_FLOOR_DIVIDE, OP_TRUNC_DIVIDE, OP_REMAINDER, OP_FMOD, OP_POW, OP_ATAN2,
    OP_MAXIMUM, OP_MINIMUM, OP_FMAX, OP_FMIN, OP_HYPOT, OP_COPYSIGN, OP_NEXTAFTER, OP_LOGADDEXP, OP_XLOGY,
    OP_BITWISE_AND, OP_BITWISE_OR, OP_BITWISE_XOR, OP_SHIFT_LEFT, OP_SHIFT_RIGHT, OP_GCD, OP_LCM,
    OP_ADD_SCALED,   // x + factor · y
    OP_HEAVISIDE,
    // x, y → bool
    OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_LOGICAL_AND, OP_LOGICAL_OR, OP_LOGICAL_XOR,
    // gradient, input or output → gradient
    OP_RELU_GRAD, OP_SIGMOID_GRAD, OP_TANH_GRAD, OP_SILU_GRAD, OP_GELU_GRAD, OP_GELU_TANH_GRAD, OP_MISH_GRAD,
    OP_HARDSWISH_GRAD, OP_HARDSIGMOID_GRAD, OP_LEAKY_RELU_GRAD, OP_ELU_GRAD, OP_SOFTPLUS_GRAD, OP_CLAMP_GRAD,
    OP_THRESHOLD_GRAD,
    // x, y, z → w
    OP_WHERE,        // condition, a, b
    OP_ADDCMUL,      // x + factor · y · z
    OP_ADDCDIV,      // x + factor · y / z
    OP_LERP,         // start, end, weight
    OP_CLAMP_TENSOR, // x, minimum, maximum
    OP_COUNT
} ElementwiseOp;

/// One strided operand. Strides in bytes; zero repeats.
typedef struct {
    void *data;
    int64_t stride[MAXIMUM_RANK];
    ElementType type;
} ElementwiseOperand;

/// A contiguous loop over elements of one type.
typedef void (*ElementwiseLoop)(void *out, const void *const *in, int64_t count, const double *parameters);

/// The loop of `op` for operands of `type`, or NULL when the operation is not defined there.
ElementwiseLoop elementwise_loop(ElementwiseOp op, ElementType type);

/// Whether the loop of `op` writes booleans whatever its operands are.
bool elementwise_gives_bool(ElementwiseOp op);

/// Computes `operands[0] = op(operands[1], …)` in `compute_type` over `shape`; operands of other types are converted on
/// the way in, the result on the way out. False when the operation is not defined for that type.
/// The output may be one of the inputs, with the same strides; any other overlap is not allowed.
bool elementwise_apply(
    ElementwiseOp op, ElementType compute_type, int rank, const int64_t *shape, ElementwiseOperand *operands, int count,
    const double *parameters);

/// Contiguous operands of the compute type: no layout to look at.
bool elementwise_apply_contiguous(
    ElementwiseOp op, ElementType compute_type, int64_t count, void *out, const void *const *in, int inputs,
    const double *parameters);

/// `to[…] = from[…]` with conversion; strides in bytes.
void strided_copy(
    int rank, const int64_t *shape, void *to, const int64_t *to_stride, ElementType to_type, const void *from,
    const int64_t *from_stride, ElementType from_type);

/// `to[…] += from[…]`, one element after the other, so that several may fall on one place; strides in bytes. For floating
/// point and 64-bit integers.
void strided_accumulate(
    int rank, const int64_t *shape, void *to, const int64_t *to_stride, const void *from, const int64_t *from_stride,
    ElementType type);

/// Converts one element.
void kernel_convert_element(void *to, ElementType to_type, const void *from, ElementType from_type);
