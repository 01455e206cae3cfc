"""List, dict and set comprehensions and generator expressions."""

squares = [x * x for x in range(300000)]
even = [x for x in squares if x % 2 == 0]
pairs = [(a, b) for a in range(400) for b in range(400) if (a + b) % 7 == 0]
table = {x: x % 13 for x in range(120000)}
groups = {value: [key for key in range(value, 2000, 13)] for value in set(table.values())}
matrix = [[i * j for j in range(120)] for i in range(120)]
transposed = [[row[i] for row in matrix] for i in range(120)]
flat = [value for row in transposed for value in row if value & 1]
unique = {value % 997 for value in squares}
total = sum(value for value in flat) + sum(len(group) for group in groups.values())
biggest = max(a * b for a, b in pairs)
print(len(even), len(pairs), len(table), len(flat), len(unique), total, biggest)
assert len(even) == 150000 and total == 12962000, total
