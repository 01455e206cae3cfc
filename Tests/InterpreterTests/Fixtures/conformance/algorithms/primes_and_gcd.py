def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def factor(n):
    out, p = [], 2
    while p * p <= n:
        while n % p == 0:
            out.append(p)
            n //= p
        p += 1
    return out + [n] * (n > 1)


def is_prime(n):
    return n > 1 and all(n % p for p in range(2, int(n ** 0.5) + 1))


print([n for n in range(50) if is_prime(n)], gcd(1071, 462), factor(360), factor(2 ** 31 - 1), factor(97 * 89))
print(pow(3, 200, 13), sum(1 for n in range(1000) if is_prime(n)), 2 ** 127 - 1)
print([sum(d for d in range(1, n) if n % d == 0) == n for n in (6, 28, 30)])
