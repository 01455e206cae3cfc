/// The element-wise driver. Operands are brought, chunk by chunk, into contiguous form in the type of the computation;
/// the loops themselves know neither strides nor conversion. A chunk stays in the first-level cache.
#include "elementwise.h"

#include "convert.h"
#include "dispatch.h"
#include "pool.h"
#include "strided.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK 512
#define MAXIMUM_OPERANDS 4
/// Elements below which one thread does it all.
#define PARALLEL_GRAIN 32768

extern const ElementwiseLoop elementwise_loops_baseline[OP_COUNT][TYPE_COUNT];
#if defined(__x86_64__)
extern const ElementwiseLoop elementwise_loops_avx2[OP_COUNT][TYPE_COUNT];
extern const ElementwiseLoop elementwise_loops_avx512[OP_COUNT][TYPE_COUNT];
#endif

ElementwiseLoop elementwise_loop(ElementwiseOp op, ElementType type) {
#if defined(__x86_64__)
    switch (simd_level()) {
    case SIMD_AVX512: return elementwise_loops_avx512[op][type];
    case SIMD_AVX2: return elementwise_loops_avx2[op][type];
    default: break;
    }
#endif
    return elementwise_loops_baseline[op][type];
}

bool elementwise_gives_bool(ElementwiseOp op) {
    return (op >= OP_LOGICAL_NOT && op <= OP_SIGNBIT) || (op >= OP_EQ && op <= OP_LOGICAL_XOR);
}

typedef enum {
    /// Contiguous in the order of the walk, in the loop's type: used in place.
    OPERAND_DIRECT,
    /// One element for all.
    OPERAND_SCALAR,
    /// Gathered, or scattered, through a buffer.
    OPERAND_STRIDED
} OperandMode;

typedef struct {
    ElementwiseLoop loop;
    const double *parameters;
    int rank;
    int64_t shape[MAXIMUM_RANK];
    int count;
    struct {
        char *data;
        int64_t stride[MAXIMUM_RANK];
        OperandMode mode;
        /// Bytes of an element in the loop's buffers.
        size_t size;
        ConvertLoop convert;
        size_t own_size;
    } operand[MAXIMUM_OPERANDS];
} Plan;

static void run(void *context, size_t begin, size_t end) {
    const Plan *plan = context;
    _Alignas(64) char buffer[MAXIMUM_OPERANDS][CHUNK * 8];
    StridedWalk walks[MAXIMUM_OPERANDS];
    const void *in[MAXIMUM_OPERANDS];
    for (int k = 0; k < plan->count; k++) {
        if (plan->operand[k].mode == OPERAND_STRIDED) {
            strided_walk_begin(
                &walks[k], plan->operand[k].data, plan->rank, plan->shape, plan->operand[k].stride, (int64_t)begin);
        } else if (plan->operand[k].mode == OPERAND_SCALAR && k > 0) {
            int64_t filled = (int64_t)(end - begin) < CHUNK ? (int64_t)(end - begin) : CHUNK;
            plan->operand[k].convert(buffer[k], (int64_t)plan->operand[k].size, plan->operand[k].data, 0, filled);
        }
    }
    bool chunked = false;
    for (int k = 0; k < plan->count; k++) chunked |= plan->operand[k].mode != OPERAND_DIRECT;
    size_t step = chunked ? CHUNK : end - begin;
    for (size_t start = begin; start < end; start += step) {
        int64_t n = (int64_t)(end - start < step ? end - start : step);
        for (int k = 1; k < plan->count; k++) {
            size_t size = plan->operand[k].size;
            switch (plan->operand[k].mode) {
            case OPERAND_DIRECT:
                in[k - 1] = plan->operand[k].data + start * size;
                break;
            case OPERAND_SCALAR:
                in[k - 1] = buffer[k];
                break;
            case OPERAND_STRIDED:
                for (int64_t done = 0; done < n;) {
                    int64_t row = strided_walk_row(&walks[k]);
                    if (row > n - done) row = n - done;
                    plan->operand[k].convert(
                        buffer[k] + (size_t)done * size, (int64_t)size, walks[k].position,
                        strided_walk_stride(&walks[k]), row);
                    strided_walk_advance(&walks[k], row);
                    done += row;
                }
                in[k - 1] = buffer[k];
                break;
            }
        }
        size_t size = plan->operand[0].size;
        if (plan->operand[0].mode == OPERAND_DIRECT) {
            plan->loop(plan->operand[0].data + start * size, in, n, plan->parameters);
            continue;
        }
        plan->loop(buffer[0], in, n, plan->parameters);
        for (int64_t done = 0; done < n;) {
            int64_t row = strided_walk_row(&walks[0]);
            if (row > n - done) row = n - done;
            plan->operand[0].convert(
                walks[0].position, strided_walk_stride(&walks[0]), buffer[0] + (size_t)done * size, (int64_t)size, row);
            strided_walk_advance(&walks[0], row);
            done += row;
        }
    }
}

/// Dimensions in the order in which the output lies in memory, outermost first, without those of one element.
static int memory_order(int rank, const int64_t *shape, const int64_t *stride, int *order) {
    int kept = 0;
    for (int d = 0; d < rank; d++) {
        if (shape[d] == 1) continue;
        int place = kept++;
        while (place > 0 && llabs(stride[order[place - 1]]) < llabs(stride[d])) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = d;
    }
    return kept;
}

static bool is_contiguous(int rank, const int64_t *shape, const int64_t *stride, size_t size) {
    int64_t expected = (int64_t)size;
    for (int d = rank - 1; d >= 0; d--) {
        if (stride[d] != expected) return false;
        expected *= shape[d];
    }
    return true;
}

bool elementwise_apply(
    ElementwiseOp op, ElementType compute_type, int rank, const int64_t *shape, ElementwiseOperand *operands, int count,
    const double *parameters) {
    Plan plan = {.loop = elementwise_loop(op, compute_type), .parameters = parameters, .count = count};
    if (!plan.loop) return false;
    int order[MAXIMUM_RANK];
    plan.rank = memory_order(rank, shape, operands[0].stride, order);
    int64_t total = 1;
    for (int d = 0; d < plan.rank; d++) {
        plan.shape[d] = shape[order[d]];
        total *= plan.shape[d];
    }
    if (total == 0) return true;
    for (int k = 0; k < count; k++) {
        // The result of a comparison, and the condition of `where`, are booleans.
        ElementType type = (k == 0 && elementwise_gives_bool(op)) || (k == 1 && op == OP_WHERE) ? TYPE_BOOL : compute_type;
        plan.operand[k].data = operands[k].data;
        plan.operand[k].size = element_size(type);
        bool all_zero = true;
        for (int d = 0; d < plan.rank; d++) {
            plan.operand[k].stride[d] = operands[k].stride[order[d]];
            all_zero &= plan.operand[k].stride[d] == 0;
        }
        plan.operand[k].convert =
            k == 0 ? convert_loop(operands[k].type, type) : convert_loop(type, operands[k].type);
        if (operands[k].type == type
            && is_contiguous(plan.rank, plan.shape, plan.operand[k].stride, plan.operand[k].size)) {
            plan.operand[k].mode = OPERAND_DIRECT;
        } else {
            plan.operand[k].mode = all_zero && k > 0 ? OPERAND_SCALAR : OPERAND_STRIDED;
        }
    }
    if (total <= PARALLEL_GRAIN) {
        run(&plan, 0, (size_t)total);
    } else {
        parallel_for((size_t)total, PARALLEL_GRAIN, run, &plan);
    }
    return true;
}

typedef struct {
    ElementwiseLoop loop;
    char *out;
    const char *in[MAXIMUM_OPERANDS];
    int inputs;
    size_t out_size;
    size_t in_size[MAXIMUM_OPERANDS];
    const double *parameters;
} ContiguousPlan;

static void run_contiguous(void *context, size_t begin, size_t end) {
    const ContiguousPlan *plan = context;
    const void *in[MAXIMUM_OPERANDS];
    for (int k = 0; k < plan->inputs; k++) in[k] = plan->in[k] + begin * plan->in_size[k];
    plan->loop(plan->out + begin * plan->out_size, in, (int64_t)(end - begin), plan->parameters);
}

bool elementwise_apply_contiguous(
    ElementwiseOp op, ElementType compute_type, int64_t count, void *out, const void *const *in, int inputs,
    const double *parameters) {
    ElementwiseLoop loop = elementwise_loop(op, compute_type);
    if (!loop) return false;
    if (count <= PARALLEL_GRAIN) {
        loop(out, in, count, parameters);
        return true;
    }
    size_t size = element_size(compute_type);
    ContiguousPlan plan = {
        .loop = loop, .out = out, .inputs = inputs, .parameters = parameters,
        .out_size = elementwise_gives_bool(op) ? 1 : size};
    for (int k = 0; k < inputs; k++) {
        plan.in[k] = in[k];
        plan.in_size[k] = k == 0 && op == OP_WHERE ? 1 : size;
    }
    parallel_for((size_t)count, PARALLEL_GRAIN, run_contiguous, &plan);
    return true;
}
