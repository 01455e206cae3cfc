def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def transpose(m):
    return [list(row) for row in zip(*m)]


def determinant(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * determinant([row[:j] + row[j + 1:] for row in m[1:]]) for j in range(len(m)))


a = [[1, 2], [3, 4]]
b = [[0, 1], [1, 0]]
print(multiply(a, b), transpose([[1, 2, 3]]), determinant([[2, 0, 1], [1, 3, 2], [1, 1, 1]]))


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __matmul__(self, other):
        return Matrix(multiply(self.rows, other.rows))

    def __pow__(self, n):
        result = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        for _ in range(n):
            result = result @ self
        return result

    def __repr__(self):
        return "\n".join(" ".join(f"{x:4d}" for x in row) for row in self.rows)


print(Matrix([[1, 1], [1, 0]]) ** 10)
