"""All ways to place queens on a board, with sets of attacked lines and with bits."""


def with_sets(n):
    columns, rising, falling = set(), set(), set()

    def place(row):
        if row == n:
            return 1
        found = 0
        for column in range(n):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column)
            rising.add(row + column)
            falling.add(row - column)
            found += place(row + 1)
            columns.remove(column)
            rising.remove(row + column)
            falling.remove(row - column)
        return found
    return place(0)


def with_bits(n, columns=0, rising=0, falling=0, row=0):
    if row == n:
        return 1
    found = 0
    free = ~(columns | rising | falling) & (1 << n) - 1
    while free:
        bit = free & -free
        free ^= bit
        found += with_bits(n, columns | bit, (rising | bit) << 1, (falling | bit) >> 1, row + 1)
    return found


assert with_sets(8) == 92
assert with_bits(9) == 352
print(with_sets(8), with_bits(9))
