"""Recursive calls: Fibonacci numbers, Ackermann's function, the towers of Hanoi."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, source, target, spare):
    if n == 0:
        return 0
    return hanoi(n - 1, source, spare, target) + 1 + hanoi(n - 1, spare, target, source)


assert fib(27) == 196418
assert ackermann(2, 150) == 303
assert hanoi(16, "a", "b", "c") == 65535
print("fib(20)", fib(20))
