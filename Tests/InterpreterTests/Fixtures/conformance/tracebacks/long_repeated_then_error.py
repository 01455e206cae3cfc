def a(n):
    if n == 0:
        return {}["end"]
    return a(n - 1)


a(10)
