# Sharing, cycles, reduction, persistent ids, restricted loading, old protocols, errors.
import io
import pickle
import sys


class Node:
    def __init__(self, name):
        self.name = name


class Reduced:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return Reduced, (self.value + 1,)


class Arguments:
    def __new__(cls, a, *, b):
        self = super().__new__(cls)
        self.a, self.b = a, b
        return self

    def __getnewargs_ex__(self):
        return (self.a,), {"b": self.b}


def again(value, protocol=None):
    return pickle.loads(pickle.dumps(value, protocol))


for protocol in (2, 3, 4, 5, -1, None):
    shared = [1]
    first, second = again([shared, shared], protocol)
    ring = [0]
    ring.append((ring, {"ring": ring}))
    copy = again(ring, protocol)
    node = Node("n")
    node.me = (node, frozenset({1}))
    other = again(node, protocol)
    print(first is second, copy[1][0] is copy, copy[1][1]["ring"] is copy, other.me[0] is other, other.name)
    print(again(Reduced(1), protocol).value)
made = again(Arguments(1, b=2))
print(made.a, made.b)

file = io.BytesIO()
for value in ([1], {"a": 2}, "three"):
    pickle.dump(value, file)
file.seek(0)
try:
    while True:
        print(pickle.load(file))
except EOFError as error:
    print(error)


class KeepsNodes(pickle.Pickler):
    def persistent_id(self, obj):
        return ("node", obj.name) if isinstance(obj, Node) else None


class FindsNodes(pickle.Unpickler):
    def persistent_load(self, pid):
        return "found " + pid[1]

    def find_class(self, module, name):
        if name == "Reduced":
            raise pickle.UnpicklingError(f"global '{module}.{name}' is forbidden")
        return super().find_class(module, name)


file = io.BytesIO()
pickler = KeepsNodes(file)
pickler.dump([Node("a"), 1])
file.seek(0)
print(FindsNodes(file).load())
try:
    FindsNodes(io.BytesIO(pickle.dumps(Reduced(1)))).load()
except pickle.UnpicklingError as error:
    print(error)
print(pickle.loads(b"(lp0\nI1\naI01\naL5L\naF1.5\naVa\na(dp1\nVk\n(I1\nI2\ntsa."))
print(pickle.loads(b"\x80\x02U\x02ab."), pickle.loads(b"\x80\x02U\x01\xe9.", encoding="latin1"), pickle.loads(b"U\x01\xe9.", encoding="bytes"))


def local():
    class Local:
        pass

    return Local


def generator():
    yield 1


Old = Node


class Node:
    pass


nameless = lambda: 1
for call in (
    lambda: pickle.dumps(local()), lambda: pickle.dumps(local()()), lambda: pickle.dumps(generator()), lambda: pickle.dumps(sys),
    lambda: pickle.dumps(open("/dev/null")), lambda: pickle.dumps(Old), lambda: pickle.dumps(nameless), lambda: pickle.loads(b"xyz"),
    lambda: pickle.loads(b""), lambda: pickle.loads("a"), lambda: pickle.loads(b"\x80\x09."), lambda: pickle.loads(b"\x80\x04K"),
    lambda: pickle.loads(b"\x80\x04h\x05."), lambda: pickle.loads(b"\x80\x04."), lambda: pickle.loads(b"cbuiltins\nNope\n."),
    lambda: pickle.loads(b"\x80\x04Nt."), lambda: pickle.dumps(1, 9), lambda: pickle.dump(1, 3), lambda: pickle.load(3),
    lambda: pickle.loads(b"NQ."), lambda: pickle.loads(b"cnomodule\nx\n."), lambda: pickle.dumps([{}.keys()]),
    lambda: pickle.loads(b"\xff"), lambda: pickle.loads(b"\x80\x04]"), lambda: pickle.dumps(memoryview(b"a")),
    lambda: pickle.loads(b"(1."), lambda: pickle.loads(b"\x80\x04\x8c\xffabc."),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
print(pickle.PicklingError.__mro__, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
