def find(grid, target):
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            if value == target:
                return r, c
    return None


grid = [[1, 2], [3, 4]]
print(find(grid, 3), find(grid, 9))
for r in grid:
    for v in r:
        if v == 2:
            continue
        if v == 4:
            break
        print(v)
    else:
        print("row done", r)
