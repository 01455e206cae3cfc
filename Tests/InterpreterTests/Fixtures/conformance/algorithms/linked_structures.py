class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.head = Node(item, self.head)

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        previous = None
        node = self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"


l = LinkedList("abc")
print(l, len(list(l)), "b" in l)
l.reverse()
print(l, LinkedList())


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        def place(node):
            if node is None:
                return [key, None, None]
            side = 1 if key < node[0] else 2
            node[side] = place(node[side])
            return node
        self.root = place(self.root)

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node[1])
                yield node[0]
                yield from walk(node[2])
        return walk(self.root)


t = Tree()
for x in (5, 2, 8, 1, 9, 3):
    t.insert(x)
print(list(t), sum(t), max(t))
