"""Palettes by median cut: the box of most pixels is divided until there are as many boxes as colours are wanted."""

import numpy as np

# Weights of red, green and blue in the choice of the direction that is cut.
_WEIGHTS = (77, 150, 29)


class _Box:
    def __init__(self, colors, counts):
        self.colors, self.counts = colors, counts
        self.total = int(counts.sum())
        self.left = self.right = None

    def split(self):
        """Divides at the median of the widest direction, high values to the left; false for a single colour."""
        spans = (self.colors.max(axis=0) - self.colors.min(axis=0)).tolist()
        weighted = [span * weight for span, weight in zip(spans, _WEIGHTS)]
        axis = weighted.index(max(weighted))
        if spans[axis] == 0:
            return False
        values = self.colors[:, axis]
        order = np.argsort(-values, kind='stable')
        reached = np.cumsum(self.counts[order])
        last = int(values[order[int(np.nonzero(reached * 2 > self.total)[0][0])]])
        # Equal values stay together; the lowest ones alone go right when nothing else would.
        is_left = values >= last
        if bool(is_left.all()):
            is_left = values > last
        self.left = _Box(self.colors[is_left], self.counts[is_left])
        self.right = _Box(self.colors[~is_left], self.counts[~is_left])
        return True

    def leaves(self):
        return [self] if self.left is None else self.left.leaves() + self.right.leaves()


class _Heap:
    """The box of most pixels first; which of two equal ones comes first follows from how the heap is kept."""

    def __init__(self):
        self.items = [None]

    def add(self, item):
        items, at = self.items, len(self.items)
        items.append(item)
        while at != 1 and item.total > items[at // 2].total:
            items[at] = items[at // 2]
            at //= 2
        items[at] = item

    def remove(self):
        items = self.items
        if len(items) == 1:
            return None
        first, last = items[1], items.pop()
        count, at = len(items) - 1, 1
        if count == 0:
            return first
        while at * 2 <= count:
            child = at * 2
            if child < count and items[child].total < items[child + 1].total:
                child += 1
            if last.total > items[child].total:
                break
            items[at] = items[child]
            at = child
        items[at] = last
        return first


def quantize(pixels, colors):
    """(indices, palette) of an array of shape (height, width, 3)."""
    packed = pixels[:, :, 0].astype(np.int64) << 16 | pixels[:, :, 1].astype(np.int64) << 8 | pixels[:, :, 2]
    values, indices, counts = np.unique(packed.ravel(), return_inverse=True, return_counts=True)
    if len(values) > 65536:
        raise NotImplementedError("quantizing more than 65536 colours is not in Cellbook's PIL")
    known = np.stack([values >> 16 & 255, values >> 8 & 255, values & 255], axis=1)
    root, heap = _Box(known, counts), _Heap()
    heap.add(root)
    for _ in range(colors - 1):
        box = heap.remove()
        while box is not None and not box.split():
            box = heap.remove()
        if box is None:
            break
        heap.add(box.left)
        heap.add(box.right)
    boxes = root.leaves()
    means = np.array([np.floor(0.5 + (box.colors * box.counts.reshape(-1, 1)).sum(axis=0) / box.total) for box in boxes]).astype(np.int64)
    table = _nearest_means(known, boxes, means)
    return table[indices].astype(np.uint8), means.astype(np.uint8).tobytes()


def _nearest_means(known, boxes, means):
    """The number of the nearest mean for each colour; its own box wins ties, then the mean nearest to that box's."""
    places = {tuple(color): number for number, box in enumerate(boxes) for color in box.colors.tolist()}
    apart = means.reshape(-1, 1, 3) - means.reshape(1, -1, 3)
    orders = np.argsort((apart * apart).sum(axis=2), axis=1, kind='stable')
    result = []
    for color in known.tolist():
        own = places[tuple(color)]
        away = means - np.array(color)
        distances = (away * away).sum(axis=1)
        order = orders[own]
        best = int(order[int(np.argmin(distances[order]))])
        result.append(best if distances[best] < distances[own] else own)
    return np.array(result)
