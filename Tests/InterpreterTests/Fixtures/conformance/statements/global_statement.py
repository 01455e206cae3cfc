count = 0


def bump():
    global count, made_here
    count += 1
    made_here = "yes"


bump(); bump()
print(count, made_here)


def outer():
    count = 100

    def inner():
        global count
        count += 1
        return count
    return inner(), count


print(outer(), count)


def deletes():
    global made_here
    del made_here


deletes()
print("made_here" in globals())


class Scope:
    global count
    count = 55
    other = 1


print(count, hasattr(Scope, "count"), Scope.other)
