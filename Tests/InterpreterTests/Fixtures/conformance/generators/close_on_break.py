def resource():
    print("acquire")
    try:
        for i in range(10):
            yield i
    finally:
        print("release")


for x in resource():
    if x == 2:
        break
print("after loop")
g = resource()
print(next(g))
g = None
print("dropped")
print(next(resource()))
print(list(zip(resource(), "ab")))
a, *_ = resource()
