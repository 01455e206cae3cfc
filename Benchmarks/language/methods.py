"""Method calls through three levels of inheritance, with super()."""


class Shape:
    def __init__(self, name):
        self.name = name

    def area(self):
        return 0

    def scaled(self, k):
        return self.area() * k

    def describe(self):
        return 1


class Polygon(Shape):
    def __init__(self, name, sides):
        super().__init__(name)
        self.sides = sides

    def describe(self):
        return super().describe() + self.sides


class Rectangle(Polygon):
    def __init__(self, w, h):
        super().__init__("rectangle", 4)
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    def describe(self):
        return super().describe() + 1


class Square(Rectangle):
    def __init__(self, s):
        super().__init__(s, s)

    def describe(self):
        return super().describe() + 1


total = 0
shapes = [Square(3), Rectangle(2, 5), Square(1)]
for i in range(220000):
    shape = shapes[i % 3]
    total += shape.scaled(2) + shape.describe()
for i in range(60000):
    total += Square(i & 3).area()
print(total)
assert total == 4610005, total
