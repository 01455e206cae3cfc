"""Reading and writing attributes of instances, with and without slots, and of classes."""


class Particle:
    count = 0

    def __init__(self, x, v):
        self.x = x
        self.v = v
        self.hits = 0

    def step(self, dt):
        self.x += self.v * dt
        if self.x > 100:
            self.x -= 100
            self.hits += 1
            Particle.count += 1


class Slotted:
    __slots__ = ("a", "b", "c")

    def __init__(self):
        self.a = self.b = self.c = 0

    def turn(self):
        self.a, self.b, self.c = self.b + 1, self.c, self.a


particles = [Particle(i, i % 7 + 1) for i in range(20)]
for _ in range(40000):
    for particle in particles:
        particle.step(1)
slotted = Slotted()
for _ in range(500000):
    slotted.turn()
total = sum(p.hits for p in particles)
print(total, Particle.count, slotted.a, slotted.b, slotted.c)
assert total == Particle.count
assert slotted.a + slotted.b + slotted.c == 500000
