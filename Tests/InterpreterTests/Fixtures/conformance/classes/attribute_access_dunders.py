class Proxy:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(("get", name))
        if name.startswith("no"):
            raise AttributeError(f"custom: {name}")
        return name.upper()

    def __setattr__(self, name, value):
        self.log.append(("set", name, value))
        if name == "real":
            super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))


p = Proxy()
print(p.anything)
p.x = 1
p.real = 2
print(p.real)
del p.y
print(hasattr(p, "nope"), getattr(p, "nothing", "default"), p.log)
try:
    p.nope
except AttributeError as error:
    print(error)


class All:
    x = 1

    def __getattribute__(self, name):
        if name == "x":
            return "intercepted"
        return object.__getattribute__(self, name)

    def method(self):
        return self.x


print(All().x, All().method(), All.x)


class Both:
    def __getattribute__(self, name):
        raise AttributeError("from getattribute " + name)

    def __getattr__(self, name):
        return "from getattr " + name


print(Both().q)


class Dir:
    def __dir__(self):
        return ["z", "a"]


print(dir(Dir()))
