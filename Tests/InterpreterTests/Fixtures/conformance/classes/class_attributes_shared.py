class Base:
    items = []
    count = 0

    def add(self, x):
        self.items.append(x)
        self.count += 1


class Child(Base):
    items = []


a, b, c = Base(), Base(), Child()
a.add(1); b.add(2); c.add(3)
print(a.items, b.items, c.items, Base.count, a.count, vars(a), vars(c))
Base.extra = "later"
print(a.extra, c.extra, "extra" in vars(Child), hasattr(Child, "extra"))
Child.extra = "own"
del Child.extra
print(c.extra)
del Base.extra
print(hasattr(c, "extra"))
