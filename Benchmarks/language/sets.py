"""Set work: membership, algebra, a breadth-first search."""


def reachable(width, height, walls):
    frontier = {(0, 0)}
    seen = set(frontier)
    steps = 0
    while frontier:
        new = set()
        for x, y in frontier:
            for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if 0 <= nx < width and 0 <= ny < height and (nx, ny) not in walls and (nx, ny) not in seen:
                    new.add((nx, ny))
        seen |= new
        frontier = new
        steps += 1
    return len(seen), steps


walls = {(x, y) for x in range(4, 300, 8) for y in range(300) if y % 37}
size, steps = reachable(180, 160, walls)
evens, threes = set(range(0, 200000, 2)), set(range(0, 200000, 3))
for _ in range(4):
    both, either, odd = evens & threes, evens | threes, evens ^ threes
    assert len(both) + len(odd) == len(either)
hits = 0
for n in range(400000):
    if n in both:
        hits += 1
print(size, steps, len(either), hits)
assert hits == len(both) == 33334
