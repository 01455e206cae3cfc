"""Dictionary work: counting, grouping, inverting, memoising."""

words = []
seed = 12345
for _ in range(120000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    words.append("w%d" % (seed >> 8 & 1023))
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
assert sum(counts.values()) == len(words)
groups = {}
for word in words:
    groups.setdefault(len(word), []).append(word)
inverse = {}
for word, count in counts.items():
    inverse[count] = word
memo = {}


def ways(n, coin):
    if n == 0:
        return 1
    if n < 0 or coin == 0:
        return 0
    key = n, coin
    if key not in memo:
        memo[key] = ways(n - coin, coin) + ways(n, coin - 1)
    return memo[key]


assert ways(300, 60) > 0
table = {}
for i in range(300000):
    table[i & 4095] = table.get(i & 4095, 0) + i
for i in range(0, 4096, 2):
    del table[i]
print(len(counts), sorted(groups), len(memo), sum(table.values()))
assert len(table) == 2048
