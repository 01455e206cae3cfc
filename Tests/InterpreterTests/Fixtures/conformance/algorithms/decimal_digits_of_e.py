def digits_of_e(n):
    total, term, k = 0, 10 ** (n + 10), 1
    while term:
        total += term
        term //= k
        k += 1
    return str(total // 10 ** 10)


def digits_of_pi(n):
    unity = 10 ** (n + 10)

    def arccot(x):
        total = power = unity // x
        k, sign = 3, -1
        while power:
            power //= x * x
            total += sign * (power // k)
            sign, k = -sign, k + 2
        return total
    return str(4 * (4 * arccot(5) - arccot(239)) // 10 ** 10)


print(digits_of_e(60))
print(digits_of_pi(60))
print(sum(map(int, str(2 ** 1000))), len(str(10 ** 500 // 7)))
