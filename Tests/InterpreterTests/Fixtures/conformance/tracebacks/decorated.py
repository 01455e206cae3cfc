def deco(f):
    def wrapper(*args):
        return f(*args)
    return wrapper


@deco
def broken(a):
    return a.missing


broken("text")
