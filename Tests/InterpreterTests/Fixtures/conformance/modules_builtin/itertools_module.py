import itertools as it


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('list(it.islice(it.count(5, 2), 3))')
show('list(it.islice(it.cycle("ab"), 5))')
show('list(it.repeat(1, 3))')
show('list(it.accumulate([1, 2, 3]))')
show('list(it.accumulate([3, 1, 2], max))')
show('list(it.accumulate([1, 2], initial=10))')
show('list(it.chain("ab", [1]))')
show('list(it.chain.from_iterable([[1], [2]]))')
show('list(it.compress("abc", [1, 0, 1]))')
show('list(it.dropwhile(lambda x: x < 2, [1, 2, 1]))')
show('list(it.takewhile(lambda x: x < 2, [1, 2, 1]))')
show('list(it.filterfalse(None, [0, 1]))')
show('[(k, list(g)) for k, g in it.groupby("aab")]')
show('list(it.islice(range(10), 2, 8, 3))')
show('list(it.pairwise("abc"))')
show('list(it.starmap(pow, [(2, 3)]))')
show('list(it.zip_longest("ab", "c", fillvalue="-"))')
show('list(it.product("ab", repeat=2))')
show('list(it.permutations("abc", 2))')
show('list(it.combinations("abc", 2))')
show('list(it.combinations_with_replacement("ab", 2))')
show('[list(x) for x in it.tee([1, 2])]')
show('it.count(1)')
show('it.repeat(5, 2)')
show('list(it.islice([1], -1))')
show('list(it.product())')
show('list(it.product([], [1]))')
show('list(it.permutations([]))')
show('[(k, len(list(g))) for k, g in it.groupby([1, 1, 2], key=lambda x: x > 1)]')
