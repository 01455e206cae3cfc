class Temperature:
    def __init__(self):
        self._c = 0

    @property
    def celsius(self):
        "The temperature."
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleted")

    @property
    def readonly(self):
        return 1

    def _get(self):
        return "x"

    x = property(_get, doc="x doc")
    writeonly = property(None, lambda self, v: print("wrote", v))


t = Temperature()
t.celsius = 5
print(t.celsius, Temperature.celsius.__doc__, Temperature.x.__doc__, t.x)
del t.celsius
t.writeonly = 3
for code in ("t.celsius = -300", "t.readonly = 2", "del t.readonly", "t.writeonly", "del t.x", "t.x = 1"):
    try:
        exec(code)
    except Exception as error:
        print(code, "->", type(error).__name__, error)


class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return "sub " + str(self._c)


s = Sub()
s.celsius = 7
print(s.celsius, vars(s))


class Raises:
    @property
    def p(self):
        return self.missing

    def __getattr__(self, name):
        return "fallback " + name


print(Raises().p)
t.__dict__["readonly"] = "shadow"
print(t.readonly)
