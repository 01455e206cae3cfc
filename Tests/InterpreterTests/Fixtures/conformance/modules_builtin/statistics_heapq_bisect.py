import heapq, bisect
h = [5, 1, 4]


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('heapq.heapify(h)')
show('h')
show('heapq.heappush(h, 0)')
show('heapq.heappop(h)')
show('heapq.heappop([])')
show('heapq.nlargest(2, [1, 5, 3])')
show('heapq.nsmallest(2, [1, 5, 3], key=lambda x: -x)')
show('list(heapq.merge([1, 4], [2, 3]))')
show('heapq.heapreplace(h, 9)')
show('h')
show('bisect.bisect([1, 2, 2, 3], 2)')
show('bisect.bisect_left([1, 2, 2, 3], 2)')
show('bisect.bisect([1], 5, lo=-1)')
show('bisect.insort(h, 2)')
show('heapq.heappushpop([1, 2], 0)')
show('bisect.bisect([3, 2, 1], 2, key=lambda x: -x)')
