"""Flipping the beginnings of permutations."""


def fannkuch(n):
    permutation = list(range(n))
    count = [0] * n
    most = checksum = turn = 0
    r = n
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        first = permutation[0]
        if first:
            work = permutation[:]
            flips = 0
            while first:
                work[:first + 1] = work[first::-1]
                flips += 1
                first = work[0]
            if flips > most:
                most = flips
            checksum += -flips if turn & 1 else flips
        turn += 1
        while True:
            if r == n:
                return checksum, most
            first = permutation[0]
            permutation[:r] = permutation[1:r + 1]
            permutation[r] = first
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


result = fannkuch(8)
print(result)
assert result == (1616, 22)
