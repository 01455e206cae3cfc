"""Integer arithmetic in plain loops."""


def collatz(limit):
    longest, start = 0, 0
    for n in range(1, limit):
        steps, value = 0, n
        while value != 1:
            value = value // 2 if value % 2 == 0 else 3 * value + 1
            steps += 1
        if steps > longest:
            longest, start = steps, n
    return start, longest


def checksum(n):
    a, b = 1, 0
    i = 0
    while i < n:
        a = (a + (i & 255)) % 65521
        b = (b + a) % 65521
        i += 1
    return (b << 16) | a


assert collatz(12000) == (10971, 267)
result = checksum(1000000)
assert result == 237492440, result
print("collatz and checksum", result)
