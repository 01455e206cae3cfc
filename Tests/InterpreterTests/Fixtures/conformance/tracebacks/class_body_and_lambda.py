f = lambda x: x["k"]


class C:
    def method(self):
        return [f(i) for i in [1]]

    @property
    def p(self):
        return self.method()


C().p
