from collections import deque
import heapq

graph = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}}


def bfs(start):
    seen, queue = [start], deque([start])
    while queue:
        for n in graph[queue.popleft()]:
            if n not in seen:
                seen.append(n)
                queue.append(n)
    return seen


def dijkstra(start):
    best, heap = {}, [(0, start)]
    while heap:
        cost, node = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = cost
        for n, w in graph[node].items():
            heapq.heappush(heap, (cost + w, n))
    return best


def paths(a, b, seen=()):
    if a == b:
        yield [*seen, b]
        return
    for n in graph[a]:
        if n not in seen:
            yield from paths(n, b, (*seen, a))


print(bfs("a"), dijkstra("a"), list(paths("a", "d")))
