"""Binary heaps in plain lists: heap[k] <= heap[2k+1] and heap[k] <= heap[2k+2]."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _no_list(heap, what):
    return TypeError(f"{what} must be list, not {'None' if heap is None else type(heap).__name__}")


def heappush(heap, item, /):
    """Add an item."""
    if not isinstance(heap, list):
        raise _no_list(heap, "heappush() argument 1")
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Remove and return the smallest item."""
    if not isinstance(heap, list):
        raise _no_list(heap, "heappop() argument")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item, /):
    """Pop the smallest item, then push `item`."""
    if not isinstance(heap, list):
        raise _no_list(heap, "heapreplace() argument 1")
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Push `item`, then pop the smallest."""
    if not isinstance(heap, list):
        raise _no_list(heap, "heappushpop() argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(heap, /):
    """Order a list into a heap, in place."""
    if not isinstance(heap, list):
        raise _no_list(heap, "heapify() argument")
    for position in reversed(range(len(heap) // 2)):
        _sink(heap, position)


def _rise(heap, top, position):
    item = heap[position]
    while position > top:
        parent = (position - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[position] = above
        position = parent
    heap[position] = item


def _sink(heap, position):
    """Follow the smaller children down to a leaf, then let the item rise: fewer comparisons than stopping early."""
    end = len(heap)
    top = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _rise(heap, top, position)


def _sink_max(heap, position):
    end = len(heap)
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        if not item < heap[child]:
            break
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item


def _heapify_max(heap, /):
    for position in reversed(range(len(heap) // 2)):
        _sink_max(heap, position)


def _heappop_max(heap, /):
    last = heap.pop()
    if heap:
        largest = heap[0]
        heap[0] = last
        _sink_max(heap, 0)
        return largest
    return last


def merge(*iterables, key=None, reverse=False):
    """Merge sorted iterables into one sorted iterator; equal elements come in the order of the iterables."""
    runs = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        runs.append([_MergeKey(value if key is None else key(value), -order if reverse else order, reverse), value, advance])
    entries = [(run[0], index) for index, run in enumerate(runs)]
    heapify(entries)
    while entries:
        _, index = entries[0]
        run = runs[index]
        yield run[1]
        try:
            run[1] = run[2]()
        except StopIteration:
            heappop(entries)
            continue
        run[0] = _MergeKey(run[1] if key is None else key(run[1]), run[0].order, reverse)
        heapreplace(entries, (run[0], index))


class _MergeKey:
    __slots__ = ("key", "order", "reverse")

    def __init__(self, key, order, reverse):
        self.key, self.order, self.reverse = key, order, reverse

    def __lt__(self, other):
        if self.reverse:
            if other.key < self.key:
                return True
            return not self.key < other.key and self.order > other.order
        if self.key < other.key:
            return True
        return not other.key < self.key and self.order < other.order

    def __eq__(self, other):
        return self is other


def nsmallest(n, iterable, key=None):
    """The n smallest elements: sorted(iterable, key=key)[:n]."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest elements: sorted(iterable, key=key, reverse=True)[:n]."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
