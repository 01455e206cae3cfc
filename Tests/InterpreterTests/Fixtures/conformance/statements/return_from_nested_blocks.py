def f(x):
    with open(__file__):
        for i in range(5):
            try:
                if i == x:
                    return f"found {i}"
            finally:
                if i == 3:
                    return "finally wins"
    return "end"


print(f(0), f(2), f(3), f(9))
