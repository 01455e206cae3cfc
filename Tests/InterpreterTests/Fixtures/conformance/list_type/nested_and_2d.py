grid = [[0] * 3 for _ in range(2)]
shared = [[0] * 3] * 2


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('grid.__setitem__(0, [9, 0, 0])')
show('grid')
show('grid[1][2]')
show('shared[0].__setitem__(0, 7)')
show('shared')
show('[row[:] for row in grid]')
show('[list(col) for col in zip(*grid)]')
show('sum(grid, [])')
show('sum(map(sum, grid))')
show('max(max(row) for row in grid)')
show('[[r * c for c in range(3)] for r in range(2)]')
show('grid[5]')
show('grid[0][5]')
show('grid[0, 1]')
show('[[1, 2], [3, 4]][1][0]')
show('[[1, 2], [3, 4]] == [[1, 2], [3, 4]]')
show('[[2], [1]] > [[1], [2]]')
show('list(map(list, ["ab", "cd"]))')
show('[[1, [2]], 3][0][1][0]')
show('any(0 in row for row in grid)')
show('[x for row in grid for x in row]')
show('[[]] == [[]]')
show('[[]] is [[]]')
show('str([[1], [2, [3]]])')
show('len([[1, 2, 3]])')
