class K:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return isinstance(other, K) and self.v == other.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f"K{self.v}"
print(len({K(1), K(1), K(2)}), {K(1): "a"}[K(1)], K(1) in {K(1)}, [K(2)].index(K(2)))
class NoHash:
    def __eq__(self, other): return True
class Explicit:
    __hash__ = None
class Keeps(K):
    __hash__ = K.__hash__
    def __eq__(self, other): return False
class Lost(K):
    def __eq__(self, other): return True
for make in (NoHash, Explicit, lambda: Lost(1)):
    try:
        hash(make())
    except TypeError as error:
        print(error)
print(hash(Keeps(5)) == hash(5))
class BadHash:
    def __hash__(self): return "x"
class BigHash:
    def __hash__(self): return 2 ** 100
class Neg:
    def __hash__(self): return -1
try:
    hash(BadHash())
except TypeError as error:
    print(error)
print(hash(BigHash()) == hash(2 ** 100), hash(Neg()))
print(hash(1) == hash(1.0) == hash(True), hash(0.5) == hash(0.5), hash((1, 2)) == hash((1, 2)), hash("a") == hash("a"))
print(hash(-1), hash(-2), hash(0), hash(2 ** 61 - 1), hash(2 ** 61), hash(10 ** 20), hash(1.5), hash(float("inf")), hash(-0.0))
for value in ([], {}, set(), [1], slice(1), bytearray()):
    try:
        print(hash(value))
    except TypeError as error:
        print(error)
print(hash(frozenset([1])) == hash(frozenset([1])), hash(None) == hash(None), hash(((),)) == hash(((),)))
