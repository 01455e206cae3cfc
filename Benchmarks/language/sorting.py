"""Sorting with and without keys."""

seed = 42
data = []
for _ in range(70000):
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    data.append(seed >> 40)
plain = sorted(data)
assert all(a <= b for a, b in zip(plain, plain[1:]))
by_digits = sorted(data, key=lambda n: (n % 100, -n))
records = [("n%03d" % (n % 500), n & 255, n) for n in data[:35000]]
records.sort(key=lambda record: record[1], reverse=True)
records.sort(key=lambda record: record[0])


class Card:
    __slots__ = ("rank", "suit")

    def __init__(self, rank, suit):
        self.rank, self.suit = rank, suit

    def __lt__(self, other):
        return (self.suit, self.rank) < (other.suit, other.rank)


cards = [Card(n % 13, n // 13 % 4) for n in data[:15000]]
cards.sort()
words = sorted((str(n) for n in data[:35000]), key=len)


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            result.append(left[i])
            i += 1
        else:
            result.append(right[j])
            j += 1
    return result + left[i:] + right[j:]


assert merge_sort(data[:20000]) == sorted(data[:20000])
print(plain[0], by_digits[0], records[0][0], cards[0].rank, cards[-1].suit, len(words[0]))
