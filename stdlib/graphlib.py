"""Orders in which everything comes after what it depends on."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle: the second argument."""


class TopologicalSorter:
    """A graph of nodes and their predecessors."""

    def __init__(self, graph=None):
        self._waits = {}
        self._followers = {}
        self._ready = None
        self._out = self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _note(self, node):
        self._waits.setdefault(node, 0)
        self._followers.setdefault(node, [])

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._note(node)
        self._waits[node] += len(predecessors)
        for predecessor in predecessors:
            self._note(predecessor)
            self._followers[predecessor].append(node)

    def prepare(self):
        """Ends the adding and looks for cycles."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._state = {}
        self._ready = [node for node, count in self._waits.items() if count == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        """Depth first; a node on the way that is met again closes a cycle."""
        seen, place = set(), {}
        for start in self._waits:
            if start in seen:
                continue
            path, turns = [], []
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    seen.add(node)
                    turns.append(iter(self._followers[node]))
                    place[node] = len(path)
                    path.append(node)
                node = None
                while path:
                    try:
                        node = next(turns[-1])
                        break
                    except StopIteration:
                        del place[path.pop()]
                        turns.pop()
                if not path:
                    break
        return None

    def get_ready(self):
        """The nodes that wait for nothing any more, each once."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._state[node] = "out"
        self._ready.clear()
        self._out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._out or bool(self._ready)

    __bool__ = is_active

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._waits:
                raise ValueError(f"node {node!r} was not added using add()")
            state = self._state.get(node)
            if state is None:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            self._state[node] = "done"
            for follower in self._followers[node]:
                self._waits[follower] -= 1
                if self._waits[follower] == 0:
                    self._ready.append(follower)
            self._finished += 1

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
