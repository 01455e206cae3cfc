"""List work: append, index, slice, sieve, two-dimensional tables."""


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
        i += 1
    return [i for i, prime in enumerate(flags) if prime]


def life(rows, cols, turns):
    board = [[(r * 7 + c * 3) % 5 == 0 for c in range(cols)] for r in range(rows)]
    for _ in range(turns):
        new = []
        for r in range(rows):
            above, row, below = board[r - 1], board[r], board[(r + 1) % rows]
            line = []
            for c in range(cols):
                right = (c + 1) % cols
                n = (above[c - 1] + above[c] + above[right] + row[c - 1] + row[right]
                     + below[c - 1] + below[c] + below[right])
                line.append(n == 3 or n == 2 and row[c])
            new.append(line)
        board = new
    return sum(map(sum, board))


def stack_machine(n):
    stack = []
    for i in range(n):
        stack.append(i)
        if len(stack) > 50:
            total = stack.pop() + stack.pop()
            stack.insert(0, total % 1000)
            del stack[10:20]
            stack.extend((1, 2, 3))
            stack.reverse()
    return len(stack)


primes = sieve(400000)
assert len(primes) == 33860
print(len(primes), life(48, 64, 40), stack_machine(250000))
