"""Times the kernels against PyTorch in one interleaved run.

    python kernels.py products            matrix products
    python kernels.py layers 1            convolution layers of VGG16 and the ResNets, forward, batch 1
    python kernels.py gradients 8         the same layers' gradients
    python kernels.py networks 1 vgg16 …  whole forward passes

Needs PyTorch and torchvision. CELLBOOK_SIMD chooses the instruction set; BENCH_ALONE=1 times one thread by the processor's
clock, for machines that others use.
"""
import ctypes
import math
import sys

import torch

from kernels_library import LEVELS, Plan, Sgemm, Shape, address, build, compare, pointer, signed_three, three, use_threads

PRODUCTS = [(16, 16, 16, "nn"), (64, 64, 64, "nn"), (128, 128, 128, "nn"), (256, 256, 256, "nn"), (512, 512, 512, "nn"),
            (512, 512, 512, "tn"), (512, 512, 512, "nt"), (1024, 1024, 1024, "nn"), (2048, 2048, 2048, "nn"),
            (1, 1024, 1024, "nn"), (1, 4096, 4096, "nt"), (8, 4096, 4096, "nt"), (32, 1000, 784, "nt"), (32, 10, 1000, "nt"),
            (1000, 784, 32, "tn"), (32, 784, 1000, "nn"), (1024, 64, 1024, "nn"), (1024, 1, 1024, "nn"),
            (64, 64, 8192, "nt"), (300, 300, 300, "nn")]

#: (channels, filters, height, kernel, stride, groups)
LAYERS = [(3, 64, 224, 3, 1, 1), (64, 64, 224, 3, 1, 1), (64, 128, 112, 3, 1, 1), (128, 128, 112, 3, 1, 1),
          (128, 256, 56, 3, 1, 1), (256, 256, 56, 3, 1, 1), (256, 512, 28, 3, 1, 1), (512, 512, 28, 3, 1, 1),
          (512, 512, 14, 3, 1, 1), (3, 64, 224, 7, 2, 1), (64, 64, 56, 3, 1, 1), (64, 128, 56, 3, 2, 1),
          (128, 128, 28, 3, 1, 1), (256, 256, 14, 3, 1, 1), (512, 512, 7, 3, 1, 1), (64, 256, 56, 1, 1, 1),
          (256, 64, 56, 1, 1, 1), (256, 1024, 14, 1, 1, 1), (512, 2048, 7, 1, 1, 1), (512, 1024, 28, 1, 2, 1),
          (96, 96, 112, 3, 2, 96), (144, 144, 56, 3, 1, 144)]

ALGORITHMS = ["direct", "padded", "depthwise", "Winograd independent", "Winograd cooperative"]


def products(library):
    ratios = []
    for m, n, k, kind in PRODUCTS:
        ta, tb = kind[0] == "t", kind[1] == "t"
        a, b = torch.randn((k, m) if ta else (m, k)), torch.randn((n, k) if tb else (k, n))
        c, out = torch.empty(m, n), torch.empty(m, n)
        product = Sgemm(m, n, k, ta, tb, 1, 0, address(a), a.shape[1], address(b), b.shape[1], address(c), n, None, 1, 0, 0, 0)
        left, right = a.mT if ta else a, b.mT if tb else b
        times = compare({"torch": lambda: torch.mm(left, right, out=out), "ours": lambda: library.sgemm(ctypes.byref(product))},
                        seconds=0.02, pause=0.01)
        ratios.append(times["ours"] / times["torch"])
        work = 2 * m * n * k / 1e9
        print(f"{m:5}×{n:5}×{k:5} {kind}  torch {times['torch'] * 1e6:9.1f} µs {work / times['torch']:6.1f} GFLOP/s   "
              f"ours {times['ours'] * 1e6:9.1f} µs {work / times['ours']:6.1f}   ratio {ratios[-1]:.2f}", flush=True)
    print(f"geometric mean {math.exp(sum(map(math.log, ratios)) / len(ratios)):.2f}, largest {max(ratios):.2f}")


def layer_work(library, batch, layer, pass_):
    """The same pass of one layer in both, and its multiplications and additions."""
    channels, filters, height, kernel, stride, groups = layer
    padding = kernel // 2
    out = (height + 2 * padding - kernel) // stride + 1
    shape = Shape(batch, channels, filters, groups, three(1, height, height), three(1, out, out), three(1, kernel, kernel),
                  three(1, stride, stride), three(1, 1, 1), signed_three(0, padding, padding))
    x, g = torch.randn(batch, height, height, channels), torch.randn(batch, out, out, filters)
    w = torch.randn(filters, channels // groups, kernel, kernel)
    xt, gt = x.permute(0, 3, 1, 2).contiguous(), g.permute(0, 3, 1, 2).contiguous()
    plan = library.convolution_plan(ctypes.byref(shape), pass_)
    packed = torch.empty(max(1, plan.packed_floats))
    result = torch.empty((g.numel(), x.numel(), w.numel())[pass_])
    if pass_ < 2:
        library.convolution_pack(ctypes.byref(plan), pointer(address(w)), pointer(address(packed)))
        source = x if pass_ == 0 else g

        def ours():
            library.convolution_run(ctypes.byref(plan), pointer(address(source)), pointer(address(packed)), None,
                                    pointer(address(result)))
    else:
        def ours():
            library.convolution_gradient_weight(ctypes.byref(plan), pointer(address(x)), pointer(address(g)),
                                                pointer(address(result)))

    def theirs():
        if pass_ == 0:
            torch.conv2d(xt, w, None, stride, padding, 1, groups)
        else:
            torch.ops.aten.convolution_backward(gt, xt, w, None, [stride] * 2, [padding] * 2, [1, 1], False, [0, 0], groups,
                                                [pass_ == 1, pass_ == 2, False])

    work = 2 * batch * out * out * filters * channels // groups * kernel * kernel / 1e9
    return {"torch": theirs, "ours": ours}, work, ALGORITHMS[plan.algorithm]


def layers(library, batch, passes):
    for layer in LAYERS:
        for pass_ in passes:
            if pass_ == 1 and layer[0] == 3:
                continue
            both, work, algorithm = layer_work(library, batch, layer, pass_)
            times = compare(both, seconds=0.02, rounds=3, pause=0.01)
            name = ("forward", "gradient of input", "gradient of weights")[pass_]
            print(f"{layer[0]:4}→{layer[1]:4} @{layer[2]:3} k{layer[3]}s{layer[4]}g{layer[5]:<3} {name:19} "
                  f"torch {times['torch'] * 1e3:8.2f} ms {work / times['torch']:6.1f} GFLOP/s   "
                  f"ours {times['ours'] * 1e3:8.2f} ms {work / times['ours']:6.1f}   "
                  f"ratio {times['ours'] / times['torch']:.2f}  {algorithm}", flush=True)


def networks(library, batch, names):
    from torchvision import models

    from kernels_network import Network
    for name in names:
        torch.manual_seed(0)
        model = getattr(models, name)().eval()
        for module in model.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 1.5)
        x = torch.randn(batch, 3, 224, 224)
        with torch.no_grad():
            network = Network(library, model, x)
            expected = model(x)
            difference = ((network(x) - expected).abs().max() / expected.abs().max()).item()
            times = compare({"torch": lambda: model(x), "ours": lambda: network(x)}, seconds=0.1, rounds=5)
        print(f"{name:18} batch {batch}  torch {times['torch'] * 1e3:8.1f} ms   ours {times['ours'] * 1e3:8.1f} ms   "
              f"ratio {times['ours'] / times['torch']:.2f}   largest difference {difference:.1e}", flush=True)


def peak(library):
    """A product that stays in the first-level cache, on one thread: what the multipliers can do."""
    library.pool_set_thread_count(1)
    a, b, c = torch.randn(48, 128), torch.randn(128, 32), torch.empty(48, 32)
    product = Sgemm(48, 32, 128, False, False, 1, 0, address(a), 128, address(b), 32, address(c), 32, None, 1, 0, 0, 0)
    seconds = compare({"ours": lambda: library.sgemm(ctypes.byref(product))}, seconds=0.05)["ours"]
    use_threads(library)
    return 2 * 48 * 32 * 128 / seconds / 1e9


def main():
    library = build()
    library.convolution_plan.restype = Plan
    use_threads(library)
    print(f"torch {torch.__version__}, {LEVELS[library.simd_level()]}, {library.pool_thread_count()} threads, "
          f"one thread in the cache {peak(library):.0f} GFLOP/s", flush=True)
    command, *arguments = sys.argv[1:]
    if command == "products":
        products(library)
    elif command == "layers":
        layers(library, int(arguments[0]), [0])
    elif command == "gradients":
        layers(library, int(arguments[0]), [1, 2])
    elif command == "networks":
        networks(library, int(arguments[0]), arguments[1:])


main()
