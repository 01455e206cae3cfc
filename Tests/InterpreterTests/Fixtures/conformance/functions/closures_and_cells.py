def account(balance):
    def deposit(x):
        nonlocal balance
        balance += x
        return balance

    def get():
        return balance
    return deposit, get


d, g = account(10)
d(5)
print(g(), [c.cell_contents for c in d.__closure__], d.__closure__[0] is g.__closure__[0])


def make_adders():
    return [(lambda n: lambda x: x + n)(i) for i in range(3)]


print([f(10) for f in make_adders()])


def param_cell(a):
    def inner():
        nonlocal a
        a = a * 2
        return a
    return inner


f = param_cell(3)
print(f(), f())


def deep():
    x = "x"

    def a():
        def b():
            def c():
                return x
            return c
        return b
    return a()()()


print(deep())


def deleted():
    x = 1

    def inner():
        return x
    del x
    try:
        inner()
    except NameError as error:
        return str(error)


print(deleted())


def self_ref():
    def me(n):
        return n if n <= 0 else me(n - 1)
    return me


print(self_ref()(5))
memo = {}


def cached(f):
    def wrapper(n):
        if n not in memo:
            memo[n] = f(n)
        return memo[n]
    return wrapper


@cached
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(memo))
