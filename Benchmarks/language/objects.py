"""Making and dropping small objects: lists, tuples, dicts and instances with dunders."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


class Value:
    """A scalar with its gradient: the smallest autograd."""

    def __init__(self, data, parents=(), back=None):
        self.data, self.grad, self.parents, self.back = data, 0.0, parents, back

    def __add__(self, other):
        def back(grad):
            self.grad += grad
            other.grad += grad
        return Value(self.data + other.data, (self, other), back)

    def __mul__(self, other):
        def back(grad):
            self.grad += other.data * grad
            other.grad += self.data * grad
        return Value(self.data * other.data, (self, other), back)

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for parent in node.parents:
                    visit(parent)
                order.append(node)
        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            if node.back is not None:
                node.back(node.grad)


position, step = Vector(0, 0), Vector(1, 2)
for i in range(120000):
    position = position + step * (i & 1)
made = 0
for i in range(250000):
    row = [i, (i, i + 1), {"k": i}]
    made += len(row[1])
weights = [Value(0.01 * i) for i in range(20)]
for epoch in range(250):
    loss = Value(0.0)
    for i, weight in enumerate(weights):
        loss = loss + weight * weight * Value(0.5 + i * 0.01)
    loss.backward()
    for weight in weights:
        weight.data -= 0.05 * weight.grad
        weight.grad = 0.0
print(position.x, position.y, made, round(loss.data, 12))
assert position == Vector(60000, 120000)
assert loss.data < 1e-6
