class Node:
    def __init__(self, **kw):
        self.__dict__.update(kw)


root = Node(a=Node(b=Node(c=[Node(d={"k": (1, 2, Node(e="deep"))})])))
print(root.a.b.c[0].d["k"][2].e.upper()[1:3])
root.a.b.c[0].d["k"][2].e += "er"
print(root.a.b.c[0].d["k"][2].e)
try:
    root.a.b.x.c
except AttributeError as error:
    print(error)
try:
    root.a.b.c[0].d["z"][0]
except KeyError as error:
    print(repr(error))
