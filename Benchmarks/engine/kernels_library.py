"""Builds CKernels as a shared library and calls it on torch tensors; timing helpers for comparisons with PyTorch."""
import ctypes
import glob
import os
import statistics
import subprocess
import sys
import time

import torch

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.join(HERE, "..", "..", "Sources", "CKernels")
FLAGS = os.environ.get("CELLBOOK_KERNELS_FLAGS", "").split() + ["-O3", "-fno-math-errno", "-ffp-contract=off", "-fPIC", "-Wno-psabi"]
LEVELS = ["baseline", "avx2", "avx512"]


def build():
    """Compiles what has changed into build/ beside this file and returns the loaded library."""
    folder = os.environ.get("CELLBOOK_KERNELS_BUILD", os.path.join("/tmp", "cellbook-kernels"))
    os.makedirs(folder, exist_ok=True)
    headers = glob.glob(SOURCES + "/*.h") + glob.glob(SOURCES + "/include/*.h")
    newest = max(os.path.getmtime(h) for h in headers)
    objects, commands = [], []
    for source in sorted(glob.glob(SOURCES + "/*.c")):
        target = os.path.join(folder, os.path.basename(source)[:-2] + ".o")
        objects.append(target)
        if not os.path.exists(target) or os.path.getmtime(target) < max(newest, os.path.getmtime(source)):
            commands.append(["clang", "-c", *FLAGS, "-I" + SOURCES + "/include", source, "-o", target])
    for command in commands:
        subprocess.run(command, check=True)
    library = os.path.join(folder, f"libkernels-{os.getpid()}.so")
    subprocess.run(["clang", "-shared", *os.environ.get("CELLBOOK_KERNELS_FLAGS", "").split(), "-o", library, *objects, "-lm", "-lpthread"], check=True)
    loaded = ctypes.CDLL(library)
    os.unlink(library)
    loaded.simd_level_name.restype = ctypes.c_char_p
    return loaded


size_t, flag, number, pointer = ctypes.c_size_t, ctypes.c_bool, ctypes.c_float, ctypes.c_void_p
three, signed_three = size_t * 3, ctypes.c_ssize_t * 3


class Sgemm(ctypes.Structure):
    _fields_ = [("m", size_t), ("n", size_t), ("k", size_t), ("transpose_a", flag), ("transpose_b", flag),
                ("alpha", number), ("beta", number), ("a", pointer), ("lda", size_t), ("b", pointer), ("ldb", size_t),
                ("c", pointer), ("ldc", size_t), ("bias", pointer), ("batch", size_t), ("a_step", size_t),
                ("b_step", size_t), ("c_step", size_t)]


class Shape(ctypes.Structure):
    _fields_ = [("batch", size_t), ("channels", size_t), ("filters", size_t), ("groups", size_t), ("input", three),
                ("output", three), ("kernel", three), ("stride", three), ("dilation", three), ("padding", signed_three)]


class Plan(ctypes.Structure):
    _fields_ = [("shape", Shape), ("pass_", ctypes.c_int), ("algorithm", ctypes.c_int), ("block", size_t),
                ("packed_floats", size_t), ("workspace_floats", size_t)]


class Epilogue(ctypes.Structure):
    _fields_ = [("scale", pointer), ("bias", pointer), ("residual", pointer), ("clamps", flag), ("lower", number),
                ("upper", number)]


def address(tensor):
    return None if tensor is None else tensor.data_ptr()


#: On a machine that others use, time one thread by the processor's clock instead of two by the wall's.
ALONE = os.environ.get("BENCH_ALONE") == "1"


def use_threads(library):
    count = 1 if ALONE else 2
    torch.set_num_threads(count)
    library.pool_set_thread_count(count)


def compare(work, seconds=0.05, rounds=5, pause=0.03):
    """Median seconds a call of each function in `work` (name → function), interleaved; the pause lets the other side's
    threads go to sleep."""
    clock = time.thread_time if ALONE else time.perf_counter
    pause = 0 if ALONE else pause
    repeats, times = {}, {name: [] for name in work}
    for name, function in work.items():
        function()
        start = clock()
        function()
        repeats[name] = max(1, int(seconds / max(clock() - start, 1e-7)))
    for _ in range(rounds):
        for name, function in work.items():
            time.sleep(pause)
            function()
            start = clock()
            for _ in range(repeats[name]):
                function()
            times[name].append((clock() - start) / repeats[name])
    return {name: statistics.median(values) for name, values in times.items()}
